"""Joins event claims to outage episodes, by fixed rules of place and time. It knows nothing of pandas.

The rules: an ``outage_start`` confirms an episode that runs then, or starts within three days, if its
places are among the episode's (for the seeds, overlapping places are enough where the starts agree);
otherwise it opens an episode. An ``outage_end`` closes the newest open episode of the same places, if a
source spoke of it in the 400 days before and no later episode of these places has ended. Force majeure is
noted beside the episode it overlaps and never opens one. What is only expected or threatened makes a
``threatened`` episode. An open episode counts as running for 60 days after the last report of it.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from oiltrack import edtf
from oiltrack.facts import Cause, EventKind, Modality, OutageRecord
from oiltrack.stored import StoredEvent

SAME_START_DAYS = 3
VAGUE_START_DAYS = 10
# Nobody reports every end, and "remains shut" keeps coming while an outage is news: one of which no source
# has spoken for this long is not said to run any more. Status, lists and charts take the number from here.
OPEN_DAYS = 60
# Ports of Libya were shut for longer than a year. An end told years later belongs to another outage.
END_WITHIN_DAYS = 400

_THREATS = (EventKind.THREAT, EventKind.OUTAGE_START)


@dataclass(slots=True, kw_only=True)
class Episode:
    """One outage while it is put together. ``start`` and ``end`` are EDTF, the days their outer bounds."""

    places: frozenset[str]
    cause: Cause
    start: str
    end: str | None
    origin: str
    what: str
    threatened: bool = False
    scope: str = ""
    peak_offline_bpd: int | None = None
    offline_basis: str | None = None
    force_majeure: bool = False
    force_majeure_from: str | None = None
    force_majeure_to: str | None = None
    citation: str | None = None
    seed_id: str | None = None
    sources: list[str] = field(default_factory=list)
    last_seen: date = edtf.FAR_PAST

    @property
    def id(self) -> str:
        """The same for the same record, or for the same places and start."""
        if self.seed_id and self.seed_id.startswith("out-"):
            return self.seed_id
        kind = "threatened" if self.threatened else "outage"
        key = self.seed_id or "|".join((kind, *sorted(self.places), self.start))
        return "out-" + hashlib.sha256(key.encode()).hexdigest()[:10]

    @property
    def start_days(self) -> tuple[date, date]:
        """The first and the last day on which it may have started."""
        return edtf.interval(self.start)

    @property
    def end_day(self) -> date | None:
        """The last day on which it may have ended; None while it is open."""
        return None if self.end is None else edtf.interval(self.end)[1]

    @property
    def last_reported(self) -> date:
        """The last day on which a source says that it ran, or ended."""
        return max(self.last_seen, self.start_days[1], self.end_day or edtf.FAR_PAST)


def ledger(events: Iterable[StoredEvent], outages: Iterable[OutageRecord]) -> list[Episode]:
    """Return the episodes of the seeds and of the news, joined, by start and id.

    The order in which events and outages are given makes no difference; the same event twice is one.
    """
    episodes = [_from_seed(record) for record in sorted(outages, key=lambda r: r.id)]
    for event in sorted({e.id: e for e in events}.values(), key=_by_day):
        if event.event.when is not None and edtf.precision(event.event.when) != "year":
            _take(episodes, event)
    return sorted(episodes, key=lambda e: (e.start_days[0], e.id))


def _take(episodes: list[Episode], stored: StoredEvent) -> None:
    event = stored.event
    if event.kind in _THREATS and (event.kind == EventKind.THREAT or event.modality == Modality.EXPECTED):
        _start([e for e in episodes if e.threatened], stored, episodes, threatened=True)
        return
    if event.modality != Modality.ACTUAL:
        return
    actual = [e for e in episodes if not e.threatened]
    if event.kind == EventKind.OUTAGE_START:
        _start(actual, stored, episodes, threatened=False)
    elif event.kind == EventKind.OUTAGE_END:
        _end(actual, stored)
    elif event.kind in (EventKind.FORCE_MAJEURE_DECLARED, EventKind.FORCE_MAJEURE_LIFTED):
        _force_majeure(actual, stored)


def _start(
    candidates: list[Episode], stored: StoredEvent, episodes: list[Episode], *, threatened: bool
) -> None:
    day, places = _day(stored), frozenset(stored.event.entities)
    matches = [e for e in candidates if _confirms(e, places, day)]
    if matches:
        episode = min(matches, key=lambda e: (abs((e.start_days[0] - day).days), e.origin != "seeds", e.id))
    else:
        episode = _from_event(stored, threatened=threatened)
        episodes.append(episode)
    _add(episode, stored)


def _confirms(episode: Episode, places: frozenset[str], day: date) -> bool:
    """Tell whether a start of these places on this day is the same outage."""
    if episode.origin == "news" and places != episode.places:
        return False
    if _near_start(episode, day):
        return bool(places & episode.places)
    return places <= episode.places and _runs(episode, day)


def _near_start(episode: Episode, day: date) -> bool:
    slack = timedelta(days=SAME_START_DAYS)
    first, last = episode.start_days
    return first - slack <= day <= last + slack


def _runs(episode: Episode, day: date) -> bool:
    """Tell whether the episode is known to run on the day; an open one while reports keep coming."""
    last = episode.end_day or episode.last_reported + timedelta(days=OPEN_DAYS)
    return episode.start_days[0] <= day <= last


def _end(episodes: list[Episode], stored: StoredEvent) -> None:
    """Close the newest open episode of the same places, or confirm the end that the seeds give."""
    day, places = _day(stored), frozenset(stored.event.entities)
    begun = [e for e in episodes if places & e.places and e.start_days[0] <= day]
    newest = True
    for episode in sorted(begun, key=lambda e: (e.start_days[0], e.id), reverse=True):
        same, ended = episode.places == places, episode.end_day
        if ended is None and same and newest and _lately(episode, day):
            episode.end = stored.event.when
            _add(episode, stored)
            return
        if ended is not None and abs((ended - day).days) <= SAME_START_DAYS:
            _add(episode, stored)
            return
        newest = newest and not same


def _lately(episode: Episode, day: date) -> bool:
    """Tell whether what is said of an end on this day can be about an open episode."""
    return (day - episode.last_reported).days <= END_WITHIN_DAYS


def _force_majeure(episodes: list[Episode], stored: StoredEvent) -> None:
    day, places = _day(stored), frozenset(stored.event.entities)
    lifted = stored.event.kind == EventKind.FORCE_MAJEURE_LIFTED
    for episode in episodes:
        if not places & episode.places or not _under_force_majeure(episode, day, lifted=lifted):
            continue
        episode.force_majeure = True
        if lifted:
            episode.force_majeure_to = stored.event.when
        else:
            episode.force_majeure_from = episode.force_majeure_from or stored.event.when
        _add(episode, stored)


def _under_force_majeure(episode: Episode, day: date, *, lifted: bool) -> bool:
    """Tell whether a declaration or a lifting on this day can be about the episode."""
    pending = episode.force_majeure and not episode.force_majeure_to and episode.end is None
    if lifted and pending and episode.start_days[0] <= day and _lately(episode, day):
        return True
    ended = episode.end_day
    near_end = ended is not None and abs((ended - day).days) <= SAME_START_DAYS
    return near_end or _near_start(episode, day) or _runs(episode, day)


def _add(episode: Episode, stored: StoredEvent) -> None:
    """Let an event add to an episode: its id, its volume, and its cause where none was known."""
    event = stored.event
    if stored.id not in episode.sources:
        episode.sources.append(stored.id)
    episode.last_seen = max(episode.last_seen, _day(stored))
    if episode.cause == Cause.UNKNOWN:
        episode.cause = event.cause
    claimed = episode.offline_basis == "claimed"
    if event.offline is not None and (episode.origin == "news" or not claimed):
        peak = episode.peak_offline_bpd if claimed else None
        episode.peak_offline_bpd = max(event.offline, peak or 0)
        episode.offline_basis = "claimed"


def _from_event(stored: StoredEvent, *, threatened: bool) -> Episode:
    event = stored.event
    start, end = _start_and_end(event.when or "")
    verb = "threatened" if threatened else "shut"
    because = "" if event.cause == Cause.UNKNOWN else f" ({event.cause.value.replace('_', ' ')})"
    return Episode(
        places=frozenset(event.entities),
        cause=event.cause,
        start=start,
        end=end,
        origin="news",
        what=f"{', '.join(sorted(event.entities))} {verb}{because}",
        threatened=threatened,
    )


def _from_seed(record: OutageRecord) -> Episode:
    peak, basis = record.peak_offline_bpd, "claimed"
    if peak is None and record.national_before_bpd is not None and record.national_after_bpd is not None:
        peak, basis = max(record.national_before_bpd - record.national_after_bpd, 0), "national_drop"
    return Episode(
        places=frozenset(record.places),
        cause=record.cause,
        start=record.start,
        end=record.end,
        origin="seeds",
        what=record.what,
        scope=record.scope,
        peak_offline_bpd=peak,
        offline_basis=None if peak is None else basis,
        force_majeure=record.force_majeure,
        citation=record.source,
        seed_id=record.id,
    )


def _start_and_end(when: str) -> tuple[str, str | None]:
    """Split a long span into start and end; a short one ("last week") is a vague start."""
    left, slash, right = when.partition("/")
    if not slash or not left:
        return when, None
    first, last = edtf.interval(when)
    if (last - first).days < VAGUE_START_DAYS:
        return when, None
    return left, right or None


def _day(stored: StoredEvent) -> date:
    """Return the first day of the event; of an open start, its last."""
    first, last = edtf.interval(stored.event.when or "")
    return last if first == edtf.FAR_PAST else first


def _by_day(stored: StoredEvent) -> tuple[date, bool, str]:
    # An end sorts after the starts of its day, so that "halted for hours" opens and closes.
    when = stored.event.when
    if when is None:
        return edtf.FAR_PAST, False, stored.id
    return _day(stored), stored.event.kind == EventKind.OUTAGE_END, stored.id
