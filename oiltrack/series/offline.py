"""Adds outages up, day by day and over a period, so that no barrel counts twice. It joins no claims."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, TypeAlias

import pandas as pd

from oiltrack.series.episode import Episode
from oiltrack.series.frames import DAYS, typed_frame
from oiltrack.series.nesting import Counted, Nesting, Node, order_of
from oiltrack.series.network import Network
from oiltrack.series.volume import Run, Volume, volume

_CASES = ("bpd", "low", "high")

_TOTALS: dict[str, Any] = {
    "offline_bpd": "int64",
    "low_bpd": "int64",
    "high_bpd": "int64",
    "outages": "string",
}
_UNKNOWN: dict[str, Any] = {"unknown": "int64"}
_LOSSES: dict[str, Any] = {
    "lost_bbl": "int64",
    "lost_low_bbl": "int64",
    "lost_high_bbl": "int64",
    "days": "int64",
    "outages": "int64",
    "unknown": "int64",
}


_MOST_DAYS_AHEAD = 3_660


def offline_by_day(
    episodes: Iterable[Episode],
    *,
    network: Network,
    by: str | None = None,
    start: date | None = None,
    end: date | None = None,
    today: date | None = None,
    planned: bool = True,
) -> pd.DataFrame:
    """Return what is offline on each day, in b/d.

    Columns: ``date``; ``cause`` or ``place`` where ``by`` names it; ``offline_bpd`` with ``low_bpd`` and
    ``high_bpd`` (``0 <= low_bpd <= offline_bpd <= high_bpd``); ``outages``, the ids of those that count,
    joined by ``;``. Without ``by`` one row a day without gaps, and ``unknown``: how many more ran of which no
    volume is known. With it one row a day and key, none where nothing is offline. The parts of a day add up
    to ``offline_bpd`` of the whole, their ranges do not.

    An outage whose places lie inside those of another counts within it: of a port and its fields the port's
    figure stands where a report claims it, else the larger of the port's and the sum of the fields'; what
    the fields say is then part of it, under its own cause and place. Of outages that only share a place the
    larger counts. A drop of national output holds what stopped after it had begun. A country's outages are at
    most what it can do. Refineries take nothing offline.

    Args:
        episodes: what ``ledger`` returns.
        network: the routes of oil, and what places can do.
        by: ``cause``, ``place`` or None.
        start: first day; None for the first with an outage.
        end: last day, at most ten years after ``today`` and all outages; None for the last with an outage.
        today: the day on which open outages stop to count, if it comes first.
        planned: count planned maintenance too.
    """
    outages = counted(episodes, network, today=today, planned=planned)
    cases = [_Case(outages, network, name) for name in _CASES]
    first = start or min((case.first for case in cases if case.first), default=None)
    last = max((case.last for case in cases if case.last), default=None)
    if end:  # nobody tells of what lies far behind today and the last outage; the year 9999 is far
        told = max(filter(None, (today, last)), default=end).toordinal()
        last = min(end, date.fromordinal(min(told + _MOST_DAYS_AHEAD, date.max.toordinal())))
    types = {"date": DAYS} | ({by: "string"} if by else {}) | _TOTALS | ({} if by else _UNKNOWN)
    if first is None or last is None or first > last:
        return typed_frame([], types)
    spread = [case.spread(by, Run(first, last)) for case in cases]
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    parts_of = ((day, tuple(found.get(day, _NONE) for found in spread)) for day in days)
    rows: list[tuple[object, ...]] = []
    for parts, alike in groupby(parts_of, key=itemgetter(1)):
        cells = list(_cells(parts, by))
        rows += [(day, *cell) for day, _ in alike for cell in cells]
    if not by:
        without = _unknown_by_day(outages, Run(first, last))
        rows = [(*row, without[day]) for row, day in zip(rows, days, strict=True)]
    return typed_frame(rows, types)


def losses(
    episodes: Sequence[Episode],
    *,
    network: Network,
    by: str = "cause",
    start: date | None = None,
    end: date | None = None,
    today: date | None = None,
    planned: bool = True,
) -> pd.DataFrame:
    """Return the barrels that were lost in a period by ``cause`` or ``place``, largest first.

    Columns: ``cause`` or ``place``; ``lost_bbl`` with ``lost_low_bbl`` and ``lost_high_bbl``; ``days`` on
    which something was offline; ``outages``, how many count; ``unknown``, how many more ran of which no
    volume is known (0 for places). Arguments and the way of adding up are those of ``offline_by_day``.
    """
    frame = offline_by_day(
        episodes, network=network, by=by, start=start, end=end, today=today, planned=planned
    )
    found = frame.groupby(by, sort=True)
    table = found[["offline_bpd", "low_bpd", "high_bpd"]].sum()
    table.columns = pd.Index(["lost_bbl", "lost_low_bbl", "lost_high_bbl"])
    table["days"] = found["offline_bpd"].agg(lambda column: int((column > 0).sum()))
    named = found["outages"].agg(lambda column: len({id for ids in column for id in ids.split(";") if id}))
    table["outages"] = named.astype("int64")  # of no rows it would be text
    unknown = _unknown(episodes, network, start, end, today) if by == "cause" else {}
    table = table.reindex(sorted({*table.index, *unknown})).fillna(0)
    table["unknown"] = [unknown.get(str(key), 0) for key in table.index]
    table = table.rename_axis(by).reset_index().astype({by: "string"} | _LOSSES)
    return table.sort_values(
        ["lost_bbl", "lost_high_bbl", by], ascending=[False, False, True], ignore_index=True
    )


def counted(
    episodes: Iterable[Episode], network: Network, *, today: date | None, planned: bool = True
) -> list[Counted]:
    """Return the outages that happened and take output away, each with its volume."""
    told = [
        (e, volume(e, network, today=today))
        for e in episodes
        if e.happened and network.makes_output(e.places) and (planned or e.cause != "maintenance")
    ]
    return [Counted(e.id, e, found, order_of(e, found, network)) for e, found in told]


def _unknown_by_day(outages: Iterable[Counted], period: Run) -> Mapping[date, int]:
    """Return by day how many outages run of which no volume is known."""
    found: Counter[date] = Counter()
    for outage in outages:
        run = outage.volume.likely
        if not outage.volume.steps:
            first = max(run.first, period.first)
            days = run.days(period.first, period.last)
            found.update(first + timedelta(days=number) for number in range(days))
    return found


def _unknown(
    episodes: Sequence[Episode], network: Network, start: date | None, end: date | None, today: date | None
) -> Mapping[str, int]:
    found: defaultdict[str, int] = defaultdict(int)
    for episode in episodes:
        if not episode.happened or not network.makes_output(episode.places):
            continue
        told = volume(episode, network, today=today)
        if not told.steps and told.likely.days(start, end):
            found[episode.cause.value] += 1
    return found


@dataclass(slots=True)
class _Share:
    """A part of a day's total, and the outages that it is made of."""

    bpd: int = 0
    outages: set[str] = field(default_factory=set)


