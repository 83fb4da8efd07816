"""Reads what happened to places: a trigger, its places, its date, or nothing. Figures are read elsewhere."""

from collections.abc import Iterator, Sequence

from oiltrack.extract import decide
from oiltrack.extract.attribution import speaker_of
from oiltrack.extract.before import EventBefore
from oiltrack.extract.confidence import Confidence
from oiltrack.extract.decide import Choice
from oiltrack.extract.discourse import Context
from oiltrack.extract.events.arguments import Argument, ArgumentReader
from oiltrack.extract.events.causes import cause_of
from oiltrack.extract.events.echoes import find_echoes, shared_kind
from oiltrack.extract.events.forms import form_of
from oiltrack.extract.events.repeats import Mentioned
from oiltrack.extract.events.triggers import Trigger, find_triggers
from oiltrack.extract.models import Models
from oiltrack.extract.prospect import prospect
from oiltrack.extract.ranking import Ranking
from oiltrack.extract.scenes.places import PlaceReader
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.when.linker import DateLinker, stands_beside
from oiltrack.extract.when.moment import Moment, When
from oiltrack.facts import Event, EventKind, Measure, Modality, Observation

_ENDS = (EventKind.OUTAGE_END, EventKind.FORCE_MAJEURE_LIFTED)
_DATING = ("verb ", "noun")
"""Traits of a trigger that tell its time too: "had shut", "the closure"."""
_RECALL_REACH = 40
_EXPECTING_REACH, _MODAL_REACH, _PASSIVE_REACH, _NOUN_REACH = 80, 60, 40, 24


class EventReader:
    """Reads the events of a scene."""

    def __init__(self, places: PlaceReader, models: Models) -> None:
        self._places = places
        self._arguments = ArgumentReader(places, models)
        self._dates = DateLinker("event_when", models)
        self._modality = decide.event_modalities(models)
        self._confidence = Confidence(models)

    def read(self, scene: Scene, context: Context, *, said: Sequence[Observation]) -> list[Mentioned]:
        """Return the events of a sentence; ``said`` are its observations, for the volume offline."""
        found: list[Event] = []
        mentions: list[Mentioned] = []
        triggers, discourse = _triggers(scene, context), context.discourse
        for trigger in triggers:
            if trigger.shares and discourse.events:
                trigger.kind = shared_kind(discourse.events[-1].kind, trigger.shares)
            places = self._arguments.link(trigger, discourse, beside=triggers, anchor=context.anchor)
            if places.best.answer:
                event, before = self._event(trigger, places, context, said)
                found.append(event)
                mentions.append(Mentioned(event, before.is_beside))
                if not _is_recalled(event, scene, found):
                    discourse.note_event(before)
        return [mention for mention in mentions if not _is_recalled(mention.event, scene, found)]

    def _event(
        self, trigger: Trigger, places: Ranking[Argument], context: Context, said: Sequence[Observation]
    ) -> tuple[Event, EventBefore]:
        """Return the event of a trigger, and what of it the next ones go on from."""
        scene, kind = trigger.scene, trigger.kind
        told = [*_traits(trigger), *_prospects(trigger, context)]
        asserted = self._modality.choose(told)
        traits = (asserted.label.value, kind.value, *(trait for trait in told if trait.startswith(_DATING)))
        ids = places.best.answer
        alike = (f"of {self._places.size_class(ids)}",)
        moment = Moment(scene, trigger.start, trigger.end, traits, surveyed=False, ids=ids, alike=alike)
        dates = self._dates.link(moment, context)
        when = _since(dates.best.answer)
        shut = kind is EventKind.OUTAGE_START
        if shut and asserted.label is Modality.ACTUAL and stands_beside(dates.best):
            context.discourse.outage = when
        happened = asserted.label is Modality.ACTUAL
        before = EventBefore(
            kind,
            ids,
            scene.start,
            when if happened else None,
            country=self._places.country_of(ids[0]),
            happened=happened,
            block=scene.block,
            is_beside=stands_beside(dates.best),
        )
        margins = {"arguments": places.margin, "modality": asserted.margin, "when": dates.margin}
        event = Event(
            doc=context.document.key,
            entities=ids,
            when=when,
            modality=asserted.label,
            quote=trigger.written,
            start=trigger.start,
            end=trigger.end,
            sentence=scene.text,
            attribution=speaker_of(scene),
            confidence=self._confidence.of_event(margins, (f"kind {kind}",), subject=trigger),
            kind=kind,
            cause=cause_of(scene, trigger.start, discourse=context.discourse),
            offline=_offline(said) if shut else None,
            reasons=_reasons(trigger, places.best, asserted, dates.best),
        )
        return event, before


