"""Series of a database's claims, as frames. It believes nothing of its own."""

from datetime import date

import pandas as pd

from oiltrack.db import Database
from oiltrack.facts import Aspect, Fluid, Measure, Modality
from oiltrack.gazetteer import load_originators
from oiltrack.jobs.places import place_id
from oiltrack.series.daily import POINTS, daily_series, period_series
from oiltrack.series.frames import claims_frame
from oiltrack.series.resample import resample


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


def output_series(
    database: Database, place: str, *, hold_days: int, min_confidence: float = 0.0
) -> pd.DataFrame:
    """Return the whole daily series of the crude output of a place, given by id or name.

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
        start=None,
        end=None,
        min_confidence=min_confidence,
    )
