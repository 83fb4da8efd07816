"""Finds the places of an event (what was shut, attacked, seized), or that a trigger tells of none. It finds no triggers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from oiltrack.extract.discourse import Discourse, Ids
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.models import SURE, Ballot, Models, reading
from oiltrack.extract.places import FACILITIES, Mention, PlaceReader
from oiltrack.extract.references import Reference, ReferenceReader
from oiltrack.extract.scene import Scene
from oiltrack.facts import EventKind, PlaceKind

PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got|remains?|remained|stays?|stayed|stands?|stood|lies|kept)\s+(?:(?:\w+ly|now|again|also|still|both|all|once more|already|only|just|never|under|out|at least partly) ){0,3}$"
)
_GENERIC = re.compile(
    r"\b(?:oil ?fields?|oil ports?|oil terminals?|export terminals?|(?:crude |oil |energy )?(?:exports|production|output)|pipelines?|(?:fields|ports|terminals)(?: and (?:fields|ports|terminals))?|oil industry|oil facilities|oil installations|oil infrastructure|loadings|valves?|the taps|harbours|blockade)\b"
)
_EAST = re.compile(
    r"\beastern (?:oil |export |crude )*(?:ports|terminals|fields|oilfields|harbours)|\bin the east\b|\bthe east\b|\bbig eastern terminals\b"
)
_WEST = re.compile(
    r"\bwestern (?:oil |export |crude )*(?:ports|terminals|fields|oilfields|harbours)|\bin the west\b"
)
_PREPOSITION = re.compile(
    r"\b(at|of|to|in|from|by|near|on|for|with|into|over|between|including|and|around|against|via|through|as)\s+(?:the |its |their )?(?:[\w'-]+ ){0,2}?$"
)
_OIL = re.compile(
    r"\b(?:oil|crude|barrels?|bpd|b/d|force majeure|tankers?|petroleum|pipelines?|oilfields?|refiner(?:y|ies)|terminals?|loadings?|exports?)\b"
)
NOUN_BEFORE = re.compile(
    r"\b(?:the|a|an|this|that|its|their|his|after|of|over|during|despite|since|previous|earlier|last|recent|another|any|whose|from|for|by|on|in|following) (?:\w+ )?$"
)
NEGATED = re.compile(
    r"\b(?:not|n't|never|no|nobody|none|nothing|denied|denies|denying|neither|without|refuted|rather than|instead of|avoid\w*|prevent\w*|yet to|failed to)\b[^,;.]{0,30}$"
)


@dataclass(frozen=True, slots=True)
class Argument:
    """A reading of which places a trigger is about; no places: the trigger tells of no event."""

    ids: Ids
    features: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that tells of an event."""

    start: int
    end: int
    kind: EventKind


