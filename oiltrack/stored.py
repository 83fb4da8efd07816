"""Documents and claims as a database gives them back, with their ids. It holds no SQL."""

from dataclasses import dataclass, field

from oiltrack.facts import Document, Event, Observation, OfficialValue


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
    """An observation read back: its id ``obs-…``, the document it stands in, the extractor that read it."""

    id: str
    document_id: str
    published: str | None
    publisher: str | None
    url: str | None
    observation: Observation
    extractor: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    """An event read back: its id ``evt-…``, the document it stands in, the extractor that read it."""

    id: str
    document_id: str
    published: str | None
    publisher: str | None
    url: str | None
    event: Event
    extractor: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOfficialValue:
    """A value of an official series read back, with its id ``off-…`` and when it was added (UTC).

    ``added_at`` is None for a row of the seeds.
    """

    id: str
    value: OfficialValue
    added_at: str | None = None
