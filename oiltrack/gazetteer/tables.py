"""Reads one CSV table of the seeds into typed rows. It compares no table with another: ``check`` does."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from oiltrack.errors import SeedError
from oiltrack.facts import (
    Alias,
    Aspect,
    Capacity,
    Fluid,
    Measure,
    Modality,
    Place,
    PlaceKind,
    PlaceLink,
    Qualifier,
)
from oiltrack.history import OfficialValue, ReportedOutput

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class OriginatorKind(StrEnum):
    """Who states or measures a figure, and who only passes it on."""

    SPEAKER = "speaker"
    CARRIER = "carrier"


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginatorName:
    """A name under which texts and citations call the originator of a figure."""

    alias: str
    originator: str
    kind: OriginatorKind
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Magnitude:
    """How large a rate of a place is about; figures are weighed against it, and nobody is shown it."""

    place_id: str
    rate_bpd: int
    source: str


class Row:
    """The cells of one line by column name; a cell that cannot be read is a ``SeedError`` naming the line."""

    __slots__ = ("cells", "line", "name")

    def __init__(self, cells: dict[str, str], *, name: str, line: int) -> None:
        self.cells = cells
        self.name = name
        self.line = line

    @property
    def where(self) -> str:
        """Return file and line, as messages give them."""
        return f"{self.name}, line {self.line}"

    def text(self, column: str) -> str:
        """Return a cell that must not be empty."""
        value = self.cells[column]
        if not value.strip():
            raise SeedError(f"{self.where}: {column} is empty", remedy=f"fill in {column}")
        return value

    def maybe(self, column: str) -> str | None:
        """Return a cell, or None where it is blank."""
        return self.cells[column] or None

    def integer(self, column: str) -> int:
        """Return a whole number."""
        value = self.text(column)
        try:
            return int(value)
        except ValueError as error:
            raise SeedError(
                f"{self.where}: {column} is {value!r}", remedy="write a whole number without thousands marks"
            ) from error

    def maybe_integer(self, column: str) -> int | None:
        """Return a whole number, or None where the cell is blank."""
        return self.integer(column) if self.cells[column] else None

    def maybe_decimal(self, column: str) -> float | None:
        """Return a decimal number, or None where the cell is blank."""
        value = self.cells[column]
        try:
            return float(value) if value else None
        except ValueError as error:
            raise SeedError(
                f"{self.where}: {column} is {value!r}", remedy="write a number as in 26.394"
            ) from error

    def choice(self, column: str, kind: type[E]) -> E:
        """Return a cell as a value of an enumeration."""
        value = self.cells[column]
        try:
            return kind(value)
        except ValueError as error:
            known = ", ".join(kind)
            raise SeedError(f"{self.where}: {column} is {value!r}", remedy=f"write one of {known}") from error

    def flag(self, column: str) -> bool:
        """Return a cell that is 0 or 1."""
        value = self.cells[column]
        if value not in ("0", "1"):
            raise SeedError(f"{self.where}: {column} is {value!r}", remedy="write 0 or 1")
        return value == "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[T]):
    """How a CSV file is read: its columns (more are passed over), its natural key, what a row becomes."""

    columns: frozenset[str]
    key: tuple[str, ...]
    parse: Callable[[Row], T]

    def read(self, path: Path) -> list[T]:
        """Return the rows of a file.

        Raises:
            SeedError: no such file, wrong header, a row that cannot be read, or a key that comes twice.
        """
        return [row for _, row in self.located(path)]

    def located(self, path: Path) -> Iterator[tuple[str, T]]:
        """Yield the rows of a file, each after its file and line, as messages give them."""
        name = f"{path.parent.name}/{path.name}"
        seen: dict[tuple[str, ...], int] = {}
        for row in _rows(path, name, needed=self.columns):
            key = tuple(row.cells[column] for column in self.key)
            if key in seen:
                raise SeedError(
                    f"{row.where}: {', '.join(key)} stands in line {seen[key]} already",
                    remedy="keep one of the rows",
                )
            seen[key] = row.line
            yield row.where, self.parse(row)


def _rows(path: Path, name: str, *, needed: frozenset[str]) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file, strict=True)
            header = next(lines, [])
            if missing := sorted(needed.difference(header)):
                raise SeedError(
                    f"{name} has no column {', '.join(missing)}", remedy="complete its header row"
                )
            for cells in lines:
                if len(cells) != len(header):
                    raise SeedError(
                        f"{name}, line {lines.line_num}: {len(cells)} cells, the header has {len(header)}",
                        remedy="quote cells that hold a comma",
                    )
                yield Row(dict(zip(header, cells, strict=True)), name=name, line=lines.line_num)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SeedError(f"{name} cannot be read: {error}", remedy="it must be a UTF-8 CSV file") from error


def _place(row: Row) -> Place:
    return Place(
        id=row.text("id"),
        name=row.text("name"),
        kind=row.choice("kind", PlaceKind),
        country=row.maybe("country"),
        operator=row.maybe("operator"),
        basin=row.maybe("basin"),
        latitude=row.maybe_decimal("latitude"),
        longitude=row.maybe_decimal("longitude"),
        started=row.maybe("started"),
        source=row.cells["source"],
    )


def _alias(row: Row) -> Alias:
    cells = row.cells
    return Alias(
        alias=row.text("alias"),
        place_id=cells["place_id"],
        lang=cells["lang"],
        ambiguous=cells["ambiguous"],
        note=cells["note"],
        source=cells["source"],
    )


def _link(row: Row) -> PlaceLink:
    return PlaceLink(
        from_id=row.text("from_id"),
        to_id=row.text("to_id"),
        kind=row.text("kind"),
        source=row.cells["source"],
    )


def _capacity(row: Row) -> Capacity:
    return Capacity(
        place_id=row.text("place_id"),
        measure=row.choice("measure", Measure),
        rate_bpd=row.maybe_integer("rate_bpd"),
        volume_bbl=row.maybe_integer("volume_bbl"),
        as_of=row.maybe("as_of"),
        basis=row.text("basis"),
        source=row.cells["source"],
    )


def _reported(row: Row) -> ReportedOutput:
    return ReportedOutput(
        place_id=row.text("place_id"),
        when=row.text("when"),
        rate_bpd=row.integer("rate_bpd"),
        aspect=row.choice("aspect", Aspect),
        modality=row.choice("modality", Modality),
        fluid=row.choice("fluid", Fluid),
        source=row.cells["source"],
        qualifier=row.choice("qualifier", Qualifier) if row.cells["qualifier"] else Qualifier.EXACT,
        published=row.maybe("published"),
    )


def _official(row: Row) -> OfficialValue:
    return OfficialValue(
        series=row.text("series"),
        place_id=row.text("place_id"),
        period=row.text("period"),
        rate_bpd=row.integer("rate_bpd"),
        released=row.maybe("released"),
        source=row.cells["source"],
    )


def _originator(row: Row) -> OriginatorName:
    return OriginatorName(
        alias=row.text("alias"),
        originator=row.text("originator"),
        kind=row.choice("kind", OriginatorKind),
        source=row.cells["source"],
    )


def _magnitude(row: Row) -> Magnitude:
    return Magnitude(
        place_id=row.text("place_id"), rate_bpd=row.integer("rate_bpd"), source=row.cells["source"]
    )


def table(parse: Callable[[Row], T], columns: str, *, key: str) -> Table[T]:
    """Return a table whose columns, and those that make its key, are named in one string each."""
    return Table(columns=frozenset(columns.split()), key=tuple(key.split()), parse=parse)


PLACES = table(_place, "id name kind country operator basin latitude longitude started source", key="id")
ALIASES = table(_alias, "alias place_id lang ambiguous note source", key="alias place_id lang")
LINKS = table(_link, "from_id to_id kind source", key="from_id to_id kind")
CAPACITIES = table(_capacity, "id place_id measure rate_bpd volume_bbl as_of basis source", key="id")
REPORTED = table(
    _reported, "id place_id when rate_bpd aspect modality fluid source qualifier published", key="id"
)
ORIGINATORS = table(_originator, "alias originator kind source", key="alias")
MAGNITUDES = table(_magnitude, "place_id rate_bpd source", key="place_id")
OFFICIAL = table(_official, "id series place_id period rate_bpd released source", key="id")
