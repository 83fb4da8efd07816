"""How much an outage takes away, day by day and in all, with its range. It adds no two outages up."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter

from oiltrack.facts import Cause
from oiltrack.series.episode import Episode, Role
from oiltrack.series.network import Network, Rate

# "700,000" may be 650,000 to 750,000, but "1,000,000" is not half a million.
MOST_ROUNDING = 0.1
PART_SHARE = 0.9
# Days for which the tanks of a port take what its fields pump.
TANK_DAYS = 5

_BY_PEOPLE = (
    Cause.STRIKE,
    Cause.PROTEST,
    Cause.BLOCKADE,
    Cause.ARMED_CONFLICT,
    Cause.POLITICAL,
    Cause.PAYMENT,
    Cause.UNKNOWN,
)


@dataclass(frozen=True, slots=True)
class Run:
    """Days on which output is away: ``first`` to ``last``, both included."""

    first: date
    last: date

    def days(self, since: date | None = None, until: date | None = None) -> int:
        """Return how many of its days lie in the days ``since`` to ``until``."""
        first, last = max(self.first, since or self.first), min(self.last, until or self.last)
        return max((last - first).days + 1, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """What one outage takes away.

    Attributes:
        baseline: what the places did before, or do in normal times; None where nobody tells.
        basis: what ``steps`` rest on: ``claimed``, ``national_drop``, ``capacity``; None for nothing.
        steps: rate away by the day from which it holds, the first one from the start; empty where unknown.
        likely, certain, possible: the days as they are best guessed, the fewest and the most; ``certain`` is
            None where it may not have lasted a day.
    """

    baseline: Rate | None
    basis: str | None
    steps: tuple[tuple[date, Rate], ...]
    likely: Run
    certain: Run | None
    possible: Run

    @property
    def peak(self) -> Rate | None:
        """The most that was away at a time."""
        return max((rate for _, rate in self.steps), key=lambda r: r.bpd, default=None)

    def on(self, day: date) -> Rate | None:
        """Return the rate that is away on a day of its run."""
        if not self.steps:
            return None
        return self.steps[max(bisect_right(self.steps, day, key=itemgetter(0)) - 1, 0)][1]

    def lost_bbl(self, since: date | None = None, until: date | None = None) -> Rate | None:
        """Return the barrels lost in the days ``since`` to ``until``, with their range; None if unknown."""
        if not self.steps:
            return None
        likely = self._sum(self.likely, "bpd", since, until)
        low = self._sum(self.certain, "low", since, until) if self.certain else 0
        return Rate(likely, min(low, likely), max(self._sum(self.possible, "high", since, until), likely))

    def _sum(self, run: Run, which: str, since: date | None, until: date | None) -> int:
        total = 0
        for at, (first, rate) in enumerate(self.steps):
            begin = run.first if at == 0 else max(first, run.first)
            end = run.last
            if at + 1 < len(self.steps):
                end = min(end, self.steps[at + 1][0] - timedelta(days=1))
            total += Run(begin, end).days(since, until) * int(getattr(rate, which))
        return total


def volume(episode: Episode, network: Network, *, today: date | None = None) -> Volume:
    """Return what an outage takes away; an open one runs to ``today`` at most.

    The volume is what reports claim, each from its day to the next; else what they say was lost by it, or
    what they say was pumped before it minus what is left; else national output before minus after; else what
    the places did before, or do in normal times. What the places are told to pump is taken off. Of a figure
    that is one report's the range is its rounding, of a capacity that of the rates known near it.
    """
    start = episode.start_days[0]
    baseline = _told_before(episode) or network.normal(episode.places, start)
    basis, steps = _claimed(episode) or _told(episode) or (None, [])
    if not steps and episode.happened:
        basis, steps = _known(episode) or _by_capacity(episode, baseline, network)
    if basis == "capacity":
        steps = _without_restarted(episode, steps, network)
    likely, certain, possible = _runs(episode, today)
    return Volume(
        baseline=baseline,
        basis=basis,
        steps=tuple(_restarting(episode, steps, baseline)),
        likely=likely,
        certain=certain,
        possible=possible,
    )


def in_part(episode: Episode, found: Volume) -> bool:
    """Tell whether the places ran in part: some restarted, or less was away than they do."""
    if episode.restarted and episode.end is None:
        return True
    if found.basis != "claimed" or found.baseline is None or found.peak is None:
        return False
    return found.peak.high < PART_SHARE * found.baseline.low


def rounded(bpd: int) -> Rate:
    """Return a figure with what its rounding leaves open: half of its last digit that is not zero."""
    unit = 10 ** (len(str(bpd)) - len(str(bpd).rstrip("0"))) if bpd else 0
    slack = min(unit // 2, int(bpd * MOST_ROUNDING))
    return Rate(bpd, bpd - slack, bpd + slack)


Steps = list[tuple[date, Rate]]


def _claimed(episode: Episode) -> tuple[str | None, Steps] | None:
    """Return the volumes that reports claim of the outage, the largest of each day."""
    told: dict[date, set[int]] = {}
    part: set[int] = set()
    for claim in episode.claims:
        event = claim.stored.event
        if event.offline is None or claim.role not in (Role.OPENED, Role.CONFIRMED):
            continue
        if episode.places <= set(event.entities) or len(episode.places) == 1:
            told.setdefault(claim.day, set()).add(event.offline)
        else:
            part.add(event.offline)
    if episode.known_bpd is not None and episode.known_basis == "claimed":
        # The history gives the most that was away; what reports say of the day before stands beside it.
        told.setdefault(episode.start_days[0], set()).add(episode.known_bpd)
        part.clear()
    if not told and part:
        told = {episode.start_days[0]: part}
    steps = [(day, _span(figures)) for day, figures in sorted(told.items())]
    return ("claimed", steps) if steps else None


def _span(figures: set[int]) -> Rate:
    rates = [rounded(figure) for figure in figures]
    return Rate(max(figures), min(r.low for r in rates), max(r.high for r in rates))


def _told_before(episode: Episode) -> Rate | None:
    """Return what the places are told to have pumped before; else what is left of it and what was lost."""
    if episode.before:
        return _span({flow.rate_bpd for flow in episode.before})
    if not episode.lost or not episode.left:
        return None
    lost, left = (_span({told.rate_bpd for told in figures}) for figures in (episode.lost, episode.left))
    return Rate(lost.bpd + left.bpd, lost.low + left.low, lost.high + left.high)


def _told(episode: Episode) -> tuple[str | None, Steps] | None:
    """Return what texts say was lost by the outage; else what was pumped before minus what is left."""
    start = episode.start_days[0]
    if episode.lost:
        return "claimed", [(start, _span({loss.rate_bpd for loss in episode.lost}))]
    if not episode.left:
        return None
    before, left = (_span({flow.rate_bpd for flow in flows}) for flows in (episode.before, episode.left))
    rate = Rate(before.bpd - left.bpd, max(before.low - left.high, 0), before.high - left.low)
    return "claimed", [(start, rate)]


def _known(episode: Episode) -> tuple[str | None, Steps] | None:
    if episode.known_bpd is None:
        return None
    before = rounded(episode.before_bpd or episode.known_bpd)
    after = rounded(max((episode.before_bpd or episode.known_bpd) - episode.known_bpd, 0))
    rate = Rate(episode.known_bpd, max(before.low - after.high, 0), before.high - after.low)
    return episode.known_basis, [(episode.start_days[0], rate)]


def _by_capacity(episode: Episode, baseline: Rate | None, network: Network) -> tuple[str | None, Steps]:
    """Return the baseline of what people shut; of what breaks, or is as large as a company, nobody knows.

    Fields pump into the tanks of a shut port until these are full, so that its range begins with nothing.
    """
    heads = network.heads(episode.places)
    if baseline is None or episode.cause not in _BY_PEOPLE or any(map(network.is_many, heads)):
        return None, []
    start = episode.start_days[0]
    if not any(map(network.is_port, heads)):
        return "capacity", [(start, baseline)]
    full = Rate(baseline.bpd, 0, baseline.high)
    return "capacity", [(start, Rate(0, 0, baseline.high)), (start + timedelta(days=TANK_DAYS), full)]


def _without_restarted(episode: Episode, steps: Steps, network: Network) -> Steps:
    """Take off the normal rate of those places of an open outage that run again, from the day they do."""
    if episode.end is not None:
        return steps
    found, restarted = dict(steps), set[str]()
    told = [claim for claim in episode.claims if claim.role is Role.RESTARTED_IN_PART]
    for claim in sorted(told, key=lambda claim: claim.day):
        restarted |= set(claim.stored.event.entities)
        rest = network.normal(episode.places - restarted, episode.start_days[0])
        port = any(map(network.is_port, network.heads(episode.places)))
        found[claim.day] = Rate(rest.bpd, 0 if port else rest.low, rest.high) if rest else Rate(0, 0, 0)
    return sorted(found.items())


def _restarting(episode: Episode, steps: Steps, baseline: Rate | None) -> Steps:
    """Take off what the places are told to pump again, from the day on which they do.

    A figure that leaves nothing away contradicts an end that is told for later, and takes nothing off.
    """
    if not steps or baseline is None:
        return steps
    peak = max(rate.bpd for _, rate in steps)
    last = episode.end_days[0] if episode.end_days else None
    found = dict(steps)
    for flow in episode.ramp:
        if last is None or flow.day < last:
            away = max(min(baseline.bpd - flow.rate_bpd, peak), 0)
            if last is not None and not away:
                continue
            found[flow.day] = Rate(
                away,
                max(min(baseline.low - flow.rate_bpd, away), 0),
                max(baseline.high - flow.rate_bpd, away),
            )
    return sorted(found.items())


def _runs(episode: Episode, today: date | None) -> tuple[Run, Run | None, Run]:
    """Return the likely, the certain and the possible days; the day of the restart is no day lost."""
    (start_first, start_last), ends = episode.start_days, episode.end_days
    if ends is None:
        last, runs_until = episode.last_reported, episode.runs_until
        until = runs_until if today is None else min(runs_until, max(today, last))
        start = _between(start_first, start_last, 1, 2)
        return Run(start, until), _run(start_last, last), Run(start_first, until)
    (end_first, end_last), same = ends, ends == episode.start_days
    start = _between(start_first, start_last, 1, 3 if same else 2)
    end = max(_between(end_first, end_last, 2, 3) if same else _between(end_first, end_last, 1, 2), start)
    certain = _run(start_last, end_first - timedelta(days=1))
    return Run(start, _eve(start, end)), certain, Run(start_first, _eve(start_first, end_last))


def _run(first: date, last: date) -> Run | None:
    return Run(first, last) if first <= last else None


def _eve(start: date, end: date) -> date:
    """Return the last day lost: that before the end; of an outage of hours its day."""
    return max(end - timedelta(days=1), start)


def _between(first: date, last: date, parts: int, of: int) -> date:
    return first + (last - first) * parts // of
