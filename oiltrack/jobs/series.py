"""Series of a database's claims, as frames. It believes nothing of its own."""

from datetime import date

import pandas as pd

from oiltrack.db import Database
from oiltrack.facts import Aspect, Fluid, Measure, Modality, Observation
from oiltrack.jobs.belief import believed
from oiltrack.jobs.grounds import capacities
from oiltrack.jobs.outages import outage_book
from oiltrack.jobs.places import place_id
from oiltrack.report.wide import SeriesKey
from oiltrack.series.balance import balance
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.definition import POINTS, Definition
from oiltrack.series.estimate import estimated
from oiltrack.series.frames import claims_frame
from oiltrack.series.resample import first_of_period, resample
from oiltrack.series.rule import load_rule
from oiltrack.stored import Known


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
    aspect: Aspect = Aspect.LEVEL,
    modality: Modality = Modality.ACTUAL,
    min_confidence: float = 0.0,
    known: Known | None = None,
    estimate: bool = False,
    condensate_bpd: int | None = None,
) -> pd.DataFrame:
    """Return the daily, weekly or monthly series of a place; see ``daily_series`` and ``resample``.

    Claims that are less sure than ``min_confidence``, that were set aside (see ``set_aside``) or were not
    ``known`` are left out; what was known on a day reaches no further than that day. With ``estimate`` days
    without a report are estimated from outages (see ``estimated``). A week or month that ``start`` lies in is
    averaged whole, so that its mean is the same whatever is asked for. ``condensate_bpd`` is what crude and
    liquids are converted with (see ``believed``).
    """
    definition = Definition(place=place, measure=measure, fluid=fluid, aspect=aspect, modality=modality)
    claims = believed(
        database,
        definition,
        known=known,
        min_confidence=min_confidence,
        condensate_bpd=condensate_bpd,
    )
    if known is not None and modality is Modality.ACTUAL:
        end = min(end or known.day, known.day) if end or estimate else None
    daily = daily_series(claims, **definition.options, hold_days=hold_days, end=end)
    if estimate:
        book = outage_book(database, today=end, min_confidence=min_confidence, known=known)
        daily = estimated(
            daily,
            book.episodes,
            book.network,
            place=place,
            days=load_rule().estimate_days,
            most_bpd=capacities(database).get((place, measure.value)),
            end=end,
        )
    if start is not None:
        start = first_of_period(start, freq)
        daily = daily[daily["date"] >= pd.Timestamp(start)].reset_index(drop=True)
    if freq == "D":
        return daily
    periods = period_series(claims, **definition.options, start=start, end=end)
    return resample(daily, freq, periods=periods)


def place_balance(
    database: Database,
    place: str,
    *,
    fluid: Fluid,
    freq: str,
    hold_days: int,
    start: date | None,
    end: date | None,
    known: Known | None = None,
) -> pd.DataFrame:
    """Return production against exports and local refining of a place; see ``balance``."""
    production, exports, refining = (
        place_series(
            database,
            place,
            measure=measure,
            fluid=fluid,
            freq=freq,
            hold_days=hold_days,
            start=start,
            end=end,
            known=known,
        )
        for measure in (Measure.PRODUCTION, Measure.EXPORTS, Measure.REFINERY_INTAKE)
    )
    return balance(production, exports, refining)


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
    database: Database,
    *,
    hold_days: int,
    place: str | None = None,
    start: date | None = None,
    end: date | None = None,
    min_confidence: float = 0.0,
    known: Known | None = None,
) -> dict[SeriesKey, pd.DataFrame]:
    """Return every daily series that the figures give, or those of one place, by place, measure and fluid.

    A measure of a place that is told of months only gives none.
    """
    told = database.each_observation(min_confidence=min_confidence, known=known)
    keys = {_key(stored.observation) for stored in told if _is_point(stored.observation, place)}
    found = {
        key: place_series(
            database,
            key.place,
            measure=Measure(key.measure),
            fluid=Fluid(key.fluid),
            freq="D",
            hold_days=hold_days,
            start=start,
            end=end,
            min_confidence=min_confidence,
            known=known,
        )
        for key in sorted(keys, key=lambda key: key.column)
    }
    return {key: frame for key, frame in found.items() if len(frame)}


def _is_point(seen: Observation, place: str | None) -> bool:
    return (
        (seen.entities == (place,) if place else len(seen.entities) == 1)
        and seen.aspect is Aspect.LEVEL
        and seen.modality is Modality.ACTUAL
        and seen.measure is not Measure.VOLUME
    )


def _key(seen: Observation) -> SeriesKey:
    return SeriesKey(place=seen.entities[0], measure=seen.measure.value, fluid=seen.fluid.value)


def output_series(
    database: Database,
    place: str,
    *,
    hold_days: int,
    min_confidence: float = 0.0,
    start: date | None = None,
    end: date | None = None,
    known: Known | None = None,
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
        known=known,
    )
