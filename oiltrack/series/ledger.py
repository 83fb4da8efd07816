"""Joins event claims to outage episodes, by fixed rules of place, cause and time. It knows nothing of pandas.

The rules: an ``outage_start`` confirms an episode that runs then, or starts within three days, if its
places are among the episode's (for the seeds, overlapping places are enough where the starts agree), or
every episode that takes one of its places, if each is taken; otherwise it opens an episode. An
``outage_end`` closes the newest open episode of the same places, if a source spoke of it in the 400 days
before and no later episode of these places has ended. Force majeure is noted beside the episode it overlaps
and never opens one. What is only expected or threatened makes a ``threatened`` episode. An open episode
counts as running for 60 days after the last report of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from oiltrack import edtf
from oiltrack.facts import Cause, EventKind, Modality, OutageRecord
from oiltrack.gazetteer import Actors, Originators
from oiltrack.series.episode import Claim, Episode, Flow, Role
from oiltrack.series.matching import (
    END_WITHIN_DAYS,
    SAME_START_DAYS,
    Told,
    confirms,
    days_of,
    is_threat,
    is_wider_or_narrower,
    lately,
    starts_with,
    told,
    under_force_majeure,
)
from oiltrack.series.network import Network
from oiltrack.series.settle import settle
from oiltrack.stored import StoredEvent


def ledger(
    events: Iterable[StoredEvent],
    outages: Iterable[OutageRecord],
    *,
    network: Network | None = None,
    flows: Iterable[Flow] = (),
    replaced: Iterable[StoredEvent] = (),
    originators: Originators | None = None,
    actors: Actors | None = None,
) -> list[Episode]:
    """Return the episodes of the seeds and of the news, joined, by start and id.

    The order in which events and outages are given makes no difference; the same event twice is one.

    Args:
        events: those of the newest version of each document.
        outages: the known history.
        network: the routes of oil; without it no outage follows from another.
        flows: what places are told to pump: it shows restarts, and outages that were none.
        replaced: events of versions that a later one replaced: they stay visible and do nothing.
        originators: the names of those whom claims come from.
        actors: the names of those who shut, strike and attack.
    """
    names, book = originators or Originators(), _Book(network or Network(), actors or Actors())
    for record in sorted(outages, key=lambda r: r.id):
        book.put(_from_seed(record, book.actors))
    held = sorted({e.id: e for e in events}.values(), key=_by_day)
    spoken = {_words(e) for e in held if e.event.kind == EventKind.THREAT}
    for event in held:
        threat = is_threat(event) or (event.event.kind == EventKind.OUTAGE_START and _words(event) in spoken)
        claim = told(event, originator(event, names), threat=threat)
        if claim is not None:
            book.take(claim)
    old = [told(e, originator(e, names), threat=is_threat(e)) for e in sorted(replaced, key=_by_day)]
    episodes = settle(book.episodes, [c for c in old if c], flows=list(flows), network=book.network)
    return sorted(episodes, key=lambda e: (e.start_days[0], e.id))


def originator(stored: StoredEvent, originators: Originators) -> str:
    """Return who an event comes from, so that copies of one statement count once."""
    found = (originators.of(name or "") for name in (stored.event.attribution, stored.publisher))
    return next((name for name in found if name), stored.document_id)


class _Book:
    """The episodes while they are put together, found by place: those that run, and those that are open."""

    def __init__(self, network: Network, actors: Actors) -> None:
        self.network, self.actors = network, actors
        self.episodes: list[Episode] = []
        self._pending: defaultdict[str, list[Told]] = defaultdict(list)
        self._running: defaultdict[str, dict[int, Episode]] = defaultdict(dict)
        self._open: defaultdict[str, dict[int, Episode]] = defaultdict(dict)
        self._threats: defaultdict[str, dict[int, Episode]] = defaultdict(dict)
        self._wide: dict[int, Episode] = {}
        self._history: defaultdict[frozenset[str], list[Episode]] = defaultdict(list)
        self._newest: dict[frozenset[str], Episode] = {}

    def put(self, episode: Episode) -> None:
        """Add an episode of the history, all of which come before any claim."""
        self.episodes.append(episode)
        self._history[episode.places].append(episode)
        self._wake(episode)

    def take(self, claim: Told) -> None:
        """Let a claim do what its kind does."""
        if claim.threat:
            self._start(claim, threatened=True)
        elif claim.stored.event.modality != Modality.ACTUAL:
            return
        elif claim.kind == EventKind.OUTAGE_START:
            self._start(claim, threatened=False)
        elif claim.kind == EventKind.OUTAGE_END:
            self._end(claim)
        elif claim.kind in (EventKind.ATTACK, EventKind.SEIZURE):
            self._attack(claim)
        else:
            self._force_majeure(claim)

    def _start(self, claim: Told, *, threatened: bool) -> None:
        found = self._matches(claim, claim.places, threatened=threatened)
        if not found and not threatened:
            found = self._each_place(claim)
        role = Role.THREATENED if threatened else Role.CONFIRMED
        if not found:
            episode = _from_event(claim, threatened=threatened)
            self.episodes.append(episode)
            found, role = [episode], role if threatened else Role.OPENED
        for episode in found:
            self._add(episode, claim, role)
        if role == Role.OPENED:
            self._attacked_before(found[0])

    def _matches(self, claim: Told, places: frozenset[str], *, threatened: bool) -> list[Episode]:
        """Return the one episode that a start of these places belongs to, the one that starts nearest."""
        held = self._threats if threatened else self._running
        found = [e for e in self._of(held, places, claim) if confirms(e, claim)]
        if not found and not threatened and any(self.network.is_wide(place) for place in places):
            wide = list(self._wide.values())
            found = [e for e in wide if is_wider_or_narrower(e, claim, self.network)]
        return [min(found, key=lambda e: _nearness(e, claim.first))] if found else []

    def _each_place(self, claim: Told) -> list[Episode]:
        """Return the episodes of the single places of a joint claim, if each place has one."""
        if len(claim.places) < 2:
            return []
        found: dict[int, Episode] = {}
        for place in sorted(claim.places):
            held = self._of(self._running, frozenset((place,)), claim)
            near = [e for e in held if starts_with(e, claim) or e.runs(claim.first)]
            if not near:
                return []
            best = min(near, key=lambda e: _nearness(e, claim.first))
            found[id(best)] = best
        return list(found.values())

    def _end(self, claim: Told) -> None:
        """Close the newest open episodes of these places, else confirm the end that is known."""
        closed = [e for e in self._closable(claim) if e.places <= claim.places]
        for episode in closed:
            episode.end = claim.stored.event.when
            self._add(episode, claim, Role.ENDED)
        if closed:
            return
        ended = self._of(self._running, claim.places, claim)
        same = [e for e in ended if e.ends_near(claim.first, claim.last, slack=SAME_START_DAYS)]
        for episode in same:
            if episode.places & claim.places and episode.start_days[0] <= claim.last:
                self._add(episode, claim, Role.ENDED)
        if not same:
            self._end_in_part(claim)

    def _end_in_part(self, claim: Told) -> None:
        """Note which places of a wider outage run again; when all do, it has ended."""
        for episode in self._closable(claim):
            if not claim.places < episode.places:
                continue
            episode.restarted |= claim.places
            self._add(episode, claim, Role.RESTARTED_IN_PART)
            if episode.restarted >= self.network.heads(episode.places):
                episode.end = claim.stored.event.when

    def _closable(self, claim: Told) -> list[Episode]:
        """Return the open episodes that share a place, are the newest of theirs and were news lately."""
        held = self._of(self._open, claim.places, claim)
        return [
            e
            for e in held
            if e.end is None
            and e.start_days[0] <= claim.last
            and lately(e, claim)
            and self._is_newest(e, claim.last)
        ]

    def _is_newest(self, episode: Episode, day: date) -> bool:
        """Tell whether no later outage of the same places had begun by the day."""
        others = [*self._history[episode.places], *filter(None, [self._newest.get(episode.places)])]
        start = episode.start_days[0]
        return not any(start < other.start_days[0] <= day for other in others)

    def _force_majeure(self, claim: Told) -> None:
        lifted = claim.kind == EventKind.FORCE_MAJEURE_LIFTED
        held = {
            id(e): e for index in (self._running, self._open) for e in self._of(index, claim.places, claim)
        }
        for episode in sorted(held.values(), key=lambda e: _nearness(e, claim.first)):
            if not under_force_majeure(episode, claim, lifted=lifted):
                continue
            episode.force_majeure = True
            if lifted:
                episode.force_majeure_to = claim.stored.event.when
            else:
                episode.force_majeure_from = episode.force_majeure_from or claim.stored.event.when
            role = Role.FORCE_MAJEURE_LIFTED if lifted else Role.FORCE_MAJEURE_DECLARED
            self._add(episode, claim, role)

    def _attack(self, claim: Told) -> None:
        """Note an attack or a seizure beside the outage that it made, or fell into; it makes none itself."""
        found = [
            e
            for e in self._of(self._running, claim.places, claim)
            if starts_with(e, claim) or e.runs(claim.first)
        ]
        if found:
            self._add(min(found, key=lambda e: _nearness(e, claim.first)), claim, Role(claim.kind.value))
            return
        for place in claim.places:
            self._pending[place].append(claim)

    def _attacked_before(self, episode: Episode) -> None:
        """Note beside a new outage the attacks of the days before it."""
        for place in sorted(episode.places):
            for claim in self._pending.pop(place, ()):
                if starts_with(episode, claim):
                    self._add(episode, claim, Role(claim.kind.value))

    def _add(self, episode: Episode, claim: Told, role: Role) -> None:
        event = claim.stored.event
        episode.add(Claim(stored=claim.stored, role=role, day=claim.first, originator=claim.originator))
        if episode.origin == "news" and role in (Role.CONFIRMED, Role.THREATENED):
            episode.start = _finer(episode.start, claim.start)
        episode.actor = episode.actor or self.actors.named_in(event.sentence)
        self._wake(episode)

    def _wake(self, episode: Episode) -> None:
        """Let the episode be found by its places, as one that runs and, without an end, as an open one."""
        key = id(episode)
        if episode.threatened:
            for place in episode.places:
                self._threats[place][key] = episode
            return
        if episode.origin == "news":
            newest = self._newest.get(episode.places)
            if newest is None or newest.start_days[0] <= episode.start_days[0]:
                self._newest[episode.places] = episode
        for place in episode.places:
            self._running[place][key] = episode
            if episode.end is None:
                self._open[place][key] = episode
        if any(self.network.is_wide(place) for place in episode.places):
            self._wide[key] = episode

    def _of(
        self, held: defaultdict[str, dict[int, Episode]], places: frozenset[str], claim: Told
    ) -> Iterator[Episode]:
        """Yield the episodes of any of the places once; forget those that no later claim can be about.

        Claims come by day, so what ended long before this one is out of reach of all that follow.
        """
        slack = timedelta(days=END_WITHIN_DAYS if held is self._open else SAME_START_DAYS)
        found: dict[int, Episode] = {}
        for place in places:
            index = held[place]
            for key in [
                k for k, e in index.items() if _reach(e, to_its_end=held is self._open) + slack < claim.first
            ]:
                del index[key]
            found |= index
        return iter(list(found.values()))


def _reach(episode: Episode, *, to_its_end: bool) -> date:
    return episode.last_reported if to_its_end else episode.runs_until


def _nearness(episode: Episode, day: date) -> tuple[int, bool, str, list[str]]:
    start = episode.start_days[0]
    return abs((start - day).days), episode.origin != "seeds", episode.start, sorted(episode.places)


def _finer(start: str, told_start: str) -> str:
    """Return the start that says more, if both can be true."""
    (first, last), (begin, end) = edtf.interval(start), days_of(told_start)
    inside = first <= begin and end <= last
    return told_start if inside and (end - begin) < (last - first) else start


def _from_event(claim: Told, *, threatened: bool) -> Episode:
    event = claim.stored.event
    verb = "threatened" if threatened else "shut"
    because = "" if event.cause == Cause.UNKNOWN else f" ({event.cause.value.replace('_', ' ')})"
    return Episode(
        places=claim.places,
        cause=event.cause,
        start=claim.start,
        end=claim.end,
        origin="news",
        what=f"{', '.join(sorted(claim.places))} {verb}{because}",
        threatened=threatened,
    )


def _from_seed(record: OutageRecord, actors: Actors) -> Episode:
    known, basis = record.peak_offline_bpd, "claimed"
    if known is None and record.national_before_bpd is not None and record.national_after_bpd is not None:
        known, basis = max(record.national_before_bpd - record.national_after_bpd, 0), "national_drop"
    return Episode(
        places=frozenset(record.places),
        cause=record.cause,
        start=record.start,
        end=record.end,
        origin="seeds",
        what=record.what,
        scope=record.scope,
        known_bpd=known,
        known_basis=None if known is None else basis,
        before_bpd=record.national_before_bpd,
        force_majeure=record.force_majeure,
        citation=record.source,
        seed_id=record.id,
        actor=actors.named_in(record.what),
    )


def _words(stored: StoredEvent) -> tuple[str, tuple[str, ...], str | None, str]:
    """Return what a threat and the word for what is threatened share: "threatened to close the port"."""
    return stored.document_id, stored.event.entities, stored.event.when, stored.event.sentence


def _by_day(stored: StoredEvent) -> tuple[date, bool, str]:
    # An end sorts after the starts of its day, so that "halted for hours" opens and closes.
    when = stored.event.when
    if when is None:
        return edtf.FAR_PAST, False, stored.id
    return days_of(when)[0], stored.event.kind == EventKind.OUTAGE_END, stored.id
