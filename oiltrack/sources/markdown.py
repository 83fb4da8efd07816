"""Reads Markdown with YAML front matter. The marks of Markdown stay in the text, as offsets count them."""

import datetime
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

MAX_FRONT_MATTER = 100_000

_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?)(?:(?<=\n)|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
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


def _parts(text: str, location: str) -> tuple[Mapping[object, object], str]:
    match = _FRONT.match(text)
    if not match:
        return {}, text
    if len(match["yaml"]) > MAX_FRONT_MATTER:
        raise SourceError(location, "front matter of more than 100,000 characters", remedy=_REMEDY)
    return _front(match["yaml"], location), text[match.end() :].lstrip()


def _front(source: str, location: str) -> Mapping[object, object]:
    try:
        front = yaml.safe_load(source)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        raise SourceError(location, f"front matter is no YAML{where}", remedy=_REMEDY) from error
    except (ValueError, RecursionError) as error:
        raise SourceError(location, f"front matter cannot be read ({error})", remedy=_REMEDY) from error
    if front is None:
        return {}
    if not isinstance(front, Mapping):
        raise SourceError(location, "front matter is no list of keys and values", remedy=_REMEDY)
    return front


def _word(front: Mapping[object, object], names: tuple[str, ...], location: str) -> str | None:
    """Return the first of the keys that has a value, as text."""
    for name in names:
        value = front.get(name)
        if isinstance(value, (str, int, float, datetime.date)):
            return str(value).strip() or None
        if value is not None:
            raise SourceError(location, f"{name} in the front matter is no text", remedy=_REMEDY)
    return None


def _published(front: Mapping[object, object], location: str) -> str | None:
    value = front.get("published", front.get("date"))
    if value is None:
        return None
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    written = str(value).strip()
    day = written if is_published(written) else date_line(written)
    if day is None:
        raise bad_published(location, value)
    return day


SOURCE = Source(kind="Markdown", suffixes=(".md", ".markdown"), read=read)