def _triggers(scene: Scene, context: Context) -> list[Trigger]:
    """Return the triggers of a sentence in order."""
    own = list(scene.once(find_triggers))
    echoes = find_echoes(scene, own, context.discourse.events)
    return sorted((*own, *echoes), key=lambda trigger: trigger.start)


def _is_recalled(event: Event, scene: Scene, found: Sequence[Event]) -> bool:
    """Tell whether an outage is only what an end looks back on: "restarted after a three-day blockade"."""
    if event.kind is not EventKind.OUTAGE_START or event.start is None:
        return False
    if not scene.ends("events.looking_back", event.start, width=_RECALL_REACH):
        return False
    return any(other.kind in _ENDS for other in found)


def _reasons(
    trigger: Trigger, places: Argument, asserted: Choice[Modality], when: When
) -> tuple[str, str, str, str]:
    return (
        f"trigger {trigger.written!r}",
        f"places: {places.told!r}",
        asserted.told(),
        f"when: {when.told}",
    )


def _traits(trigger: Trigger) -> Iterator[str]:
    """Return the features that tell whether an event is asserted or expected."""
    scene, left, pattern = trigger.scene, trigger.left, trigger.scene.lexicon.pattern
    yield f"kind {trigger.kind}"
    yield f"word {trigger.name}"
    yield "passive" if pattern["events.passive"].search(left[-_PASSIVE_REACH:]) else "active"
    if pattern["events.expecting"].search(left[-_EXPECTING_REACH:]):
        yield "expecting word"
    if pattern["events.infinitive"].search(left):
        yield "infinitive"
    if pattern["events.noun"].search(left[-_NOUN_REACH:]):
        yield "noun"
    modals = trigger.modals("events.modal", _MODAL_REACH)
    yield f"verb {modals[-1] if modals else 'none'}"
    if trigger.manner:
        yield f"manner {trigger.manner}"
    if form := form_of(trigger):
        yield f"form {form}"
        yield f"form {form}, {trigger.kind}"
        yield f"form {form}, verb {modals[-1] if modals else 'none'}"
    yield from (f"earlier verb {modal}" for modal in dict.fromkeys(modals[:-1]))
    if scene.looks_ahead():
        yield "date ahead"
    if scene.matches("profile.condition"):
        yield "condition"


def _prospects(trigger: Trigger, context: Context) -> Iterator[str]:
    """Yield what date and verb tell of the time of an event, and what each tells of one of its kind."""
    span = (trigger.start, trigger.end)
    found = prospect(trigger.scene, span, context.anchor, verb_until=trigger.end)
    yield from found
    yield from (f"{trigger.kind}, {told}" for told in found[:2])


def _since(text: str | None) -> str | None:
    """Return the day itself of a time up to it: what is "shut since Friday" was shut on Friday."""
    return text[1:] if text and text.startswith("/") else text


def _offline(said: Sequence[Observation]) -> int | None:
    rates = [o.high for o in said if o.measure is Measure.OUTAGE and o.modality is Modality.ACTUAL]
    return rates[0] if len(rates) == 1 and rates[0] >= 0 else None
