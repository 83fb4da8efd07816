"""Facts as rows and rows as facts. It runs no SQL and decides nothing."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from oiltrack import edtf
from oiltrack.copies import edition
from oiltrack.db import ids
from oiltrack.db.decode import dated
from oiltrack.facts import (
    Aspect,
    Cause,
    Document,
    Event,
    EventKind,
    Fluid,
    Measure,
    Modality,
    Observation,
    Qualifier,
    Rejected,
)
from oiltrack.stored import StoredDocument, StoredEvent, StoredObservation

Row = dict[str, Any]
Found = Mapping[str, Any]

# Joiners, soft hyphens, marks of direction: a name with one is the same name without it.
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


def days(when: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day of an EDTF date, or two unknowns.

    Raises:
        EdtfError: no EDTF date.
    """
    return (None, None) if when is None else edtf.interval(when)


def document_row(document: Document, *, sha256: str, kind: str, location: str, ingested_at: str) -> Row:
    """Return the row of a document. Labels may be file names, so half characters in them are escaped."""
    first, last = days(document.published)
    return {
        "id": ids.document_id(sha256),
        "kind": kind,
        "sha256": sha256,
        "key": label(document.key),
        "location": label(location),
        "url": document.url if document.url is None else label(document.url),
        "publisher": speaker(document.publisher if document.publisher is None else label(document.publisher)),
        "title": label(document.title),
        "lang": document.lang,
        "published": document.published,
        "published_first": first,
        "published_last": last,
        "ingested_at": ingested_at,
        "text": document.text,
        "version_of": None,
        "cluster": None,
    }


def observation_row(fact: Observation, *, sha256: str, extractor: str) -> Row:
    """Return the row of an observation."""
    return {
        "id": ids.observation_id(sha256, fact),
        **_claim_columns(fact, sha256=sha256, extractor=extractor),
        "measure": fact.measure.value,
        "fluid": fact.fluid.value,
        "aspect": fact.aspect.value,
        "low": fact.low,
        "high": fact.high,
        "qualifier": fact.qualifier.value,
    }


def series_claim_row(observation: Row, *, place: str) -> Row:
    """Return what a series asks of the row of an observation about one place."""
    names = ("measure", "fluid", "aspect", "modality", "document_id", "low", "high", "qualifier", "when")
    return {
        "place_id": place,
        "observation_id": observation["id"],
        **{name: observation[name] for name in (*names, "attribution", "confidence")},
    }


def event_row(fact: Event, *, sha256: str, extractor: str) -> Row:
    """Return the row of an event."""
    return {
        "id": ids.event_id(sha256, fact),
        **_claim_columns(fact, sha256=sha256, extractor=extractor),
        "kind": fact.kind.value,
        "cause": fact.cause.value,
        "offline": fact.offline,
    }


def rejected_row(fact: Rejected, *, document_id: str, extractor: str) -> Row:
    """Return the row of a rejection."""
    return {
        "document_id": document_id,
        "quote": fact.quote,
        "start": fact.start,
        "end": fact.end,
        "sentence": fact.sentence,
        "reason": fact.reason,
        "extractor": extractor,
    }


def stored_document(row: Found) -> StoredDocument:
    """Return the document of a row."""
    return StoredDocument(
        id=row["id"],
        kind=row["kind"],
        sha256=row["sha256"],
        document=Document(
            key=row["key"],
            text=row["text"],
            title=row["title"],
            published=dated(row["published"]),
            publisher=row["publisher"],
            url=row["url"],
            lang=row["lang"],
        ),
        ingested_at=row["ingested_at"],
        location=row["location"],
    )


def stored_observation(row: Found) -> StoredObservation:
    """Return the observation of a row joined with its document."""
    fact = Observation(
        **_claim_fields(row),
        measure=Measure(row["measure"]),
        fluid=Fluid(row["fluid"]),
        aspect=Aspect(row["aspect"]),
        low=row["low"],
        high=row["high"],
        qualifier=Qualifier(row["qualifier"]),
    )
    return StoredObservation(
        **_where(row), observation=fact, cluster=row["cluster"], edition=edition(row["title"])
    )


def stored_event(row: Found) -> StoredEvent:
    """Return the event of a row joined with its document."""
    fact = Event(
        **_claim_fields(row),
        kind=EventKind(row["kind"]),
        cause=Cause(row["cause"]),
        offline=row["offline"],
    )
    return StoredEvent(**_where(row), event=fact, cluster=row["cluster"])


def rejected(row: Found) -> Rejected:
    """Return the rejection of a row joined with its document."""
    return Rejected(
        doc=row["doc"],
        quote=row["quote"],
        start=row["start"],
        end=row["end"],
        sentence=row["sentence"],
        reason=row["reason"],
    )


def _claim_columns(fact: Observation | Event, *, sha256: str, extractor: str) -> Row:
    first, last = days(fact.when)
    return {
        "document_id": ids.document_id(sha256),
        "when": fact.when,
        "when_first": first,
        "when_last": last,
        "modality": fact.modality.value,
        "quote": fact.quote,
        "start": fact.start,
        "end": fact.end,
        "sentence": fact.sentence,
        "attribution": speaker(fact.attribution),
        "confidence": fact.confidence,
        "reasons": list(fact.reasons),
        "extractor": extractor,
    }


def _claim_fields(row: Found) -> Row:
    reasons = tuple(row["reasons"])
    if not all(isinstance(reason, str) for reason in reasons):
        raise ValueError("the reasons are no words")
    return {
        "doc": row["doc"],
        "entities": tuple(sorted(row["places"].split(";"))) if row["places"] else (),
        "when": dated(row["when"]),
        "modality": Modality(row["modality"]),
        "quote": row["quote"],
        "start": row["start"],
        "end": row["end"],
        "sentence": row["sentence"],
        "attribution": row["attribution"],
        "confidence": row["confidence"],
        "reasons": reasons,
    }


def _where(row: Found) -> Row:
    names = ("id", "document_id", "published", "publisher", "url", "extractor")
    return {name: row[name] for name in names}


def label(text: str) -> str:
    """Return a text in which half characters, as of odd file names, are escaped."""
    return text.encode("utf-8", "backslashreplace").decode()


def speaker(name: str | None) -> str | None:
    """Return who speaks or publishes without marks that no one sees: they make no other speaker."""
    return None if name is None else _UNSEEN.sub("", name)
