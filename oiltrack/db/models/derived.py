"""What is derived from documents as they come, so that a series need not look at all. It declares tables.

All of it can be made again from the documents and their claims.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from oiltrack.db.models.base import Base, PlaceKey, TextKey


class SeriesClaimRow(Base):
    """What a series asks of a figure about one place alone; those of one definition lie side by side.

    A claim is never edited, so that its copy here cannot grow old.
    """

    __tablename__ = "series_claim"
    __table_args__ = {"sqlite_with_rowid": False}

    place_id: Mapped[PlaceKey]
    measure: Mapped[TextKey]
    fluid: Mapped[TextKey]
    aspect: Mapped[TextKey]
    modality: Mapped[TextKey]
    observation_id: Mapped[str] = mapped_column(
        ForeignKey("observation.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    document_id: Mapped[str]
    low: Mapped[int]
    high: Mapped[int]
    qualifier: Mapped[str]
    when: Mapped[str | None]
    attribution: Mapped[str | None]
    confidence: Mapped[float]


class DocumentSketchRow(Base):
    """One of the smallest hashes of a document's shingles; copies of a story share most of theirs."""

    __tablename__ = "document_sketch"

    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)
    hash: Mapped[int] = mapped_column(primary_key=True, index=True)
