"""Reads what happened to places: a trigger, its places, its date, or nothing. Figures are read elsewhere."""

import re

from oiltrack import edtf
from oiltrack.extract import attribution, decide, when
from oiltrack.extract.arguments import NOUN_BEFORE, PASSIVE, ArgumentReader, Trigger
from oiltrack.extract.causes import cause_of
from oiltrack.extract.confidence import Confidence
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.models import Models
from oiltrack.extract.observations import Context
from oiltrack.extract.places import PlaceReader
from oiltrack.extract.scene import Scene
from oiltrack.facts import Event, EventKind, Measure, Modality, Observation

SAME_DAYS = 6
_KINDS = {
    "event.outage_start.verbs": EventKind.OUTAGE_START,
    "event.outage_start.nouns": EventKind.OUTAGE_START,
    "event.outage_end.verbs": EventKind.OUTAGE_END,
    "event.outage_end.nouns": EventKind.OUTAGE_END,
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
_MODAL = re.compile(
    r"\b(?:will|would|'ll|may|might|could|should|must|can|plans?|planned|expects?|expected|hopes?|hoped|likely|due|set|wants?|agreed|ready|able|trying|promised?|decided|aims?|intends?|about|if|unless|until|"
    r"possible|scheduled|going|allow\w*|order\w*|asked|calls?|called|refus\w+|demand\w*|urged?|began|begun|started|had|has|have|was|were|is|are|said|says|after|when|since|to|threat\w*|warn\w*|says it)\b"
)
_DECLARED = re.compile(
    r"\b(?:declar\w+|announc\w+|impos\w+|invok\w+|call(?:ed|s)|put|puts|plac(?:ed|es)|under|extend\w*|widen\w*|slapped|issu(?:ed|es)|answer was|went into|state of|came into|force majeure (?:was|is|has been|since|on|applies|from|in place|in force|at|for)|reimposed|reinstated)\b"
)
_LIFTED = re.compile(
    r"\b(?:lift\w*|end(?:s|ed|ing)?|remov\w+|cancel\w*|withdr\w+|revok\w+|terminat\w+|rescind\w*|waiv\w+|dropp?ed|called off)\b"
)


class EventReader:
    """Reads the events of a scene."""

    def __init__(self, lexicon: Lexicon, places: PlaceReader, models: Models) -> None:
        self._arguments = ArgumentReader(lexicon, places, models)
        self._dates = when.DateLinker("event_when", models)
        self._modality = decide.event_modalities(models)
        self._confidence = Confidence(models)

    def read(
        self, scene: Scene, discourse: Discourse, context: Context, said: list[Observation]
    ) -> list[Event]:
        """Return the events of a sentence; ``said`` are its observations, for the volume offline."""
        found = []
        for trigger in [*_force_majeure(scene), *_triggers(scene)]:
            event = self._event(scene, trigger, discourse, context, said)
            if event:
                found.append(event)
        return found

    def _event(
        self, scene: Scene, trigger: Trigger, discourse: Discourse, context: Context, said: list[Observation]
    ) -> Event | None:
        ranked = self._arguments.link(scene, trigger, discourse)
        argument = ranked[0]
        if not argument.ids:
            return None
        asserted = self._modality.choose(_traits(scene, trigger))
        traits = (asserted.label.value, trigger.kind.value)
        dates = self._dates.link(
            scene, when.Moment(trigger.start, trigger.end, traits), context.anchor, discourse
        )
        moment = dates[0]
        text = _since(moment.text)
        margins = {
            "arguments": self._arguments.margin(ranked),
            "modality": asserted.margin,
            "when": self._dates.margin(dates),
        }
        if (
            trigger.kind is EventKind.OUTAGE_START
            and moment.reason.startswith(when.BESIDE)
            and asserted.label is Modality.ACTUAL
        ):
            discourse.outage = text
        return Event(
            doc=context.document.key,
            entities=argument.ids,
            when=text,
            modality=asserted.label,
            quote=scene.view.text[trigger.start : trigger.end],
            start=trigger.start,
            end=trigger.end,
            sentence=scene.text,
            attribution=attribution.find(scene, trigger.start, None),
            confidence=self._confidence.of_event(margins, (f"kind {trigger.kind.value}",), subject=trigger),
            kind=trigger.kind,
            cause=cause_of(scene, trigger.start, discourse),
            offline=_offline(said) if trigger.kind is EventKind.OUTAGE_START else None,
            reasons=(
                f"trigger {scene.view.text[trigger.start : trigger.end]!r}",
                f"places: {argument.told!r}",
                f"{asserted.label} ({', '.join(asserted.reasons)})",
                f"when: {moment.reason}",
            ),
        )


def _triggers(scene: Scene) -> list[Trigger]:
    found: list[Trigger] = []
    reached = 0
    for hit in sorted(scene.words, key=lambda h: (h.start, -h.end)):
        if hit.start < reached:
            continue
        kinds = [kind for tag, kind in _KINDS.items() if tag in hit.tags]
        if kinds:
            reached = hit.end
            found.append(Trigger(hit.start, hit.end, min(kinds, key=_ORDER.index)))
    return found


def _force_majeure(scene: Scene) -> list[Trigger]:
    found = []
    for hit in scene.tagged("event.force_majeure.noun"):
        begin, stop = scene.clause(hit.start)
        left, right = (
            scene.view.folded[max(begin, hit.start - 70) : hit.start],
            scene.view.folded[hit.start : min(stop, hit.end + 60)],
        )
        lifted = [m.start() for m in _LIFTED.finditer(left)]
        declared = [m.start() for m in _DECLARED.finditer(left)]
        if lifted and (not declared or lifted[-1] > declared[-1]) or not declared and _LIFTED.search(right):
            found.append(Trigger(hit.start, hit.end, EventKind.FORCE_MAJEURE_LIFTED))
        else:
            found.append(Trigger(hit.start, hit.end, EventKind.FORCE_MAJEURE_DECLARED))
    return found


def _traits(scene: Scene, trigger: Trigger) -> list[str]:
    """Return the features that tell whether an event is asserted or expected."""
    left = scene.view.folded[scene.clause(trigger.start)[0] : trigger.start]
    word = scene.view.folded[trigger.start : trigger.end]
    features = [
        f"kind {trigger.kind.value}",
        f"word {word}",
        "passive" if PASSIVE.search(left[-40:]) else "active",
    ]
    if _EXPECTED.search(left[-80:]):
        features.append("expecting word")
    if re.search(r"\bto (?:\w+ly |be )?$", left):
        features.append("infinitive")
    if NOUN_BEFORE.search(left[-24:]):
        features.append("noun")
    modals = _MODAL.findall(left[-60:])
    features.append(f"verb {modals[-1] if modals else 'none'}")
    features += [f"verb earlier {m}" for m in dict.fromkeys(modals[:-1])]
    ahead = any(d.kind == "ahead" or d.prep == "by" for d in scene.dates)
    if ahead:
        features.append("date ahead")
    if re.search(r"\bif\b|\bunless\b", scene.view.folded[scene.start : scene.end]):
        features.append("condition")
    return features


def _since(text: str | None) -> str | None:
    """ "shut since Friday" happened on Friday; an open start says nothing of the event itself."""
    return text[1:] if text and text.startswith("/") else text


def _offline(said: list[Observation]) -> int | None:
    rates = [o.high for o in said if o.measure is Measure.OUTAGE and o.modality is Modality.ACTUAL]
    return rates[0] if len(rates) == 1 else None


def distinct(events: list[Event]) -> list[Event]:
    """Return the events without those said twice: of the same kind, places and days the surest one is kept."""
    kept: list[Event] = []
    for event in events:
        twin = next((i for i, other in enumerate(kept) if _same(event, other)), None)
        if twin is None:
            kept.append(event)
        elif event.confidence > kept[twin].confidence:
            kept[twin] = event
    return kept


def _same(one: Event, other: Event) -> bool:
    """Tell whether two events are one said twice: undated, or dated within SAME_DAYS of each other."""
    if (one.kind, one.modality) != (other.kind, other.modality) or one.entities != other.entities:
        return False
    if one.when is None or other.when is None or one.when == other.when:
        return True
    (first, last), (begin, end) = edtf.interval(one.when), edtf.interval(other.when)
    return (
        (begin - last).days <= SAME_DAYS
        and (first - end).days <= SAME_DAYS
        and (last - first).days < 40
        and (end - begin).days < 40
    )
