"""Reads every stored text again with the extractor of today. It changes facts, never a document."""

from collections.abc import Callable
from dataclasses import dataclass

from oiltrack.db import Database
from oiltrack.extract import EXTRACTOR_VERSION, Extractor
from oiltrack.facts import StoredEvent, StoredObservation


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """How many documents were read, and how their facts compare with those before, by id."""

    documents: int
    gained: int
    lost: int
    same: int


def rebuild(
    database: Database, *, extractor: Extractor, on_document: Callable[[], None] = lambda: None
) -> Rebuilt:
    """Replace the facts of each stored text, one transaction a document."""
    texts = [stored.id for stored in database.documents() if stored.kind == "text"]
    before = _fact_ids(database, set(texts))
    for document_id in texts:
        document = database.document(document_id).document
        database.replace_facts(document_id, extractor.extract(document), extractor=EXTRACTOR_VERSION)
        on_document()
    after = _fact_ids(database, set(texts))
    return Rebuilt(
        documents=len(texts),
        gained=len(after - before),
        lost=len(before - after),
        same=len(before & after),
    )


def _fact_ids(database: Database, documents: set[str]) -> set[str]:
    facts: tuple[StoredObservation | StoredEvent, ...] = (
        *database.observations(all_versions=True),
        *database.events(all_versions=True),
    )
    return {fact.id for fact in facts if fact.document_id in documents}
