"""Finds the words that tell of an event ("shut", "force majeure") and the kind it is.

It does not ask what it happened to.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from oiltrack.extract.lexicon import LEMMA
from oiltrack.extract.scenes.scan import Hit
from oiltrack.extract.scenes.scene import Scene, Span
from oiltrack.facts import EventKind

_LOOSE = {
    "event.outage_start.loose": EventKind.OUTAGE_START,
    "event.outage_end.loose": EventKind.OUTAGE_END,
    "event.attack.loose": EventKind.ATTACK,
    "event.seizure.loose": EventKind.SEIZURE,
    "event.threat.loose": EventKind.THREAT,
}
"""Words that mostly tell of something else."""
_KINDS = {
    **_LOOSE,
    "event.outage_start.verbs": EventKind.OUTAGE_START,
    "event.outage_start.nouns": EventKind.OUTAGE_START,
    "event.outage_end.verbs": EventKind.OUTAGE_END,
    "event.outage_end.nouns": EventKind.OUTAGE_END,
    "event.attack.verbs": EventKind.ATTACK,
    "event.seizure.verbs": EventKind.SEIZURE,
    "event.threat.verbs": EventKind.THREAT,
}
_TAGS = frozenset(_KINDS)
_ORDER = (EventKind.THREAT, EventKind.OUTAGE_END, EventKind.SEIZURE, EventKind.OUTAGE_START, EventKind.ATTACK)
"""A word that tells of two kinds tells of the first here: "would shut" threatens."""

FORCE_MAJEURE = (EventKind.FORCE_MAJEURE_DECLARED, EventKind.FORCE_MAJEURE_LIFTED)
_BESIDE = "event.seizure.beside"
"""Common verbs that tell of a seizure only beside a facility."""
_SPLIT = {
    "triggers.split_seizure": EventKind.SEIZURE,
    "triggers.split_start": EventKind.OUTAGE_START,
    "triggers.split_end": EventKind.OUTAGE_END,
    "triggers.split_attack": EventKind.ATTACK,
}
_OBJECT_REACH = 30
_LEFT_REACH, _RIGHT_REACH = 70, 120
_PASSIVE_REACH = 40


@dataclass(slots=True)
class Trigger:
    """The words ``start:end`` that tell of an event; ``manner`` is how, where not by a word of the lexicon.

    ``predicate`` is the verb behind "force majeure" that says what became of it; ``loose`` marks words that
    mostly tell of something else ("is open", "hits"). ``shares`` is what the words share with the event
    told last, where they name none themselves: its "kind", or the "beginning" of what goes on since.
    ``clause`` are the bounds of theirs.
    """

    scene: Scene
    start: int
    end: int
    kind: EventKind
    manner: str = ""
    predicate: Span | None = None
    lemma: str = ""
    loose: bool = False
    shares: str = ""
    clause: Span = field(init=False)
    _voice: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.clause = self.scene.clause(self.start)

    @property
    def word(self) -> str:
        """The folded words; of those that vary from text to text, the manner."""
        return self.manner or self.scene.between(self.start, self.end)

    @property
    def name(self) -> str:
        """What the models call the words."""
        return self.scene.lexicon.named(self.word)

    @property
    def written(self) -> str:
        """The words as the text has them."""
        return self.scene.view.text[self.start : self.end]

    @property
    def left(self) -> str:
        """The folded text of the clause before the words."""
        return self.scene.between(self.clause[0], self.start)

    def modals(self, name: str, reach: int) -> list[str]:
        """Return the names of the words of a pattern before the trigger, and of what in it is one itself."""
        lexicon = self.scene.lexicon
        found = lexicon.pattern[name].findall(self.left[-reach:])
        if own := lexicon.pattern["events.own_modal"].match(self.word):
            found.append(own[0])
        return [lexicon.named(word) for word in found]

    def voice(self) -> str:
        """Return ``passive`` ("was shut") or ``active``."""
        if not self._voice:
            passive = self.scene.ends("events.passive", self.start, width=_PASSIVE_REACH)
            self._voice = "passive" if passive else "active"
        return self._voice


def find_triggers(scene: Scene) -> list[Trigger]:
    """Return the triggers of a sentence: force majeure first, then the others in order."""
    return [*_force_majeure(scene), *_verbs_and_nouns(scene)]


def _verbs_and_nouns(scene: Scene) -> list[Trigger]:
    """Return the longest words in order; what stands inside a longer one is passed over."""
    found: list[Trigger] = []
    reached = 0
    idle = [(hit.start, hit.end) for hit in scene.tagged("event.nothing.words")]
    for trigger in sorted(
        (*_words(scene), *_split(scene)), key=lambda trigger: (trigger.start, -trigger.end)
    ):
        if any(low <= trigger.start and trigger.end <= high for low, high in idle):
            continue
        if trigger.start >= reached:
            reached = trigger.end
            found.append(trigger)
    return found


def _words(scene: Scene) -> Iterator[Trigger]:
    for hit in scene.words:
        if not _TAGS.isdisjoint(hit.tags):
            kinds = [kind for tag, kind in _KINDS.items() if tag in hit.tags]
            kind, loose = min(kinds, key=_ORDER.index), not hit.tags.isdisjoint(_LOOSE)
            yield Trigger(scene, hit.start, hit.end, kind, lemma=_lemma(hit), loose=loose)
        elif _BESIDE in hit.tags and _has_object(scene, hit):
            yield Trigger(scene, hit.start, hit.end, EventKind.SEIZURE, lemma=_lemma(hit))


def _lemma(hit: Hit) -> str:
    """Return the first form of a word, the same for all its forms."""
    return min(tag for tag in hit.tags if tag.startswith(LEMMA)).removeprefix(LEMMA)


def _has_object(scene: Scene, hit: Hit) -> bool:
    """Tell whether a facility, or words for one, follow at once: "took Brega", "entered the field"."""
    reach = hit.end + _OBJECT_REACH
    after = (place for place in scene.places if place.is_facility and hit.end < place.start <= reach)
    return any(scene.fills("triggers.before_object", (hit.end, place.start)) for place in after) or bool(
        scene.starts("triggers.object", hit.end, width=2 * _OBJECT_REACH)
    )


def _split(scene: Scene) -> Iterator[Trigger]:
    """Yield verbs that stand around their object: "won the terminals back", "brought the field down"."""
    for name, kind in _SPLIT.items():
        for match in scene.matches(name):
            yield Trigger(scene, *match.span(), kind, name)


def _force_majeure(scene: Scene) -> Iterator[Trigger]:
    for hit in scene.tagged("event.force_majeure.noun"):
        lifted, predicate = _is_lifted(scene, hit)
        yield Trigger(scene, hit.start, hit.end, FORCE_MAJEURE[lifted], predicate=predicate)


def _is_lifted(scene: Scene, hit: Hit) -> tuple[bool, Span | None]:
    """Tell whether the last word before "force majeure" lifts it; where none does either, its predicate."""
    begin, stop = scene.clause(hit.start)
    left = scene.between(max(begin, hit.start - _LEFT_REACH), hit.start)
    lifted, declared = (_last(scene, name, left) for name in ("triggers.lifted", "triggers.declared"))
    nearest = max(declared, lifted)
    if nearest >= 0 and not scene.lexicon.pattern["triggers.goes_on"].search(left, nearest):
        return lifted > declared, None
    stop = min(stop, hit.end + _RIGHT_REACH)
    ends, begins = (scene.says(name, (hit.end, stop)) for name in ("triggers.lifted", "triggers.imposed"))
    is_lifted = bool(ends and (not begins or ends.start() < begins.start()))
    first = ends if is_lifted else begins
    if first is None and nearest >= 0:
        return lifted > declared, None
    return is_lifted, first.span() if first else None


def _last(scene: Scene, name: str, words: str) -> int:
    """Return where the last match of a pattern begins, -1 where there is none."""
    return max((match.start() for match in scene.lexicon.pattern[name].finditer(words)), default=-1)
