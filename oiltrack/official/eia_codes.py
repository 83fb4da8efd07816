"""What the EIA's two formats share: its series, its codes for no value, its periods. It reads no file."""

import re
from collections.abc import Mapping

from oiltrack import edtf
from oiltrack.errors import OfficialError
from oiltrack.official.countries import Country
from oiltrack.official.figure import Figure, number, unit

CRUDE = "EIA crude oil incl. lease condensate"
OUTLOOK = "EIA short-term outlook crude oil"
MISSING = frozenset({"", "-", "--", "na", "n/a", "ie", "w", "null", "nm", "x"})

_MONTH = re.compile(r"((?:19|20)\d{2})-?(0[1-9]|1[0-2])", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d{2}", re.ASCII)
_OTHER = re.compile(r"\d{4}-?Q[1-4]|\d{4}-?\d{2}-?\d{2}", re.ASCII)


def outlook_id(country: Country) -> str:
    """Return the id of a country's crude output in the short-term outlook: ``COPR_LY``."""
    return f"COPR_{country.iso2}"


def figure(told: Mapping[str, object], *, series: str, name: str, where: str) -> Figure | None:
    """Return the figure of ``period``, ``value`` and ``unit``; None where the value is missing.

    Raises:
        OfficialError: one of them cannot be read.
    """
    text = str(told["value"]).strip() if told["value"] is not None else ""
    if text.casefold() in MISSING:
        return None
    return Figure(
        series=series,
        period=edtf_period(told["period"], name=name, where=where) or "",
        value=number(text, name=name, where=where),
        unit=unit(str(told["unit"]), name=name, where=where),
        released=None,
        where=where,
    )


def is_figure(period: object, *, series: str, released: str, name: str, where: str) -> bool:
    """Tell whether a row is about a month or year, and no forecast.

    The outlook goes on into the future without a word: what it gives for the month of the release and later
    is a forecast.

    Raises:
        OfficialError: the period cannot be read.
    """
    told = edtf_period(period, name=name, where=where)
    if told is None:
        return False
    return series != OUTLOOK or edtf.interval(told)[1] < edtf.interval(released)[1].replace(day=1)


def edtf_period(period: object, *, name: str, where: str) -> str | None:
    """Return ``2024-05``, ``202405`` and ``2024`` as EDTF; None for a quarter or a day.

    Raises:
        OfficialError: anything else.
    """
    text = str(period).strip()
    if month := _MONTH.fullmatch(text):
        return f"{month[1]}-{month[2]}"
    if _YEAR.fullmatch(text):
        return text
    if _OTHER.fullmatch(text):
        return None
    raise OfficialError(f"{name}: {where}: {text[:40]!r} is no month or year", remedy="see the EIA's answer")
