"""Finds the one source that claims a file and reads it. What a kind of file means is left to its source."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from oiltrack.errors import SourceError
from oiltrack.facts import Document
from oiltrack.sources import html, jsonl, mail, markdown, text
from oiltrack.sources.index import Index, attach
from oiltrack.sources.normal import check
from oiltrack.sources.protocol import Item, Source
from oiltrack.sources.walk import find_files

SOURCES: tuple[Source, ...] = (
    text.SOURCE,
    markdown.SOURCE,
    html.SOURCE,
    mail.SOURCE,
    mail.MAILBOX,
    jsonl.SOURCE,
)
_BY_SUFFIX = {suffix: source for source in SOURCES for suffix in source.suffixes}


def source_of(path: Path) -> Source | None:
    """Return the source that claims a file by its ending; None where none does."""
    return _BY_SUFFIX.get(path.suffix.lower())


def supported() -> str:
    """Return the kinds of files that can be read, with their endings, for messages."""
    return ", ".join(f"{source.kind} ({' '.join(source.suffixes)})" for source in SOURCES)


def walk(paths: Iterable[Path]) -> Iterator[Path | SourceError]:
    """Yield the files to read: named files as they are, folders walked in sorted order.

    A named file that no source claims is yielded too, and ``read`` then says so.
    """
    return find_files(paths, lambda path: source_of(path) is not None)


def read(path: Path, *, index: Index | None = None, published: str | None = None) -> Iterator[Item]:
    """Yield all documents of one file, and an error for each that cannot be had; bad input raises nothing.

    Args:
        path: the file; its documents' keys begin with it as given.
        index: rows that win over what the file says of itself.
        published: EDTF date for documents of which nothing else tells the date.
    """
    location = path.as_posix()
    rows = index.rows_for(path) if index else ()
    items = _items(path, tuple(row.title for row in rows))
    if rows:
        items = attach(list(items), rows, location)
    for item in items:
        yield item if isinstance(item, SourceError) else _finished(item, published)


def _items(path: Path, titles: tuple[str, ...]) -> Iterator[Item]:
    source = source_of(path)
    try:
        if source is None:
            raise SourceError(path.as_posix(), "no kind of file that is read", remedy=f"name a {supported()}")
        yield from source.read(path, titles)
    except SourceError as error:
        yield error


def _finished(document: Document, published: str | None) -> Item:
    if document.published is None and published is not None:
        document = replace(document, published=published)
    try:
        return check(document, document.key)
    except SourceError as error:
        return error
