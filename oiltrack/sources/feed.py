"""Reads a feed (RSS or Atom): its entries with text, link and day. It fetches nothing and follows no link.

feedparser is heavy and therefore imported when the first feed comes.
"""

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from oiltrack.errors import SourceError
from oiltrack.sources.normal import is_published

MAX_ENTRIES = 20_000

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_END = re.compile(rb"</(?:[a-z]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_TAIL = 4_096
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "footer",
        "h1",
        "h2",
    ]
    + [
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
_LINES = re.compile(r"\s*\n\s*")
_MAX_DEPTH_TAGS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. ``stamp`` is another one where the entry says other things; ``text`` may be empty."""

    id: str
    url: str | None
    title: str
    text: str
    published: str | None
    stamp: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed with its entries in the order in which they stand, each id once."""

    title: str
    entries: tuple[Entry, ...]


def read_feed(data: bytes, location: str, *, content_type: str = "") -> Feed:
    """Return the feed.

    Args:
        data: the bytes as sent.
        location: where it was, to which relative links are resolved.
        content_type: the header, which may tell the encoding.

    Raises:
        SourceError: no feed, half of one, or one that defines entities, whose texts may be without bound.
    """
    if _ENTITY.search(data):
        raise SourceError(
            location, "a feed that defines entities", remedy="it is refused, for it may be a bomb"
        )
    if not _END.search(data[-_TAIL:].replace(b"\0", b"")):
        raise SourceError(location, "no feed, or only the beginning of one", remedy="check the address")
    import feedparser

    headers = {"content-location": location} | ({"content-type": content_type} if content_type else {})
    try:
        parsed = feedparser.parse(io.BytesIO(data), response_headers=headers)
    except UnicodeError:  # the header names an encoding that is none, as "undefined"
        parsed = feedparser.parse(io.BytesIO(data), response_headers={"content-location": location})
    if not parsed.get("version") and not parsed.entries:
        raise SourceError(location, "no feed (RSS or Atom)", remedy="check the address, or name it as a page")
    if len(parsed.entries) > MAX_ENTRIES:
        raise SourceError(
            location, f"a feed of more than {MAX_ENTRIES:,} entries", remedy="ask the site for a shorter one"
        )
    entries = {entry.id: entry for entry in _entries(parsed.entries)}
    return Feed(title=_line(parsed.feed.get("title", "")), entries=tuple(entries.values()))


def _entries(found: list[Mapping[str, Any]]) -> Iterator[Entry]:
    for held in reversed(found):  # the newest stands first; of two with one id it is kept
        entry = dict(held)  # feedparser's own lookup warns of names that stand in for each other
        url = str(entry.get("link") or "") or None
        title, text = _line(entry.get("title", "")), _text(entry)
        stamp = hashlib.sha256(repr((title, text, url, entry.get("updated"))).encode("utf-8", "replace"))
        yield Entry(
            id=str(entry.get("id") or url or title or stamp.hexdigest()),
            url=url if url and url.startswith(("http://", "https://")) else None,
            title=title,
            text=text,
            published=_day(entry),
            stamp=stamp.hexdigest()[:16],
        )


def _text(entry: Mapping[str, Any]) -> str:
    """Return the longest text of an entry: feeds give a summary, the whole text, or both."""
    held = [entry.get("summary_detail"), *(entry.get("content") or ())]
    return max((_plain(part) for part in held if part), key=len, default="")


def _plain(part: Mapping[str, Any]) -> str:
    value = str(part.get("value") or "")
    if "<" not in value or part.get("type") == "text/plain":
        return value.strip()
    if value.count("<") > _MAX_DEPTH_TAGS:
        return ""
    from lxml import etree, html

    try:
        tree = html.fragment_fromstring(value, create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    lines: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start" and element.tag in _BLOCKS:
            lines.append("\n\n")
        if event == "start" and isinstance(element.tag, str):
            lines.append(_SPACES.sub(" ", (element.text or "").replace("\n", " ")))
        if event == "end" and element.tag in _BLOCKS:
            lines.append("\n\n")
        if event == "end":
            lines.append(_SPACES.sub(" ", (element.tail or "").replace("\n", " ")))
    return _LINES.sub("\n\n", "".join(lines)).strip()


def _line(value: object) -> str:
    text = str(value)
    plain = _plain({"value": text, "type": "text/html"}) if "<" in text else text
    return " ".join(plain.split())


def _day(entry: Mapping[str, Any]) -> str | None:
    for name in ("published_parsed", "updated_parsed"):
        if parts := entry.get(name):
            try:
                day = date(*parts[:3]).isoformat()
            except (ValueError, TypeError, OverflowError):
                continue
            if is_published(day):
                return day
    return None
