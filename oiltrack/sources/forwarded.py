"""Finds the story inside a forwarded mail: its own date, subject, sender and text.

It parses no headers of mail.
What the person who forwards wrote above the story is left out: it has another date and is no news text.
"""

import re
from dataclasses import dataclass

from oiltrack.sources.dayline import find_day

MAX_FIELD = 500

_MAX_NESTED = 10
_MARK = re.compile(
    r"^[ \t>]*(?:-{2,}\s*(?:forwarded|original) message\s*-{2,}|begin forwarded message:?|_{20,})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(
    r"[ \t>*]*(?P<name>from|date|sent|subject|to|cc|reply-to)\s*:[ \t*]*(?P<value>[^\n]*)", re.IGNORECASE
)
# On one line, or broken into two.
_WROTE = re.compile(r"^[ \t>]*+On (?P<when>(?:[^\n]{6,120}\n)??[^\n]{0,240})\bwrote:[ \t]*$", re.MULTILINE)
_QUOTE = re.compile(r"^(?:[ \t]?>)+[ \t]?", re.MULTILINE)
_PREFIX = re.compile(r"\A(?:(?:fwd?|fw|re|tr|wg)\s*:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a mail's body holds; the fields are None where the body does not tell."""

    text: str
    forwarded: bool = False
    published: str | None = None
    subject: str | None = None
    sender: str | None = None


def plain_subject(subject: str) -> str:
    """Return a subject without "Fwd:" and "Re:"."""
    return _PREFIX.sub("", subject).strip()


def find_story(body: str) -> Story:
    """Return the innermost forwarded story of a body, or the body itself where nothing was forwarded."""
    story = Story(text=body)
    for _ in range(_MAX_NESTED):
        inner = _forwarded(story.text) or _answered(story.text)
        if inner is None or not inner.text:
            break
        story = inner
    return story


def _forwarded(body: str) -> Story | None:
    """Return the story below a mark of forwarding, or below a block of header lines at the very top."""
    mark = _MARK.search(body)
    rest = body[mark.end() :] if mark else body
    fields, text = _fields(rest)
    if "from" not in fields or not ("date" in fields or "sent" in fields):
        return None
    return Story(
        text=_unquoted(text),
        forwarded=True,
        published=find_day(fields.get("date") or fields.get("sent") or ""),
        subject=plain_subject(fields.get("subject", "")) or None,
        sender=_name(fields["from"]),
    )


def _fields(text: str) -> tuple[dict[str, str], str]:
    """Return the header lines at the top of a text and what follows them."""
    fields: dict[str, str] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines):
        match = _FIELD.match(line)
        if match:
            fields.setdefault(match["name"].lower(), match["value"][:MAX_FIELD].strip())
        elif line.strip(" \t>") and not (fields and line.startswith((" ", "\t"))):
            return fields, "\n".join(lines[number:])
    return fields, ""


def _answered(body: str) -> Story | None:
    """Return what is quoted below "On ... wrote:", where it is more than what was written above it."""
    match = _WROTE.search(body)
    if not match:
        return None
    day = find_day(" ".join(match["when"].replace(">", " ").split()))
    quoted = body[match.end() :]
    if day is None or len(quoted) <= match.start():
        return None
    return Story(text=_unquoted(quoted), forwarded=True, published=day)


def _unquoted(text: str) -> str:
    """Return the text without the ``>`` of quoting, where most of its lines carry one."""
    lines = [line for line in text.split("\n") if line.strip()]
    quoted = sum(line.lstrip().startswith(">") for line in lines)
    return (_QUOTE.sub("", text) if quoted * 2 > len(lines) else text).strip()


def _name(sender: str) -> str | None:
    """Return the name of "Name <address>" or "Name [mailto:address]", else None."""
    name = re.split(r"[<\[]", sender, maxsplit=1)[0].strip(" \"'*")
    return name if name and "@" not in name else None
