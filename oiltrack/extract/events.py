"""Reads what happened to places: a trigger, its places, its date, or nothing. Figures are read elsewhere."""

import re
from dataclasses import dataclass

from oiltrack.extract import attribution, when
from oiltrack.extract.arguments import ArgumentReader
from oiltrack.extract.causes import cause_of
from oiltrack.extract.confidence import Confidence
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.models import Models
from oiltrack.extract.observations import Context
from oiltrack.extract.places import PlaceReader
from oiltrack.extract.scan import Hit
from oiltrack.extract.scene import Scene
from oiltrack.facts import Event, EventKind, Measure, Modality, Observation

_KINDS = {
    "event.outage_start.verbs": EventKind.OUTAGE_START,
    "event.outage_end.verbs": EventKind.OUTAGE_END,
    "event.attack.verbs": EventKind.ATTACK,
    "event.seizure.verbs": EventKind.SEIZURE,
    "event.threat.verbs": EventKind.THREAT,
}
_ORDER = (EventKind.THREAT, EventKind.OUTAGE_END, EventKind.SEIZURE, EventKind.OUTAGE_START, EventKind.ATTACK)
_EXPECTED = re.compile(
    r"\b(?:will|would|'ll|may|might|could|should|must|can|plans? to|planned to|expects?|expected|hopes?|hoped|likely to|due to|set to|is to|are to|was to|were to|to be|"
    r"wants? to|agreed to|ready to|able to|trying to|tries to|try to|prepares? to|preparing to|promised? to|decided to|aims? to|intends? to|about to|wait(?:s|ing)? to|if|unless|before it can|"
    r"until|likely|possible|scheduled|looms?|going to|allow(?:s|ing)? (?:\w+ ){1,3}to|hope of|plan for|talks on|talks to|efforts? to|order(?:s|ed)? to|asked to|called for|calls? for|refus\w+ to|demand\w*|urged?)\b[^,;.]{0,45}$"
)
_ASSERTED = re.compile(r"\b(?:was|were|has|have|had|is|are|been|did|said on \w+day it)\b[^,;.]{0,25}$")
_NEGATED = re.compile(r"\b(?:not|n't|never|no|nobody|none|nothing|denied|denies|denying|neither|without|refuted|rather than|instead of|avoid\w*|prevent\w*|yet to|failed to)\b[^,;.]{0,25}$")
_NEGATIVE_OUTAGE = re.compile(r"\b(?:no more oil|nothing|no ship|no oil|not a barrel|no loading|no crude|no tankers?)\b")
_NOUN_BEFORE = re.compile(r"\b(?:the|a|an|this|that|its|their|his|after|of|over|during|despite|since|previous|earlier|last|recent|another|any|whose|from|for|by|on) (?:\w+ )?$")
_DECLARED = re.compile(r"\b(?:declar\w+|announc\w+|impos\w+|invok\w+|call(?:ed|s)|put|puts|plac(?:ed|es)|under|extend\w*|widen\w*|slapped|issu(?:ed|es)|answer was|went into|state of|came into|force majeure (?:was|is|has been|since|on|applies|from|in place|in force|at|for)|reimposed|reinstated)\b")
_LIFTED = re.compile(r"\b(?:lift\w*|end(?:s|ed|ing)?|remov\w+|cancel\w*|withdr\w+|revok\w+|terminat\w+|rescind\w*|waiv\w+|dropp?ed|called off)\b")


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that tells of an event."""

    start: int
    end: int
    kind: EventKind


class EventReader:
    """Reads the events of a scene."""

    def __init__(self, lexicon: Lexicon, places: PlaceReader, models: Models) -> None:
        self._arguments = ArgumentReader(lexicon, places)
        self._dates = when.DateLinker("event_when", models)
        self._confidence = Confidence(models)

    def read(self, scene: Scene, discourse: Discourse, context: Context, said: list[Observation]) -> list[Event]:
        """Return the events of a sentence; ``said`` are its observations, for the volume offline."""
        found = []
        for trigger in [*_force_majeure(scene), *_triggers(scene)]:
            event = self._event(scene, trigger, discourse, context, said)
            if event:
                found.append(event)
        return found

    def _event(self, scene: Scene, trigger: Trigger, discourse: Discourse, context: Context, said: list[Observation]) -> Event | None:
        left = scene.view.folded[scene.clause(trigger.start)[0] : trigger.start]
        if _NEGATED.search(left) and not _NEGATIVE_OUTAGE.search(left):
            return None
        places, told = self._arguments.find(scene, trigger.start, trigger.end, trigger.kind, discourse)
        if not places:
            return None
        expected = _is_expected(scene, trigger, left)
        traits = ("expected" if expected else "actual", trigger.kind.value)
        dates = self._dates.link(scene, when.Moment(trigger.start, trigger.end, traits), context.anchor, discourse)
        moment = dates[0]
        beside = moment.reason.startswith(when.BESIDE)
        if told.startswith("unnamed") and not beside:
            return None
        text, reason = _since(moment.text), moment.reason
        if trigger.kind is EventKind.OUTAGE_START and beside and not expected:
            discourse.outage = text
        margins = {"when": self._dates.margin(dates)}
        told_by = (f"kind {trigger.kind.value}", traits[0], told.split(":")[0], "date beside" if beside else "date of the text")
        return Event(
            doc=context.document.key,
            entities=places,
            when=text,
            modality=Modality.EXPECTED if expected else Modality.ACTUAL,
            quote=scene.view.text[trigger.start : trigger.end],
            start=trigger.start,
            end=trigger.end,
            sentence=scene.text,
            attribution=attribution.find(scene, trigger.start, None),
            confidence=self._confidence.of_event(margins, told_by, subject=trigger),
            kind=trigger.kind,
            cause=cause_of(scene, trigger.start, discourse),
            offline=_offline(said, places) if trigger.kind is EventKind.OUTAGE_START else None,
            reasons=(f"trigger {scene.view.text[trigger.start : trigger.end]!r}", f"places: {told}", f"when: {reason}"),
        )


def _triggers(scene: Scene) -> list[Trigger]:
    found: list[Trigger] = []
    reached = 0
    for hit in sorted(scene.words, key=lambda h: (h.start, -h.end)):
        if hit.start < reached:
            continue
        kinds = [kind for tag, kind in _KINDS.items() if tag in hit.tags]
        if not kinds:
            continue
        reached = hit.end
        kind = min(kinds, key=_ORDER.index)
        if not _is_noun(scene, hit):
            found.append(Trigger(hit.start, hit.end, kind))
    return found


def _is_noun(scene: Scene, hit: Hit) -> bool:
    """ "the closure", "after the attack": a noun that recalls an event is passed over."""
    word = scene.view.folded[hit.start : hit.end]
    if not re.fullmatch(r"(?:attacks?|raids?|halt|stop|stops|close|closing|blockades?|clashes|fighting|strikes?|damage|explosion|blast|blasts|offensive|demands?|kidnapping|abduction|gunfire|assaults?|seizure|idle|recovers|restart|resume|sabotage|drones?|rockets?|mortar|airstrikes?|air strikes?)", word):
        return False
    return bool(_NOUN_BEFORE.search(scene.before(hit.start, 24))) and word not in ("restart", "resume", "stop", "halt", "close")


def _force_majeure(scene: Scene) -> list[Trigger]:
    found = []
    for hit in scene.tagged("event.force_majeure.noun"):
        begin, stop = scene.clause(hit.start)
        left, right = scene.view.folded[max(begin, hit.start - 70) : hit.start], scene.view.folded[hit.start : min(stop, hit.end + 60)]
        lifted = [m.start() for m in _LIFTED.finditer(left)]
        declared = [m.start() for m in _DECLARED.finditer(left)]
        if lifted and (not declared or lifted[-1] > declared[-1]):
            found.append(Trigger(hit.start, hit.end, EventKind.FORCE_MAJEURE_LIFTED))
        elif declared:
            found.append(Trigger(hit.start, hit.end, EventKind.FORCE_MAJEURE_DECLARED))
        elif _LIFTED.search(right):
            found.append(Trigger(hit.start, hit.end, EventKind.FORCE_MAJEURE_LIFTED))
        elif _DECLARED.search(right) or scene.start == hit.start:
            found.append(Trigger(hit.start, hit.end, EventKind.FORCE_MAJEURE_DECLARED))
    return found


def _is_expected(scene: Scene, trigger: Trigger, left: str) -> bool:
    if trigger.kind is EventKind.THREAT:
        return False
    if _EXPECTED.search(left):
        return True
    return bool(re.search(r"\bto (?:\w+ly )?$", left)) and not re.search(r"\b(?:began|begun|start\w*|had|forced|managed|continued|decided|moved|rushed|led \w+|helped) to (?:\w+ly )?$", left)


def _since(text: str | None) -> str | None:
    """ "shut since Friday" happened on Friday; an open start says nothing of the event itself."""
    return text[1:] if text and text.startswith("/") else text


def _offline(said: list[Observation], places: tuple[str, ...]) -> int | None:
    rates = [o.high for o in said if o.measure is Measure.OUTAGE and o.modality is Modality.ACTUAL]
    return rates[0] if len(rates) == 1 else None


def distinct(events: list[Event]) -> list[Event]:
    """Return the events without those said twice: same kind, places and time, or an undated repeat of a dated one."""
    kept: list[Event] = []
    dated = {(e.kind, e.entities, e.modality) for e in events if not e.reasons[-1].endswith("publication")}
    seen: set[tuple[EventKind, tuple[str, ...], Modality, str | None]] = set()
    for event in events:
        key = (event.kind, event.entities, event.modality, event.when)
        undated = event.reasons[-1].endswith("publication")
        if key in seen or (undated and key[:3] in dated):
            continue
        seen.add(key)
        kept.append(event)
    return kept


