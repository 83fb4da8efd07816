"""Makes the daily and the monthly-claim series of one definition. It mixes no definitions and fills no gap.

The rule, in words: a claim counts if place, measure, fluid, aspect and modality are the ones asked for. A
claim for a day, or for a span of up to ten days (then on its last day), is a point. Claims for months are
kept apart (``period_series``); claims for years, longer spans, open dates ("before the war") and unknown
dates are no points. Where several claims share a day, ``choice.RULE`` picks one and the range of all stands
beside it. A point is held for at most ``hold_days`` days; after that comes a gap, which has no rows. The last
point is not held past itself unless ``end`` says how far.
"""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from oiltrack.facts import Aspect, Fluid, Measure, Modality
from oiltrack.series.choice import choose
from oiltrack.series.definition import day_points, is_bound, month_claims, of_definition
from oiltrack.series.frames import DAYS

HOLD_DAYS = 10

_TYPES: dict[str, Any] = {
    "date": DAYS,
    "value": "Int64",
    "low_bpd": "Int64",
    "high_bpd": "Int64",
    "method": "string",
    "observation_id": "string",
    "originators": "Int64",
    "age_days": "Int64",
    "low_observation_id": "string",
    "high_observation_id": "string",
}


def daily_series(
    claims: pd.DataFrame,
    *,
    place: str = "libya",
    measure: str = Measure.PRODUCTION,
    fluid: str = Fluid.CRUDE,
    aspect: str = Aspect.LEVEL,
    modality: str = Modality.ACTUAL,
    hold_days: int = HOLD_DAYS,
    start: date | None = None,
    end: date | None = None,
) -> pd.DataFrame:
    """Return the series of days on which a figure is known, ascending; days without one have no row.

    Returns:
        ``date, <measure>_bpd, low_bpd, high_bpd, method, observation_id, originators, age_days,
        low_observation_id, high_observation_id``. ``method`` is ``reported`` or ``held``; ``age_days`` counts
        from the report (0 where reported).
    """
    points = day_points(
        of_definition(claims, place=place, measure=measure, fluid=fluid, aspect=aspect, modality=modality)
    )
    if end is not None:
        points = points[points["date"] <= pd.Timestamp(end)]
    held = _hold(choose(points), hold_days, end)
    if start is not None:
        held = held[held["date"] >= pd.Timestamp(start)]
    return _named(held, measure)


def period_series(
    claims: pd.DataFrame,
    *,
    place: str = "libya",
    measure: str = Measure.PRODUCTION,
    fluid: str = Fluid.CRUDE,
    aspect: str = Aspect.LEVEL,
    modality: str = Modality.ACTUAL,
    start: date | None = None,
    end: date | None = None,
) -> pd.DataFrame:
    """Return the figures claimed for whole months, one row a month; ``date`` is its first day.

    The columns are those of ``daily_series`` and ``is_bound``: whether the figure only bounds its month ("a
    high of"). ``method`` is ``period`` and ``age_days`` 0.
    """
    months = month_claims(claims)  # first, for there are far more days
    told = of_definition(months, place=place, measure=measure, fluid=fluid, aspect=aspect, modality=modality)
    chosen = choose(told)
    if start is not None:
        chosen = chosen[chosen["date"] >= pd.Timestamp(start).replace(day=1)]
    if end is not None:
        chosen = chosen[chosen["date"] <= pd.Timestamp(end)]
    named = _named(chosen.assign(method="period", age_days=0), measure)
    bounds = told.loc[is_bound(told), "id"]
    return named.assign(is_bound=named["observation_id"].isin(bounds))


def _hold(points: pd.DataFrame, hold_days: int, end: date | None) -> pd.DataFrame:
    """Repeat each point on the days after it, up to the next point, ``hold_days`` or ``end``."""
    days = points["date"].to_numpy().astype("datetime64[D]")
    if len(days) == 0:
        return points.assign(method="", age_days=0)
    last = days[-1] if end is None else np.datetime64(end, "D")
    until = np.append(days[1:], last + np.timedelta64(1, "D"))
    lengths = np.minimum((until - days).astype("int64"), hold_days + 1)
    held = points.loc[points.index.repeat(lengths)].reset_index(drop=True)
    held["age_days"] = held.groupby("date").cumcount()
    held["method"] = np.where(held["age_days"] == 0, "reported", "held")
    held["date"] = held["date"] + pd.to_timedelta(held["age_days"], unit="D")
    return held


def _named(frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Return the columns of the contract, in order and with their types."""
    named = frame.rename(columns={"low": "low_bpd", "high": "high_bpd"})
    named = named[list(_TYPES)].astype(_TYPES).rename(columns={"value": f"{measure}_bpd"})
    return named.reset_index(drop=True)
