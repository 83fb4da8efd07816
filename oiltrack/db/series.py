"""Reads what a series needs, and only of its own definition. It believes nothing and writes nothing."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, and_, case, false, func, or_, select

from oiltrack.db.decode import fetch, fetch_columns
from oiltrack.db.known import is_known, is_newest
from oiltrack.db.models import DocumentRow, EventPlaceRow, EventRow, SeriesClaimRow
from oiltrack.facts import Aspect, EventKind, Fluid, Measure, Modality
from oiltrack.stored import Known, SeriesClaims, ToldEvents

# Only of copies a title is asked: which edition of the story it heads.
_COPIED_TITLE = case((DocumentRow.cluster.is_not(None), DocumentRow.title), else_="").label("title")
# SQLite would take the key's own index, and then read past the whole text of each document.
_COVERING = "INDEXED BY ix_document_known"
# The length of a day in EDTF, and how many spans of days are worth a condition each.
_DAY, _SPANS = 10, 100


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
    days: Sequence[tuple[date, date]] | None,
) -> SeriesClaims:
    """Return the figures of one definition, by id; those of replaced versions and of no date are left out.

    With ``beside`` only those of documents that hold a figure of one of these fluids too. Of figures for a
    day, or for the time until a day, ``days`` leaves those from one day to another, of others any or none.
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
    if days is not None:
        day = func.substr(func.ltrim(told.when, "/"), 1, _DAY)
        spans = _joined(days)
        statement = statement.where(or_(false(), *(day.between(str(a), str(b)) for a, b in spans)))
    if beside:
        others = select(told.document_id).where(*definition, told.fluid.in_([f.value for f in beside]))
        statement = statement.where(told.document_id.in_(others))
    return SeriesClaims(*fetch_columns(connection, statement, dates=("when", "published")))


def _joined(days: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return spans of days joined where they overlap; one from the first to the last where they are many."""
    found: list[tuple[date, date]] = []
    for first, last in sorted(days):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found if len(found) <= _SPANS else [(found[0][0], found[-1][1])]


def published_days(
    connection: Connection, *, places: Sequence[str], known: Known | None, min_confidence: float
) -> list[date]:
    """Return the last days on which documents may have been published that assert a figure of some places."""
    told = SeriesClaimRow
    wanted = select(told.document_id).where(
        told.place_id.in_(places),
        told.modality == Modality.ACTUAL.value,
        told.when.is_not(None),
        told.confidence >= min_confidence,
    )
    statement = (
        select(DocumentRow.published_last)
        .where(
            DocumentRow.id.in_(wanted),
            DocumentRow.published_last.is_not(None),
            is_known(known),
            is_newest(known),
        )
        .distinct()
        .order_by(DocumentRow.published_last)
    )
    return list(fetch_columns(connection, statement, dates=())[0])


def held(connection: Connection) -> list[tuple[str, Measure, Fluid, Aspect, int]]:
    """Return the definitions of which anything is asserted, each with the number of its claims."""
    told = SeriesClaimRow
    keys = (told.place_id, told.measure, told.fluid, told.aspect)
    statement = (
        select(*keys, func.count().label("number"))
        .where(told.modality == Modality.ACTUAL.value)
        .group_by(*keys)
        .order_by(*keys)
    )
    return fetch(
        connection,
        statement,
        lambda row: (
            str(row["place_id"]),
            Measure(row["measure"]),
            Fluid(row["fluid"]),
            Aspect(row["aspect"]),
            int(row["number"]),
        ),
    )


def happened(
    connection: Connection,
    *,
    places: Sequence[str],
    kinds: Sequence[EventKind],
    days: Sequence[tuple[date, date]],
    known: Known | None,
) -> list[ToldEvents]:
    """Return what happened to some places, place by place and in the order of its days.

    All that touches one of the spans of ``days`` is among it; more may be where there are many spans.
    """
    about = EventPlaceRow.place_id
    statement = (
        select(EventRow.when_first, EventRow.when_last, about, func.max(EventRow.offline).label("offline"))
        .join(EventPlaceRow, EventPlaceRow.event_id == EventRow.id)
        .where(
            about.in_(places),
            EventRow.modality == Modality.ACTUAL.value,
            EventRow.when_first.is_not(None),
            EventRow.kind.in_([kind.value for kind in kinds]),
            or_(
                false(),
                *(and_(EventRow.when_first <= b, EventRow.when_last >= a) for a, b in _joined(days)),
            ),
        )
        .group_by(EventRow.when_first, EventRow.when_last, about)
        .order_by(EventRow.when_first, EventRow.when_last, about)
    )
    if known is not None:
        documents = select(DocumentRow.id).where(is_known(known))
        statement = statement.where(EventRow.document_id.in_(documents))
    rows = zip(*fetch_columns(connection, statement, dates=()), strict=True)
    return [ToldEvents(first=a, last=b, place_id=where, offline_bpd=most or 0) for a, b, where, most in rows]
