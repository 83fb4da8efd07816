"""What is derived from documents as they come, so that a series need not look at all. It declares tables.

All of it can be made again from the documents and their claims.
"""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from oiltrack.db.models.base import Base


class SeriesClaimRow(Base):
    """A figure about one place alone, by the definition of the series that it belongs to."""

    __tablename__ = "series_claim"
    __table_args__ = (
        Index(
            "ix_series_claim_definition",
            "place_id",
            "measure",
            "fluid",
            "aspect",
            "modality",
            "observation_id",
        ),
    )

    observation_id: Mapped[str] = mapped_column(
        ForeignKey("observation.id", ondelete="CASCADE"), primary_key=True
    )
    place_id: Mapped[str] = mapped_column(ForeignKey("place.id"))
    measure: Mapped[str]
    fluid: Mapped[str]
    aspect: Mapped[str]
    modality: Mapped[str]


class DocumentSketchRow(Base):
    """One of the smallest hashes of a document's shingles; copies of a story share most of theirs."""

    __tablename__ = "document_sketch"

    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), primary_key=True)
    hash: Mapped[int] = mapped_column(primary_key=True, index=True)
