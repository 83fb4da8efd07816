"""Reads what a series needs, and only of its own definition. It believes nothing and writes nothing."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, case, select

from oiltrack.db.decode import fetch_columns
from oiltrack.db.known import is_known, is_newest
from oiltrack.db.models import DocumentRow, EventPlaceRow, EventRow, SeriesClaimRow
from oiltrack.facts import Aspect, EventKind, Fluid, Measure, Modality
from oiltrack.stored import Known, SeriesClaims

# Only of copies a title is asked: which edition of the story it heads.
_COPIED_TITLE = case((DocumentRow.cluster.is_not(None), DocumentRow.title), else_="").label("title")
# SQLite would take the key's own index, and then read past the whole text of each document.
_COVERING = "INDEXED BY ix_document_known"


def series_claims(
    connection: Connection,
    *,
    place: str,
    measure: Measure,
    fluid: Fluid,
    aspect: Aspect,
    modality: Modality,
    known: Known | None,
    min_confidence: float,
    beside: Sequence[Fluid],
) -> SeriesClaims:
    """Return the figures of one definition, by id; those of replaced versions and of no date are left out.

    With ``beside`` only those of documents that hold a figure of one of these fluids too.
    """
    told = SeriesClaimRow
    definition = (
        told.place_id == place,
        told.measure == measure.value,
        told.aspect == aspect.value,
        told.modality == modality.value,
    )
    statement = (
        select(
            told.observation_id,
            told.document_id,
            told.low,
            told.high,
            told.qualifier,
            told.when,
            DocumentRow.published,
            DocumentRow.publisher,
            told.attribution,
            told.confidence,
            DocumentRow.cluster,
            _COPIED_TITLE,
        )
        .select_from(told)
        .join(DocumentRow, DocumentRow.id == told.document_id)
        .with_hint(DocumentRow, _COVERING, "sqlite")
        .where(
            *definition,
            told.fluid == fluid.value,
            told.when.is_not(None),
            is_known(known),
            is_newest(known),
        )
        .order_by(told.observation_id)
    )
    if min_confidence:
        statement = statement.where(told.confidence >= min_confidence)
    if beside:
        others = select(told.document_id).where(*definition, told.fluid.in_([f.value for f in beside]))
        statement = statement.where(told.document_id.in_(others))
    return SeriesClaims(*fetch_columns(connection, statement, dates=("when", "published")))


def event_days(
    connection: Connection,
    *,
    places: Sequence[str] | None,
    kinds: Sequence[EventKind],
    known: Known | None,
) -> list[tuple[date, date]]:
    """Return the first and last days of what happened to some places (None: to any), each pair once."""
    statement = (
        select(EventRow.when_first, EventRow.when_last)
        .where(
            EventRow.modality == Modality.ACTUAL.value,
            EventRow.when_first.is_not(None),
            EventRow.kind.in_([kind.value for kind in kinds]),
        )
        .distinct()
        .order_by(EventRow.when_first, EventRow.when_last)
    )
    if places is not None:
        named = select(EventPlaceRow.event_id).where(EventPlaceRow.place_id.in_(places))
        statement = statement.where(EventRow.id.in_(named))
    if known is not None:
        documents = select(DocumentRow.id).where(is_known(known))
        statement = statement.where(EventRow.document_id.in_(documents))
    return list(zip(*fetch_columns(connection, statement, dates=()), strict=True))
