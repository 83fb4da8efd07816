"""Orders outages into rows, one a place, for the chart of bars. It draws nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from oiltrack.facts import Place
from oiltrack.report.language import Language
from oiltrack.report.spec import ChartSpec
from oiltrack.report.texts import place_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A place with the outages that touch it."""

    place: str
    name: str
    outages: pd.DataFrame


def rows_in(
    outages: pd.DataFrame, spec: ChartSpec, places: Mapping[str, Place], words: Language
) -> tuple[Row, ...]:
    """Return the rows: those that the spec names, else the country first and then by days of outage."""
    touching: dict[str, list[object]] = {}
    for index, ids in outages["places"].items():
        for place in ids.split(";"):
            touching.setdefault(place, []).append(index)
    rows = [
        Row(place=place, name=_name(place, spec, places, words), outages=outages.loc[found])
        for place, found in touching.items()
        if place in spec.places or not spec.places
    ]
    if spec.places:
        return tuple(sorted(rows, key=lambda row: spec.places.index(row.place)))
    return tuple(sorted(rows, key=lambda row: (row.place != spec.place, -_days(row.outages), row.place)))


def _name(place: str, spec: ChartSpec, places: Mapping[str, Place], words: Language) -> str:
    if place == spec.place:
        return words.say("whole_country", place=spec.place_name)
    return place_name(place, places)


def _days(outages: pd.DataFrame) -> int:
    return int((outages["days"] + 1).sum())