class ArgumentReader:
    """Ranks arguments with fitted weights."""

    def __init__(self, lexicon: Lexicon, places: PlaceReader, models: Models) -> None:
        self._references = ReferenceReader(lexicon)
        self._places = places
        self._weights = models.weights("arguments")
        self._watch = models.watch

    def link(self, scene: Scene, trigger: Trigger, discourse: Discourse) -> list[Argument]:
        """Return the arguments of a trigger, the best first."""
        found = [
            *self._named(scene, trigger),
            *self._referred(scene, trigger, discourse),
            *self._remembered(scene, trigger, discourse),
        ]
        found += self._generic(scene, trigger, discourse)
        found.append(_none(scene, trigger, discourse, bool(found)))
        ranked = sorted(_merged(found), key=lambda a: (-self.score(a), a.ids))
        if self._watch:
            readings = tuple(
                reading(a.ids, ((name, 1.0) for name in a.features), self.score(a)) for a in ranked
            )
            self._watch(Ballot("arguments", trigger, readings))
        return ranked

    def margin(self, ranked: list[Argument]) -> float:
        """Return how far the best argument lies before the next one."""
        return self.score(ranked[0]) - self.score(ranked[1]) if len(ranked) > 1 else SURE

    def score(self, argument: Argument) -> float:
        """Return the sum of the weights of an argument's features."""
        return sum(self._weights.get(feature, 0.0) for feature in argument.features)

    def _named(self, scene: Scene, trigger: Trigger) -> Iterator[Argument]:
        for mention in scene.places:
            if mention.ids in (("noc",), ("pfg",)) or not self._is_place(mention):
                continue
            told = scene.view.text[mention.start : mention.end]
            yield Argument(mention.ids, tuple(self._features(scene, trigger, mention)), told)
            twin = self._places.refinery_at(mention.ids[0]) if len(mention.ids) == 1 else None
            if twin and scene.tagged("refining"):
                yield Argument(
                    (twin,), (*self._features(scene, trigger, mention), "refinery of the name"), told
                )

    def _is_place(self, mention: Mention) -> bool:
        if mention.kinds <= FACILITIES:
            return True
        return all(self._places.is_libyan(i) for i in mention.ids)

    def _features(self, scene: Scene, trigger: Trigger, mention: Mention) -> list[str]:
        kind = self._places.kind(mention.ids[0]).value
        features = [
            f"place {kind}",
            f"{trigger.kind.value} {kind}",
            *_position(scene, trigger, mention.start, mention.end),
        ]
        preposition = _PREPOSITION.search(scene.before(mention.start, 40))
        features.append(f"word before place {preposition[1] if preposition else 'none'}")
        if len(mention.ids) > 1:
            features.append("several places")
        if mention.weak:
            features.append("weak name")
        return features

    def _referred(self, scene: Scene, trigger: Trigger, discourse: Discourse) -> Iterator[Argument]:
        for reference in self._references.find(scene, discourse):
            if reference.name in ("group", "there"):
                continue
            yield Argument(
                reference.ids,
                tuple(self._reference_features(scene, trigger, reference)),
                scene.view.text[reference.start : reference.end],
            )

    def _reference_features(self, scene: Scene, trigger: Trigger, reference: Reference) -> list[str]:
        kind = self._places.kind(reference.ids[0]).value
        position = [f"reference {f}" for f in _position(scene, trigger, reference.start, reference.end)]
        return [
            f"reference {reference.name}",
            f"reference to {kind}",
            f"{trigger.kind.value} {kind}",
            *position,
        ]

    def _remembered(self, scene: Scene, trigger: Trigger, discourse: Discourse) -> Iterator[Argument]:
        named = (
            "beside a name"
            if any(not p.weak and p.kinds <= FACILITIES for p in scene.places)
            else "no name in the sentence"
        )
        memories = [
            (f"last {kind.value}", ids)
            for kind, ids in discourse.last_of.items()
            if kind in FACILITIES or kind is PlaceKind.COMPANY
        ]
        if discourse.group:
            memories.append(("last group", discourse.group))
        if discourse.subject:
            near = discourse.subject_block == scene.sentence.block
            memories.append(("context, same paragraph" if near else "context", discourse.subject))
        if discourse.heading and discourse.heading_block == scene.sentence.block:
            memories.append((f"heading, {scene.sentence.kind.value}", discourse.heading))
        for name, ids in memories:
            kind_name = self._places.kind(ids[0]).value
            if ids not in (("noc",), ("pfg",)):
                yield Argument(
                    ids,
                    (
                        name,
                        f"{name}, {named}",
                        f"remembered {kind_name}",
                        f"{trigger.kind.value} {kind_name}",
                    ),
                    f"the {name} before",
                )

    def _generic(self, scene: Scene, trigger: Trigger, discourse: Discourse) -> Iterator[Argument]:
        begin, stop = scene.clause(trigger.start)
        match = next(
            (
                m
                for m in _GENERIC.finditer(scene.view.folded, begin, stop)
                if abs(m.start() - trigger.start) < 90
            ),
            None,
        )
        if match is None or not discourse.libyan:
            return
        near = "near" if abs(match.start() - trigger.end) < 30 else "far"
        side = "after" if match.start() >= trigger.end else "before"
        base = (
            "generic",
            f"generic {side}, {near}",
            f"generic {trigger.kind.value}",
            f"generic word {match.group().split()[-1]}",
        )
        for pattern, region in ((_EAST, "eastern-libya"), (_WEST, "western-libya")):
            if pattern.search(scene.view.folded, scene.start, scene.end):
                yield Argument((region,), (*base, "generic, region named"), f"unnamed: {match.group()!r}")
        yield Argument(
            discourse.main if discourse.main == ("libya",) else ("libya",),
            (*base, "generic, country"),
            f"unnamed: {match.group()!r}",
        )


