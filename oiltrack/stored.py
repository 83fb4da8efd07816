"""Documents and claims as a database gives them back, with their ids. It holds no SQL."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from oiltrack.facts import Document, Event, Observation
from oiltrack.history import OfficialValue


class KnownBy(StrEnum):
    """What makes a document known: that it was published, or that it was ingested."""

    PUBLISHED = "published"
    INGESTED = "ingested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was known on a day. A document without a date of publication counts from its ingestion."""

    day: date
    by: KnownBy = KnownBy.PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """A document as the database gives it back.

    Attributes:
        id: ``doc-…``, from the hash of the text.
        kind: ``text`` (the text is held and can be re-read) or ``citation`` (a row of the seeds cites it).
        ingested_at: UTC time stamp, ISO 8601 with ``Z``.
        location: the file that it was read from.
    """

    id: str
    kind: str
    sha256: str
    document: Document
    ingested_at: str
    location: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredObservation:
    """An observation read back: its id ``obs-…``, the document it stands in, the extractor that read it.

    ``cluster`` is shared by the documents that are copies of one story, ``edition`` what the title says.
    """

    id: str
    document_id: str
    published: str | None
    publisher: str | None
    url: str | None
    observation: Observation
    extractor: str = field(default="", compare=False)
    cluster: str | None = field(default=None, compare=False)
    edition: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class SeriesClaims:
    """What a series asks of the observations of its definition: a column a field, in the order of ``ids``.

    By columns, since a series may read a hundred thousand claims. Rates in b/d, dates as EDTF.
    """

    ids: tuple[str, ...] = ()
    document_ids: tuple[str, ...] = ()
    low: tuple[int, ...] = ()
    high: tuple[int, ...] = ()
    qualifiers: tuple[str, ...] = ()
    whens: tuple[str | None, ...] = ()
    published: tuple[str | None, ...] = ()
    publishers: tuple[str | None, ...] = ()
    attributions: tuple[str | None, ...] = ()
    confidences: tuple[float, ...] = ()
    clusters: tuple[str | None, ...] = ()
    titles: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Return the number of claims."""
        return len(self.ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    """An event read back: its id ``evt-…``, the document it stands in, the extractor that read it.

    ``cluster`` is shared by the documents that are copies of one story.
    """

    id: str
    document_id: str
    published: str | None
    publisher: str | None
    url: str | None
    event: Event
    extractor: str = field(default="", compare=False)
    cluster: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvents:
    """What is told to have happened at a place from one day to another.

    ``offline_bpd`` is the most that is said to have stopped or come back, 0 where nothing is said.
    """

    first: date
    last: date
    place_id: str
    offline_bpd: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOfficialValue:
    """A value of an official series read back, with its id ``off-…`` and when it was added (UTC).

    ``added_at`` is None for a row of the seeds.
    """

    id: str
    value: OfficialValue
    added_at: str | None = None
