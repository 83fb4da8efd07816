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
from collections.abc import Iterable
from datetime import date

from oiltrack import edtf
from oiltrack.facts import EventKind
from oiltrack.gazetteer import Actors, Originators
from oiltrack.history import OutageKind, OutageRecord
from oiltrack.series.episode import Claim, Episode, FlowsOf, LossesOf, Role, no_flows, no_losses
from oiltrack.series.matching import (
    Told,
    confirms,
    days_of,
    ends_with,
    is_actual,
    is_threat,
    is_wider_or_narrower,
    lately,
    same_nature,
    starts_with,
    told,
    under_force_majeure,
)
from oiltrack.series.network import Network
from oiltrack.series.origin import event_of, of_claim, of_record
from oiltrack.series.settle import settle
from oiltrack.series.shelf import Shelf
from oiltrack.series.speakers import Speakers
from oiltrack.stored import StoredEvent


def ledger(
    events: Iterable[StoredEvent],
    outages: Iterable[OutageRecord],
    *,
    incidents: Iterable[OutageRecord] = (),
    network: Network | None = None,
    flows: FlowsOf = no_flows,
    losses: LossesOf = no_losses,
    replaced: Iterable[StoredEvent] = (),
    originators: Originators | None = None,
    actors: Actors | None = None,
) -> list[Episode]:
    """Return the episodes of the seeds and of the news, joined, by start and id.

    The order in which events and outages are given makes no difference; the same event twice is one.

    Args:
        events: those of the newest version of each document.
        outages: the known history.
        incidents: what happened beside it. Restarts confirm ends; the others are told apart from outages.
        network: the routes of oil; without it no outage follows from another.
        flows: gives what places are told to pump, asked once for those that were shut: it shows restarts, and
            outages that were none, and what the places did before.
        losses: gives what places are told to have lost, asked in the same way: it shows how much was shut.
        replaced: events of versions that a later one replaced: they stay visible and do nothing.
        originators: the names of those whom claims come from.
        actors: the names of those who shut, strike and attack.
    """
    names = Speakers(originators)
    book = _Book(network or Network(), actors or Actors())
    beside = sorted(incidents, key=lambda r: r.id)
    rows = [r for r in beside if r.kind is not OutageKind.RESTART]
    for record in (*sorted(outages, key=lambda r: r.id), *rows):
        book.put(of_record(record, book.actors))
    history = [event for event in map(event_of, beside) if event]
    held = sorted({e.id: e for e in (*events, *history)}.values(), key=_by_day)
    spoken = {_words(e) for e in held if e.event.kind == EventKind.THREAT}
    for event in held:
        threat = is_threat(event) or (event.event.kind == EventKind.OUTAGE_START and _words(event) in spoken)
        claim = told(event, names.of_event(event), threat=threat)
        if claim is not None:
            book.take(claim)
    old = (told(e, names.of_event(e), threat=is_threat(e)) for e in sorted(replaced, key=_by_day))
    replacements = [claim for claim in old if claim]
    kept = settle(book.episodes, replacements, flows=flows, losses=losses, network=book.network)
    return sorted(kept, key=lambda e: (e.start_days[0], e.id))


