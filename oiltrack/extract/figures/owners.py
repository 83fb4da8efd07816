"""Describes how well a place fits a figure as the one it is about: kind, size, the words beside it.

It ranks none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.quantities.reader import Unit
from oiltrack.extract.ranking import Crossing, Weights, spelled_out
from oiltrack.extract.references import Reference
from oiltrack.extract.scenes.places import LIBYA, NOC, Ids, Mention, PlaceReader
from oiltrack.extract.scenes.scene import Span
from oiltrack.facts import PlaceKind
from oiltrack.units import COUNTRY_MAX_BPD, FIELD_MAX_BPD, LARGE_PRODUCER_MAX_BPD

Features = list[tuple[str, float]]

UNSAID = -1
"""Where a place stands that no word of the sentence names."""

CLOSE = ("opens parenthesis", "label", "adjective", "of, from, at")
"""Features of a name that belongs to the figure by its very position."""

_FIGURES = [("another figure between", float(count)) for count in range(3)]
_PLACES = [("another place between", float(count)) for count in range(3)]
_WORD = re.compile(r"\w{3}")
_TOLERANCE = 1.1
_WIDE_KINDS = (PlaceKind.REGION, PlaceKind.COMPANY)
_FARTHEST = 200
_PART_REACH = 16
_UNIT_OF_DISTANCE = 100


@dataclass(slots=True)
class Owner:
    """A reading of who a figure is about: the places, where they are named, what speaks for and against.

    The words near the figure speak beside ``crossed``, the feature that tells how the places are found.
    """

    ids: Ids
    at: int
    features: Features
    told: str
    crossed: tuple[Crossing, ...] = ()

    @property
    def answer(self) -> Ids:
        """The places."""
        return self.ids

    @property
    def order(self) -> tuple[int, Ids]:
        """Of readings that weigh the same the one named first wins."""
        return self.at, self.ids

    def score(self, weights: Weights) -> float:
        """Return the weighted sum of the features."""
        single, pairs = weights.single, weights.pairs
        total = sum([single[name] * value for name, value in self.features])
        for name, words in self.crossed:
            if name in pairs:
                total += sum(map(pairs[name].__getitem__, words))
        return total

    def weighed(self) -> Iterable[tuple[str, float]]:
        """Return the features with their values."""
        return [*self.features, *((name, 1.0) for name in spelled_out(self.crossed))]

    def speaking(self) -> set[str]:
        """Return the names of the features that speak."""
        return {name for name, value in self.features if value}

    def has(self, name: str) -> bool:
        """Tell whether a feature speaks."""
        return name in self.speaking()

    def reasons(self) -> str:
        """Return in words who it is and why."""
        named = ", ".join(name for name, value in self.features if value)
        return f"{', '.join(self.ids)}: {self.told!r} ({named})"


def fit(figure: Figure, ids: Ids, *, places: PlaceReader) -> Features:
    """Return how well the size of a figure and the words beside it fit the kind of place."""
    known = figure.fits.get(ids)
    if known is not None:
        return known
    kind = places.kind(ids[0])
    features = [(f"kind {kind}", 1.0)]
    if figure.quantity.unit is not Unit.BARRELS:
        features.append(("size", float(figure.quantity.high > _limit(kind, ids))))
    if figure.cue:
        features.append((f"{kind} with {figure.cue}", 1.0))
    if figure.is_equivalent:
        features.append((f"{kind} with oil equivalent", 1.0))
    figure.fits[ids] = features
    return features


def position(figure: Figure, mention: Mention) -> Features:
    """Return where a name stands from a figure."""
    quantity = figure.quantity
    if mention.end <= quantity.start:
        return _before(figure, mention) + between(figure, (mention.end, quantity.lead))
    return _after(figure, mention) + between(figure, (quantity.end, mention.start))


def bearing(figure: Figure, reference: Reference | Mention) -> Features:
    """Return where a reference stands from a figure."""
    scene, quantity = figure.scene, figure.quantity
    if reference.end > quantity.start:
        low, high = quantity.end, reference.start
        beside = scene.fills("who.adjective", (low, high)) or scene.fills("who.of", (low, high))
        direct = beside is not None and not scene.starts("who.part_of", low, width=_PART_REACH)
        features = [("reference, of or adjective" if direct else "reference, after", 1.0)]
        return features + between(figure, (low, high))
    low, high = reference.end, quantity.lead
    same = figure.begin <= reference.start
    features = [("reference, same clause" if same else "reference, before", 1.0)]
    if same and len(scene.between(low, high).split()) <= 2:
        features.append(("close before", 1.0))
    return features + between(figure, (low, high))


def between(figure: Figure, span: Span) -> Features:
    """Return what stands between a name and a figure."""
    scene, (low, high) = figure.scene, span
    figures = places = 0
    for quantity in scene.quantities:
        figures += low <= quantity.start < high
    for place in scene.places:
        places += low <= place.start < high and not place.weak
    return [_FIGURES[min(figures, 2)], _PLACES[min(places, 2)], ("distance", distance(high - low))]


def distance(gap: int) -> float:
    """Return a distance in hundreds of characters, two at the most."""
    return min(max(gap, 0), _FARTHEST) / _UNIT_OF_DISTANCE


def _limit(kind: PlaceKind, ids: Ids) -> float:
    """Return the rate above which a figure is far too large for a place."""
    if kind is PlaceKind.GROUP:
        return float("inf")
    if kind is PlaceKind.COUNTRY:
        return (COUNTRY_MAX_BPD if ids == LIBYA else LARGE_PRODUCER_MAX_BPD) * _TOLERANCE
    return FIELD_MAX_BPD * len(ids) * (2 if kind in _WIDE_KINDS else 1)


def _before(figure: Figure, mention: Mention) -> Features:
    scene, low, high = figure.scene, mention.end, figure.quantity.lead
    if scene.fills("who.opens_parenthesis", (low, high)):
        return [("opens parenthesis", 1.0)]
    if _opens_sentence(figure, mention) and scene.fills("who.label", (low, high)):
        return [("label", 1.0)]
    same = mention.start >= figure.begin
    features = [("same clause, before" if same else "same sentence, before", 1.0)]
    words = scene.between(low, high)
    if scene.lexicon.pattern["who.possessive"].match(words):
        features.append(("possessive", 1.0))
    if same and len(words.split()) <= 2 and not ("," in words or ";" in words or "(" in words):
        features.append(("close before", 1.0))
    if same and _is_subject(figure, mention):
        features.append(("subject of clause", 1.0))
    return features


def _opens_sentence(figure: Figure, mention: Mention) -> bool:
    """Tell whether no word of three letters stands before a name."""
    before = figure.scene.between(figure.scene.start, mention.start)
    return not _WORD.search(before)


def _is_subject(figure: Figure, mention: Mention) -> bool:
    scene = figure.scene
    first = next((p for p in scene.places if p.start >= figure.begin and p.ids != NOC), None)
    return first is mention and not scene.ends("who.location", mention.start, width=30)


def _after(figure: Figure, mention: Mention) -> Features:
    scene, low, high = figure.scene, figure.quantity.end, mention.start
    if scene.fills("who.adjective", (low, high)):
        return [("adjective", 1.0)]
    if scene.fills("who.of", (low, high)):
        return [("of, from, at", 1.0), ("same clause, after", 1.0)]
    if scene.fills("who.of_loosely", (low, high)):
        return [("of, from, at", 0.6), ("same clause, after", 1.0)]
    return [("same clause, after" if high < figure.stop else "same sentence, after", 1.0)]
