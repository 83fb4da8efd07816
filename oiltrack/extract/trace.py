"""Reads a document again and keeps what a reading rests on: mentions, candidates, features.

It decides nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from oiltrack.extract.extractor import Extractor
from oiltrack.extract.models import Ballot, Fitted, Models, Reading, shares
from oiltrack.extract.network import Network
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.scenes.text import View
from oiltrack.facts import Document, Event, Observation
from oiltrack.gazetteer import Gazetteer

_FIRST = {"entities": Observation, "arguments": Event}
"""The decision that comes first for a fact of each type."""

_CANDIDATES, _FEATURES = 4, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """What a sentence mentions: its ``kind`` (place, date, figure, word), the words, what they mean."""

    kind: str
    words: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate of a decision with its score, and the features that weighed most: (name, weight)."""

    answer: str
    score: float
    features: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A decision: its name and the best candidates, best first; so many ``more`` were weighed."""

    decision: str
    candidates: tuple[Weighed, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """How a fact was read by the extractor of today; no ``steps`` where it reads none there."""

    mentions: tuple[Mentioned, ...]
    steps: tuple[Step, ...] = ()


class Tracer:
    """Traces facts of documents; build it once, it reads one document a call."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._ballots: list[Ballot] = []
        self._models = Models.load(self._ballots.append)
        self._extractor = Extractor(gazetteer, models=self._models)

    def trace(self, document: Document, fact: Observation | Event) -> Trace:
        """Return how a fact of a document was read; a figure of the title alone has no mentions."""
        self._ballots.clear()
        self._extractor.extract(document)
        view = self._extractor.view(document)
        start = document.title.find(fact.quote) if fact.start is None else fact.start
        groups = _groups(self._ballots, type(fact))
        taken = [group for group in groups if _stands_at(group[0], start, fact, view)]
        steps = tuple(self._step(ballot) for ballot in taken[-1]) if taken else ()
        mentions = self.mentions(document, fact.start) if fact.start is not None else ()
        return Trace(mentions=mentions, steps=steps)

    def mentions(self, document: Document, at: int) -> tuple[Mentioned, ...]:
        """Return what the sentence at a position of a document's text mentions, in order."""
        scenes = self._extractor.scenes(document)
        scene = next((scene for scene in scenes if _holds(scene, at)), None)
        if scene is None:
            return ()
        return tuple(mention for _, mention in sorted(_mentions(scene), key=lambda found: found[0]))

    def _step(self, ballot: Ballot) -> Step:
        fitted = self._models.fitted[ballot.model]
        shown = ballot.readings[:_CANDIDATES]
        common = _common(ballot) if isinstance(fitted, Network) else frozenset[str]()
        return Step(
            decision=ballot.model,
            candidates=tuple(_weighed(reading, fitted, common=common) for reading in shown),
            more=len(ballot.readings) - len(shown),
        )


def _common(ballot: Ballot) -> frozenset[str]:
    """Return the features that all readings of a network's decision have, what it starts from among them."""
    return frozenset.intersection(*[frozenset(reading.features) for reading in ballot.readings]) | {"always"}


def _groups(ballots: list[Ballot], kind: type[Observation | Event]) -> list[list[Ballot]]:
    """Return the decisions on each figure, or on each trigger, in the order in which they were taken."""
    groups: list[list[Ballot]] = []
    ours = False
    for ballot in ballots:
        if ballot.model in _FIRST:
            ours = _FIRST[ballot.model] is kind
            if ours:
                groups.append([])
        if ours and ballot.model != "confidence":
            groups[-1].append(ballot)
    return groups


def _stands_at(first: Ballot, start: int, fact: Observation | Event, view: View) -> bool:
    """Tell whether a decision is on the words of a fact."""
    subject = first.subject
    if isinstance(fact, Event) and getattr(subject, "kind", None) != fact.kind:
        return False
    span = (getattr(subject, "start", 0), getattr(subject, "end", 0))
    if fact.start is not None:
        span = view.in_stored(*span)
    return span == (start, start + len(fact.quote))


def _holds(scene: Scene, at: int) -> bool:
    """Tell whether a position of the stored text lies in a scene."""
    start, end = scene.view.in_stored(scene.start, scene.end)
    return start <= at < end


def _weighed(reading: Reading, fitted: Fitted, *, common: frozenset[str]) -> Weighed:
    """Return a reading with the features that weighed most, without the ``common`` ones of a network.

    Those speak only beside others: by themselves they tell no reading from another.
    """
    added = shares(fitted, reading.features)
    spoken = [
        (name.split("|", 1)[-1], round(share, 2))
        for name, share in added.items()
        if round(share, 2) and name not in common
    ]
    spoken.sort(key=lambda feature: (-abs(feature[1]), feature[0]))
    answer = ", ".join(reading.answer) if isinstance(reading.answer, tuple) else reading.answer
    return Weighed(answer=answer or "none", score=round(reading.score, 2), features=tuple(spoken[:_FEATURES]))


def _mentions(scene: Scene) -> Iterator[tuple[int, Mentioned]]:
    def found(kind: str, start: int, end: int, meaning: str) -> tuple[int, Mentioned]:
        words = " ".join(scene.view.text[start:end].split())
        return start, Mentioned(kind=kind, words=words, meaning=meaning)

    for place in scene.places:
        yield found("place", place.start, place.end, ", ".join(place.ids))
    for date in scene.dates:
        ahead = f" or {date.ahead}" if date.ahead and date.ahead != date.when else ""
        yield found("date", date.start, date.end, f"{date.when or date.kind}{ahead}")
    for figure in scene.quantities:
        amount = (
            f"{figure.low:,.0f}" if figure.low == figure.high else f"{figure.low:,.0f} to {figure.high:,.0f}"
        )
        yield found("figure", figure.start, figure.end, f"{amount}, {figure.unit}")
    for word in scene.words:
        yield found("word", word.start, word.end, ", ".join(sorted(word.tags)))
