"""Reads every stored text again with the extractor of today. It changes facts, never a document."""

from collections.abc import Callable
from dataclasses import dataclass

from oiltrack.db import Database
from oiltrack.errors import SourceError
from oiltrack.extract import EXTRACTOR_VERSION, Extractor
from oiltrack.jobs.faults import blamed
from oiltrack.stored import StoredEvent, StoredObservation


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """How many documents were read and failed, and how the facts compare with those before, by id."""

    documents: int
    failed: int
    gained: int
    lost: int
    same: int


def rebuild(
    database: Database,
    *,
    extractor: Extractor,
    tell: Callable[[SourceError], object],
    on_document: Callable[[], None] = lambda: None,
) -> Rebuilt:
    """Replace the facts of each stored text, one transaction a document.

    ``tell`` is called with each document that could not be read again; it keeps its old facts.
    """
    texts = [stored.id for stored in database.documents() if stored.kind == "text"]
    before = _fact_ids(database, set(texts))
    failed = 0
    for document_id in texts:
        try:
            _read_again(database, document_id, extractor=extractor)
        except SourceError as error:
            failed += 1
            tell(error)
        on_document()
    after = _fact_ids(database, set(texts))
    return Rebuilt(
        documents=len(texts) - failed,
        failed=failed,
        gained=len(after - before),
        lost=len(before - after),
        same=len(before & after),
    )


def _read_again(database: Database, document_id: str, *, extractor: Extractor) -> None:
    stored = database.document(document_id)
    with blamed(f"{document_id} ({stored.location or stored.document.key})"):
        database.replace_facts(document_id, extractor.extract(stored.document), extractor=EXTRACTOR_VERSION)


def _fact_ids(database: Database, documents: set[str]) -> set[str]:
    facts: tuple[StoredObservation | StoredEvent, ...] = (
        *database.observations(all_versions=True),
        *database.events(all_versions=True),
    )
    return {fact.id for fact in facts if fact.document_id in documents}
