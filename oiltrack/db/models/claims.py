"""Documents and what they claim. It declares tables; a claim is never edited, only made again from its text.

``*_first`` and ``*_last`` are the days that an EDTF date reaches over; open ends lie at 1900 and 2100.
Columns keep the contract's names, so ``when`` and ``end`` want quotes in SQL.
"""

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import SchemaItem

from oiltrack.db.models.base import Base, PlaceKey, TextKey, check, dated, one_of
from oiltrack.facts import Aspect, Cause, EventKind, Fluid, Measure, Modality, Qualifier


class DocumentRow(Base):
    """A text that was read (``text``), or one line that cites a report (``citation``)."""

    __tablename__ = "document"
    __table_args__ = (
        one_of("kind", ("text", "citation")),
        check("id_prefix", "id GLOB 'doc-*'"),
        check("sha256_is_hex", "length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'"),
        check("version_of_another", "version_of <> id"),
        check("ingested_at_is_utc", "ingested_at GLOB '????-??-??T*Z'"),
        dated("published", first="published_first", last="published_last"),
        # All that a series asks of a document, so that its text need not be read past.
        Index(
            "ix_document_known",
            "id",
            "published_last",
            "ingested_at",
            "published",
            "publisher",
            "title",
            "cluster",
            info={"dialect": "sqlite"},
        ).ddl_if(dialect="sqlite"),
        # A hash takes URLs of any length, which the tree of a server does not.
        Index("ix_document_url", "url", postgresql_using="hash"),
    )

    id: Mapped[TextKey]
    kind: Mapped[str]
    sha256: Mapped[str] = mapped_column(unique=True)
    key: Mapped[str]
    location: Mapped[str]
    url: Mapped[str | None]
    publisher: Mapped[str | None]
    title: Mapped[str]
    lang: Mapped[str | None]
    published: Mapped[str | None]
    published_first: Mapped[date | None]
    published_last: Mapped[date | None]
    ingested_at: Mapped[str]
    text: Mapped[str]
    version_of: Mapped[str | None] = mapped_column(ForeignKey("document.id"), index=True)
    cluster: Mapped[str | None] = mapped_column(index=True)


class _Claim:
    """The columns that observations and events have in common, ahead of their own."""

    id: Mapped[str] = mapped_column(primary_key=True, sort_order=-1)
    document_id: Mapped[str] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True, sort_order=-1
    )
    when: Mapped[str | None] = mapped_column(sort_order=-1)
    when_first: Mapped[date | None] = mapped_column(index=True, sort_order=-1)
    when_last: Mapped[date | None] = mapped_column(sort_order=-1)
    modality: Mapped[str] = mapped_column(sort_order=-1)
    quote: Mapped[str] = mapped_column(sort_order=-1)
    start: Mapped[int | None] = mapped_column(sort_order=-1)
    end: Mapped[int | None] = mapped_column(sort_order=-1)
    sentence: Mapped[str] = mapped_column(sort_order=-1)
    attribution: Mapped[str | None] = mapped_column(sort_order=-1)
    confidence: Mapped[float] = mapped_column(sort_order=-1)
    reasons: Mapped[list[Any]] = mapped_column(JSON, sort_order=-1)
    extractor: Mapped[str] = mapped_column(sort_order=-1)


def _claim_rules(prefix: str) -> tuple[SchemaItem, ...]:
    return (
        check("id_prefix", f"id GLOB '{prefix}*'"),
        one_of("modality", Modality),
        check("confidence_range", "confidence BETWEEN 0 AND 1"),
        check(
            "span",
            '(start IS NULL AND "end" IS NULL) OR'
            ' (start IS NOT NULL AND "end" IS NOT NULL AND 0 <= start AND start < "end")',
        ),
        dated("when", first="when_first", last="when_last"),
    )


class ObservationRow(_Claim, Base):
    """A figure, in b/d (barrels for the measure ``volume``)."""

    __tablename__ = "observation"
    __table_args__ = (
        *_claim_rules("obs-"),
        one_of("measure", Measure),
        one_of("fluid", Fluid),
        one_of("aspect", Aspect),
        one_of("qualifier", Qualifier),
        check("low_high", "low <= high"),
        check("only_changes_negative", "low >= 0 OR aspect = 'change'"),
        Index("ix_observation_definition", "measure", "fluid", "aspect", "modality", "when_first"),
    )

    measure: Mapped[str]
    fluid: Mapped[str]
    aspect: Mapped[str]
    low: Mapped[int]
    high: Mapped[int]
    qualifier: Mapped[str]


class ObservationPlaceRow(Base):
    """A place that an observation is about."""

    __tablename__ = "observation_place"

    observation_id: Mapped[str] = mapped_column(
        ForeignKey("observation.id", ondelete="CASCADE"), primary_key=True
    )
    place_id: Mapped[str] = mapped_column(ForeignKey("place.id"), primary_key=True, index=True)


class EventRow(_Claim, Base):
    """Something that happened to places; ``offline`` in b/d."""

    __tablename__ = "event"
    __table_args__ = (
        *_claim_rules("evt-"),
        one_of("kind", EventKind),
        one_of("cause", Cause),
        check("offline_not_negative", "offline >= 0"),
    )

    kind: Mapped[str]
    cause: Mapped[str]
    offline: Mapped[int | None]


class EventPlaceRow(Base):
    """A place that an event happened to."""

    __tablename__ = "event_place"

    event_id: Mapped[str] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    place_id: Mapped[PlaceKey] = mapped_column(index=True)


class RejectedRow(Base):
    """A figure that was found and not believed, with the reason."""

    __tablename__ = "rejected"
    __table_args__ = (
        UniqueConstraint("document_id", "start", "end", "reason"),
        check("span", '0 <= start AND start < "end"'),
        check("reason_told", "reason <> ''"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    quote: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    sentence: Mapped[str]
    reason: Mapped[str]
    extractor: Mapped[str]
