"""An outage while its claims are joined, and what each claim says of it. It decides on no joining."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from oiltrack import edtf
from oiltrack.facts import Cause
from oiltrack.stored import StoredEvent

# Nobody reports every end, and "remains shut" keeps coming while an outage is news: one of which no source
# has spoken for this long is not said to run any more. Status, lists and charts take the number from here.
OPEN_DAYS = 60
_OPEN = timedelta(days=OPEN_DAYS)


# What stands for the extractor in an event that is a row of the history.
HISTORY = "history"


class Role(StrEnum):
    """What a claim says of the outage that it belongs to."""

    OPENED = "opened"
    CONFIRMED = "confirmed"
    THREATENED = "threatened"
    FORCE_MAJEURE_DECLARED = "force_majeure_declared"
    FORCE_MAJEURE_LIFTED = "force_majeure_lifted"
    RESTARTED_IN_PART = "restarted_in_part"
    ENDED = "ended"
    ATTACK = "attack"
    SEIZURE = "seizure"
    DENIED = "denied"
    SUPERSEDED = "superseded"


# Claims that make no outage and keep none running.
BESIDE = (Role.ATTACK, Role.SEIZURE, Role.DENIED, Role.SUPERSEDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An event in the part it plays: ``day`` is the first that it may mean, ``originator`` who says so."""

    stored: StoredEvent
    role: Role
    day: date
    originator: str

    @property
    def id(self) -> str:
        """The id of the event."""
        return self.stored.id

    @property
    def is_of_news(self) -> bool:
        """Tell whether it stands in the newest version of a text, not in the history."""
        return self.role != Role.SUPERSEDED and self.stored.extractor != HISTORY

    @property
    def told_in(self) -> frozenset[str]:
        """The document that it stands in, and the story that this is a copy of."""
        return told_in(self.stored.document_id, self.stored.cluster)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What a claim says that places pump on a day, in b/d: proof that they run, and a step of a restart.

    ``up_to`` means that they pumped it until that day, which is no proof that they ran on it. ``told_in`` has
    the document of the claim, and the story that this is a copy of.
    """

    places: frozenset[str]
    day: date
    rate_bpd: int
    id: str
    originator: str
    up_to: bool = False
    told_in: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What a claim says that places lost on a day, in b/d: they pump so much less. See ``Flow``."""

    places: frozenset[str]
    day: date
    rate_bpd: int
    id: str
    told_in: frozenset[str]


FlowsOf: TypeAlias = Callable[[frozenset[str], Sequence[tuple[date, date]]], Iterable[Flow]]
"""Gives what places are told to pump together, in any order; at least what they do in the spans of days."""
LossesOf: TypeAlias = Callable[[frozenset[str], Sequence[tuple[date, date]]], Iterable[Loss]]
"""Gives what places are told to have lost together, as ``FlowsOf`` gives what they pump."""


def no_flows(places: frozenset[str], days: Sequence[tuple[date, date]]) -> Iterable[Flow]:
    """Return nothing: nobody tells what places pump."""
    return ()


def no_losses(places: frozenset[str], days: Sequence[tuple[date, date]]) -> Iterable[Loss]:
    """Return nothing: nobody tells what places lost."""
    return ()


def told_in(document_id: str, cluster: str | None) -> frozenset[str]:
    """Return what tells the texts of one story: the document, and the cluster that it shares with copies."""
    return frozenset(filter(None, (document_id, cluster)))


