"""Makes an outage of a row of the history, or of the claim that opens it. It joins nothing."""

from oiltrack.facts import Cause, Event, EventKind, Modality
from oiltrack.gazetteer import Actors
from oiltrack.history import OutageKind, OutageRecord
from oiltrack.series.episode import HISTORY, Episode
from oiltrack.series.matching import Told
from oiltrack.stored import StoredEvent

_EVENTS = {
    OutageKind.RESTART: EventKind.OUTAGE_END,
    OutageKind.ATTACK: EventKind.ATTACK,
    OutageKind.SEIZURE: EventKind.SEIZURE,
}

_STOPPED_NOTHING = (OutageKind.ATTACK, OutageKind.SEIZURE, OutageKind.PROTEST, OutageKind.STRIKE)


def of_claim(claim: Told, *, what: str = "") -> Episode:
    """Return the outage, or the threat of one, that a claim opens; ``what`` if the usual words are wrong."""
    event = claim.stored.event
    verb = "threatened" if claim.threat else "shut"
    because = "" if event.cause == Cause.UNKNOWN else f" ({event.cause.value.replace('_', ' ')})"
    return Episode(
        places=claim.places,
        cause=event.cause,
        start=claim.start,
        end=claim.end,
        origin="news",
        what=f"{', '.join(sorted(claim.places))} {what or verb + because}",
        threatened=claim.threat,
    )


def of_record(record: OutageRecord, actors: Actors) -> Episode:
    """Return the outage of a row of the history; its volume is claimed, or the drop of national output."""
    known, basis = record.peak_offline_bpd, "claimed"
    if known is None and record.national_before_bpd is not None and record.national_after_bpd is not None:
        known, basis = max(record.national_before_bpd - record.national_after_bpd, 0), "national_drop"
    return Episode(
        places=frozenset(record.places),
        cause=record.cause,
        start=record.start,
        end=record.end,
        origin="seeds",
        what=record.what,
        scope=record.scope,
        known_bpd=known,
        known_basis=None if known is None else basis,
        before_bpd=record.national_before_bpd,
        force_majeure=record.force_majeure,
        citation=record.source,
        seed_id=record.id,
        actor=actors.named_in(record.what),
        threatened=record.kind is OutageKind.THREAT,
        unconfirmed=record.kind is OutageKind.UNCONFIRMED,
        no_loss=record.kind in _STOPPED_NOTHING,
    )


def event_of(record: OutageRecord) -> StoredEvent | None:
    """Return an incident as an event that joins outages; None for one that stands alone."""
    kind = _EVENTS.get(record.kind)
    if kind is None:
        return None
    event = Event(
        doc=record.id,
        entities=tuple(sorted(record.places)),
        when=record.start,
        modality=Modality.ACTUAL,
        quote=record.what,
        start=None,
        end=None,
        sentence=record.what,
        attribution=None,
        confidence=1.0,
        kind=kind,
        cause=record.cause,
        offline=None,
    )
    return StoredEvent(
        id=record.id,
        document_id=record.id,
        published=None,
        publisher=record.source,
        url=None,
        event=event,
        extractor=HISTORY,
    )
