"""Reads answers of the EIA's API v2 (JSON): crude output of one country. It asks for none itself.

An answer is one page of up to 5,000 rows below ``response.data``, with the ``total`` of all pages. Values are
strings, numbers or codes for none.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from oiltrack.errors import OfficialError
from oiltrack.official import cells, eia_codes
from oiltrack.official.countries import Country
from oiltrack.official.figure import Figure, Release, release

_PRODUCT, _ACTIVITY, _UNIT = "57", "1", "TBPD"
_CUT = "fetch it again: it may be cut off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer: its rows, and how many rows all pages have together."""

    rows: tuple[Mapping[str, Any], ...]
    total: int


def page(data: bytes, name: str) -> Page:
    """Return the rows of one answer.

    Raises:
        OfficialError: no JSON, an answer that tells an error, or without rows.
    """
    answer = _json(data, name)
    if "error" in answer:
        raise OfficialError(f"{name}: the EIA answers: {_told(answer['error'])}", remedy="check the address")
    response = answer.get("response")
    rows = response.get("data") if isinstance(response, dict) else None
    if not isinstance(response, dict) or not isinstance(rows, list):
        raise OfficialError(f"{name} has no response.data", remedy="give an answer of the EIA's API v2")
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not {"period", "value"} <= row.keys():
            raise OfficialError(
                f"{name}: row {number} of response.data has no period or no value",
                remedy="ask with frequency=monthly and data[0]=value",
            )
    return Page(rows=tuple(rows), total=_total(response.get("total", len(rows)), name))


def read(data: bytes, name: str, *, country: Country, released: str) -> Release:
    """Return the crude output that one answer gives for a country; see ``read_pages``."""
    return read_pages([page(data, name)], name, country=country, released=released)


def read_pages(pages: Sequence[Page], name: str, *, country: Country, released: str) -> Release:
    """Return the crude output that the pages of one question give for a country.

    Rows of other products, activities, countries and units are passed over, and so is what the short-term
    outlook forecasts on the day ``released``.

    Raises:
        OfficialError: pages are lacking, a row cannot be read, or none is of the country.
    """
    rows = [row for one in pages for row in one.rows]
    total = max((one.total for one in pages), default=0)
    if len(rows) < total:
        raise OfficialError(
            f"{name} has {len(rows):,} of {total:,} rows", remedy="ask with length=5000, or give the address"
        )
    wanted = list(_wanted(rows, name, country))
    if not wanted:
        raise OfficialError(
            f"{name} has no row of {country.iso3}, product {_PRODUCT}, activity {_ACTIVITY}, {_UNIT},"
            f" and none of {eia_codes.outlook_id(country)}",
            remedy="ask for these facets",
        )
    return release(name, _figures(wanted, name, released))


def _wanted(
    rows: Sequence[Mapping[str, Any]], name: str, country: Country
) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield the rows of the country with their series and where they stand."""
    international = (_PRODUCT, _ACTIVITY, country.iso3, _UNIT)
    for number, row in enumerate(rows, 1):
        where = f"row {number} of response.data"
        facets = tuple(str(row.get(key)) for key in ("productId", "activityId", "countryRegionId", "unit"))
        if facets == international:
            yield eia_codes.CRUDE, where, row
        elif row.get("seriesId") == eia_codes.outlook_id(country):
            yield eia_codes.OUTLOOK, where, {"unit": "million barrels per day", **row}


def _figures(
    wanted: Sequence[tuple[str, str, Mapping[str, Any]]], name: str, released: str
) -> Iterator[Figure | None]:
    for series, where, row in wanted:
        place = {"series": series, "name": name, "where": where}
        if eia_codes.is_figure(row["period"], released=released, **place):
            yield eia_codes.figure(row, **place)


def _json(data: bytes, name: str) -> dict[str, Any]:
    text = cells.decoded(data, name)
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise OfficialError(f"{name}: line {line} is no JSON", remedy=_CUT) from error
    if not isinstance(answer, dict):
        raise OfficialError(f"{name} is no answer of the EIA's API v2", remedy="give a JSON object")
    return answer


def _total(told: object, name: str) -> int:
    text = str(told)
    if not (text.isascii() and text.isdigit()):
        raise OfficialError(f"{name}: the total {text[:40]!r} is no number", remedy=_CUT)
    return int(text)


def _told(error: object) -> str:
    """Return the EIA's words for an error: a text, or an object with a code and a message."""
    if isinstance(error, dict):
        return " ".join(str(error[key]) for key in ("code", "message") if key in error)[:300]
    return str(error)[:300]
