"""Conditions that tell which documents were known on a day, and which version of each. It runs no SQL."""

from sqlalchemy import ColumnElement, String, cast, func, select, true
from sqlalchemy.orm import aliased
from sqlalchemy.orm.util import AliasedClass

from oiltrack.db.models import DocumentRow
from oiltrack.stored import Known, KnownBy


def is_known(
    known: Known | None, document: type[DocumentRow] | AliasedClass[DocumentRow] = DocumentRow
) -> ColumnElement[bool]:
    """Return the condition that a document was known; any is where ``known`` is None.

    One that was published in a month or a year counts from its last day, one without a date from its
    ingestion.
    """
    if known is None:
        return true()
    ingested = func.substr(document.ingested_at, 1, 10)
    if known.by is KnownBy.INGESTED:
        return ingested <= known.day.isoformat()
    published = cast(document.published_last, String)
    return func.coalesce(published, ingested) <= known.day.isoformat()


def is_last_version() -> ColumnElement[bool]:
    """Return the condition of ``is_newest`` for a few documents: it is looked up for each, not for all."""
    later = aliased(DocumentRow)
    return ~select(later.id).where(later.version_of == DocumentRow.id).exists()


def is_newest(known: Known | None = None) -> ColumnElement[bool]:
    """Return the condition that no document that was known is a later version of ``DocumentRow``."""
    later = aliased(DocumentRow)
    replaced = select(later.version_of).where(later.version_of.is_not(None), is_known(known, later))
    return DocumentRow.id.not_in(replaced)
