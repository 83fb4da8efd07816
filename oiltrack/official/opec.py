"""Reads OPEC's two tables of crude output as CSV, one or both in a file. It reads no PDF.

The tables of the Monthly Oil Market Report have a row a country and a column a year, quarter and month, and
one for the change on the month. The heading tells which table it is ("secondary sources", "direct
communication"), as a line of its own or in the cell over the countries. Both are in thousand barrels a day.
"""

import re
from collections.abc import Iterator, Sequence

from oiltrack.errors import OfficialError
from oiltrack.official import cells
from oiltrack.official.countries import Country
from oiltrack.official.figure import Figure, Release, month_named, number, release
from oiltrack.units import TableUnit

SERIES = {
    "secondary sources": "OPEC secondary sources",
    "direct communication": "OPEC direct communication",
}
MISSING = frozenset({"", "-", "--", "..", "...", "na", "n.a.", "n/a", "x"})

_YEAR = re.compile(r"(?:19|20)\d{2}", re.ASCII)
_PASSED_OVER = re.compile(
    r"|[1-4]Q\s?(?:19|20)?\d{2}|Q[1-4].{0,6}|change.{0,20}|[A-Za-z]{3,9}\s?/\s?[A-Za-z]{3,9}",
    re.ASCII | re.I,
)
_FOOTNOTE = re.compile(r"(?<=[a-z])\s*(?:\d|\*|\(\d\))+$", re.ASCII)


def read(data: bytes, name: str, *, country: Country, released: str) -> Release:
    """Return the months and years that the tables give for a country. ``released`` is not used.

    Raises:
        OfficialError: neither table is there, it has no row of the country, or a cell cannot be read.
    """
    found = list(_figures(data, name, country))
    if not found:
        raise OfficialError(
            f"{name} has no row of {country.opec} in a table of {' or '.join(SERIES)}",
            remedy="give OPEC's tables with their headings",
        )
    return release(name, found)


def _figures(data: bytes, name: str, country: Country) -> Iterator[Figure | None]:
    series = ""
    periods: list[str | None] = []
    for line, row in cells.lines(data, name):
        where = f"line {line}"
        named = _series_named(row)
        if named:
            series, periods = named, []
        if _is_heading(row):
            periods = [_period(cell, name=name, where=where) for cell in row[1:]]
        elif series and _FOOTNOTE.sub("", row[0].strip()).casefold() in country.names:
            yield from _row(row, periods, series=series, name=name, where=where)


def _series_named(row: Sequence[str]) -> str | None:
    words = " ".join(row).casefold()
    return next((series for phrase, series in SERIES.items() if phrase in words), None)


def _is_heading(row: Sequence[str]) -> bool:
    return any(month_named(cell) for cell in row[1:])


def _period(cell: str, *, name: str, where: str) -> str | None:
    """Return the month or year of a column; None for a quarter and for the change.

    Raises:
        OfficialError: another heading.
    """
    told = " ".join(cell.split())
    found = month_named(told) or (told if _YEAR.fullmatch(told) else None)
    if found is None and not _PASSED_OVER.fullmatch(told):
        raise OfficialError(
            f"{name}: {where}: the column {told[:40]!r} is no year, quarter, month or change",
            remedy="write months as May 24 or 2024-05",
        )
    return found


def _row(
    row: Sequence[str], periods: Sequence[str | None], *, series: str, name: str, where: str
) -> Iterator[Figure | None]:
    if len(row) - 1 != len(periods):
        raise OfficialError(
            f"{name}: {where} has {len(row)} cells, its heading {len(periods) + 1}",
            remedy="check that a number with a comma stands in quotation marks",
        )
    for cell, period in zip(row[1:], periods, strict=True):
        if period is None:
            continue
        if cell.strip().casefold() in MISSING:
            yield None
            continue
        yield Figure(
            series=series,
            period=period,
            value=number(cell, name=name, where=where),
            unit=TableUnit.THOUSAND_BPD,
            released=None,
            where=where,
        )
