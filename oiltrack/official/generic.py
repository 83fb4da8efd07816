"""Reads a CSV of anybody's figures: a row a series and period, with its unit. It guesses no unit.

Columns: ``period``, ``value`` with ``unit`` (or one column that names its unit: ``value_bpd``, ``rate_bpd``,
``value_kbd``), ``series``, and, where they are there, ``place``, ``released`` and ``source``.
"""

from collections.abc import Iterator, Mapping

from oiltrack import edtf
from oiltrack.errors import OfficialError
from oiltrack.official import cells
from oiltrack.official.countries import Country
from oiltrack.official.figure import Figure, Release, number, period, release, unit
from oiltrack.units import TableUnit

MISSING = frozenset({"", "-", "--", "..", "x", "na", "n/a", "nan", "null"})

_VALUES: Mapping[str, TableUnit | None] = {
    "value": None,
    "rate_bpd": TableUnit.BPD,
    "value_bpd": TableUnit.BPD,
    "value_kbd": TableUnit.THOUSAND_BPD,
}
_LONGEST_NAME = 80
_PLACES = ("place", "place_id", "country")


def read(data: bytes, name: str, *, country: Country, released: str) -> Release:
    """Return the figures that a file gives for a country; rows of other places are passed over.

    A file without a column ``place`` is all of the country. ``released`` counts where a row tells none.

    Raises:
        OfficialError: a column is missing, or a cell cannot be read.
    """
    return release(name, _figures(data, name, country))


def _figures(data: bytes, name: str, country: Country) -> Iterator[Figure | None]:
    for where, row in cells.table(data, name, columns=("series", "period")):
        place = next((row[key] for key in _PLACES if row.get(key)), country.place_id)
        if place.casefold() in country.names:
            yield _figure(row, name=name, where=where)


def _figure(row: Mapping[str, str], *, name: str, where: str) -> Figure | None:
    column = next((key for key in _VALUES if key in row), None)
    if column is None:
        raise OfficialError(f"{name} has no column of values", remedy=f"name one {' or '.join(_VALUES)}")
    if not row["series"] or len(row["series"]) > _LONGEST_NAME or not row["series"].isprintable():
        raise OfficialError(
            f"{name}: {where} names no series",
            remedy=f"say whose figure it is, in up to {_LONGEST_NAME} letters",
        )
    told = period(row["period"], name=name, where=where)
    if row[column].casefold() in MISSING:
        return None
    return Figure(
        series=row["series"],
        period=told,
        value=number(row[column], name=name, where=where),
        unit=_VALUES[column] or unit(row.get("unit", ""), name=name, where=where),
        released=_released(row.get("released", ""), name=name, where=where),
        where=where,
        source=row.get("source") or None,
    )


def _released(text: str, *, name: str, where: str) -> str | None:
    if text and (not edtf.is_valid(text) or "/" in text):
        raise OfficialError(
            f"{name}: {where}: the release {text[:40]!r} is no date", remedy="write 2024-06-13 or 2024-06"
        )
    return text or None
