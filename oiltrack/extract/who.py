"""Links a figure to the places it is about: candidates with named features, the best one wins. It reads no dates."""

import re
from dataclasses import dataclass

from oiltrack.extract.discourse import Discourse, Ids
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.measures import nearest_measure
from oiltrack.extract.models import SURE, Ballot, Models, reading
from oiltrack.extract.places import FACILITIES, Mention, PlaceReader
from oiltrack.extract.quantities import Quantity, Unit
from oiltrack.extract.references import Reference, ReferenceReader
from oiltrack.extract.scene import Scene
from oiltrack.facts import PlaceKind
from oiltrack.units import COUNTRY_MAX_BPD, FIELD_MAX_BPD, LARGE_PRODUCER_MAX_BPD

_OF = re.compile(
    r"\s*(?:\([a-z/ ]{1,12}\) ?)?(?:(?:of|from|at|in|through|via|out of|for|off|between|on|leaving) )(?:(?:the|its|nearby|neighbouring|southwestern|western|giant|little|a|crude from|oil from|"
    r"port of|ports of|terminal of|field of|fields of|light, sweet|largest field,|state|fields|two|big|both|production at|output at|exports from) )*$"
)
_OF_LOOSE = re.compile(
    r"[^,;.()\d]{0,40}\b(?:from|at|of|out of) (?:the )?(?:(?:two |its |western |eastern )*(?:oil)?fields? (?:at|of|in) |ports? of |terminals? (?:at|of) )?"
)
_ADJECTIVE = re.compile(
    r"(?:-| |\) )(?:(?:capacity|giant|big|large|el|al|nearby|offshore|southwestern|western|eastern|southern|key|smaller) )*$"
)
_SPEECH_AFTER = re.compile(
    r"^(?:'s)?(?: \([a-z]+\))?,? (?:[\w'-]+ ){0,7}?(?:said|says|told|announced|reported|showed|shows|confirmed|warned|estimated|estimates|added|wrote|tweeted|reckons|counted|hopes|wants|plans|expects|puts|named|has put|has libya|have libya)\b"
)
_SPEECH_BEFORE = re.compile(
    r"\b(?:according to|said|told|quoted|says|by an|statement (?:from|of|by)|survey by|data from|report by) (?:state[- ](?:owned|run) |the |libya's |state firm |state oil company |sources at |an? (?:source|official|engineer|spokesman) (?:at|of|for|from|with) )?$"
)
_LOCATION = re.compile(
    r"\b(?:in|near|outside|across|throughout|inside|close to|south of|north of|east of|west of|operator|run by|operated by|by|with|partners?|via|beside|connected to) (?:the |operator )?$"
)
_COMPARISON = re.compile(
    r"\b(?:including|except|excluding|besides|other than|unlike|like|apart from|in addition to|joined by|as|since|only) $"
)
_DESTINATION = re.compile(r"\b(?:for|to|bound for|headed for|arrived in|towards) (?:the )?$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of who a figure is about, with the features that speak for and against it."""

    ids: Ids
    at: int
    features: tuple[tuple[str, float], ...]
    told: str

    def has(self, name: str) -> bool:
        """Tell whether a feature speaks."""
        return any(feature == name and value for feature, value in self.features)


class EntityLinker:
    """Ranks candidates for the places of a figure."""

    def __init__(self, lexicon: Lexicon, places: PlaceReader, models: Models) -> None:
        self._weights = models.weights("entities")
        self._watch = models.watch
        self._places = places
        self._references = ReferenceReader(lexicon)

    def link(self, scene: Scene, quantity: Quantity, discourse: Discourse) -> list[Candidate]:
        """Return the candidates of a figure, the best first."""
        found = [self._named(scene, quantity, mention) for mention in scene.places if mention.ids != ("noc",)]
        found += [
            self._referred(scene, quantity, reference)
            for reference in self._references.find(scene, discourse)
        ]
        found += self._context(scene, quantity, discourse)
        found += self._remembered(scene, quantity, discourse)
        found += self._twins(scene, quantity)
        found += self._shares(scene, quantity)
        ranked = sorted(found, key=lambda c: (-self.score(c), c.at, c.ids))
        if self._watch:
            readings = tuple(reading(c.ids, c.features, self.score(c)) for c in ranked)
            self._watch(Ballot("entities", quantity, readings))
        return ranked

    def score(self, candidate: Candidate) -> float:
        """Return the weighted sum of a candidate's features."""
        return sum(self._weights.get(name, 0.0) * value for name, value in candidate.features)

    def margin(self, ranked: list[Candidate]) -> float:
        """Return how far the best candidate lies before the first that names other places."""
        best = ranked[0]
        other = next((c for c in ranked if c.ids != best.ids), None)
        return self.score(best) - self.score(other) if other else SURE

    def _named(self, scene: Scene, quantity: Quantity, mention: Mention) -> Candidate:
        if mention.members:
            between = scene.view.folded[mention.end : quantity.lead]
            if mention.end <= quantity.start and re.fullmatch(r"\s*\(\s*", between):
                mention = mention.members[-1]
            elif mention.start >= quantity.end and _ADJECTIVE.fullmatch(
                scene.view.folded[quantity.end : mention.start]
            ):
                mention = mention.members[0]
        return Candidate(
            mention.ids,
            mention.start,
            tuple(self._features(scene, quantity, mention)),
            scene.view.text[mention.start : mention.end],
        )

    def _features(self, scene: Scene, quantity: Quantity, mention: Mention) -> list[tuple[str, float]]:
        features = _position(scene, quantity, mention) + self._fit(scene, quantity, mention.ids)
        after, before = scene.after(mention.end, 90), scene.before(mention.start, 60)
        close = any(
            name in ("opens parenthesis", "label", "adjective", "of, from, at") for name, _ in features
        )
        company = PlaceKind.COMPANY in mention.kinds
        group = bool(mention.kinds & {PlaceKind.GROUP, PlaceKind.COUNTRY})
        if (
            (company or group)
            and (_SPEECH_AFTER.match(after) or _SPEECH_BEFORE.search(before))
            and not (mention.kinds == {PlaceKind.COUNTRY} and mention.ids == ("libya",))
        ):
            features.append(("speaker", 1.0))
        if _LOCATION.search(before) and not close:
            topic = mention.start - scene.start < 12 or mention.start - scene.clause(quantity.start)[0] < 8
            features.append(
                (
                    "topic"
                    if topic
                    else "location of a facility"
                    if mention.kinds <= FACILITIES
                    else "location",
                    1.0,
                )
            )
        if _COMPARISON.search(before):
            features.append(("comparison", 1.0))
        if mention.kinds == {PlaceKind.COUNTRY} and _DESTINATION.search(before):
            features.append(("destination", 1.0))
        if company and any(
            other.kinds <= FACILITIES and abs(other.start - quantity.start) < 120 for other in scene.places
        ):
            features.append(("company beside facility", 1.0))
        if company and len(mention.ids) > 1:
            features.append(("partner list", 1.0))
        if mention.kinds & {PlaceKind.REGION, PlaceKind.BASIN}:
            features.append(("region", 1.0))
        if mention.weak:
            features.append(("weak name", 1.0))
        return features

    def _referred(self, scene: Scene, quantity: Quantity, reference: Reference) -> Candidate:
        begin, _ = scene.clause(quantity.start)
        before = reference.end <= quantity.start
        low, high = (reference.end, quantity.lead) if before else (quantity.end, reference.start)
        between = scene.view.folded[low:high]
        same = begin <= reference.start
        features = [(f"reference {reference.name}", 1.0)]
        if before:
            features.append(("reference, same clause" if same else "reference, before", 1.0))
            if same and len(between.split()) <= 2:
                features.append(("close before", 1.0))
        else:
            direct = _ADJECTIVE.fullmatch(between) or _OF.fullmatch(between)
            features.append(("reference, of or adjective" if direct else "reference, after", 1.0))
        features += _between(scene, low, high) + self._fit(scene, quantity, reference.ids)
        return Candidate(
            reference.ids, reference.start, tuple(features), scene.view.text[reference.start : reference.end]
        )

    def _context(self, scene: Scene, quantity: Quantity, discourse: Discourse) -> list[Candidate]:
        bare = float(self._references.opens_bare(scene, quantity))
        named = float(
            any(not p.weak and p.ids != ("noc",) and p.start < quantity.start for p in scene.places)
        )
        found = []
        if discourse.subject:
            near = discourse.subject_block == scene.sentence.block
            features = [
                ("context, same paragraph" if near else "context", 1.0),
                ("context, bare subject", bare),
                ("context beside a name", named),
            ]
            features += self._fit(scene, quantity, discourse.subject)
            found.append(Candidate(discourse.subject, -1, tuple(features), "the sentence before"))
        if (
            discourse.heading
            and discourse.heading_block == scene.sentence.block
            and discourse.heading != discourse.subject
        ):
            features = [
                ("paragraph heading", 1.0),
                ("context beside a name", named),
                *self._fit(scene, quantity, discourse.heading),
            ]
            found.append(Candidate(discourse.heading, -1, tuple(features), "the paragraph's first name"))
        features = [
            ("main place", 1.0),
            ("main place, bare subject", bare),
            ("context beside a name", named),
            *self._fit(scene, quantity, discourse.main),
        ]
        found.append(Candidate(discourse.main, -1, tuple(features), "the place the text is about"))
        return found

    def _remembered(self, scene: Scene, quantity: Quantity, discourse: Discourse) -> list[Candidate]:
        """The last place of each kind and the last group, named by no word of this sentence."""
        found = []
        memories = [
            (f"last {kind.value}", ids)
            for kind, ids in discourse.last_of.items()
            if kind in FACILITIES or kind is PlaceKind.COMPANY
        ]
        memories += [("last group", discourse.group)] if discourse.group else []
        for name, ids in memories:
            features = [(name, 1.0), *self._fit(scene, quantity, ids)]
            found.append(Candidate(ids, -1, tuple(features), f"the {name} before"))
        return found

    def _twins(self, scene: Scene, quantity: Quantity) -> list[Candidate]:
        """The refinery of a named port or field, where the sentence speaks of a refinery or plant."""
        words = [h.start for h in scene.tagged("refining")]
        if not words:
            return []
        gap = min(abs(quantity.start - at) for at in words)
        found = []
        for mention in scene.places:
            for member in mention.members or (mention,):
                twin = self._places.refinery_at(member.ids[0])
                if twin and len(member.ids) == 1:
                    features = [
                        ("refinery of the name", 1.0),
                        ("refinery word, distance", min(gap, 200) / 100),
                    ]
                    features += [*_position(scene, quantity, member), *self._fit(scene, quantity, (twin,))]
                    found.append(
                        Candidate(
                            (twin,), member.start, tuple(features), scene.view.text[member.start : member.end]
                        )
                    )
        return found

    def _shares(self, scene: Scene, quantity: Quantity) -> list[Candidate]:
        """ "A and B made 300,000 and 10,000 respectively": the figure's turn is the name's turn."""
        folded = scene.view.folded[scene.start : scene.end]
        figures = [q for q in scene.quantities if q.unit is quantity.unit or q.elided]
        word = "respectively" in folded or "each" in folded[quantity.end - scene.start :][:24]
        found = []
        for mention in scene.places:
            if len(mention.members) == len(figures) > 1 and quantity in figures:
                member = mention.members[figures.index(quantity)]
                features = [
                    ("share by turn", 1.0),
                    ("share by turn, respectively", float(word)),
                    *self._fit(scene, quantity, member.ids),
                ]
                found.append(
                    Candidate(
                        member.ids, member.start, tuple(features), scene.view.text[member.start : member.end]
                    )
                )
        return found

    def _fit(self, scene: Scene, quantity: Quantity, ids: Ids) -> list[tuple[str, float]]:
        """Return how well the size of a figure and the words beside it fit the kind of place."""
        kind = self._places.kind(ids[0])
        features = [(f"kind {kind.value}", 1.0)]
        if quantity.unit is not Unit.BARRELS:
            features.append(("size", _misfit(kind, ids, quantity.high)))
        cue = nearest_measure(scene, quantity, *scene.clause(quantity.start))
        if cue:
            features.append((f"{kind.value} with {cue.value}", 1.0))
        return features


def _misfit(kind: PlaceKind, ids: Ids, amount: float) -> float:
    """Return 1 where a rate is far too large or too small for a place, else 0."""
    if kind is PlaceKind.COUNTRY:
        limit = COUNTRY_MAX_BPD if ids == ("libya",) else LARGE_PRODUCER_MAX_BPD
        return float(amount > limit * 1.1)
    if kind is PlaceKind.GROUP:
        return 0.0
    return float(
        amount
        > FIELD_MAX_BPD
        * max(len(ids), 1)
        * (2 if kind is PlaceKind.REGION or kind is PlaceKind.COMPANY else 1)
    )


def _position(scene: Scene, quantity: Quantity, mention: Mention) -> list[tuple[str, float]]:
    folded = scene.view.folded
    begin, stop = scene.clause(quantity.start)
    if mention.end <= quantity.start:
        low, high = mention.end, quantity.lead
        features = _before(folded[low:high], mention, scene, quantity)
    else:
        low, high = quantity.end, mention.start
        features = _after(folded[low:high], mention.start < stop)
    return features + _between(scene, low, high)


def _between(scene: Scene, low: int, high: int) -> list[tuple[str, float]]:
    others = sum(1 for q in scene.quantities if low <= q.start < high)
    places = sum(1 for p in scene.places if low <= p.start < high and not p.weak)
    return [
        ("another figure between", float(min(others, 2))),
        ("another place between", float(min(places, 2))),
        ("distance", min(max(high - low, 0), 200) / 100),
    ]


def _before(between: str, mention: Mention, scene: Scene, quantity: Quantity) -> list[tuple[str, float]]:
    begin, _ = scene.clause(quantity.start)
    if re.fullmatch(r"(?:'s)?(?: field| port| terminal| refinery| oilfield)?\s*\(\s*", between):
        return [("opens parenthesis", 1.0)]
    opens = not re.search(r"\w{3}", scene.view.folded[scene.start : mention.start])
    if opens and re.fullmatch(
        r"\*{0,2}(?: field| port| terminal)?\s*(?:[:.|]|-|,|=)?\s*(?:(?:\+|crude|oil|output|production|at|to|:|\|)\s*)*",
        between,
    ):
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
    if _OF_LOOSE.fullmatch(between):
        return [("of, from, at", 0.6), ("same clause, after", 1.0)]
    return [("same clause, after" if same_clause else "same sentence, after", 1.0)]
