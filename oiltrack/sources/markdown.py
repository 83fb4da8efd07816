"""Reads Markdown with YAML front matter. The marks of Markdown stay in the text, as offsets count them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from oiltrack.errors import SourceError
from oiltrack.facts import Document
from oiltrack.sources.dayline import date_line
from oiltrack.sources.encoding import decode
from oiltrack.sources.files import load
from oiltrack.sources.normal import bad_published, clean, is_published
from oiltrack.sources.protocol import Item, Source

MAX_FRONT_MATTER = 10_000

_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?)(?:(?<=\n)|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt ]\s*\d{1,2}:\d{2}")
_NULLS = ("", "~", "null")
# The parser raises these too: at a version of 5,000 digits, at the escape \UFFFFFFFF and the like.
_PARSER_FAILURES = (ValueError, ArithmeticError, LookupError, TypeError, AttributeError)
_REMEDY = "mend the block between the --- lines"


def read(path: Path, titles: tuple[str, ...]) -> Iterator[Item]:
    """Yield the one article of a file; its title is that of the front matter or the first heading."""
    location = path.as_posix()
    text = clean(decode(load(path), location), location)
    front, body = _parts(text, location)
    title = _word(front, ("title",), location) or ""
    first, _, rest = body.partition("\n")
    heading = first[2:].strip(" \t#") if first.startswith("# ") else ""
    if heading and title in ("", heading):
        title, body = heading, rest
    yield Document(
        key=location,
        text=clean(body, location),
        title=title,
        published=_published(front, location),
        publisher=_word(front, ("publisher", "source", "site"), location),
        url=_word(front, ("url", "link"), location),
        lang=_word(front, ("lang", "language"), location),
    )


def _parts(text: str, location: str) -> tuple[Mapping[str, object], str]:
    match = _FRONT.match(text)
    if not match:
        return {}, text
    if len(match["yaml"]) > MAX_FRONT_MATTER:
        raise SourceError(location, "front matter of more than 10,000 characters", remedy=_REMEDY)
    return _front(match["yaml"], location), text[match.end() :].lstrip()


def _front(source: str, location: str) -> Mapping[str, object]:
    """Return the front matter with all its scalars as they are written; no YAML type or tag is built."""
    try:
        front = yaml.load(source, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, *_PARSER_FAILURES) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        raise SourceError(location, f"front matter is no YAML{where}", remedy=_REMEDY) from error
    except RecursionError as error:
        raise SourceError(location, "front matter nested too deep", remedy=_REMEDY) from error
    if not front:
        return {}
    if not isinstance(front, Mapping):
        raise SourceError(location, "front matter is no list of keys and values", remedy=_REMEDY)
    return front


def _word(front: Mapping[str, object], names: tuple[str, ...], location: str) -> str | None:
    """Return the first of the keys that has a value."""
    for name in names:
        value = front.get(name, "")
        if not isinstance(value, str):
            raise SourceError(location, f"{name} in the front matter is no text", remedy=_REMEDY)
        if value.strip() not in _NULLS:
            return value.strip()
    return None


def _published(front: Mapping[str, object], location: str) -> str | None:
    written = _word(front, ("published", "date"), location)
    if written is None:
        return None
    stamp = _STAMP.match(written)
    day = stamp[1] if stamp else written
    day = day if is_published(day) else date_line(written)
    if day is None:
        raise bad_published(location, written)
    return day


SOURCE = Source(kind="Markdown", suffixes=(".md", ".markdown"), read=read)
