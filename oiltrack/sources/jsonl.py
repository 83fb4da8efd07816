"""Reads JSON Lines with one document a line, as the extraction contract has them. The text stays as given."""

import codecs
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from oiltrack.errors import SourceError
from oiltrack.facts import Document
from oiltrack.sources.files import MAX_FILE_BYTES, empty, failure, refuse_known_kinds, require_regular
from oiltrack.sources.normal import bad_published, check, is_published, refuse_characters
from oiltrack.sources.protocol import Item, Source

_REMEDY = "see the contract for documents in"
_ONE_OBJECT = "write one JSON object a line"
_OPENINGS = (b"[", b"{")
_MAX_DIGITS = 500


def read(path: Path, titles: tuple[str, ...]) -> Iterator[Item]:
    """Yield a document or an error for each line that is not blank. The file is read as a stream."""
    seen: set[str] = set()
    found = False
    for number, line in _lines(path):
        found = True
        location = f"{path.as_posix()}:{number}"
        try:
            document = _document(line, location)
            _refuse_twin(document, location, seen)
        except SourceError as error:
            yield error
        else:
            yield document
    if not found:
        raise empty(path.as_posix())


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield number and bytes of the lines; one that is too long comes cut, which ``_document`` refuses."""
    try:
        require_regular(path)
        with path.open("rb") as file:
            _refuse_other_kinds(file.read(16), path.as_posix())
            file.seek(0)
            number = 0
            while line := file.readline(MAX_FILE_BYTES + 1):
                number += 1
                cut = line
                while len(cut) > MAX_FILE_BYTES and not cut.endswith(b"\n"):
                    cut = file.readline(MAX_FILE_BYTES + 1)
                if number == 1:
                    line = line.removeprefix(codecs.BOM_UTF8)
                    if line.strip() in _OPENINGS:
                        raise SourceError(path.as_posix(), "JSON over several lines", remedy=_ONE_OBJECT)
                if line.strip():
                    yield number, line
    except (OSError, ValueError) as error:
        raise failure(path, error) from error


def _refuse_other_kinds(head: bytes, location: str) -> None:
    """Refuse a file as a whole where otherwise each of its lines would be an error."""
    refuse_known_kinds(head, location)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SourceError(location, "JSON Lines in UTF-16", remedy="save the file as UTF-8")


def _refuse_twin(document: Document, location: str, seen: set[str]) -> None:
    if document.key in seen:
        raise SourceError(
            location,
            f"id {document.key[:40]!r} stands twice in this file",
            remedy="give each document its own id",
        )
    seen.add(document.key)


def _document(line: bytes, location: str) -> Document:
    record = _record(line, location)
    key = _string(record, "id", location, required=True) or ""
    text = _string(record, "text", location, required=True) or ""
    title = _string(record, "title", location) or ""
    if not key:
        raise SourceError(location, '"id" is empty', remedy=_REMEDY)
    if not text.strip() and not title.strip():
        raise SourceError(location, '"text" is empty', remedy=_REMEDY)
    refuse_characters(key, location)
    document = Document(
        key=key,
        text=text,
        title=title,
        published=_published(record, location),
        publisher=_string(record, "publisher", location),
        url=_string(record, "url", location),
        lang=_string(record, "lang", location),
    )
    return check(document, location)


def _record(line: bytes, location: str) -> dict[str, object]:
    if len(line) > MAX_FILE_BYTES:
        raise SourceError(location, "line larger than 20 MB", remedy="split it into smaller documents")
    try:
        pairs = json.loads(
            line.decode("utf-8"), object_pairs_hook=tuple, parse_constant=_constant, parse_int=_integer
        )
    except UnicodeDecodeError as error:
        raise SourceError(location, "line is not UTF-8", remedy="save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        where = f"line is no JSON at character {error.pos + 1}"
        raise SourceError(location, where, remedy=_ONE_OBJECT) from error
    except ValueError as error:
        raise SourceError(location, f"line is no JSON: it has {error}", remedy=_ONE_OBJECT) from error
    except RecursionError as error:
        raise SourceError(location, "JSON nested too deep", remedy=_ONE_OBJECT) from error
    if not isinstance(pairs, tuple):
        raise SourceError(location, "line is no JSON object", remedy=_ONE_OBJECT)
    record = dict(pairs)
    if len(record) < len(pairs):
        twin = next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        raise SourceError(location, f"key {twin[:40]!r} stands twice", remedy="keep one of them")
    return record


def _constant(name: str) -> object:
    """Refuse NaN and Infinity, which Python's parser would take."""
    raise ValueError(name)


def _integer(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise ValueError("a number of more than 500 digits")
    return int(digits)


def _string(record: dict[str, object], name: str, location: str, *, required: bool = False) -> str | None:
    value = record.get(name)
    if isinstance(value, str):
        return value
    if required and name not in record:
        raise SourceError(location, f'"{name}" is missing', remedy=_REMEDY)
    if value is not None or required:
        raise SourceError(location, f'"{name}" is no string', remedy=_REMEDY)
    return None


def _published(record: dict[str, object], location: str) -> str | None:
    value = record.get("published")
    if value is None:
        return None
    if not isinstance(value, str) or not is_published(value):
        raise bad_published(location, value)
    return value


SOURCE = Source(kind="JSON Lines", suffixes=(".jsonl", ".ndjson"), read=read)
