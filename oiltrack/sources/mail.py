"""Reads e-mail: single messages (.eml) and mailboxes (.mbox). Attached files are not read.

Headers are parsed as stored (policy ``compat32``) and decoded here: the header parser of ``policy.default``
raises errors of many types on damaged headers, and mail is damaged often.
"""

import codecs
import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from oiltrack.errors import SourceError
from oiltrack.facts import Document
from oiltrack.sources.encoding import decode, utf16_order
from oiltrack.sources.files import load
from oiltrack.sources.forwarded import find_story, plain_subject
from oiltrack.sources.html import read_page
from oiltrack.sources.mbox import messages
from oiltrack.sources.normal import clean, is_published
from oiltrack.sources.protocol import Item, Source, keys

MAX_HEADER = 2_000
MAX_PARTS = 1_000
_MAX_LINES_TIMES_MULTIPARTS = 20_000_000

_CONTENT_TYPE = re.compile(rb"^content-type:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MESSAGE = "message/rfc822"
_REMEDY = "save its text as .txt"
# The first line with anything in it; a list's footer below base64 may be plain.
_BASE64_LINE = re.compile(rb"\s*(?:[A-Za-z0-9+/=]+[ \t]*(?:\r?\n|\Z)|\Z)")


def read(path: Path, titles: tuple[str, ...]) -> Iterator[Item]:
    """Yield the story of one message, or each of the stories that it forwards as attachments."""
    location = path.as_posix()
    yield from read_message(load(path), location)


def read_mailbox(path: Path, titles: tuple[str, ...]) -> Iterator[Item]:
    """Yield the story of each message of a mailbox, or why it has none."""
    location = path.as_posix()
    parts = messages(_in_bytes(load(path), location), location)
    for key, part in zip(keys(location, len(parts)), parts, strict=True):
        yield from read_message(part, key)


def read_message(data: bytes, key: str) -> Iterator[Item]:
    """Yield the story of one message, from its bytes, or each one that it forwards; or why there is none."""
    try:
        data = _in_bytes(data, key)
        _refuse_bomb(data, key)
        stories = _innermost(message_from_bytes(data))
    except SourceError as error:
        yield error
        return
    except RecursionError:
        yield _too_deep(key)
        return
    for own_key, story in zip(keys(key, len(stories)), stories, strict=True):
        try:
            yield _document(story, own_key)
        except SourceError as error:
            yield error
        except RecursionError:
            yield _too_deep(own_key)


def _in_bytes(data: bytes, key: str) -> bytes:
    """Return a mail that an editor has saved in UTF-16 or with a mark as its headers are parsed."""
    if data.startswith(_UTF16_MARKS) or utf16_order(data):
        return decode(data, key).encode("utf-8", "surrogatepass")
    return data.removeprefix(codecs.BOM_UTF8)


def _too_deep(key: str) -> SourceError:
    return SourceError(key, "mail nested too deep", remedy=_REMEDY)


def _refuse_bomb(data: bytes, key: str) -> None:
    """Refuse what the parser would read for minutes, by the headers that make parts, before it sees them."""
    data = data.replace(b"\r", b"\n")
    kinds = _CONTENT_TYPE.findall(data)
    # The parser's time grows with the square of the parameters of this header.
    if any(len(kind) > MAX_HEADER for kind in kinds):
        raise SourceError(key, "a Content-Type header of more than 2,000 characters", remedy=_REMEDY)
    # It compares each line with the boundary of each multipart that is open.
    multiparts = sum(b"multipart" in kind.lower() for kind in kinds)
    if len(kinds) > MAX_PARTS or multiparts * data.count(b"\n") > _MAX_LINES_TIMES_MULTIPARTS:
        raise SourceError(key, "a mail of too many parts", remedy=_REMEDY)


def _document(message: Message, key: str) -> Document:
    body = clean(_body(message, key), key)
    sender, address = parseaddr(_header(message, "From"))
    story = find_story(body)
    return Document(
        key=key,
        text=story.text,
        title=plain_subject(story.subject or _header(message, "Subject")),
        published=story.published or (None if story.forwarded else _day(_header(message, "Date"))),
        publisher=story.sender or sender or address.partition("@")[2] or None,
    )


def _innermost(message: Message) -> list[Message]:
    """Return the messages that were forwarded as attachments, each the innermost; else the message itself."""
    found = [story for part in _own_parts(message) for story in _attached(part)]
    return found or [message]


def _own_parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a message, without those of messages attached to it."""
    yield message
    if message.is_multipart() and message.get_content_type() != _MESSAGE:
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _own_parts(part)


def _attached(part: Message) -> list[Message]:
    inner = part.get_payload(0) if part.is_multipart() and part.get_content_type() == _MESSAGE else None
    return _innermost(inner) if isinstance(inner, Message) and inner.keys() else []


def _body(message: Message, key: str) -> str:
    """Return the text part, or else the text of the HTML part."""
    texts = [part for part in message.walk() if part.get_content_disposition() != "attachment"]
    for kind in ("text/plain", "text/html"):
        for part in texts:
            if part.get_content_type() != kind or part.is_multipart():
                continue
            text = _content(part, key)
            if text.strip():
                return read_page(text, key).text if kind == "text/html" else text
    remedy = "save its text, or its attachment, as a file of its own"
    raise SourceError(key, "the mail holds no text", remedy=remedy)


def _content(part: Message, key: str) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    if _encoding(part) == "base64" and not _BASE64_LINE.match(_written(part)):
        raise SourceError(key, "its text is said to be base64 and is not", remedy=_REMEDY)
    return decode(payload, key, declared=part.get_content_charset())


def _encoding(part: Message) -> str:
    return str(part.get("Content-Transfer-Encoding", "")).strip().lower()


def _written(part: Message) -> bytes:
    return str(part.get_payload()).encode("utf-8", "surrogateescape")


def _header(message: Message, name: str) -> str:
    """Return a header as text on one line; a damaged encoded word stays as it was written."""
    stored = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    value = _word(str(stored)[:MAX_HEADER].encode("ascii", "surrogateescape"), None)
    try:
        words = [_word(word, charset) for word, charset in decode_header(value)]
    except (HeaderParseError, ValueError):
        words = [value]
    return " ".join("".join(words).split())


def _word(word: bytes | str, charset: str | None) -> str:
    if isinstance(word, str):
        return word
    try:
        return decode(word, "header", declared=charset)
    except SourceError:
        return word.decode("ascii", "ignore")


def _day(value: str) -> str | None:
    """Return the day of a Date header as its sender wrote it; None where it is missing or no day of news."""
    try:
        day: datetime = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    written = day.date().isoformat()
    return written if is_published(written) else None


SOURCE = Source(kind="e-mail", suffixes=(".eml",), read=read)
MAILBOX = Source(kind="mailbox", suffixes=(".mbox", ".mbx"), read=read_mailbox)
