"""Reads JODI's CSV of primary products: crude output of one country. It converts no other unit than it reads.

Columns and codes as JODI Oil documents them; the annual files hold all countries, products and units.
"""

from collections.abc import Iterator

from oiltrack.errors import OfficialError
from oiltrack.official import cells
from oiltrack.official.countries import Country
from oiltrack.official.figure import Figure, Release, number, period, release
from oiltrack.units import TableUnit

SERIES = "JODI crude oil production"
COLUMNS = (
    "REF_AREA",
    "TIME_PERIOD",
    "ENERGY_PRODUCT",
    "FLOW_BREAKDOWN",
    "UNIT_MEASURE",
    "OBS_VALUE",
    "ASSESSMENT_CODE",
)
MISSING = frozenset({"", "-", "x", "na", "n/a", "..", "nan"})

_ASSESSMENTS = frozenset({"", "1", "2", "3", "4"})
_UNUSABLE = "3"


def read(data: bytes, name: str, *, country: Country, released: str) -> Release:
    """Return the crude output that a file gives for a country, in thousand barrels a day.

    A value with a missing code, or whose assessment is 3 (not usable), is none. ``released`` is not used: the
    file does not tell forecasts from figures, as it holds none.

    Raises:
        OfficialError: the file is cut off or has other columns, a cell cannot be read, or no row is of the
            country.
    """
    wanted = (country.iso2, "CRUDEOIL", "INDPROD", "KBD")
    found = list(_figures(data, name, wanted))
    if not found:
        raise OfficialError(
            f"{name} has no row {', '.join(wanted)}", remedy="give the file of primary products of a year"
        )
    return release(name, found)


def _figures(data: bytes, name: str, wanted: tuple[str, ...]) -> Iterator[Figure | None]:
    for where, row in cells.table(data, name, columns=COLUMNS):
        if (row["REF_AREA"], row["ENERGY_PRODUCT"], row["FLOW_BREAKDOWN"], row["UNIT_MEASURE"]) == wanted:
            yield _figure(row, name=name, where=where)


def _figure(row: dict[str, str], *, name: str, where: str) -> Figure | None:
    month = period(row["TIME_PERIOD"], name=name, where=where)
    if row["ASSESSMENT_CODE"] not in _ASSESSMENTS:
        raise OfficialError(
            f"{name}: {where}: the assessment {row['ASSESSMENT_CODE'][:40]!r} is not known",
            remedy="it is 1, 2, 3 or 4",
        )
    if row["OBS_VALUE"].casefold() in MISSING or row["ASSESSMENT_CODE"] == _UNUSABLE:
        return None
    value = number(row["OBS_VALUE"], name=name, where=where)
    return Figure(
        series=SERIES, period=month, value=value, unit=TableUnit.THOUSAND_BPD, released=None, where=where
    )
