"""Small records for the tests of the series; literal where a test does not say otherwise."""

from oiltrack.facts import Aspect, Cause, Event, EventKind, Fluid, Measure, Modality, Observation, Qualifier
from oiltrack.history import OutageRecord
from oiltrack.stored import StoredEvent, StoredObservation


def claim(
    id: str,
    when: str | None,
    low: int,
    high: int | None = None,
    *,
    published: str | None = "2024-09-01",
    publisher: str | None = "Reuters",
    attribution: str | None = None,
    confidence: float = 0.9,
    entities: tuple[str, ...] = ("libya",),
    measure: Measure = Measure.PRODUCTION,
    fluid: Fluid = Fluid.CRUDE,
    aspect: Aspect = Aspect.LEVEL,
    modality: Modality = Modality.ACTUAL,
    qualifier: Qualifier = Qualifier.EXACT,
) -> StoredObservation:
    observation = Observation(
        doc="a",
        entities=entities,
        when=when,
        modality=modality,
        quote=f"{low} b/d",
        start=0,
        end=9,
        sentence=f"Output was {low} b/d.",
        attribution=attribution,
        confidence=confidence,
        measure=measure,
        fluid=fluid,
        aspect=aspect,
        low=low,
        high=low if high is None else high,
        qualifier=qualifier,
    )
    return StoredObservation(
        id=id,
        document_id="doc-" + id,
        published=published,
        publisher=publisher,
        url=None,
        observation=observation,
    )


def event(
    id: str,
    when: str | None,
    *entities: str,
    kind: EventKind = EventKind.OUTAGE_START,
    cause: Cause = Cause.UNKNOWN,
    modality: Modality = Modality.ACTUAL,
    offline: int | None = None,
) -> StoredEvent:
    told = Event(
        doc="a",
        entities=entities,
        when=when,
        modality=modality,
        quote="shut",
        start=0,
        end=4,
        sentence="The field was shut.",
        attribution=None,
        confidence=0.9,
        kind=kind,
        cause=cause,
        offline=offline,
    )
    return StoredEvent(id=id, document_id="doc-" + id, published=when, publisher="AP", url=None, event=told)


def outage(
    id: str,
    start: str,
    end: str | None,
    *places: str,
    cause: Cause = Cause.BLOCKADE,
    peak: int | None = None,
    before: int | None = None,
    after: int | None = None,
    scope: str = "field",
) -> OutageRecord:
    return OutageRecord(
        id=id,
        places=places,
        scope=scope,
        cause=cause,
        start=start,
        end=end,
        peak_offline_bpd=peak,
        national_before_bpd=before,
        national_after_bpd=after,
        force_majeure=False,
        what="Valve shut",
        source="Reuters 2018-12-10",
    )
