"""Gives documents the title, date, publisher and url that an index file (CSV) holds for them.

It never gives a document the row of another one: by title, then by number if the counts agree, else an error.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from oiltrack.errors import SourceError
from oiltrack.facts import Document
from oiltrack.sources.digest import fold
from oiltrack.sources.encoding import decode
from oiltrack.sources.files import load
from oiltrack.sources.normal import bad_published, is_published
from oiltrack.sources.protocol import Item

COLUMNS = ("file", "article", "title", "published", "publisher", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """What an index says about one article; empty cells are None (the title: an empty string)."""

    file: str
    article: int
    title: str
    published: str | None
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The rows of an index file, in its order."""

    rows: tuple[IndexRow, ...]

    def rows_for(self, path: Path) -> tuple[IndexRow, ...]:
        """Return the rows of a file by number: those whose ``file`` ends its path, the longest such name."""
        parts = Path(path.as_posix()).parts
        names = {row.file for row in self.rows if _ends(parts, row.file)}
        if not names:
            return ()
        longest = max(names, key=lambda name: len(Path(name).parts))
        return tuple(sorted((row for row in self.rows if row.file == longest), key=lambda row: row.article))


def _ends(parts: tuple[str, ...], name: str) -> bool:
    wanted = Path(name).parts
    return parts[-len(wanted) :] == wanted


def load_index(path: Path) -> Index:
    """Return the index of a CSV file with the columns ``file,article,title,published,publisher,url``.

    Raises:
        SourceError: the file cannot be read, lacks a column, or has a bad row; the message names the line.
    """
    location = path.as_posix()
    text = decode(load(path), location)
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            columns = ",".join(missing)
            raise SourceError(location, f"no column {columns}", remedy=f"begin it with {','.join(COLUMNS)}")
        rows = [_row(record, f"{location}:{reader.line_num}") for record in reader]
    except csv.Error as error:
        raise SourceError(
            f"{location}:{reader.reader.line_num}", f"no CSV ({error})", remedy="mend the line"
        ) from error
    _refuse_twins(rows, location)
    return Index(rows=tuple(rows))


def _row(record: dict[str | None, str | None], location: str) -> IndexRow:
    if None in record or None in record.values():
        raise SourceError(
            location, "not as many cells as the header has columns", remedy="quote cells with commas"
        )
    cells = {name: (record[name] or "").strip() for name in COLUMNS}
    article = cells["article"] or "1"
    if not cells["file"]:
        raise SourceError(location, "no file is named", remedy="fill the column file")
    if not (article.isascii() and article.isdigit() and int(article[:9]) > 0 and len(article) < 10):
        raise SourceError(
            location, f"article {article[:20]!r} is no number from 1", remedy="number the articles"
        )
    if cells["published"] and not is_published(cells["published"]):
        raise bad_published(location, cells["published"])
    return IndexRow(
        file=cells["file"],
        article=int(article),
        title=cells["title"],
        published=cells["published"] or None,
        publisher=cells["publisher"] or None,
        url=cells["url"] or None,
    )


def _refuse_twins(rows: Sequence[IndexRow], location: str) -> None:
    seen: set[tuple[str, int]] = set()
    for row in rows:
        if (row.file, row.article) in seen:
            raise SourceError(
                location, f"{row.file} article {row.article} stands twice", remedy="keep one row of it"
            )
        seen.add((row.file, row.article))


def attach(items: Sequence[Item], rows: Sequence[IndexRow], location: str) -> Iterator[Item]:
    """Yield the items with what the index says; a document without a row of its own becomes an error.

    Args:
        items: all items of one file, in order.
        rows: all rows of this file, by number.
        location: the file, for messages.
    """
    documents = [item for item in items if isinstance(item, Document)]
    pairs = _by_title(documents, rows)
    if len(documents) == len(rows):
        taken = set(pairs.values())
        for number, row in enumerate(rows):
            if number not in pairs and number not in taken and row.article == number + 1:
                pairs[number] = number
    missed = len(set(range(len(rows))) - set(pairs.values()))
    lost = len(documents) - len(pairs)
    if missed or lost:
        yield _mismatch(location, len(documents), len(rows), lost, missed)
    position = 0
    for item in items:
        if isinstance(item, SourceError):
            yield item
            continue
        if position in pairs:
            yield _with_row(item, rows[pairs[position]])
        position += 1


def _by_title(documents: Sequence[Document], rows: Sequence[IndexRow]) -> dict[int, int]:
    """Return document number -> row number where a title stands once on both sides."""
    row_titles = [fold(row.title) for row in rows]
    titles = [fold(document.title) for document in documents]
    return {
        number: row_titles.index(title)
        for number, title in enumerate(titles)
        if title and titles.count(title) == 1 and row_titles.count(title) == 1
    }


def _mismatch(location: str, documents: int, rows: int, lost: int, missed: int) -> SourceError:
    return SourceError(
        location,
        f"the index has {rows} articles for it and {documents} were found in it; left out: {lost} articles"
        f" without a row, {missed} rows without an article",
        remedy="make the titles of the index the same as in the file",
    )


def _with_row(document: Document, row: IndexRow) -> Document:
    return replace(
        document,
        title=row.title or document.title,
        published=row.published or document.published,
        publisher=row.publisher or document.publisher,
        url=row.url or document.url,
    )
