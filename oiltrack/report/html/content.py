"""What the page says, as plain values in the order of the page. It makes no markup and reads no database."""

from dataclasses import dataclass
from datetime import date

from oiltrack.report.html.picture import Picture
from oiltrack.report.html.rows import Evidence, Row
from oiltrack.report.texts import STALE_DAYS

WEEK, MONTH = 7, 28
AGES = (WEEK, MONTH, STALE_DAYS + 1)
"""The days after a figure's own on which the page tells its age in other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The newest figure: ``value_bpd`` with its range, its day, how many speakers, and its evidence."""

    value_bpd: int
    low_bpd: int
    high_bpd: int
    day: date
    originators: int
    evidence: Evidence
    age_days: int

    @property
    def stale(self) -> bool:
        """Whether the figure is too old to be called the output of today."""
        return self.age_days > STALE_DAYS

    @property
    def age(self) -> str:
        """How old it is, in steps, so that a page without news stays as it is from night to night."""
        if self.stale:
            return "stale"
        return "age_day" if self.age_days < WEEK else "age_week" if self.age_days < MONTH else "age_month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A day of the series that is another than before; None for no figure."""

    day: date
    before_bpd: int | None
    now_bpd: int | None
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What came in since the last report, ``since`` its day; ``outages`` are (sentence, id)."""

    since: date
    documents: int
    claims: int
    events: int
    moved: tuple[Moved, ...]
    outages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A day whose claims do not agree: values in b/d, each with the id of its claim."""

    day: date
    taken: tuple[int, str]
    low: tuple[int, str]
    high: tuple[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A claim that no series uses, and why; ``value`` is in b/d."""

    id: str
    when: str
    place: str
    measure: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """An outage that runs now, in words."""

    id: str
    place: str
    cause: str
    status: str
    start: str
    peak: str
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The whole page. ``conflict_percent`` is how far apart claims are at least to be in conflict."""

    place: str
    version: str
    documents: int
    hold_days: int
    rule: str
    conflict_percent: int
    through: date | None
    headline: Headline | None
    picture: Picture | None
    official: str
    running: tuple[Running, ...]
    threatened: tuple[Running, ...]
    changes: Changes | None
    conflicts: tuple[Conflict, ...]
    set_aside: tuple[SetAside, ...]
    observations: tuple[Row, ...]
    outages: tuple[Row, ...]
