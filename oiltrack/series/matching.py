"""Tells whether a claim is about an outage, by place, cause and time. It joins nothing."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from oiltrack import edtf
from oiltrack.facts import Cause, EventKind, Modality
from oiltrack.series.episode import Episode
from oiltrack.series.network import Network
from oiltrack.stored import StoredEvent

SAME_START_DAYS = 3
SAME_START = timedelta(days=SAME_START_DAYS)
VAGUE_START_DAYS = 10
# Ports of Libya were shut for longer than a year. An end told years later belongs to another outage.
END_WITHIN_DAYS = 400

# A storm that closes a port in the middle of a blockade is an outage of its own; a "protest" that another
# paper calls a "blockade" is not.
_BY_NATURE = (Cause.WEATHER, Cause.MAINTENANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as it is joined: its places, and the days ``first`` to ``last`` that its date may mean.

    Attributes:
        start, end: EDTF, what it says of the outage's start and end; None where it says nothing of it.
        threat: it speaks of what may come.
    """

    stored: StoredEvent
    places: frozenset[str]
    first: date
    last: date
    start: str
    end: str | None
    threat: bool
    originator: str

    @property
    def kind(self) -> EventKind:
        """The kind of the event."""
        return self.stored.event.kind

    @property
    def cause(self) -> Cause:
        """The cause that it gives."""
        return self.stored.event.cause


def told(stored: StoredEvent, originator: str, *, threat: bool) -> Told | None:
    """Return an event with its dates worked out; None for one that is dated by a year only, or not at all."""
    when = stored.event.when
    if when is None or edtf.precision(when) == "year":
        return None
    start, end = start_and_end(when)
    first, last = days_of(when if stored.event.kind == EventKind.OUTAGE_END else start)
    return Told(
        stored=stored,
        places=frozenset(stored.event.entities),
        first=first,
        last=last,
        start=start,
        end=end,
        threat=threat,
        originator=originator,
    )


def is_threat(stored: StoredEvent) -> bool:
    """Tell whether an event says what may come: a threat, or a start that is only expected."""
    event = stored.event
    expected = event.kind == EventKind.OUTAGE_START and not is_actual(stored)
    return event.kind == EventKind.THREAT or expected


def is_actual(stored: StoredEvent) -> bool:
    """Tell whether an event is told as a fact, and of no day after the one on which it was published."""
    event = stored.event
    if event.modality != Modality.ACTUAL:
        return False
    if event.when is None or stored.published is None:
        return True
    return days_of(event.when)[0] <= edtf.interval(stored.published)[1]


@lru_cache(maxsize=65536)
def days_of(when: str) -> tuple[date, date]:
    """Return the days that a date may mean; of an open start its last day, of an open end its first."""
    first, last = edtf.interval(when)
    if first == edtf.FAR_PAST:
        return last, last
    return (first, first) if last == edtf.FAR_FUTURE else (first, last)


@lru_cache(maxsize=65536)
def start_and_end(when: str) -> tuple[str, str | None]:
    """Split a long span into start and end; a short one ("last week") is a vague start."""
    left, slash, right = when.partition("/")
    if not slash or not left:
        return when, None
    first, last = edtf.interval(when)
    if (last - first).days < VAGUE_START_DAYS:
        return when, None
    return left, right or None


def confirms(episode: Episode, claim: Told) -> bool:
    """Tell whether a start that shares a place with the episode is one, or a report, of the same outage."""
    if starts_with(episode, claim):
        return episode.origin == "seeds" or claim.places <= episode.places
    if not claim.places <= episode.places:
        return False
    if episode.runs(claim.first):
        return same_nature(episode.cause, claim.cause)
    return _told_late(episode, claim)


def starts_with(episode: Episode, claim: Told) -> bool:
    """Tell whether the claim's start may be that of the episode, three days more or less."""
    return episode.starts_near(claim.first, claim.last, slack=SAME_START)


def ends_with(episode: Episode, claim: Told) -> bool:
    """Tell whether the claim's end may be the one that is known of the episode, three days more or less."""
    begun = episode.start_days[0] <= claim.last
    return begun and episode.ends_near(claim.first, claim.last, slack=SAME_START)


def is_wider_or_narrower(episode: Episode, claim: Told, network: Network) -> bool:
    """Tell whether a start of a country or region is that of another word for it: "the east" and "Libya"."""
    same_cause = Cause.UNKNOWN in (episode.cause, claim.cause) or episode.cause == claim.cause
    if not same_cause or not starts_with(episode, claim):
        return False
    return network.inside(claim.places, episode.places) or network.inside(episode.places, claim.places)


def same_nature(one: Cause, other: Cause) -> bool:
    """Tell whether two causes can be words for one; storm and maintenance are not what people do."""
    return Cause.UNKNOWN in (one, other) or one == other or not {one, other} & set(_BY_NATURE)


def lately(episode: Episode, claim: Told) -> bool:
    """Tell whether what is said of an end on these days can be about an open episode."""
    return (claim.first - episode.last_reported).days <= END_WITHIN_DAYS


def under_force_majeure(episode: Episode, claim: Told, *, lifted: bool) -> bool:
    """Tell whether a declaration or a lifting can be about the episode."""
    pending = episode.force_majeure and not episode.force_majeure_to and episode.end is None
    if lifted and pending and episode.start_days[0] <= claim.last and lately(episode, claim):
        return True
    near_end = episode.ends_near(claim.first, claim.first, slack=SAME_START)
    near_start = episode.starts_near(claim.first, claim.first, slack=SAME_START)
    return near_end or near_start or episode.runs(claim.first)


def _told_late(episode: Episode, claim: Told) -> bool:
    """Tell whether a start with no date but the paper's own is that of an outage which has just ended."""
    undated = claim.stored.published == claim.start
    same = claim.cause == episode.cause != Cause.UNKNOWN
    return undated and same and episode.ends_near(claim.first, claim.last, slack=SAME_START)