def _position(scene: Scene, trigger: Trigger, start: int, end: int) -> list[str]:
    begin, stop = scene.clause(trigger.start)
    after = start >= trigger.end
    low, high = (trigger.end, start) if after else (end, trigger.start)
    gap = next(
        (
            name
            for limit, name in ((4, "touching"), (16, "near"), (45, "mid"), (100, "far"))
            if high - low < limit
        ),
        "very far",
    )
    side = "after" if after else "before"
    others = sum(1 for p in scene.places if low <= p.start < high and not p.weak)
    voice = "passive" if PASSIVE.search(scene.before(trigger.start, 40)) else "active"
    inside = "same clause" if begin <= start < stop else "other clause"
    features = [
        f"{side}, {gap}",
        f"{side}, {inside}",
        f"{side}, {voice}",
        f"{side}, {voice}, {inside}",
        f"{side}, places between {min(others, 2)}",
    ]
    if re.search(r"[,;]", scene.view.folded[low:high]):
        features.append(f"{side}, over a comma")
    return features


def _none(scene: Scene, trigger: Trigger, discourse: Discourse, choices: bool) -> Argument:
    word = scene.view.folded[trigger.start : trigger.end]
    before = scene.view.folded[scene.clause(trigger.start)[0] : trigger.start]
    features = [
        "none",
        f"none word {word}",
        f"none kind {trigger.kind.value}",
        f"none layout {scene.sentence.kind.value}",
    ]
    if NOUN_BEFORE.search(scene.before(trigger.start, 24)):
        features += ["none noun", f"none noun {word}"]
    if NEGATED.search(before):
        features.append("none negated")
    if not discourse.libyan:
        features.append("none, not of Libya")
    if not any(p.kinds <= FACILITIES for p in scene.places):
        features.append("none, no facility in the sentence")
    if not _OIL.search(scene.view.folded, scene.start, scene.end):
        features.append("none, no oil word in the sentence")
    if not scene.dates:
        features.append("none, no date in the sentence")
    if not choices:
        features.append("none, no choice")
    features.append("none, passive" if PASSIVE.search(scene.before(trigger.start, 40)) else "none, active")
    following = re.match(r"\W*(\w+)", scene.after(trigger.end, 20))
    if following:
        features.append(
            f"none followed by {following[1]}"
            if following[1] in _FOLLOWERS
            else "none followed by another word"
        )
    return Argument((), tuple(features), "no event")


_FOLLOWERS = frozenset(
    ["at", "on", "in", "by", "the", "of", "to", "since", "for", "from", "production", "exports", "output", "down", "off", "and", "after", "until", "because", "as", "its", "their", "oil", "a", "all", "with", "over", "up", "again"]
)


def _merged(found: list[Argument]) -> list[Argument]:
    """Join candidates for the same places: all that speaks for them counts once."""
    joined: dict[Ids, Argument] = {}
    for argument in found:
        held = joined.get(argument.ids)
        if held is None:
            joined[argument.ids] = argument
        else:
            joined[argument.ids] = Argument(
                held.ids, tuple(dict.fromkeys((*held.features, *argument.features))), held.told
            )
    return list(joined.values())
