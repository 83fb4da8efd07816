"""Averages a daily series over weeks and months, saying how many days are covered. It invents no days."""

from datetime import date
from typing import Any

import pandas as pd

from oiltrack.errors import OiltrackError
from oiltrack.series.frames import DAYS

LEAST_COVERAGE = 0.6
FREQUENCIES = ("D", "W", "M")

_ENDS = ["low_observation_id", "high_observation_id"]
_DAYS: dict[str, Any] = {"date": DAYS}
_METHODS = ("reported", "held", "estimated")
_RULES = {"W": "W-SUN", "M": "M"}  # weeks start on Monday, so that they end on Sunday


def resample(frame: pd.DataFrame, freq: str, *, periods: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the time-weighted means of a daily series; ``date`` is the first day of the week or month.

    Args:
        frame: what ``daily_series`` returns: one row a covered day, so that a plain mean weighs by time.
        freq: ``D``, ``W`` (weeks start on Monday) or ``M``.
        periods: what ``period_series`` returns; only months use it.

    Returns:
        The columns of ``frame`` and ``coverage`` (covered days by days of the period, 0..1). The range is the
        mean of the daily ranges; ``observation_id``, ``originators`` and ``age_days`` are those of the last
        covered day; no one claim says the ends of a mean's range. ``method`` is ``reported`` where any day
        was reported, else ``held`` where any was, else ``estimated``. Where fewer than 60 % of a month's days
        were reported a monthly claim stands in (``period``): held days are assumed, the claim was made. One
        that only bounds its month stands in where less than 60 % are covered at all. Else such a month has no
        mean, and its figures are blank.
    """
    if freq not in FREQUENCIES:
        raise OiltrackError(f"unknown frequency {freq!r}", remedy=f"use one of {', '.join(FREQUENCIES)}")
    if freq == "D":
        return frame.assign(coverage=1.0)
    means = _means(frame, freq)
    if freq == "M":
        means = _trusted_months(means, periods, reported=_reported(frame))
    return means.reset_index(drop=True)


def first_of_period(day: date, freq: str) -> date:
    """Return the first day of the week or month that a day lies in; the day itself for ``D``."""
    return day if freq == "D" else pd.Timestamp(day).to_period(_RULES[freq]).start_time.date()


def _means(frame: pd.DataFrame, freq: str) -> pd.DataFrame:
    period = frame["date"].dt.to_period(_RULES[freq])
    groups = frame.groupby(period)
    means = groups.last()
    figures = _figures(frame)
    means[figures] = groups[figures].mean().astype("Float64").round().astype("Int64")
    means[_ENDS] = pd.NA
    means["method"] = _best_method(frame["method"], period)
    index = pd.PeriodIndex(means.index)
    days = (index.end_time.normalize() - index.start_time).days + 1
    means["coverage"] = (groups.size() / days).astype("float64")
    means["date"] = index.start_time
    return means[[*frame.columns, "coverage"]].astype(_DAYS)


def _best_method(method: pd.Series, period: pd.Series) -> pd.Series:
    ranks = method.map({name: rank for rank, name in enumerate(_METHODS)}).groupby(period).min()
    return ranks.map(dict(enumerate(_METHODS))).astype("string")


def _reported(frame: pd.DataFrame) -> pd.Series:
    """Return the share of the days of each month, by its first day, of which a figure was reported."""
    days = frame.loc[frame["method"] == "reported", "date"]
    counts = days.groupby(days.dt.to_period(_RULES["M"])).size()
    months = pd.PeriodIndex(counts.index)
    return pd.Series(counts.to_numpy() / months.days_in_month, months.start_time.astype(DAYS))


def _trusted_months(
    means: pd.DataFrame, periods: pd.DataFrame | None, *, reported: pd.Series
) -> pd.DataFrame:
    """Put monthly claims in the place of months with few reports; blank others with too few days."""
    months = means.set_index("date", drop=False)
    thin = months["coverage"] < LEAST_COVERAGE
    figures = [*_figures(months), "originators", "age_days", "method", "observation_id"]
    months.loc[thin, figures] = pd.NA
    if periods is None or periods.empty:
        return months
    claims = periods.set_index("date", drop=False)
    told = reported.index[reported >= LEAST_COVERAGE]
    covered = months.index[~thin]
    claims = claims[~claims.index.isin(told) & ~(claims["is_bound"] & claims.index.isin(covered))]
    claims = claims.drop(columns="is_bound")
    claims = claims.assign(coverage=months["coverage"].reindex(claims.index).fillna(0.0))
    kept = months[~months.index.isin(claims.index)]
    return claims if kept.empty else pd.concat([kept, claims]).sort_index()


def _figures(frame: pd.DataFrame) -> list[str]:
    return [column for column in frame.columns if str(column).endswith("_bpd")]
