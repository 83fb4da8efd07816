"""Links a figure to the places it is about: candidates with named features, the best one wins. It reads no dates."""

import re
from dataclasses import dataclass

from oiltrack.extract.discourse import Discourse, Ids
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.places import FACILITIES, Mention, PlaceReader
from oiltrack.extract.quantities import Quantity
from oiltrack.extract.references import Reference, ReferenceReader
from oiltrack.extract.scene import Scene
from oiltrack.facts import PlaceKind

WEIGHTS = {
    "opens parenthesis": 6.0,
    "label": 6.0,
    "adjective": 6.0,
    "of, from, at": 3.4,
    "close before": 1.8,
    "subject of clause": 1.6,
    "possessive": 1.0,
    "same clause, before": 2.2,
    "same clause, after": 0.9,
    "same sentence, before": 1.2,
    "same sentence, after": -0.8,
    "reference": 1.0,
    "context": 0.5,
    "main place": 0.6,
    "bare subject": 1.8,
    "another figure between": -1.2,
    "another place between": -0.8,
    "distance": -0.010,
    "speaker": -3.5,
    "location": -1.8,
    "company beside facility": -1.6,
    "region": -1.2,
    "weak name": -0.6,
    "partner list": -3.0,
    "comparison": -2.5,
    "destination": -3.0,
}
_OF = re.compile(
    r"\s*(?:\([a-z/ ]{1,12}\) ?)?(?:(?:of|from|at|in|through|via|out of|for|off|between|on|leaving) )(?:(?:the|its|nearby|neighbouring|southwestern|western|giant|little|a|crude from|oil from|"
    r"port of|ports of|terminal of|field of|fields of|light, sweet|largest field,|state|fields|two|big|both|production at|output at|exports from) )*$"
)
_ADJECTIVE = re.compile(r"(?:-| |\) )(?:(?:capacity|giant|big|large|el|al|nearby|offshore|southwestern|western|eastern|southern|key|smaller) )*$")
_SPEECH_AFTER = re.compile(
    r"^(?:'s)?(?: \([a-z]+\))?,? (?:[\w'-]+ ){0,7}?(?:said|says|told|announced|reported|showed|shows|confirmed|warned|estimated|estimates|added|wrote|tweeted|reckons|counted|hopes|wants|plans|expects|puts|named|has put|has libya|have libya)\b"
)
_SPEECH_BEFORE = re.compile(
    r"\b(?:according to|said|told|quoted|by|says|statement (?:from|of|by)|survey by|data from|report by) (?:state[- ](?:owned|run) |the |libya's |state firm |state oil company |sources at |an? (?:source|official|engineer|spokesman) (?:at|of|for|from|with) )?$"
)
_LOCATION = re.compile(r"\b(?:in|near|outside|across|throughout|inside|close to|south of|north of|east of|west of|operator|run by|operated by|by|with|partners?|via|beside|connected to) (?:the |operator )?$")
_COMPARISON = re.compile(r"\b(?:including|except|excluding|besides|other than|unlike|like|apart from|in addition to|joined by|as|since|only) $")
_DESTINATION = re.compile(r"\b(?:for|to|bound for|headed for|arrived in|towards) (?:the )?$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of who a figure is about, with the features that speak for and against it."""

    ids: Ids
    at: int
    features: tuple[tuple[str, float], ...]
    told: str

    @property
    def score(self) -> float:
        """The weighted sum of the features."""
        return sum(WEIGHTS[name] * value for name, value in self.features)

    def has(self, name: str) -> bool:
        """Tell whether a feature speaks."""
        return any(feature == name and value for feature, value in self.features)


class EntityLinker:
    """Ranks candidates for the places of a figure."""

    def __init__(self, lexicon: Lexicon, places: PlaceReader) -> None:
        self._places = places
        self._references = ReferenceReader(lexicon)

    def link(self, scene: Scene, quantity: Quantity, discourse: Discourse) -> list[Candidate]:
        """Return the candidates of a figure, the best first."""
        found = [self._named(scene, quantity, mention) for mention in scene.places if mention.ids != ("noc",)]
        found += [_referred(scene, quantity, reference) for reference in self._references.find(scene, discourse)]
        found += self._context(scene, quantity, discourse)
        return sorted(found, key=lambda c: (-c.score, c.at, c.ids))

    def _named(self, scene: Scene, quantity: Quantity, mention: Mention) -> Candidate:
        if mention.members:
            between = scene.view.folded[mention.end : quantity.lead]
            if mention.end <= quantity.start and re.fullmatch(r"\s*\(\s*", between):
                mention = mention.members[-1]
            elif mention.start >= quantity.end and _ADJECTIVE.fullmatch(scene.view.folded[quantity.end : mention.start]):
                mention = mention.members[0]
        return Candidate(mention.ids, mention.start, tuple(self._features(scene, quantity, mention)), scene.view.text[mention.start : mention.end])

    def _features(self, scene: Scene, quantity: Quantity, mention: Mention) -> list[tuple[str, float]]:
        features = _position(scene, quantity, mention)
        after, before = scene.after(mention.end, 90), scene.before(mention.start, 60)
        close = any(name in ("opens parenthesis", "label", "adjective", "of, from, at") for name, _ in features)
        company = PlaceKind.COMPANY in mention.kinds
        group = bool(mention.kinds & {PlaceKind.GROUP, PlaceKind.COUNTRY})
        if (company or group) and (_SPEECH_AFTER.match(after) or _SPEECH_BEFORE.search(before)) and not (
            mention.kinds == {PlaceKind.COUNTRY} and mention.ids == ("libya",)
        ):
            features.append(("speaker", 1.0))
        if _LOCATION.search(before) and not (mention.kinds <= FACILITIES) and not close:
            features.append(("location", 1.0))
        if _COMPARISON.search(before):
            features.append(("comparison", 1.0))
        if mention.kinds == {PlaceKind.COUNTRY} and _DESTINATION.search(before):
            features.append(("destination", 1.0))
        if company and any(other.kinds <= FACILITIES and abs(other.start - quantity.start) < 120 for other in scene.places):
            features.append(("company beside facility", 1.0))
        if company and len(mention.ids) > 1:
            features.append(("partner list", 1.0))
        if mention.kinds & {PlaceKind.REGION, PlaceKind.BASIN}:
            features.append(("region", 1.0))
        if mention.weak:
            features.append(("weak name", 1.0))
        return features

    def _context(self, scene: Scene, quantity: Quantity, discourse: Discourse) -> list[Candidate]:
        found = []
        if discourse.subject:
            found.append(Candidate(discourse.subject, -1, (("context", 1.0),), "the sentence before"))
        bare = self._references.opens_bare(scene, quantity)
        found.append(Candidate(discourse.main, -1, (("main place", 1.0), ("bare subject", float(bare))), "the place the text is about"))
        return found


def _position(scene: Scene, quantity: Quantity, mention: Mention) -> list[tuple[str, float]]:
    folded = scene.view.folded
    begin, stop = scene.clause(quantity.start)
    if mention.end <= quantity.start:
        low, high = mention.end, quantity.lead
        features = _before(folded[low:high], mention, scene, quantity)
    else:
        low, high = quantity.end, mention.start
        features = _after(folded[low:high], mention.start < stop)
    others = sum(1 for q in scene.quantities if low <= q.start < high)
    places = sum(1 for p in scene.places if low <= p.start < high and not p.weak)
    features.append(("another figure between", float(min(others, 2))))
    features.append(("another place between", float(min(places, 2))))
    features.append(("distance", float(min(max(high - low, 0), 200))))
    return features


def _before(between: str, mention: Mention, scene: Scene, quantity: Quantity) -> list[tuple[str, float]]:
    begin, _ = scene.clause(quantity.start)
    if re.fullmatch(r"(?:'s)?(?: field| port| terminal| refinery| oilfield)?\s*\(\s*", between):
        return [("opens parenthesis", 1.0)]
    opens = not re.search(r"\w{3}", scene.view.folded[scene.start : mention.start])
    if opens and re.fullmatch(r"\*{0,2}(?: field| port| terminal)?\s*(?:[:.|]|-|,|=)?\s*(?:(?:\+|crude|oil|output|production|at|to|:|\|)\s*)*", between):
        return [("label", 1.0)]
    same = mention.start >= begin
    features = [("same clause, before" if same else "same sentence, before", 1.0)]
    if between.startswith("'s"):
        features.append(("possessive", 1.0))
    if same and len(between.split()) <= 2 and not re.search(r"[,;(]", between):
        features.append(("close before", 1.0))
    first = next((p for p in scene.places if p.start >= begin and p.ids != ("noc",)), None)
    if same and first is mention and not _LOCATION.search(scene.before(mention.start, 30)):
        features.append(("subject of clause", 1.0))
    return features


def _after(between: str, same_clause: bool) -> list[tuple[str, float]]:
    if _ADJECTIVE.fullmatch(between):
        return [("adjective", 1.0)]
    if _OF.fullmatch(between):
        return [("of, from, at", 1.0), ("same clause, after", 1.0)]
    return [("same clause, after" if same_clause else "same sentence, after", 1.0)]


def _referred(scene: Scene, quantity: Quantity, reference: Reference) -> Candidate:
    begin, _ = scene.clause(quantity.start)
    same = begin <= reference.start <= quantity.start
    features = [("reference", reference.strength)]
    low, high = (reference.end, quantity.start) if reference.end <= quantity.start else (quantity.end, reference.start)
    if reference.start > quantity.start:
        direct = _ADJECTIVE.fullmatch(scene.view.folded[quantity.end : reference.start]) or _OF.fullmatch(scene.view.folded[quantity.end : reference.start])
        features.append(("of, from, at" if direct else "same sentence, after", 1.0))
    else:
        features.append(("same clause, before" if same else "same sentence, before", 1.0))
        between = scene.view.folded[reference.end : quantity.lead]
        if same and len(between.split()) <= 2:
            features.append(("close before", 1.0))
    others = sum(1 for q in scene.quantities if low <= q.start < high)
    places = sum(1 for p in scene.places if low <= p.start < high and not p.weak)
    features.append(("another figure between", float(min(others, 2))))
    features.append(("another place between", float(min(places, 2))))
    features.append(("distance", float(min(max(high - low, 0), 200))))
    return Candidate(reference.ids, reference.start, tuple(features), scene.view.text[reference.start : reference.end])
