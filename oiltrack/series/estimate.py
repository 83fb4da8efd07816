"""Estimates days without a report: the last report minus the outages since. It is done only on request.

An outage since the report is one that began after it. Its volume is taken off the figure; where nobody claims
one only the low end falls, by what its places do in normal times. An outage that has ended since may have
given back up to its volume: the high end rises by it, the figure does not. Outages are put into each other as
in the totals of ``offline``, so that a field that stands still because its port is shut is not taken off
beside the port.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeAlias

import pandas as pd

from oiltrack.series.episode import Episode
from oiltrack.series.nesting import FIRM, Counted, nested
from oiltrack.series.network import Network
from oiltrack.series.offline import counted

_Rate: TypeAlias = Callable[[Counted, date], int | None]


def estimated(
    daily: pd.DataFrame,
    episodes: Iterable[Episode],
    network: Network,
    *,
    place: str,
    days: int,
    most_bpd: int | None = None,
    end: date | None = None,
) -> pd.DataFrame:
    """Return a daily series with estimates for the days on which it has none, or only a held figure.

    A held day stays as it is while no outage has begun since its report. An estimate reaches at most ``days``
    days past the report, and not past ``end`` (None: the last day of the series).

    Args:
        daily: what ``daily_series`` returns, from its first report on.
        episodes: what ``ledger`` returns.
        network: the routes of oil, and what places can do.
        place: id of the place that the series is of; outages that name it, or lie behind it, lessen it.
        days: from 1.
        most_bpd: no range reaches higher; None where nobody tells what the place can do.
        end: the last day.

    Returns:
        The columns of ``daily``; ``method`` is ``estimated``, ``low_bpd`` and ``high_bpd`` the range,
        ``observation_id`` and ``originators`` those of the last report.
    """
    if daily.empty:
        return daily
    rate = str(daily.columns[1])
    outages = counted(_bearing_on(place, episodes, network), network, today=end)
    reports = daily[daily["method"] == "reported"]
    held = {row["date"].date(): row for row in _records(daily)}
    last = end or max(held)
    following = [*reports["date"].dt.date.tolist()[1:], last + timedelta(days=1)]
    rows: list[dict[str, Any]] = []
    for report, until in zip(_records(reports), following, strict=True):
        day = report["date"].date()
        rows.append(report)
        near = [o for o in outages if o.volume.likely.first < until and o.volume.likely.last >= day]
        for age in range(1, min((until - day).days, days + 1)):
            now = day + timedelta(days=age)
            since = [o for o in near if day < o.volume.likely.first <= now <= o.volume.likely.last]
            if now in held and not since:
                rows.append(held[now])
                continue
            back = [o for o in near if o.volume.likely.first <= day <= o.volume.likely.last < now]
            still = [o for o in near if o.volume.likely.first <= day and o.volume.likely.last >= now]
            lost, least = (_added(since, still, network, now, which) for which in (_likely, _least))
            most = _total(since, network, now, _most)
            figures = _figures(report, rate, lost, least, most, regained=_total(back, network, day, _most))
            if most_bpd is not None:
                figures["high_bpd"] = max(figures[rate], min(figures["high_bpd"], most_bpd))
            rows.append({**report, **figures, "date": pd.Timestamp(now), "age_days": age})
    return pd.DataFrame(rows, columns=list(daily.columns)).astype(daily.dtypes.to_dict())


def _figures(
    report: Mapping[str, Any], rate: str, lost: int, least: int, most: int, *, regained: int
) -> dict[str, Any]:
    """Return the cells of an estimate: see the module's text."""
    value = max(0, report[rate] - lost)
    return {
        rate: value,
        "low_bpd": min(value, max(0, report["low_bpd"] - most)),
        "high_bpd": max(value, report["high_bpd"] - least) + regained,
        "method": "estimated",
        "low_observation_id": pd.NA,
        "high_observation_id": pd.NA,
    }


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in frame.itertuples(index=False, name=None)]


def _bearing_on(place: str, episodes: Iterable[Episode], network: Network) -> list[Episode]:
    whole = frozenset((place,))
    return [e for e in episodes if place in e.places or network.inside(e.places, whole)]


def _total(outages: Sequence[Counted], network: Network, day: date, rate: _Rate) -> int:
    """Return what outages take off together on a day, no barrel twice."""
    return sum(node.total for node in nested(outages, network, rate_of=lambda outage: rate(outage, day)))


def _added(
    since: Sequence[Counted], still: Sequence[Counted], network: Network, day: date, rate: _Rate
) -> int:
    """Return what outages take off beside those that ran at the report and still do."""
    both = _total([*since, *still], network, day, rate)
    return max(0, both - _total(still, network, day, rate))


def _likely(outage: Counted, day: date) -> int | None:
    told = outage.volume.on(day)
    return told.bpd if told and outage.volume.basis in FIRM else None


def _least(outage: Counted, day: date) -> int | None:
    told = outage.volume.on(day)
    return told.low if told and outage.volume.basis in FIRM else None


def _most(outage: Counted, day: date) -> int | None:
    told = outage.volume.on(day) or outage.volume.baseline
    return told.high if told else None