class _Book:
    """The episodes while they are put together."""

    def __init__(self, network: Network, actors: Actors) -> None:
        self.network, self.actors = network, actors
        self.episodes: list[Episode] = []
        self._shelf = Shelf(network)
        self._pending: defaultdict[str, list[Told]] = defaultdict(list)

    def put(self, episode: Episode) -> Episode:
        """Add an episode and return it."""
        self.episodes.append(episode)
        self._shelf.put(episode)
        return episode

    def take(self, claim: Told) -> None:
        """Let a claim do what its kind does."""
        if claim.threat:
            self._start(claim)
        elif not is_actual(claim.stored):
            return
        elif claim.kind == EventKind.OUTAGE_START:
            self._start(claim)
        elif claim.kind == EventKind.OUTAGE_END:
            self._end(claim)
        elif claim.kind in (EventKind.ATTACK, EventKind.SEIZURE):
            self._attack(claim)
        else:
            self._force_majeure(claim)

    def _start(self, claim: Told) -> None:
        found = self._match(claim) or self._of_each_place(claim)
        found = found or self._of_company(claim) or self._without_loss(claim)
        for episode in found:
            self._add(episode, claim, Role.THREATENED if claim.threat else Role.CONFIRMED)
        if found:
            return
        episode = self.put(of_claim(claim))
        self._add(episode, claim, Role.THREATENED if claim.threat else Role.OPENED)
        if not claim.threat:
            self._attacked_before(episode)

    def _match(self, claim: Told) -> list[Episode]:
        """Return the one episode that a start belongs to, the one that starts nearest."""
        index = self._shelf.threatened if claim.threat else self._shelf.running
        found = [e for e in index.of(claim.places, claim.first) if confirms(e, claim)]
        if not found and not claim.threat and self.network.any_wide(claim.places):
            found = [e for e in self._shelf.wide() if is_wider_or_narrower(e, claim, self.network)]
        return [_nearest(found, claim)] if found else []

    def _of_each_place(self, claim: Told) -> list[Episode]:
        """Return the episodes of the single places of a joint claim, if each place has one."""
        if claim.threat or len(claim.places) < 2:
            return []
        found: dict[int, Episode] = {}
        for place in sorted(claim.places):
            near = self._at(frozenset((place,)), claim)
            if not near:
                return []
            nearest = _nearest(near, claim)
            found[id(nearest)] = nearest
        return list(found.values())

    def _of_company(self, claim: Told) -> list[Episode]:
        """Return the one outage of the history at what a company operates that its own start can mean."""
        if claim.threat or not all(map(self.network.is_company, claim.places)):
            return []
        own = frozenset().union(*map(self.network.behind, claim.places))
        held = [
            e for e in self._shelf.running.of(own, claim.first) if e.origin == "seeds" and e.places <= own
        ]
        near = [e for e in held if starts_with(e, claim) and same_nature(e.cause, claim.cause)]
        return near if len(near) == 1 else []

    def _without_loss(self, claim: Told) -> list[Episode]:
        """Return the incident of the history that a start without a volume speaks of: it stopped nothing."""
        if claim.threat or claim.stored.event.offline:
            return []
        held = self._shelf.beside.of(claim.places, claim.first)
        near = [e for e in held if e.no_loss and claim.places <= e.places and starts_with(e, claim)]
        return [_nearest(near, claim)] if near else []

    def _at(self, places: frozenset[str], claim: Told) -> list[Episode]:
        """Return the episodes of any of the places that run when the claim is dated, or start about then."""
        held = self._shelf.running.of(places, claim.first)
        return [e for e in held if starts_with(e, claim) or e.runs(claim.first)]

    def _end(self, claim: Told) -> None:
        """Close the newest open episodes of these places, else confirm the end that is known."""
        done = [e for e in self._closable(claim) if e.places == claim.places or self._is_part(e, claim)]
        for episode in done:
            episode.finish(claim.stored.event.when)
        if not done:
            held = self._shelf.running.of(claim.places, claim.first)
            done = [e for e in held if ends_with(e, claim)]
        for episode in done:
            self._add(episode, claim, Role.ENDED)
        self._end_in_part(claim, besides=done)

    def _is_part(self, episode: Episode, claim: Told) -> bool:
        """Tell whether a claim of more places is about this outage too: what is long silent is not meant."""
        if episode.places < claim.places:
            return episode.runs(claim.first)
        return self.network.any_wide(episode.places) and self.network.inside(episode.places, claim.places)

    def _end_in_part(self, claim: Told, *, besides: list[Episode]) -> None:
        """Note which places of a wider outage run again; when all do, it has ended.

        One whose end is known does not end by it, and yet it is told: a restart that did not last.
        """
        known = [e for e in self._at(claim.places, claim) if e.end is not None and e.runs(claim.first)]
        for episode in known:
            if episode not in besides:
                self._add(episode, claim, Role.RESTARTED_IN_PART)
        for episode in self._closable(claim):
            if not claim.places < episode.places:
                continue
            episode.restarted |= claim.places
            if episode.restarted >= self.network.heads(episode.places):
                episode.finish(claim.stored.event.when)
            self._add(episode, claim, Role.RESTARTED_IN_PART)

    def _closable(self, claim: Told) -> list[Episode]:
        """Return the open episodes that share a place, are the newest of theirs and were news lately."""
        held = self._shelf.open.of(claim.places, claim.first)
        if self.network.any_wide(claim.places):
            held += [e for e in self._shelf.wide() if e.places.isdisjoint(claim.places)]
        begun = [e for e in held if e.end is None and e.start_days[0] <= claim.last and lately(e, claim)]
        return [e for e in begun if self._shelf.is_newest(e, claim.last)]

    def _force_majeure(self, claim: Told) -> None:
        lifted = claim.kind == EventKind.FORCE_MAJEURE_LIFTED
        indexes = (self._shelf.running, self._shelf.open)
        held = {id(e): e for index in indexes for e in index.of(claim.places, claim.first)}
        for episode in held.values():
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
        found = self._at(claim.places, claim)
        known = [e for e in self._shelf.beside.of(claim.places, claim.first) if starts_with(e, claim)]
        for held in filter(None, (found, known)):
            self._add(_nearest(held, claim), claim, Role(claim.kind.value))
        if found:
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
        episode.add(Claim(stored=claim.stored, role=role, day=claim.first, originator=claim.originator))
        if episode.origin == "news" and role in (Role.CONFIRMED, Role.THREATENED):
            _refine(episode, claim.start)
        episode.actor = episode.actor or self.actors.named_in(claim.stored.event.sentence)
        self._shelf.put(episode)


def _nearest(episodes: list[Episode], claim: Told) -> Episode:
    return min(episodes, key=lambda e: _nearness(e, claim.first))


def _nearness(episode: Episode, day: date) -> tuple[int, bool, str, list[str]]:
    start = episode.start_days[0]
    return abs((start - day).days), episode.origin != "seeds", episode.start, sorted(episode.places)


def _refine(episode: Episode, start: str) -> None:
    """Let an episode start on a date that says more than its own, if both can be true."""
    (first, last), (begin, end) = episode.start_days, days_of(start)
    if first <= begin and end <= last and (end - begin) < (last - first):
        episode.begin(start)


def _words(stored: StoredEvent) -> tuple[str, tuple[str, ...], str | None, str]:
    """Return what a threat and the word for what is threatened share: "threatened to close the port"."""
    return stored.document_id, stored.event.entities, stored.event.when, stored.event.sentence


def _by_day(stored: StoredEvent) -> tuple[date, bool, str]:
    # An end sorts after the starts of its day, so that "halted for hours" opens and closes.
    when = stored.event.when
    if when is None:
        return edtf.FAR_PAST, False, stored.id
    return days_of(when)[0], stored.event.kind == EventKind.OUTAGE_END, stored.id
