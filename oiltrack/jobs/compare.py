"""Compares the monthly series of a database with its official series. It draws and prints nothing."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from oiltrack.db import Database, snapshot
from oiltrack.facts import Fluid, Measure
from oiltrack.gazetteer import load_originators
from oiltrack.jobs.belief import believed, values_known
from oiltrack.jobs.official import official_series_called
from oiltrack.series.compare import compare_months, furthest, summarise
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.definition import Definition
from oiltrack.series.frames import official_frame
from oiltrack.series.resample import resample
from oiltrack.stored import Known

WORST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Our months beside official ones.

    Attributes:
        months: of ``compare_months``.
        summary: of ``summarise``, a row a series.
        ours: our months, with or without an official value, as ``resample`` returns them.
        claims: of ``claims_frame``: those that the series is made of.
        undated: how many official values were left out because nothing tells when they were released.
    """

    months: pd.DataFrame
    summary: pd.DataFrame
    ours: pd.DataFrame
    claims: pd.DataFrame
    undated: int = 0

    def furthest(self, series: str, *, count: int = WORST) -> pd.DataFrame:
        """Return the months of a series that differ most, the widest first."""
        return furthest(self.months, series, count=count)


def compare_official(
    database: Database,
    place: str,
    *,
    provider: str | None = None,
    fluid: Fluid = Fluid.CRUDE,
    hold_days: int,
    start: date | None = None,
    end: date | None = None,
    known: Known | None = None,
    min_confidence: float = 0.0,
) -> Comparison:
    """Return the production of a place by month beside the official series of the same place.

    Args:
        database: what is compared.
        place: id of the place.
        provider: a series, a word of its name, or the format it was added as; None for all.
        fluid: of our series; what an official one counts, its name tells.
        hold_days: how long a figure holds.
        start: months that begin before are left out.
        end: months that begin after are left out; the last figure is held up to this day.
        known: claims that were not known then are left out, and values that were not released.
        min_confidence: claims that are less sure are left out.

    Raises:
        OfficialError: there is no such official series.
    """
    definition = Definition(place=place, measure=Measure.PRODUCTION, fluid=fluid)
    with snapshot(database) as state:
        claims = believed(state, definition, known=known, min_confidence=min_confidence)
        values = [stored for stored in state.official_values() if stored.value.place_id == place]
    if provider is not None:
        values = official_series_called(values, provider)
    official = _between(official_frame(values_known(values, known)), start, end)
    until = min(end, known.day) if end and known else end
    daily = daily_series(claims, place=place, fluid=fluid, hold_days=hold_days, end=until)
    periods = period_series(claims, place=place, fluid=fluid)
    months = _between(resample(daily, "M", periods=periods), start, end)
    compared = compare_months(months, official, daily=daily, claims=claims, originators=load_originators())
    return Comparison(
        months=compared,
        summary=summarise(compared),
        ours=months,
        claims=claims,
        undated=sum(stored.value.released is None for stored in values) if known is not None else 0,
    )


def _between(frame: pd.DataFrame, start: date | None, end: date | None) -> pd.DataFrame:
    """Return the months that begin from ``start``'s month on, up to ``end``."""
    if start is not None:
        frame = frame[frame["date"] >= pd.Timestamp(start).replace(day=1)]
    if end is not None:
        frame = frame[frame["date"] <= pd.Timestamp(end)]
    return frame.reset_index(drop=True)
