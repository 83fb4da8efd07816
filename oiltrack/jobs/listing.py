"""What a database holds of documents and claims, chosen by place and time. It prints nothing."""

from dataclasses import dataclass
from datetime import date

from oiltrack import edtf
from oiltrack.db import Database
from oiltrack.facts import EventKind, Fluid, Measure
from oiltrack.stored import Known, StoredDocument, StoredEvent, StoredObservation


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDocument:
    """A document with the number of facts that were read from it, and of figures that were not believed."""

    stored: StoredDocument
    observations: int
    events: int
    rejected: int


def chosen_observations(
    database: Database,
    *,
    place: str | None,
    measure: Measure | None,
    fluid: Fluid | None,
    start: date | None,
    end: date | None,
    known: Known | None = None,
) -> list[StoredObservation]:
    """Return the figures of a place, alone or with others, by their first day, undated ones last.

    Undated ones are left out where ``start`` or ``end`` is given, where ``known`` is what was not known then.
    """
    return [
        stored
        for stored in database.observations(measure=measure, fluid=fluid, known=known)
        if (place is None or place in stored.observation.entities)
        and touches(stored.observation.when, start, end)
    ]


def chosen_events(
    database: Database,
    *,
    place: str | None,
    kind: EventKind | None,
    start: date | None,
    end: date | None,
    known: Known | None = None,
) -> list[StoredEvent]:
    """Return the events of a place, in the order and with the choice of ``chosen_observations``."""
    return [
        stored
        for stored in database.events(entity=place, known=known)
        if (kind is None or stored.event.kind is kind) and touches(stored.event.when, start, end)
    ]


def listed_documents(
    database: Database, *, kind: str, start: date | None, end: date | None, known: Known | None = None
) -> list[ListedDocument]:
    """Return the documents of a kind that were published in a time, by date, undated ones last."""
    counts = database.fact_counts()
    found = [
        ListedDocument(stored=stored, **counts[stored.id])
        for stored in database.documents(kind=kind, known=known)
        if touches(stored.document.published, start, end)
    ]
    return sorted(found, key=lambda listed: (_first(listed.stored.document.published), listed.stored.id))


def touches(when: str | None, start: date | None, end: date | None) -> bool:
    """Tell whether a date (EDTF) may mean a day from ``start`` to ``end``; an unknown one: without both."""
    if start is None and end is None:
        return True
    if when is None:
        return False
    first, last = edtf.interval(when)
    return (start is None or last >= start) and (end is None or first <= end)


def _first(when: str | None) -> date:
    return edtf.interval(when)[0] if when else edtf.FAR_FUTURE
