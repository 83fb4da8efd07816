"""Cuts a mailbox into its messages. It reads no message."""

import re

from oiltrack.errors import SourceError

# "From " + address + a date as ctime writes it; only at the start of the file or after a blank line, and only
# if a header line follows: a sentence that begins with "From " in a body splits nothing.
_SEPARATOR = re.compile(
    rb"(?:\A|(?<=\n\n))From [^\n]{0,200}\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
    rb" (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    rb" [ \d]\d \d\d:\d\d(?::\d\d)?[^\n]{0,40}\b\d{4}[^\n]{0,40}\n(?=[!-9;-~]+:)"
)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def messages(data: bytes, location: str) -> list[bytes]:
    """Return the messages in order, without their separators and with quoted "From " lines restored.

    Raises:
        SourceError: the file begins with no separator of a mailbox.
    """
    data = data.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf").lstrip(b"\n")
    separators = list(_SEPARATOR.finditer(data))
    if not separators or separators[0].start() != 0:
        raise SourceError(location, 'no mailbox: its first line is no "From " line', remedy="save it as .eml")
    ends = [*(separator.start() for separator in separators[1:]), len(data)]
    return [
        _QUOTED_FROM.sub(rb"\1", data[separator.end() : end])
        for separator, end in zip(separators, ends, strict=True)
    ]
