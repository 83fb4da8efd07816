"""Finds what texts say of the rates of an outage: before it, lost by it, left by it. It works out nothing."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import TypeVar

from oiltrack.series.episode import Episode, Flow, Loss, Role
from oiltrack.series.matching import SAME_START

# What places pumped so shortly before an outage is what they would have gone on to pump.
BEFORE = timedelta(days=10)
# What pumps this share of what it does in normal times is not shut.
RUNNING_SHARE = 0.9

_DAY = timedelta(days=1)
_Told = TypeVar("_Told", Flow, Loss)


def note(episode: Episode, flows: Sequence[Flow], losses: Sequence[Loss]) -> None:
    """Note beside an outage what is told of its places alone, or of all of them together.

    What was lost and what is left only the texts of the outage can say: in another text a cut of the same day
    may be another one. What the places did before is taken from them too, and from others where they are
    silent.

    Args:
        episode: an outage with all its claims.
        flows: what its places are told to pump, in the order of days and rates.
        losses: what its places are told to have lost, in the order of days and rates.
    """
    own = _told_in(episode)
    first, last = episode.start_days
    early = between(flows, first - BEFORE, last)
    at_start = _at_start(_own(between(flows, first, _while_shut(episode, last + _DAY)), own))
    # Some papers date a loss by themselves, soon after it.
    episode.lost = _of_first_day(_own(between(losses, first, _while_shut(episode, last + SAME_START)), own))
    episode.before = _before(episode, early, own) or _most_of_day(at_start)
    episode.left = _left(at_start, _own(episode.before, own), lost=bool(episode.lost))


def _while_shut(episode: Episode, day: date) -> date:
    """Return a day, or the last one before the end if that is earlier: later figures tell of the restart."""
    first, _ = episode.start_days
    return day if episode.end_days is None else max(first, min(day, episode.end_days[0] - _DAY))


def between(told: Sequence[_Told], first: date, last: date) -> list[_Told]:
    """Return those of the days ``first`` to ``last`` of what is in the order of days."""
    day = attrgetter("day")
    return list(told[bisect_left(told, first, key=day) : bisect_right(told, last, key=day)])


def _told_in(episode: Episode) -> frozenset[str]:
    """Return the documents, and their stories, that say that it began or that it runs."""
    claims = [c for c in episode.claims if c.role in (Role.OPENED, Role.CONFIRMED) and c.is_of_news]
    return frozenset[str]().union(*(claim.told_in for claim in claims))


def _own(told: Sequence[_Told], own: frozenset[str]) -> list[_Told]:
    return [figure for figure in told if figure.told_in & own]


def _of_first_day(told: Sequence[_Told]) -> list[_Told]:
    return [figure for figure in told if figure.day == told[0].day]


def _before(episode: Episode, flows: Sequence[Flow], own: frozenset[str]) -> list[Flow]:
    """Return what was pumped on the last day before the start that anybody tells of."""
    early = [flow for flow in flows if _is_before(episode, flow)]
    early = _own(early, own) or early
    eve = episode.start_days[0] - _DAY
    day = max((min(flow.day, eve) for flow in early), default=None)
    return [flow for flow in early if min(flow.day, eve) == day]


def _is_before(episode: Episode, flow: Flow) -> bool:
    """Tell whether a flow ended before, or with, the start; what pumped nothing was shut before."""
    return flow.rate_bpd > 0 and (flow.up_to or flow.day < episode.start_days[0])


def _at_start(flows: Sequence[Flow]) -> list[Flow]:
    """Return what is pumped on the first day that is told of."""
    return _of_first_day([flow for flow in flows if not flow.up_to])


def _most_of_day(flows: Sequence[Flow]) -> list[Flow]:
    """Return the larger of two figures of one day, "fell from 270,000 to 85,000"; of one nobody can tell.

    "It was pumping 290,000 when it was shut" and "it was cut to 125,000" are both told of the day.
    """
    rates = sorted({flow.rate_bpd for flow in flows})
    if len(rates) != 2 or not _is_less(rates[0], rates[1]):
        return []
    return [flow for flow in flows if flow.rate_bpd == rates[1]]


def _left(at_start: Sequence[Flow], before: Sequence[Flow], *, lost: bool) -> list[Flow]:
    """Return the figures that are clearly less than before; where only a loss is told, the one beside it.

    "Cut by 80,000 to 140,000" gives what is left, and no other figure of the day.
    """
    if before:
        least = min(flow.rate_bpd for flow in before)
        return [flow for flow in at_start if _is_less(flow.rate_bpd, least)]
    rates = {flow.rate_bpd for flow in at_start}
    return list(at_start) if lost and len(rates) == 1 else []


def _is_less(rate_bpd: int, before_bpd: int) -> bool:
    return rate_bpd < RUNNING_SHARE * before_bpd
