"""Series and outage episodes of a database's claims, as frames. It believes nothing of its own."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from oiltrack.db import Database
from oiltrack.facts import Aspect, Fluid, Measure, Modality
from oiltrack.gazetteer import load_originators
from oiltrack.jobs.places import place_id
from oiltrack.report.wide import SeriesKey
from oiltrack.series.daily import POINTS, daily_series, period_series
from oiltrack.series.frames import claims_frame
from oiltrack.series.outages import episodes, last_days
from oiltrack.series.resample import resample
from oiltrack.stored import StoredObservation


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
    min_confidence: float = 0.0,
) -> pd.DataFrame:
    """Return the daily, weekly or monthly series of a place; see ``daily_series`` and ``resample``.

    Claims that are less sure than ``min_confidence`` are left out.
    """
    claims = claims_frame(
        database.observations(
            entities=(place,),
            measure=measure,
            fluid=fluid,
            aspect=Aspect.LEVEL,
            modality=Modality.ACTUAL,
            min_confidence=min_confidence,
        ),
        originators=load_originators(),
    )
    daily = daily_series(
        claims, place=place, measure=measure, fluid=fluid, hold_days=hold_days, start=start, end=end
    )
    if freq == "D":
        return daily
    periods = period_series(claims, place=place, measure=measure, fluid=fluid, start=start, end=end)
    return resample(daily, freq, periods=periods)


def held_series(database: Database, place: str) -> dict[tuple[str, str], str]:
    """Return by measure and fluid the series of a place, by id: ``D``, or ``M`` if only months are told."""
    claims = claims_frame(
        database.observations(entities=(place,), aspect=Aspect.LEVEL, modality=Modality.ACTUAL)
    )
    rates = claims[claims["measure"] != Measure.VOLUME.value]
    found: dict[tuple[str, str], str] = {}
    for freq, kinds in (("M", ("month",)), ("D", POINTS)):
        told = rates[rates["when_kind"].isin(kinds)]
        found |= dict.fromkeys(zip(told["measure"], told["fluid"], strict=True), freq)
    return dict(sorted(found.items()))


def all_series(
    observations: Iterable[StoredObservation],
    *,
    hold_days: int,
    place: str | None = None,
    start: date | None = None,
    end: date | None = None,
) -> dict[SeriesKey, pd.DataFrame]:
    """Return every daily series that the observations give, or those of one place, by place and measure.

    A measure of a place that is told of months only gives none.
    """
    claims = claims_frame(
        (found for found in observations if _is_point(found, place)), originators=load_originators()
    )
    groups = claims.groupby(["entities", "measure", "fluid"])
    keys = {SeriesKey(place=str(p), measure=str(m), fluid=str(f)): told for (p, m, f), told in groups}
    found = {
        key: daily_series(
            told,
            place=key.place,
            measure=key.measure,
            fluid=key.fluid,
            hold_days=hold_days,
            start=start,
            end=end,
        )
        for key, told in keys.items()
    }
    return {key: frame for key, frame in found.items() if len(frame)}


def _is_point(stored: StoredObservation, place: str | None) -> bool:
    seen = stored.observation
    return (
        (seen.entities == (place,) if place else len(seen.entities) == 1)
        and seen.aspect is Aspect.LEVEL
        and seen.modality is Modality.ACTUAL
        and seen.measure is not Measure.VOLUME
    )


def output_series(
    database: Database,
    place: str,
    *,
    hold_days: int,
    min_confidence: float = 0.0,
    start: date | None = None,
    end: date | None = None,
) -> pd.DataFrame:
    """Return the daily series of the crude output of a place, given by id or name, from start to end.

    Raises:
        UnknownIdError: ``place`` means none, or several.
    """
    return place_series(
        database,
        place_id(database, place),
        measure=Measure.PRODUCTION,
        fluid=Fluid.CRUDE,
        freq="D",
        hold_days=hold_days,
        start=start,
        end=end,
        min_confidence=min_confidence,
    )


def outage_episodes(database: Database, *, as_of: date | None, min_confidence: float = 0.0) -> pd.DataFrame:
    """Return all outage episodes, of the seeds and of the news, with their status on the day ``as_of``.

    Events of the news that are less sure than ``min_confidence`` are left out.
    """
    return episodes(database.events(min_confidence=min_confidence), database.outages(), as_of=as_of)


def chosen_episodes(
    database: Database,
    *,
    place: str | None,
    only_open: bool,
    start: date | None,
    end: date | None,
    today: date,
) -> pd.DataFrame:
    """Return the episodes of a place (None for all) that touch the days ``start`` to ``end``.

    ``only_open`` keeps those that run on the day ``today``. One whose end nobody reported counts as running
    for ``OPEN_DAYS`` after the last report of it, as in the chart.
    """
    frame = outage_episodes(database, as_of=today)
    frame = episodes_touching(frame, place=place, start=start, end=end)
    if only_open:
        frame = frame[frame["status"] == "shut"]
    return frame.reset_index(drop=True)


def episodes_touching(
    frame: pd.DataFrame, *, place: str | None, start: date | None, end: date | None
) -> pd.DataFrame:
    """Return the episodes of a place (None for all) that touch the days ``start`` to ``end``."""
    if place is not None:
        about = [place in places.split(";") for places in frame["places"]]
        frame = frame[pd.Series(about, frame.index, dtype="bool")]
    if start is not None:
        frame = frame[last_days(frame) >= pd.Timestamp(start)]
    if end is not None:
        frame = frame[frame["start_first"] <= pd.Timestamp(end)]
    return frame.reset_index(drop=True)