@dataclass(slots=True, kw_only=True, eq=False)
class Episode:
    """One outage while it is put together. ``start`` and ``end`` are EDTF, the days their outer bounds.

    Attributes:
        origin: ``seeds`` (the history) or ``news``.
        threatened: it was only expected or threatened, and did not come.
        known_bpd, known_basis: the volume that the history gives, and whether a report claims it
            (``claimed``) or national output before minus after does (``national_drop``).
        before_bpd: national output before it, where the history gives it.
        restarted: those of the places that are told to run again while others do not.
        ramp: what the places are told to pump after the start, by day.
        before: what the places are told to have pumped just before the start; figures of one day.
        left: what the texts that tell of the start say that the places still pump; figures of one day.
        lost: what these texts say that the places lost by it; figures of one day.
        unconfirmed: the history has a report of it, and one that says otherwise.
        denied_by: ids of figures that show the places running when they are said to be shut.
        no_loss: it is an incident that took no output away.
        parent: the outage that this one follows from: its port or its country is shut.
        start_days: the first and the last day on which it may have started.
        end_days: the first and the last day on which it may have ended; None while it is open.
        last_reported: the last day on which a source says that it ran, or ended.
    """

    places: frozenset[str]
    cause: Cause
    start: str
    end: str | None
    origin: str
    what: str
    threatened: bool = False
    scope: str = ""
    known_bpd: int | None = None
    known_basis: str | None = None
    before_bpd: int | None = None
    force_majeure: bool = False
    force_majeure_from: str | None = None
    force_majeure_to: str | None = None
    citation: str | None = None
    seed_id: str | None = None
    actor: str | None = None
    claims: list[Claim] = field(default_factory=list)
    restarted: set[str] = field(default_factory=set)
    ramp: list[Flow] = field(default_factory=list)
    before: list[Flow] = field(default_factory=list)
    left: list[Flow] = field(default_factory=list)
    lost: list[Loss] = field(default_factory=list)
    denied_by: list[str] = field(default_factory=list)
    unconfirmed: bool = False
    no_loss: bool = False
    parent: "Episode | None" = None
    start_days: tuple[date, date] = field(init=False)
    end_days: tuple[date, date] | None = field(init=False)
    last_reported: date = field(init=False)
    _held: set[tuple[str, str]] = field(default_factory=set, repr=False)

    @property
    def id(self) -> str:
        """The same for the same record, or for the same places and start."""
        if self.seed_id and self.seed_id.startswith("out-"):
            return self.seed_id
        kind = "threatened" if self.threatened else "outage"
        key = self.seed_id or "|".join((kind, *sorted(self.places), self.start))
        return "out-" + hashlib.sha256(key.encode()).hexdigest()[:10]

    def __post_init__(self) -> None:
        self.last_reported = edtf.FAR_PAST
        self.begin(self.start)
        self.finish(self.end)

    def begin(self, start: str) -> None:
        """Let it start on another date, EDTF, that says more."""
        self.start, self.start_days = start, edtf.interval(start)
        self.last_reported = max(self.last_reported, self.start_days[1])

    def finish(self, end: str | None) -> None:
        """Let it end on a date, EDTF; None for an open one."""
        self.end, self.end_days = end, None if end is None else edtf.interval(end)
        self.last_reported = max(self.last_reported, self.end_day or edtf.FAR_PAST)

    @property
    def end_day(self) -> date | None:
        """The last day on which it may have ended; None while it is open."""
        return None if self.end_days is None else self.end_days[1]

    @property
    def figures(self) -> tuple[tuple[str, str], ...]:
        """The ids of what its volume may rest on, each with what it tells: ``lost``, ``before``, ``left``."""
        told = (("lost", self.lost), ("before", self.before), ("left", self.left))
        return tuple((figure.id, role) for role, figures in told for figure in figures)

    @property
    def runs_until(self) -> date:
        """The last day on which it counts as running."""
        return self.end_days[1] if self.end_days else self.last_reported + _OPEN

    @property
    def superseded(self) -> bool:
        """Tell whether every claim of it stands in a text that a later version replaced."""
        if self.origin != "news" or not self.claims:
            return False
        return all(claim.role == Role.SUPERSEDED for claim in self.claims)

    @property
    def denied(self) -> bool:
        """Tell whether figures or other reports say that it never was."""
        return self.unconfirmed or bool(self.denied_by)

    @property
    def happened(self) -> bool:
        """Tell whether it is believed to have been an outage."""
        return not (self.threatened or self.denied or self.superseded or self.no_loss)

    @property
    def originators(self) -> tuple[str, ...]:
        """Who says so: forty copies of one statement are one."""
        told = {c.originator for c in self.claims if c.role not in BESIDE and c.is_of_news}
        return tuple(sorted(told))

    def runs(self, day: date) -> bool:
        """Tell whether it is known to run on the day; an open one while reports keep coming."""
        return self.start_days[0] <= day <= self.runs_until

    def starts_near(self, first: date, last: date, *, slack: timedelta) -> bool:
        """Tell whether it may have started about the days ``first`` to ``last``."""
        begin, end = self.start_days
        return begin - slack <= last and first - slack <= end

    def ends_near(self, first: date, last: date, *, slack: timedelta) -> bool:
        """Tell whether it may have ended about the days ``first`` to ``last``."""
        if self.end_days is None:
            return False
        begin, end = self.end_days
        return begin - slack <= last and first - slack <= end

    def add(self, claim: Claim) -> None:
        """Let a claim belong to it; the same claim once in each role. It keeps the outage running."""
        if (claim.id, claim.role.value) not in self._held:
            self._held.add((claim.id, claim.role.value))
            self.claims.append(claim)
        if claim.role in BESIDE:
            return
        self.last_reported = max(self.last_reported, claim.day)
        if self.cause == Cause.UNKNOWN:
            self.cause = claim.stored.event.cause