_NOTHING = _Share()
_NONE: Mapping[str, _Share] = {}


def _cells(parts: Sequence[Mapping[str, _Share]], by: str | None) -> Iterable[tuple[object, ...]]:
    """Yield what stands in the rows of a day behind it, from its likely, lowest and highest shares."""
    for key in sorted({key for part in parts for key in part}) if by else [""]:
        likely, low, high = (part.get(key, _NOTHING) for part in parts)
        if by and not (likely.bpd or high.bpd):
            continue
        span = (min(low.bpd, likely.bpd), max(high.bpd, likely.bpd))
        yield (*([key] if by else []), likely.bpd, *span, ";".join(sorted(likely.outages)))


_Numbers: TypeAlias = defaultdict[date, list[int]]


class _Case:
    """One reading of all outages: their likely rates and days, the least or the most."""

    def __init__(self, outages: Sequence[Counted], network: Network, which: str) -> None:
        self._network, self._which = network, which
        runs = [(c, _run_of(c.volume, which)) for c in sorted(outages, key=attrgetter("order"))]
        self._runs = [(c, run) for c, run in runs if run is not None]
        self.first = min((run.first for _, run in self._runs), default=None)
        self.last = max((run.last for _, run in self._runs), default=None)

    def spread(self, by: str | None, period: Run) -> dict[date, dict[str, _Share]]:
        """Return the shares of each key on each day of a period."""
        nesting = Nesting([outage for outage, _ in self._runs], self._network)
        begun, ended, changes = self._changes(period)
        found: dict[date, dict[str, _Share]] = {}
        for day, following in zip(changes, [*changes[1:], None], strict=True):
            for number in ended[day]:
                nesting.end(number)
            for number in begun[day]:
                nesting.begin(number)
            if shares := self._shares(nesting, by, day):
                run = Run(day, following - timedelta(days=1) if following else period.last)
                found |= {day + timedelta(days=n): shares for n in range(run.days())}
        return found

    def _changes(self, period: Run) -> tuple[_Numbers, _Numbers, list[date]]:
        """Return by day which outages begin and which have ended, and all days on which anything changes."""
        begun: _Numbers = defaultdict(list)
        ended: _Numbers = defaultdict(list)
        days = {date(year, 1, 1) for year in range(period.first.year, period.last.year + 1)}
        for number, (outage, run) in enumerate(self._runs):
            if run.days(period.first, period.last):
                begun[max(run.first, period.first)].append(number)
                if run.last < period.last:
                    ended[run.last + timedelta(days=1)].append(number)
                days.update(day for day, _ in outage.volume.steps)
        days = {max(day, period.first) for day in (*days, *begun, *ended) if day <= period.last}
        return begun, ended, sorted(days)

    def _shares(self, nesting: Nesting, by: str | None, day: date) -> dict[str, _Share]:
        found: defaultdict[str, _Share] = defaultdict(_Share)
        roots: defaultdict[str | None, list[Node]] = defaultdict(list)
        for root in nesting.roots(lambda outage: self._rate(outage, day)):
            country = self._network.country_of(min(root.counted.episode.places))
            roots[country].append(root)
        for country, nodes in roots.items():
            self._divide(nodes, self._most(country, day), by, day, found)
        return {key: share for key, share in found.items() if share.bpd or share.outages}

    def _divide(
        self, nodes: list[Node], most: int | None, by: str | None, day: date, found: defaultdict[str, _Share]
    ) -> None:
        """Give each outage its share of at most ``most``, and those within it theirs of that."""
        waiting = [(nodes, most)]
        while waiting:
            beside, most = waiting.pop()
            totals = [node.total for node in beside]
            allowed = sum(totals) if most is None else min(sum(totals), most)
            for node, part in zip(beside, _dealt(allowed, totals), strict=True):
                inner = min(sum(child.total for child in node.children), part)
                waiting.append((node.children, part))
                for key, bpd in self._keys(node.counted.episode, part - inner, by, day).items():
                    found[key].bpd += bpd
                    if node.bpd:
                        found[key].outages.add(node.counted.id)

    def _keys(self, episode: Episode, bpd: int, by: str | None, day: date) -> Mapping[str, int]:
        """Return the keys that an outage's own share goes to; among its places by what each does."""
        if by == "cause":
            return {episode.cause.value: bpd}
        if by is None:
            return {"": bpd}
        heads = sorted(self._network.heads(episode.places))
        normal = [self._network.normal(frozenset((head,)), date(day.year, 7, 1)) for head in heads]
        weights = [rate.bpd if rate else 0 for rate in normal]
        if not all(weights):
            weights = [1] * len(heads)
        return dict(zip(heads, _dealt(bpd, weights), strict=True))

    def _rate(self, outage: Counted, day: date) -> int | None:
        rate = outage.volume.on(day)
        return None if rate is None else int(getattr(rate, self._which))

    def _most(self, country: str | None, day: date) -> int | None:
        """Return what a country can do in a year; None where nobody tells."""
        if country is None:
            return None
        rate = self._network.normal(frozenset((country,)), date(day.year, 7, 1))
        return rate.high if rate else None


def _dealt(bpd: int, weights: Sequence[int]) -> list[int]:
    """Return the shares of a rate by weight; they add up to it, and the heaviest takes what is left."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    parts = [bpd * weight // whole for weight in weights]
    parts[weights.index(max(weights))] += bpd - sum(parts)
    return parts


def _run_of(told: Volume, which: str) -> Run | None:
    return {"bpd": told.likely, "low": told.certain, "high": told.possible}[which]
