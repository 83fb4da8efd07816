"""Series and outage episodes of a database's claims, as frames. It believes nothing of its own."""

from datetime import date

import pandas as pd

from oiltrack.db import Database
from oiltrack.facts import Aspect, Fluid, Measure, Modality
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.frames import claims_frame
from oiltrack.series.outages import episodes
from oiltrack.series.resample import resample

OPEN_DAYS = 60


def place_series(
    database: Database,
    place: str,
    *,
    measure: Measure,
    fluid: Fluid,
    freq: str,
    hold_days: int,
    start: date | None,
    end: date | None,
) -> pd.DataFrame:
    """Return the daily, weekly or monthly series of a place; see ``daily_series`` and ``resample``."""
    claims = claims_frame(
        database.observations(
            entities=(place,), measure=measure, fluid=fluid, aspect=Aspect.LEVEL, modality=Modality.ACTUAL
        )
    )
    daily = daily_series(
        claims, place=place, measure=measure, fluid=fluid, hold_days=hold_days, start=start, end=end
    )
    if freq == "D":
        return daily
    periods = period_series(claims, place=place, measure=measure, fluid=fluid, start=start, end=end)
    return resample(daily, freq, periods=periods)


def outage_episodes(database: Database) -> pd.DataFrame:
    """Return all outage episodes, of the seeds and of the news."""
    return episodes(database.events(), database.outages())


def chosen_episodes(
    database: Database, *, place: str | None, only_open: bool, start: date | None, end: date | None
) -> pd.DataFrame:
    """Return the episodes of a place (None for all) that touch the days ``start`` to ``end``.

    One whose end nobody reported counts as running for ``OPEN_DAYS`` after its first day, as in the chart.
    """
    frame = outage_episodes(database)
    if place is not None:
        frame = frame[[place in places.split(";") for places in frame["places"]]]
    if only_open:
        frame = frame[frame["status"] == "shut"]
    if start is not None:
        last = frame["end_last"].fillna(frame["start_first"] + pd.Timedelta(days=OPEN_DAYS))
        frame = frame[last >= pd.Timestamp(start)]
    if end is not None:
        frame = frame[frame["start_first"] <= pd.Timestamp(end)]
    return frame.reset_index(drop=True)
