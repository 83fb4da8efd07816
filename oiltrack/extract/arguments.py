"""Finds the places of an event: what was shut, attacked or seized. It knows verbs only by their position."""

import re

from oiltrack.extract.discourse import Discourse, Ids
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.places import FACILITIES, Mention, PlaceReader
from oiltrack.extract.references import Reference, ReferenceReader
from oiltrack.extract.scene import Scene
from oiltrack.facts import EventKind, PlaceKind

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got|remains?|remained|stays?|stayed|stands?|stood|lies|kept)\s+(?:(?:\w+ly|now|again|also|still|both|all|once more|already|only|just|never|under|out|at least partly) ){0,3}$"
)
_GENERIC = re.compile(
    r"\b(?:oil ?fields?|oil ports?|oil terminals?|export terminals?|(?:crude |oil )?(?:exports|production|output)|pipelines?|(?:fields|ports|terminals)(?: and (?:fields|ports|terminals))?|oil industry|oil facilities|oil installations|oil infrastructure|eastern ports|loadings|valves?|the taps)\b"
)
_EAST = re.compile(r"\beastern (?:oil |export |crude )*(?:ports|terminals|fields|oilfields|harbours)|\bin the east\b|\beast(?:ern)? (?:closed|shut|stopped|blocked)")
_BODY = frozenset({EventKind.ATTACK, EventKind.SEIZURE})


class ArgumentReader:
    """Finds arguments with the references of a lexicon."""

    def __init__(self, lexicon: Lexicon, places: PlaceReader) -> None:
        self._references = ReferenceReader(lexicon)
        self._places = places

    def find(self, scene: Scene, start: int, end: int, kind: EventKind, discourse: Discourse) -> tuple[Ids, str]:
        """Return (places, how they were found) of a trigger at ``start:end``; no places where it is about none."""
        begin, stop = scene.clause(start)
        named = [m for m in scene.places if self._is_argument(m, kind)]
        inside = [m for m in named if begin <= m.start < stop]
        passive = bool(_PASSIVE.search(scene.before(start, 40)))
        choice = self._named(scene, inside, start, end, passive)
        if choice:
            return self._with_pair(scene, choice, inside), f"named: {scene.view.text[choice.start : choice.end]!r}"
        references = [r for r in self._references.find(scene, discourse) if begin <= r.start < stop and self._refers_to_facility(r, kind)]
        nearest = min(references, key=lambda r: (abs(r.start - start) - 200 * r.strength), default=None)
        if nearest:
            return nearest.ids, f"reference: {scene.view.text[nearest.start : nearest.end]!r}"
        outside = self._named(scene, named, start, end, passive)
        if outside and abs(outside.start - start) < 110:
            return outside.ids, f"named in the sentence: {scene.view.text[outside.start : outside.end]!r}"
        return self._generic(scene, begin, stop, start, kind, discourse)

    def _is_argument(self, mention: Mention, kind: EventKind) -> bool:
        if mention.ids in (("noc",), ("pfg",)) or mention.weak:
            return False
        if mention.kinds <= FACILITIES:
            return True
        return kind not in _BODY and PlaceKind.COMPANY in mention.kinds and all(self._places.is_libyan(i) for i in mention.ids)

    def _named(self, scene: Scene, mentions: list[Mention], start: int, end: int, passive: bool) -> Mention | None:
        before = [m for m in mentions if m.end <= start]
        after = [m for m in mentions if m.start >= end]
        facilities_after = [m for m in after if m.kinds <= FACILITIES and m.start - end < 70]
        if passive and before:
            return before[-1]
        if facilities_after:
            return facilities_after[0]
        if before:
            return before[-1]
        return after[0] if after else None

    def _with_pair(self, scene: Scene, choice: Mention, inside: list[Mention]) -> Ids:
        """Add a place that hangs on by "and from ... next door" or a comma: one trigger is one joint event."""
        return choice.ids

    def _refers_to_facility(self, reference: Reference, kind: EventKind) -> bool:
        kinds = {self._places.kind(i) for i in reference.ids}
        return bool(kinds) and (kinds <= FACILITIES or (kind not in _BODY and PlaceKind.COMPANY in kinds)) and reference.strength >= 0.3

    def _generic(self, scene: Scene, begin: int, stop: int, start: int, kind: EventKind, discourse: Discourse) -> tuple[Ids, str]:
        match = next((m for m in _GENERIC.finditer(scene.view.folded, begin, stop) if abs(m.start() - start) < 60), None)
        if match is None or discourse.main != ("libya",):
            return (), ""
        if _EAST.search(scene.view.folded, begin, stop):
            return ("eastern-libya",), "unnamed places of the east"
        return ("libya",), f"unnamed: {match.group()!r}"
