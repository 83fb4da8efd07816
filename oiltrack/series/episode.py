"""An outage while its claims are joined, and what each claim says of it. It decides on no joining."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from oiltrack import edtf
from oiltrack.facts import Cause
from oiltrack.stored import StoredEvent

# Nobody reports every end, and "remains shut" keeps coming while an outage is news: one of which no source
# has spoken for this long is not said to run any more. Status, lists and charts take the number from here.
OPEN_DAYS = 60


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What a claim says that places pump on a day, in b/d: proof that they run, and a step of a restart."""

    places: frozenset[str]
    day: date
    rate_bpd: int
    id: str
    originator: str


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
        denied_by: ids of figures that show the places running when they are said to be shut.
        parent: the outage that this one follows from: its port or its country is shut.
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
    denied_by: list[str] = field(default_factory=list)
    parent: "Episode | None" = None
    last_seen: date = edtf.FAR_PAST
    _held: set[tuple[str, Role]] = field(default_factory=set, repr=False)

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
    def end_days(self) -> tuple[date, date] | None:
        """The first and the last day on which it may have ended; None while it is open."""
        return None if self.end is None else edtf.interval(self.end)

    @property
    def end_day(self) -> date | None:
        """The last day on which it may have ended; None while it is open."""
        return None if self.end is None else edtf.interval(self.end)[1]

    @property
    def last_reported(self) -> date:
        """The last day on which a source says that it ran, or ended."""
        return max(self.last_seen, self.start_days[1], self.end_day or edtf.FAR_PAST)

    @property
    def runs_until(self) -> date:
        """The last day on which it counts as running."""
        return self.end_day or self.last_reported + timedelta(days=OPEN_DAYS)

    @property
    def superseded(self) -> bool:
        """Tell whether every claim of it stands in a text that a later version replaced."""
        return self.origin == "news" and all(claim.role == Role.SUPERSEDED for claim in self.claims)

    @property
    def denied(self) -> bool:
        """Tell whether figures say that it never was."""
        return bool(self.denied_by)

    @property
    def happened(self) -> bool:
        """Tell whether it is believed to have been an outage."""
        return not (self.threatened or self.denied or self.superseded)

    @property
    def originators(self) -> tuple[str, ...]:
        """Who says so: forty copies of one statement are one."""
        told = {claim.originator for claim in self.claims if claim.role not in BESIDE}
        return tuple(sorted(told))

    def runs(self, day: date) -> bool:
        """Tell whether it is known to run on the day; an open one while reports keep coming."""
        return self.start_days[0] <= day <= self.runs_until

    def starts_near(self, first: date, last: date, *, slack: int) -> bool:
        """Tell whether it may have started within some days of the days ``first`` to ``last``."""
        begin, end = self.start_days
        return begin - timedelta(days=slack) <= last and first <= end + timedelta(days=slack)

    def ends_near(self, first: date, last: date, *, slack: int) -> bool:
        """Tell whether it may have ended within some days of the days ``first`` to ``last``."""
        if self.end_days is None:
            return False
        begin, end = self.end_days
        return begin - timedelta(days=slack) <= last and first <= end + timedelta(days=slack)

    def add(self, claim: Claim) -> None:
        """Let a claim belong to it; the same claim once in each role. It keeps the outage running."""
        if (claim.id, claim.role) not in self._held:
            self._held.add((claim.id, claim.role))
            self.claims.append(claim)
        if claim.role in BESIDE:
            return
        self.last_seen = max(self.last_seen, claim.day)
        if self.cause == Cause.UNKNOWN:
            self.cause = claim.stored.event.cause
