"""Reads the EIA's bulk files (one JSON object a line): crude output of one country. It unpacks no archive.

A line is a series with all its values; lines of other series are passed over unread, as a file has a
hundred thousand. A line tells when it was last updated, which is its release.
"""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from oiltrack import edtf
from oiltrack.errors import OfficialError
from oiltrack.official import cells, eia_codes
from oiltrack.official.countries import Country
from oiltrack.official.figure import Figure, Release, release


def read(data: bytes, name: str, *, country: Country, released: str) -> Release:
    """Return the crude output that a file gives for a country: monthly, yearly, and the short-term outlook's.

    ``released`` counts where a line does not tell when it was last updated.

    Raises:
        OfficialError: a line of the country cannot be read, or there is none.
    """
    wanted = _ids(country)
    found = list(_series(data, name, wanted))
    if not found:
        raise OfficialError(
            f"{name} has no line of the series {' or '.join(wanted)}", remedy="give INTL.txt or STEO.txt"
        )
    return release(name, (figure for one in found for figure in _figures(*one, name, released)))


def _ids(country: Country) -> dict[str, str]:
    """Return the names of the series by their id in the files."""
    international = f"INTL.57-1-{country.iso3}-TBPD"
    outlook = f"STEO.{eia_codes.outlook_id(country)}"
    return {
        f"{international}.M": eia_codes.CRUDE,
        f"{international}.A": eia_codes.CRUDE,
        f"{outlook}.M": eia_codes.OUTLOOK,
        f"{outlook}.A": eia_codes.OUTLOOK,
    }


def _series(
    data: bytes, name: str, wanted: Mapping[str, str]
) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    named = [f'"{one}"'.encode() for one in wanted]
    for number, line in enumerate(io.BytesIO(data), 1):
        if not any(one in line for one in named):
            continue
        where = f"line {number}"
        try:
            told = json.loads(cells.decoded(line, name))
        except (ValueError, RecursionError) as error:
            raise OfficialError(
                f"{name}: {where} is no JSON", remedy="fetch it again: it may be cut off"
            ) from error
        if isinstance(told, dict) and (series := wanted.get(str(told.get("series_id")))):
            yield series, where, told


def _figures(
    series: str, where: str, told: Mapping[str, Any], name: str, released: str
) -> Iterator[Figure | None]:
    updated = _updated(told, name=name, where=where)
    for pair in _pairs(told, name=name, where=where):
        row = {"period": pair[0], "value": pair[1], "unit": told.get("units", "")}
        place = {"series": series, "name": name, "where": where}
        if eia_codes.is_figure(row["period"], released=updated or released, **place):
            figure = eia_codes.figure(row, **place)
            yield figure and replace(figure, released=updated)


def _pairs(told: Mapping[str, Any], *, name: str, where: str) -> list[list[Any]]:
    pairs = told.get("data")
    if not isinstance(pairs, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise OfficialError(
            f"{name}: {where}: its data are no pairs of a period and a value", remedy="fetch it again"
        )
    return pairs


def _updated(told: Mapping[str, Any], *, name: str, where: str) -> str | None:
    """Return the day of ``last_updated``, "2024-05-30T14:03:11-04:00"."""
    text = told.get("last_updated")
    if text is None:
        return None
    day = str(text)[:10]
    if not edtf.is_valid(day) or edtf.precision(day) != "day":
        raise OfficialError(f"{name}: {where}: last_updated {str(text)[:40]!r} is no day", remedy="mend it")
    return day
