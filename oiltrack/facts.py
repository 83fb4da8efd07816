"""Documents, the facts read from them, and places, frozen. It does no work on them.

Field names and values are those of the extraction contract (``docs/contract.md``), JODI / EIA terms.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Measure(StrEnum):
    """What is measured; ``VOLUME`` is in barrels, all others in barrels per day."""

    PRODUCTION = "production"
    EXPORTS = "exports"
    REFINERY_INTAKE = "refinery_intake"
    OUTAGE = "outage"
    VOLUME = "volume"


class Fluid(StrEnum):
    """What the barrels hold; ``BOE`` is a total that includes gas."""

    CRUDE = "crude"
    CONDENSATE = "condensate"
    LIQUIDS = "liquids"
    GAS = "gas"
    BOE = "boe"


class Aspect(StrEnum):
    """How much (level), how much it could be (capacity), how much more or less (change)."""

    LEVEL = "level"
    CAPACITY = "capacity"
    CHANGE = "change"


class Modality(StrEnum):
    """Asserted (actual), or planned, forecast, targeted, conditional, threatened, feared (expected)."""

    ACTUAL = "actual"
    EXPECTED = "expected"


class Qualifier(StrEnum):
    """How exactly the text gives the figure."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    RANGE = "range"


class EventKind(StrEnum):
    """What happened to a place."""

    OUTAGE_START = "outage_start"
    OUTAGE_END = "outage_end"
    FORCE_MAJEURE_DECLARED = "force_majeure_declared"
    FORCE_MAJEURE_LIFTED = "force_majeure_lifted"
    ATTACK = "attack"
    SEIZURE = "seizure"
    THREAT = "threat"


class Cause(StrEnum):
    """Why it happened, after the EIA's classes of unplanned disruptions."""

    STRIKE = "strike"
    PROTEST = "protest"
    BLOCKADE = "blockade"
    ARMED_CONFLICT = "armed_conflict"
    TECHNICAL = "technical"
    LEAK = "leak"
    POWER = "power"
    WEATHER = "weather"
    MAINTENANCE = "maintenance"
    POLITICAL = "political"
    PAYMENT = "payment"
    UNKNOWN = "unknown"


class PlaceKind(StrEnum):
    """What a place of the gazetteer is."""

    COUNTRY = "country"
    GROUP = "group"
    REGION = "region"
    BASIN = "basin"
    FIELD = "field"
    PIPELINE = "pipeline"
    TERMINAL = "terminal"
    REFINERY = "refinery"
    COMPANY = "company"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as it was published.

    Attributes:
        key: the contract's ``doc``: the id in JSON Lines, a file's path, or path + ``#`` + number (digest).
        text: the stored text; all offsets count its Unicode code points.
        published: EDTF day, month or year, or None where nothing tells.
        lang: ISO 639-1 code, or None to have it detected.
        told: names of fields that someone has told of this document from outside, as an index does. They
            correct what is stored of the text; the others only fill blanks.
    """

    key: str
    text: str
    title: str = ""
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    told: tuple[str, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A figure that a text claims. ``low`` and ``high`` in b/d (barrels for ``Measure.VOLUME``).

    ``start`` and ``end`` are None where the figure stands only in the title. ``reasons`` say in words why
    it was read so, one step a string.
    """

    doc: str
    entities: tuple[str, ...]
    when: str | None
    modality: Modality
    quote: str
    start: int | None
    end: int | None
    sentence: str
    attribution: str | None
    confidence: float
    measure: Measure
    fluid: Fluid
    aspect: Aspect
    low: int
    high: int
    qualifier: Qualifier
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that a text claims to have happened to places. ``offline`` in b/d, None where not told."""

    doc: str
    entities: tuple[str, ...]
    when: str | None
    modality: Modality
    quote: str
    start: int | None
    end: int | None
    sentence: str
    attribution: str | None
    confidence: float
    kind: EventKind
    cause: Cause
    offline: int | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A figure that was found and not believed to be a fact, with the reason."""

    doc: str
    quote: str
    start: int
    end: int
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was read out of one document."""

    observations: tuple[Observation, ...] = ()
    events: tuple[Event, ...] = ()
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A row of the gazetteer; ``country``, ``operator`` and ``basin`` are place ids, ``started`` a year."""

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    operator: str | None = None
    basin: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    source: str = ""
    started: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name that texts use for a place.

    Attributes:
        ambiguous: what else the name may mean, empty where nothing.
        note: a remark; ``demonym`` and ``definite description`` tell the extractor how the name behaves.
    """

    alias: str
    place_id: str
    lang: str
    ambiguous: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLink:
    """``from_id`` relates to ``to_id``: ``feeds`` (oil flows), ``part_of``, ``operated_by``."""

    from_id: str
    to_id: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """What a place can do: ``rate_bpd`` for rates, ``volume_bbl`` for storage; ``as_of`` is EDTF or None.

    ``basis`` tells a ``capacity`` from an ``output`` observed at the time and from what is only ``planned``.
    The measure ``exports`` is what leaves a terminal, and what a pipeline carries.
    """

    place_id: str
    measure: Measure
    rate_bpd: int | None
    volume_bbl: int | None
    as_of: str | None
    source: str
    basis: str = "capacity"
