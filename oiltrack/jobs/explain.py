"""Puts together where a fact comes from: its words in place, its document, its reasons. It prints nothing."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from oiltrack.db import Database
from oiltrack.errors import UnknownIdError
from oiltrack.extract.lexicon import load
from oiltrack.extract.lexicon.detect import language_of
from oiltrack.extract.scenes.sentences import split
from oiltrack.extract.scenes.text import view
from oiltrack.extract.trace import Mentioned, Trace, Tracer
from oiltrack.facts import Document, Event, Observation, Rejected
from oiltrack.gazetteer import load_gazetteer
from oiltrack.jobs.outages import named_episode, outage_book
from oiltrack.series.outages import episode_frame
from oiltrack.stored import Known, StoredDocument, StoredEvent, StoredObservation, StoredOfficialValue

Fact = Observation | Event

# Days that only serve to sort and to draw, and the events, which are told whole.
_HIDDEN = ("start_first", "start_last", "end_first", "end_last", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The words of a fact: ``head + quote + tail`` is its sentence, with the sentences beside it."""

    before: str
    head: str
    quote: str
    tail: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A fact, the passage it was read from, and the document that holds it.

    A row of the reported history was read from no text: it has no ``passage`` and no ``trace``, which tells
    how the extractor of today reads the words.
    """

    id: str
    fact: Fact
    passage: Passage | None
    document: StoredDocument
    extractor: str
    trace: Trace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A document with all that was read from it and all that was not believed.

    ``mentions`` has, for each rejection, what its sentence mentions.
    """

    document: StoredDocument
    observations: tuple[StoredObservation, ...]
    events: tuple[StoredEvent, ...]
    rejected: tuple[Rejected, ...]
    mentions: tuple[tuple[Mentioned, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageFile:
    """An outage episode, by the columns of ``EPISODE_TYPES`` without the blank ones, and what speaks of it.

    Attributes:
        events: by day; those of replaced versions of a text too.
        roles: what each of the events says of the outage, by the words of ``claim_frame``.
        figures: ids of the figures that its volume rests on, each with what it tells.
        denied_by: ids of figures that show the place running.
        children: ids of the outages that follow from it.
    """

    episode: dict[str, Any]
    events: tuple[StoredEvent, ...]
    roles: tuple[str, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    denied_by: tuple[str, ...] = ()
    children: tuple[str, ...] = ()


def explain_fact(database: Database, fact_id: str) -> Explanation:
    """Return the answer for ``obs-…`` or ``evt-…``.

    Raises:
        UnknownIdError: there is no such fact.
    """
    stored: StoredObservation | StoredEvent
    fact: Fact
    if fact_id.startswith("obs-"):
        stored = database.observation(fact_id)
        fact = stored.observation
    elif fact_id.startswith("evt-"):
        stored = database.event(fact_id)
        fact = stored.event
    else:
        raise UnknownIdError(
            f"{fact_id!r} is no id",
            remedy="give obs-…, evt-…, doc-…, out-… or off-…, as the tables show them",
        )
    document = database.document(stored.document_id)
    explanation = Explanation(
        id=stored.id, fact=fact, passage=None, document=document, extractor=stored.extractor
    )
    if document.kind == "citation":
        return explanation
    return replace(
        explanation,
        passage=passage(document.document.text, fact),
        trace=Tracer(load_gazetteer()).trace(document.document, fact),
    )


def explain_official(database: Database, value_id: str) -> StoredOfficialValue:
    """Return the answer for ``off-…``: the value of an official series with all that the seeds say of it.

    Raises:
        UnknownIdError: there is no such value.
    """
    return database.official_value(value_id)


def explain_document(database: Database, document_id: str) -> Dossier:
    """Return the answer for ``doc-…``.

    Raises:
        UnknownIdError: there is no such document.
    """
    document = database.document(document_id)
    rejected = tuple(database.rejected(document.id))
    tracer = Tracer(load_gazetteer()) if rejected else None
    return Dossier(
        document=document,
        observations=tuple(database.observations(document_id=document.id)),
        events=tuple(database.events(document_id=document.id)),
        rejected=rejected,
        mentions=tuple(tracer.mentions(document.document, item.start) for item in rejected) if tracer else (),
    )


def explain_outage(
    database: Database, outage_id: str, *, as_of: date, known: Known | None = None
) -> OutageFile:
    """Return the answer for ``out-…`` or its beginning; ``as_of`` is the day on which it runs or not.

    With ``known`` only what was known then speaks of it.

    Raises:
        UnknownIdError: no episode has such an id, or several have.
    """
    book = outage_book(database, today=as_of, known=known)
    episode = named_episode(book, outage_id)
    told = (
        episode_frame([episode], network=book.network, as_of=book.today, through=book.through)
        .iloc[0]
        .dropna()
    )
    claims = sorted(episode.claims, key=lambda claim: (claim.day, claim.id, claim.role))
    return OutageFile(
        episode={str(name): _plain(value) for name, value in told.items() if name not in _HIDDEN},
        events=tuple(claim.stored for claim in claims),
        roles=tuple(claim.role.value for claim in claims),
        figures=episode.figures,
        denied_by=tuple(episode.denied_by),
        children=tuple(other.id for other in book.episodes if other.parent is episode),
    )


def _plain(value: Any) -> Any:
    """Return a cell as a plain value that JSON knows."""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value.item() if hasattr(value, "item") else value


def passage(text: str, fact: Fact) -> Passage:
    """Return the words of a fact in ``text``. A figure of the title has no place in it, only its sentence."""
    if fact.start is None or fact.end is None or text[fact.start : fact.end] != fact.quote:
        head, found, tail = fact.sentence.partition(fact.quote) if fact.quote else (fact.sentence, "", "")
        return Passage(before="", head=head, quote=found or fact.quote, tail=tail, after="")
    lexicon = load(language_of(Document(key="", text=text)).lexicon)
    spans = [(s.start, s.end) for s in split(view(text), lexicon)]
    at = max((i for i, (start, _) in enumerate(spans) if start <= fact.start), default=0)
    start, end = spans[at][0], max(spans[at][1], fact.end)
    return Passage(
        before=text[slice(*spans[at - 1])] if at else "",
        head=text[start : fact.start],
        quote=fact.quote,
        tail=text[fact.end : end],
        after=text[slice(*spans[at + 1])] if at + 1 < len(spans) else "",
    )
