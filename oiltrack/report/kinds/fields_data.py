"""Gathers the places of the chart of small multiples, with their figures and outages. It draws nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from oiltrack.errors import NoFigureError
from oiltrack.facts import Measure, Place, PlaceKind
from oiltrack.report.in_view import outages_in_view
from oiltrack.report.inputs import Inputs
from oiltrack.report.language import Language
from oiltrack.report.spec import ChartSpec
from oiltrack.report.texts import place_name
from oiltrack.series.daily import daily_series
from oiltrack.series.definition import POINTS, is_level

KINDS = (PlaceKind.FIELD, PlaceKind.TERMINAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A place with its daily figures (``value_bpd``) and its outages in view."""

    place: str
    name: str
    measure: str
    daily: pd.DataFrame
    outages: pd.DataFrame

    @property
    def last(self) -> pd.Series:
        """The last day that was reported."""
        return self.daily[self.daily["method"] == "reported"].iloc[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """All that is drawn: the panels, the outages for a line through all of them, the days.

    ``without`` are the names of places that the spec asks for and that have no figure for a day.
    """

    panels: tuple[Panel, ...]
    without: tuple[str, ...]
    events: pd.DataFrame
    start: date
    end: date

    @property
    def through(self) -> date:
        """The last day with a reported figure."""
        last: pd.Timestamp = max(panel.last["date"] for panel in self.panels)
        return last.date()


def fields_of(spec: ChartSpec, inputs: Inputs, words: Language) -> Fields:
    """Return what the chart shows.

    Raises:
        NoFigureError: no field or terminal has a figure for a day.
    """
    levels = inputs.claims[is_level(inputs.claims) & inputs.claims["when_kind"].isin(POINTS)]
    found = {
        place: _daily(levels, place, spec, inputs.places) for place in _wanted(spec, levels, inputs.places)
    }
    without = tuple(place_name(place, inputs.places) for place, daily in found.items() if daily.empty)
    found = {place: daily for place, daily in found.items() if len(daily)}
    if not found:
        raise NoFigureError(
            f"no field or terminal of {spec.place_name} has a figure for a day to draw",
            remedy="choose other days or places, or ingest documents that give one",
        )
    first = min(daily["date"].iloc[0] for daily in found.values())
    last = max(daily["date"].iloc[-1] for daily in found.values())
    start, end = spec.start or date(first.year, 1, 1), spec.end or last.date()
    outages = outages_in_view(
        inputs.outages, spec, places=inputs.places, start=start, end=end, today=inputs.today
    )
    panels = [
        Panel(
            place=place,
            name=_name(place, inputs.places, words),
            measure=_measure(place, inputs.places),
            daily=daily,
            outages=_touching(outages, place) if spec.shows("outages") else outages.iloc[:0],
        )
        for place, daily in found.items()
    ]
    events = outages[outages["band"] & (outages["start_first"] >= pd.Timestamp(start))]
    drawn = tuple(panels[: spec.max_rows])
    return Fields(panels=drawn, without=without if spec.places else (), events=events, start=start, end=end)


def _wanted(spec: ChartSpec, levels: pd.DataFrame, places: Mapping[str, Place]) -> list[str]:
    """Return the places in order: those that the spec names, else those with the most claims."""
    if spec.places:
        return list(spec.places)
    counts = levels["entities"].value_counts()
    inside = [
        id
        for id in counts.index
        if id in places and places[id].kind in KINDS and places[id].country in (spec.place, None)
    ]
    return sorted(inside, key=lambda id: (KINDS.index(places[id].kind), -int(counts[id]), id))


def _daily(levels: pd.DataFrame, place: str, spec: ChartSpec, places: Mapping[str, Place]) -> pd.DataFrame:
    measure = _measure(place, places)
    daily = daily_series(
        levels,
        place=place,
        measure=measure,
        fluid=spec.fluid,
        hold_days=spec.hold_days,
        start=spec.start,
        end=spec.end,
    )
    daily = daily.rename(columns={f"{measure}_bpd": "value_bpd"})
    return daily if (daily["method"] == "reported").any() else daily.iloc[:0]


def _measure(place: str, places: Mapping[str, Place]) -> str:
    terminal = place in places and places[place].kind == PlaceKind.TERMINAL
    return (Measure.EXPORTS if terminal else Measure.PRODUCTION).value


def _name(place: str, places: Mapping[str, Place], words: Language) -> str:
    name = place_name(place, places)
    return words.say("exports_of", place=name) if _measure(place, places) == Measure.EXPORTS else name


def _touching(outages: pd.DataFrame, place: str) -> pd.DataFrame:
    own = [place in ids.split(";") for ids in outages["places"]]
    return outages[pd.Series(own, outages.index, dtype="bool")]
