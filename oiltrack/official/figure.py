"""What a provider's table says: a figure with its period, unit and release. It reads no file.

``Release`` holds the figures of one file or answer, checked against each other.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from oiltrack import edtf, units
from oiltrack.errors import OfficialError
from oiltrack.units import TABLE_UNITS, TableUnit

_NUMBER = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)

_LONGEST_NUMBER = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One value of a series.

    Attributes:
        series: its name here, "EIA crude oil incl. lease condensate".
        period: EDTF month or year.
        value: the number as written.
        unit: what it counts.
        released: EDTF day or month of the release, where the table tells it.
        where: the line or row that says it, "line 12".
        source: what the table cites for it; None where it is the provider's own.
    """

    series: str
    period: str
    value: Decimal
    unit: TableUnit
    released: str | None
    where: str
    source: str | None = None

    @property
    def rate_bpd(self) -> int:
        """The mean rate of the period in barrels a day."""
        first, last = edtf.interval(self.period)
        return units.rate_bpd(self.value, self.unit, days=(last - first).days + 1)

    @property
    def written(self) -> str:
        """The number with its unit, and the factor that turned it into barrels, if one did."""
        factor = units.factor_used(self.unit)
        return f"{self.value} {self.unit}" + (f" at {factor}" if factor else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The figures of one file or answer; ``missing`` counts the periods for which it has none."""

    figures: tuple[Figure, ...]
    missing: int = 0


def release(name: str, found: Iterable[Figure | None]) -> Release:
    """Return the figures found in a table, None for a period that it leaves out.

    Raises:
        OfficialError: two lines give different values of one period, or a value is beyond all production.
    """
    seen: dict[tuple[str, str, str | None], Figure] = {}
    missing = 0
    for figure in found:
        if figure is None:
            missing += 1
            continue
        _require_plausible(name, figure)
        held = seen.setdefault((figure.series, figure.period, figure.released), figure)
        if held.rate_bpd != figure.rate_bpd:
            raise OfficialError(
                f"{name}: {held.where} and {figure.where} differ on {figure.series} in {figure.period}:"
                f" {held.written} and {figure.written}",
                remedy="drop one of them",
            )
    return Release(figures=tuple(seen.values()), missing=missing)


def number(text: str, *, name: str, where: str) -> Decimal:
    """Return a number of a table; commas between thousands are allowed.

    Raises:
        OfficialError: it is none, naming file and line.
    """
    told = text.strip()
    if len(told) > _LONGEST_NUMBER or not _NUMBER.fullmatch(told):
        raise OfficialError(
            f"{name}: {where}: {told[:40]!r} is no number", remedy="mend the cell, or leave it empty"
        )
    return Decimal(told.replace(",", ""))


def unit(text: str, *, name: str, where: str) -> TableUnit:
    """Return the unit that a table names.

    Raises:
        OfficialError: none that is known.
    """
    found = TABLE_UNITS.get(" ".join(text.split()).casefold())
    if found is None:
        raise OfficialError(
            f"{name}: {where}: the unit {text.strip()[:40]!r} is not known",
            remedy="write b/d, tb/d or mb/d",
        )
    return found


def period(text: str, *, name: str, where: str) -> str:
    """Return a month or a year as EDTF.

    Raises:
        OfficialError: it is neither.
    """
    told = text.strip()
    if not edtf.is_valid(told) or edtf.precision(told) not in ("month", "year") or not told[-1].isdigit():
        raise OfficialError(
            f"{name}: {where}: {told[:40]!r} is no month or year", remedy="write 2024-05 or 2024"
        )
    return told


def month_named(text: str) -> str | None:
    """Return the EDTF month of a heading: ``May 24``, ``May-24``, ``May 2024``, ``2024-05``; else None."""
    told = text.strip()
    if re.fullmatch(r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])", told, re.ASCII):
        return told
    found = re.fullmatch(r"([A-Za-z]{3,9})\.?[ \-\u2011']{0,2}(\d{2}|(?:19|20)\d{2})", told, re.ASCII)
    number = _month_number(found[1]) if found else None
    if found is None or number is None:
        return None
    return f"{'20' if len(found[2]) == 2 else ''}{found[2]}-{number:02d}"


def _month_number(word: str) -> int | None:
    names = [name for name in calendar.month_name if name.casefold().startswith(word.casefold())]
    return list(calendar.month_name).index(names[0]) if len(names) == 1 else None


def _require_plausible(name: str, figure: Figure) -> None:
    if not 0 <= figure.rate_bpd <= units.LARGE_PRODUCER_MAX_BPD:
        raise OfficialError(
            f"{name}: {figure.where}: {figure.written} is {figure.rate_bpd:,} b/d,"
            f" outside 0 to {units.LARGE_PRODUCER_MAX_BPD:,}",
            remedy="check number and unit",
        )
