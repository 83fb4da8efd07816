"""Settles what shows only once all claims are joined: threats that came, copies, denials, knock-on.

It opens no outage of a claim that counts and closes none.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from operator import attrgetter

from oiltrack.facts import Modality
from oiltrack.series.episode import Claim, Episode, Flow, FlowsOf, LossesOf, Role
from oiltrack.series.figures import BEFORE, RUNNING_SHARE, between, note
from oiltrack.series.matching import SAME_START, SAME_START_DAYS, Told, ends_with, starts_with
from oiltrack.series.network import Network
from oiltrack.series.origin import of_claim

# A threat that is carried out so soon is the beginning of that outage.
CARRIED_OUT_DAYS = 14
_BY_DAY = attrgetter("day", "rate_bpd", "id")
# Figures of so many days after an end still tell of the restart.
RAMP_DAYS = 45


def settle(
    episodes: Sequence[Episode],
    replaced: Sequence[Told],
    *,
    flows: FlowsOf,
    losses: LossesOf,
    network: Network,
) -> list[Episode]:
    """Return the episodes with threats that came taken into their outage, and what follows from all."""
    kept = _carried_out(episodes)
    kept += _superseded(kept, replaced)
    by_heads: defaultdict[frozenset[str], list[Episode]] = defaultdict(list)
    for episode in kept:
        if episode.happened:
            by_heads[network.heads(episode.places)].append(episode)
    for heads, shut in by_heads.items():
        told = sorted(flows(heads, [_told_in(e) for e in shut]), key=_BY_DAY)
        held = [flow for flow in told if not flow.up_to]
        lost = sorted(losses(heads, [_told_at(e) for e in shut]), key=_BY_DAY)
        for episode in shut:
            _restart(episode, held)
            _deny(episode, held, network)
            note(episode, told, lost)
    _knock_on(kept, network)
    return kept


def _told_in(episode: Episode) -> tuple[date, date]:
    """Return the first and the last day of which figures can tell of an outage."""
    first, last = episode.start_days
    return first - BEFORE, max(_restarted_by(episode), last + SAME_START)


def _told_at(episode: Episode) -> tuple[date, date]:
    """Return the first and the last day of which figures can tell of the start of an outage."""
    first, last = episode.start_days
    return first, last + SAME_START


def _restarted_by(episode: Episode) -> date:
    return episode.runs_until + timedelta(days=RAMP_DAYS if episode.end else 0)


def _carried_out(episodes: Sequence[Episode]) -> list[Episode]:
    """Move the claims of threats that came true to their outage; return the episodes that are left."""
    actual: defaultdict[str, list[Episode]] = defaultdict(list)
    for episode in sorted(episodes, key=lambda e: (e.start_days[0], sorted(e.places))):
        if episode.happened:
            for place in episode.places:
                actual[place].append(episode)
    kept = []
    for threat in episodes:
        is_news = threat.threatened and threat.origin == "news"
        outage = _outage_of(threat, actual) if is_news else None
        if outage is None:
            kept.append(threat)
            continue
        for claim in threat.claims:
            outage.add(claim)
    return kept


def _outage_of(threat: Episode, actual: defaultdict[str, list[Episode]]) -> Episode | None:
    """Return the first outage of all the places of a threat that began in the days after it was made."""
    first, last = threat.start_days
    held = actual[min(threat.places)] if threat.places else []
    at = bisect_left(held, first - SAME_START, key=lambda e: e.start_days[0])
    for episode in held[at:]:
        if episode.start_days[0] > last + timedelta(days=CARRIED_OUT_DAYS):
            return None
        if threat.places <= episode.places:
            return episode
    return None


def _superseded(episodes: Sequence[Episode], replaced: Iterable[Told]) -> list[Episode]:
    """Note claims of replaced versions beside their outages; return the outages of which only they speak."""
    held: defaultdict[str, list[Episode]] = defaultdict(list)
    for episode in episodes:
        for place in episode.places:
            held[place].append(episode)
    alone: list[Episode] = []
    for claim in replaced:
        if claim.stored.event.modality != Modality.ACTUAL:
            continue
        near = {id(e): e for place in claim.places for e in held[place] if _is_about(e, claim)}
        note = Claim(stored=claim.stored, role=Role.SUPERSEDED, day=claim.first, originator=claim.originator)
        found = min(near.values(), key=lambda e: abs((e.start_days[0] - claim.first).days), default=None)
        if found is None:
            found = of_claim(claim, what="shut, as a text said that a later version replaced")
            alone.append(found)
            for place in found.places:
                held[place].append(found)
        found.add(note)
    return alone


def _is_about(episode: Episode, claim: Told) -> bool:
    near = starts_with(episode, claim) or ends_with(episode, claim)
    return near or episode.runs(claim.first)


def _restart(episode: Episode, flows: list[Flow]) -> None:
    """Note what the places are told to pump after the start, until the restart is long over."""
    episode.ramp = between(flows, episode.start_days[1] + timedelta(days=1), _restarted_by(episode))


def _deny(episode: Episode, flows: list[Flow], network: Network) -> None:
    """Note figures of another speaker that show a place running when one speaker alone says it is shut."""
    begun = [c for c in episode.claims if c.role in (Role.OPENED, Role.CONFIRMED)]
    if episode.origin == "seeds" or episode.end or len(episode.originators) != 1:
        return
    if any(c.stored.event.offline is not None for c in begun):
        return
    first, last = episode.start_days
    normal = network.normal(episode.places, first)
    if normal is None:
        return
    held = between(flows, last, last + SAME_START)
    others = [f for f in held if f.originator not in episode.originators]
    if others and all(f.rate_bpd >= RUNNING_SHARE * normal.bpd for f in others):
        episode.denied_by = sorted(f.id for f in others)


def _knock_on(episodes: Sequence[Episode], network: Network) -> None:
    """Find for each outage that of its port, region or country in whose run it began: the narrowest."""
    happened = sorted((e for e in episodes if e.happened), key=lambda e: e.start_days[0])
    ahead = _ahead(network, {head for e in happened for head in network.heads(e.places)})
    running: defaultdict[str, list[Episode]] = defaultdict(list)
    begun = 0
    for episode in happened:
        day = episode.start_days[0]
        while begun < len(happened) and (happened[begun].start_days[0] - day).days <= SAME_START_DAYS:
            for head in network.heads(happened[begun].places):
                running[head].append(happened[begun])
            begun += 1
        found: dict[int, Episode] = {}
        for place in {place for head in network.heads(episode.places) for place in ahead[head]}:
            running[place] = [e for e in running[place] if e.runs_until >= day]
            found |= {id(e): e for e in running[place] if _is_wider(e, episode, network)}
        episode.parent = min(found.values(), key=lambda e: _width(e, network), default=None)


def _ahead(network: Network, heads: set[str]) -> dict[str, list[str]]:
    """Return for each place those among ``heads`` that it lies behind, itself included."""
    found: dict[str, list[str]] = {head: [] for head in heads}
    for outer in sorted(heads):
        for inner in network.behind(outer) & heads:
            found[inner].append(outer)
    return found


def _is_wider(outer: Episode, inner: Episode, network: Network) -> bool:
    if outer is inner or not network.inside(inner.places, outer.places):
        return False
    if network.makes_output(inner.places) and not network.makes_output(outer.places):
        return False
    return not network.inside(outer.places, inner.places)


def _width(episode: Episode, network: Network) -> tuple[int, date, list[str]]:
    return network.reach(episode.places).width, episode.start_days[0], sorted(episode.places)
