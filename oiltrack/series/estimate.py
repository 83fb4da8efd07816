"""Estimates days without a report: the last report minus the outages since. It is done only on request.

An outage since the report is one that began after it. Its volume is taken off the figure; where none is
known only the low end falls, by what its places can do. An outage that has ended since may have given back up
to its volume: the high end rises by it, the figure does not. A field that stands still because its port is
shut is not taken off beside the port.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pandas as pd

from oiltrack.series.outages import NO_OUTAGE, last_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is known of the place of a series.

    Attributes:
        place: its id.
        whole: it is a country, whose output all outages lessen; else only those that name it.
        capacity_bpd: by place, the most that each is known to be able to do.
        downstream: by place, all places that its oil flows through.
    """

    place: str
    whole: bool
    capacity_bpd: Mapping[str, int] = field(default_factory=dict)
    downstream: Mapping[str, Set[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outage:
    places: frozenset[str]
    first: date
    last: date
    offline_bpd: int | None


def estimated(
    daily: pd.DataFrame,
    episodes: pd.DataFrame,
    surroundings: Surroundings,
    *,
    days: int,
    end: date | None = None,
) -> pd.DataFrame:
    """Return a daily series with estimates for the days on which it has none, or only a held figure.

    A held day stays as it is while no outage has begun since its report. An estimate reaches at most ``days``
    days past the report, and not past ``end`` (None: the last day of the series).

    Args:
        daily: what ``daily_series`` returns, from its first report on.
        episodes: what ``outages.episodes`` returns.
        surroundings: of the place.
        days: from 1.
        end: the last day.

    Returns:
        The columns of ``daily``; ``method`` is ``estimated``, ``low_bpd`` and ``high_bpd`` the range,
        ``observation_id`` and ``originators`` those of the last report.
    """
    if daily.empty:
        return daily
    rate = str(daily.columns[1])
    outages = _outages(episodes, surroundings)
    reports = daily[daily["method"] == "reported"]
    held = {row["date"].date(): row for row in _records(daily)}
    last = end or max(held)
    following = [*reports["date"].dt.date.tolist()[1:], last + timedelta(days=1)]
    rows: list[dict[str, Any]] = []
    for report, until in zip(_records(reports), following, strict=True):
        day = report["date"].date()
        rows.append(report)
        for age in range(1, min((until - day).days, days + 1)):
            now = day + timedelta(days=age)
            since = [o for o in outages if day < o.first <= now <= o.last]
            if now in held and not since:
                rows.append(held[now])
                continue
            back = [o for o in outages if o.first <= day <= o.last < now]
            figures = _figures(report, rate, since, back, surroundings)
            rows.append({**report, **figures, "date": pd.Timestamp(now), "age_days": age})
    return pd.DataFrame(rows, columns=list(daily.columns)).astype(daily.dtypes.to_dict())


def _figures(
    report: Mapping[str, Any],
    rate: str,
    since: Sequence[_Outage],
    back: Sequence[_Outage],
    surroundings: Surroundings,
) -> dict[str, Any]:
    """Return the cells of an estimate: see the module's text."""
    lost = _total(since, surroundings, unknown=False)
    lost_most = _total(since, surroundings, unknown=True)
    regained = _total(back, surroundings, unknown=False)
    value = max(0, report[rate] - lost)
    high = max(0, report["high_bpd"] - lost) + regained
    most = surroundings.capacity_bpd.get(surroundings.place)
    return {
        rate: value,
        "low_bpd": max(0, report["low_bpd"] - lost_most),
        "high_bpd": high if most is None else max(value, min(high, most)),
        "method": "estimated",
        "low_observation_id": pd.NA,
        "high_observation_id": pd.NA,
    }


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in frame.itertuples(index=False, name=None)]


def _total(outages: Sequence[_Outage], surroundings: Surroundings, *, unknown: bool) -> int:
    """Return what outages take off together; ``unknown``: where no volume is known, what places can do."""

    def volume(outage: _Outage) -> int:
        if outage.offline_bpd is not None or not unknown:
            return outage.offline_bpd or 0
        return sum(surroundings.capacity_bpd.get(place, 0) for place in outage.places)

    own = [o for o in outages if surroundings.place in o.places]
    parts = [o for o in outages if surroundings.place not in o.places]
    alone = [o for o in parts if not _behind_another(o, parts, surroundings.downstream)]
    return max(max((volume(o) for o in own), default=0), sum(volume(o) for o in alone))


def _behind_another(outage: _Outage, others: Iterable[_Outage], downstream: Mapping[str, Set[str]]) -> bool:
    """Tell whether the oil of an outage's places flows through a place of another one."""
    through = {to for place in outage.places for to in downstream.get(place, ())}
    return any(other is not outage and through & other.places for other in others)


def _outages(episodes: pd.DataFrame, surroundings: Surroundings) -> list[_Outage]:
    """Return the outages that bear on the place; what only threatened, or never was, lessens nothing."""
    actual = episodes[~episodes["status"].isin(NO_OUTAGE)].assign(last=last_days)
    claimed = actual["offline_basis"].fillna("") != "capacity"
    actual["peak_offline_bpd"] = actual["peak_offline_bpd"].where(claimed)
    columns = ["places", "start_first", "last", "peak_offline_bpd"]
    found = [
        _Outage(
            places=frozenset(str(places).split(";")),
            first=first.date(),
            last=last.date(),
            offline_bpd=None if pd.isna(volume) else int(volume),
        )
        for places, first, last, volume in actual[columns].itertuples(index=False, name=None)
    ]
    return [o for o in found if surroundings.whole or surroundings.place in o.places]
