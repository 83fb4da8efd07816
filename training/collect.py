"""Watches the extractor read gold documents and labels each reading as right or wrong. It fits none."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from oiltrack.extract import Extractor
from oiltrack.extract.models import Ballot, Fitted, Models, Reading
from oiltrack.extract.scenes.scene import Span
from oiltrack.extract.scenes.text import View
from oiltrack.gazetteer import Gazetteer
from training.corpus import GoldDocument
from training.score import Fact, answers, at_same_time, place_answers, same_figure

_NEAR_TRIGGER = 12
"""A reader marks "were forced to shut", the extractor "shut": so many characters may lie between."""


@dataclass(frozen=True, slots=True)
class Group:
    """The labelled readings of one decision: their features, and whether a reader agrees.

    ``counts`` is how many decisions it counts as.
    """

    document: str
    rows: tuple[tuple[Mapping[str, float], bool], ...]
    counts: int = 1

    @property
    def is_reachable(self) -> bool:
        """Whether any reading is right."""
        return any(right for _, right in self.rows)


Groups = dict[str, list[Group]]


def collect(documents: Iterable[GoldDocument], weights: Mapping[str, Fitted], gazetteer: Gazetteer) -> Groups:
    """Return the labelled decisions of each model, taken while documents are read with ``weights``.

    A decision on a figure or event that the reader does not have is left out: nothing tells what is right.
    """
    groups: Groups = defaultdict(list)
    labeller = Labeller(groups)
    extractor = Extractor(gazetteer, models=Models(weights, labeller))
    for document in documents:
        labeller.open(document, extractor.view(document.document))
        extractor.extract(document.document)
    return groups


class Labeller:
    """Labels the ballots of one document after the other."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._key, self._counts = "", 1
        self._figures: list[Fact] = []
        self._events: list[Fact] = []
        self._here: list[Fact] = []
        self._view: View | None = None

    def open(self, document: GoldDocument, view: View | None = None) -> None:
        """Turn to a document; ``view`` is its text as it is read, where that is not the stored one."""
        self._view = view
        self._key, self._counts = document.key, document.counts
        self._figures = _standing(document.gold.get("observations", ()))
        self._events = _standing(document.gold.get("events", ()))
        self._here = []

    def __call__(self, ballot: Ballot) -> None:
        """Keep the readings of a decision with their labels."""
        if ballot.model == "entities":
            span = self._place(ballot.subject)
            self._here = [fact for fact in self._figures if _is_figure(fact, ballot.subject, span)]
        elif ballot.model == "arguments":
            span = self._place(ballot.subject)
            self._here = [fact for fact in self._events if _is_trigger(fact, ballot.subject, span)]
        right = self._judge(ballot)
        if right is not None:
            rows = tuple((reading.features, right(reading)) for reading in ballot.readings)
            self._groups[ballot.model].append(Group(self._key, rows, self._counts))

    def _place(self, subject: object) -> Span:
        """Return where the words of a decision stand in the stored text."""
        start, end = getattr(subject, "start", 0), getattr(subject, "end", 0)
        return self._view.in_stored(start, end) if self._view else (start, end)

    def _judge(self, ballot: Ballot) -> Callable[[Reading], bool] | None:
        """Return what tells a right reading from a wrong one, None where nothing does."""
        if ballot.model == "arguments":
            return self._judge_argument(ballot)
        if not self._here or ballot.model == "confidence":
            return None
        here = tuple(self._here)
        if ballot.model == "entities":
            places = [wanted for fact in here for wanted in place_answers(fact)]
            return lambda reading: frozenset(reading.answer or ()) in places
        if ballot.model in ("when", "event_when"):
            since = ballot.model == "event_when"
            return lambda reading: any(at_same_time(fact, {"when": _date(reading, since)}) for fact in here)
        field = ballot.model.removeprefix("event_")
        labels = {label for fact in here for label in answers(fact.get(field, "actual"))}
        return lambda reading: reading.answer in labels

    def _judge_argument(self, ballot: Ballot) -> Callable[[Reading], bool] | None:
        here = tuple(self._here)
        if not here and self._is_repeat(ballot):
            return None
        required = any(not fact.get("optional") for fact in here)

        def right(reading: Reading) -> bool:
            places = frozenset(reading.answer or ())
            if not places:
                return not required
            return any(_names_half(places, wanted) for fact in here for wanted in place_answers(fact))

        return right

    def _is_repeat(self, ballot: Ballot) -> bool:
        """Tell whether the best reading says again what the reader has at another mention."""
        places = frozenset(ballot.readings[0].answer or ())
        kind = getattr(ballot.subject, "kind", None)
        alike = [fact for fact in self._events if kind in answers(fact["kind"])]
        return any(places & wanted for fact in alike for wanted in place_answers(fact))


def _standing(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that stand in the text, not in the title alone."""
    return [fact for fact in facts if fact.get("start") is not None]


def _is_figure(fact: Fact, subject: object, span: Span) -> bool:
    (start, end), low, high = span, *(getattr(subject, name) for name in ("low", "high"))
    if fact["start"] >= end or start >= fact["end"]:
        return False
    pairs = fact.get("values") or [(fact["low"], fact["high"])]
    unsigned = [sorted((abs(a), abs(b))) for a, b in pairs]
    return same_figure({"values": unsigned}, {"low": low, "high": high})


def _is_trigger(fact: Fact, subject: object, span: Span) -> bool:
    (start, end), kind = span, getattr(subject, "kind", None)
    near = fact["start"] < end + _NEAR_TRIGGER and start - _NEAR_TRIGGER < fact["end"]
    return near and kind in answers(fact["kind"])


def _names_half(places: frozenset[str], wanted: frozenset[str]) -> bool:
    return bool(wanted) and 2 * len(places & wanted) >= len(places | wanted)


def _date(reading: Reading, since: bool) -> str | None:
    """Return a reading's date; an event "since" a date happened on it."""
    text = reading.answer
    if not isinstance(text, str):
        return None
    return text.removeprefix("/") if since else text
