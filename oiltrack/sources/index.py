"""Gives documents the title, date, publisher and url that an index file (CSV) holds for them.

It never gives a document the row of another one: by title, then by number if the counts agree, else an error.
"""

import csv
import difflib
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from oiltrack.errors import SourceError
from oiltrack.facts import Document
from oiltrack.sources.digest import fold
from oiltrack.sources.encoding import decode
from oiltrack.sources.files import load
from oiltrack.sources.normal import bad_published, is_published
from oiltrack.sources.protocol import Item

_NEARLY = 0.8
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


class Index:
    """The rows of an index file, found by the end of a file's path."""

    def __init__(self, rows: Sequence[IndexRow], location: str) -> None:
        self.rows = tuple(rows)
        self._location = location
        self._by_name: dict[tuple[str, ...], list[IndexRow]] = {}
        for row in sorted(self.rows, key=lambda row: row.article):
            self._by_name.setdefault(Path(row.file).parts, []).append(row)

    def rows_for(self, path: Path) -> tuple[IndexRow, ...]:
        """Return the rows of a file by number: those whose ``file`` ends its path, the longest such name."""
        return tuple(self._by_name.get(self._name_of(path), ()))

    def unread(self, paths: Iterable[Path]) -> SourceError | None:
        """Return the error for rows that name none of the files that were read; None where all do."""
        read = {self._name_of(path) for path in paths}
        lost = [row for row in self.rows if Path(row.file).parts not in read]
        if not lost:
            return None
        rows = "1 row names" if len(lost) == 1 else f"{len(lost):,} rows name"
        return SourceError(
            self._location,
            f"{rows} no file that was read, the first {lost[0].file[:200]!r}",
            remedy="mend the column file, or read these files too",
        )

    def _name_of(self, path: Path) -> tuple[str, ...]:
        """Return the longest end of a path that the index names; empty where it names none."""
        parts = Path(path.as_posix()).parts
        ends = (parts[start:] for start in range(len(parts)))
        return next((end for end in ends if end in self._by_name), ())


def load_index(path: Path) -> Index:
    """Return the index of a CSV file with the column ``file`` and any of the others of ``COLUMNS``.

    Raises:
        SourceError: the file cannot be read, lacks the column, or has a bad row; the message names the line.
    """
    location = path.as_posix()
    text = decode(load(path), location)
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        _require_columns(reader.fieldnames or (), location)
        rows = [_row(record, f"{location}:{reader.line_num}") for record in reader]
    except csv.Error as error:
        raise SourceError(
            f"{location}:{reader.reader.line_num}", f"no CSV ({error})", remedy="mend the line"
        ) from error
    _refuse_twins(rows, location)
    return Index(rows, location)


def _require_columns(names: Sequence[str], location: str) -> None:
    """Refuse an index that names no files, a column twice or slightly wrong; others may stand there."""
    if COLUMNS[0] not in names:
        columns = f"{COLUMNS[0]} and what you know of {', '.join(COLUMNS[1:])}"
        raise SourceError(location, f"no column {COLUMNS[0]}", remedy=f"begin it with {columns}")
    for name in names:
        if name in COLUMNS and names.count(name) > 1:
            raise SourceError(location, f"column {name} stands twice", remedy="keep one of them")
        meant = difflib.get_close_matches(name.strip().lower(), COLUMNS, n=1, cutoff=_NEARLY)
        if meant and name not in COLUMNS:
            raise SourceError(location, f"column {name[:40]!r} is not read", remedy=f"write {meant[0]}")


def _row(record: dict[str | None, str | None], location: str) -> IndexRow:
    if None in record or None in record.values():
        raise SourceError(
            location, "not as many cells as the header has columns", remedy="quote cells with commas"
        )
    cells = {name: (record.get(name) or "").strip() for name in COLUMNS}
    article = cells["article"] or "1"
    if not Path(cells["file"]).parts:
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
    seen: set[tuple[Path, int]] = set()
    for row in rows:
        if (Path(row.file), row.article) in seen:
            raise SourceError(
                location, f"{row.file} article {row.article} stands twice", remedy="keep one row of it"
            )
        seen.add((Path(row.file), row.article))


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
    titles = [fold(document.title) for document in documents]
    row_titles = [fold(row.title) for row in rows]
    times, row_times = Counter(titles), Counter(row_titles)
    row_number = {title: number for number, title in enumerate(row_titles)}
    return {
        number: row_number[title]
        for number, title in enumerate(titles)
        if title and times[title] == 1 and row_times[title] == 1
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
        told=tuple(name for name in ("title", "published", "publisher") if getattr(row, name)),
    )
