"""Counts how well facts agree with a reader's: figure, fact, dated, event. It reads no files and no texts.

Gold facts are the JSON objects of the corpus: a field may be a list of acceptable answers (of ``entities``
a list of lists), ``values`` lists acceptable (low, high) pairs, and a fact with ``optional`` may be left out.
Said facts are those of the extraction contract.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from oiltrack import edtf

Fact = Mapping[str, Any]
Same = Callable[[Fact, Fact], bool]

_TOLERANCE = 0.002


class Tally(StrEnum):
    """What is counted, from the bare value to value, meaning and date; events by themselves."""

    FIGURE = "figure"
    FACT = "fact"
    DATED = "dated"
    EVENT = "event"


_FIGURE_KEYS = ("low", "high", "values")
_FACT_KEYS = ("measure", "fluid", "aspect", "entities", "modality", *_FIGURE_KEYS)
_EVENT_KEYS = ("kind", "entities", "when", "modality")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The facts of one document and tally: gold found, gold not found, said without ground."""

    right: tuple[Fact, ...] = ()
    missed: tuple[Fact, ...] = ()
    wrong: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts were right, missed and wrong."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Return the sums."""
        return Counts(self.right + other.right, self.missed + other.missed, self.wrong + other.wrong)

    @property
    def precision(self) -> float:
        """The share of said facts that are right; 0 where none is said."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of gold facts that are found; 0 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    """The sums of many documents."""

    counts: dict[Tally, Counts] = field(default_factory=lambda: dict.fromkeys(Tally, Counts()))

    def add(self, outcomes: Mapping[Tally, Outcome]) -> None:
        """Add the outcomes of one document."""
        for tally, outcome in outcomes.items():
            sizes = Counts(len(outcome.right), len(outcome.missed), len(outcome.wrong))
            self.counts[tally] += sizes


def judge(gold: Mapping[str, Sequence[Fact]], said: Iterable[Fact]) -> dict[Tally, Outcome]:
    """Return the outcome of each tally for one document.

    Args:
        gold: ``observations`` and ``events`` of the reader.
        said: the facts of the extractor, each with its ``type``.
    """
    facts = list(said)
    figures = [fact for fact in facts if fact["type"] == "observation"]
    happened = [fact for fact in facts if fact["type"] == "event"]
    observed = gold.get("observations", ())
    return {
        Tally.FIGURE: _compare(observed, figures, same_figure, _FIGURE_KEYS),
        Tally.FACT: _compare(observed, figures, same_fact, _FACT_KEYS),
        Tally.DATED: _compare(observed, figures, same_dated, (*_FACT_KEYS, "when")),
        Tally.EVENT: _compare_events(gold.get("events", ()), happened),
    }


def same_figure(gold: Fact, said: Fact) -> bool:
    """Tell whether both ends of the value agree within 0.2 %."""
    pairs = gold.get("values") or [(gold["low"], gold["high"])]
    return any(_close(low, said.get("low")) and _close(high, said.get("high")) for low, high in pairs)


def same_fact(gold: Fact, said: Fact) -> bool:
    """Tell whether value, measure, fluid, aspect, modality and places agree."""
    return (
        same_figure(gold, said)
        and said.get("measure") in answers(gold["measure"])
        and said.get("fluid", "crude") in answers(gold.get("fluid", "crude"))
        and said.get("aspect") in answers(gold["aspect"])
        and said.get("modality", "actual") in answers(gold.get("modality", "actual"))
        and _places(said) in place_answers(gold)
    )


def same_dated(gold: Fact, said: Fact) -> bool:
    """Tell whether the fact agrees and holds at the same time."""
    return same_fact(gold, said) and at_same_time(gold, said)


def at_same_time(gold: Fact, said: Fact) -> bool:
    """Tell whether ``when`` agrees with one of the acceptable times."""
    return any(edtf.same_time(when, said.get("when")) for when in answers(gold.get("when")))


def same_kind(gold: Fact, said: Fact) -> bool:
    """Tell whether two events agree in all but their places."""
    return (
        said.get("kind") in answers(gold["kind"])
        and said.get("modality", "actual") in answers(gold.get("modality", "actual"))
        and at_same_time(gold, said)
    )


def belongs(said: Fact, gold_events: Iterable[Fact]) -> bool:
    """Tell whether a said event is one of the gold events, or a part of a joint one."""
    mine = _places(said)
    return any(
        same_kind(gold, said) and any(mine & places or mine == places for places in place_answers(gold))
        for gold in gold_events
    )


def answers(value: Any) -> list[Any]:
    """Return the acceptable answers of a gold field other than ``entities``."""
    return value if isinstance(value, list) else [value]


def place_answers(gold: Fact) -> list[frozenset[str]]:
    """Return the acceptable sets of places of a gold fact."""
    value = gold["entities"] or []
    several = bool(value) and isinstance(value[0], list)
    return [frozenset(places) for places in (value if several else [value])]


def _places(said: Fact) -> frozenset[str]:
    return frozenset(said.get("entities") or ())


def _close(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= _TOLERANCE * max(abs(a), abs(b), 1)


def _compare(gold: Sequence[Fact], said: Sequence[Fact], same: Same, keys: Sequence[str]) -> Outcome:
    gold = _distinct(sorted(gold, key=_is_optional), keys)
    said = _distinct(said, keys)
    found = _pair(gold, said, same)
    required = [i for i, fact in enumerate(gold) if not _is_optional(fact)]
    return Outcome(
        right=tuple(gold[i] for i in required if i in found),
        missed=tuple(gold[i] for i in required if i not in found),
        wrong=tuple(fact for fact in said if not any(same(g, fact) for g in gold)),
    )


def _pair(gold: Sequence[Fact], said: Sequence[Fact], same: Same) -> set[int]:
    """Return which gold facts have a said fact of their own in a pairing that is as large as can be.

    Required gold facts come first, and a fact once paired stays so: an optional one leaves no other alone.
    """
    partners = [[j for j, fact in enumerate(said) if same(g, fact)] for g in gold]
    taken: dict[int, int] = {}

    def seat(i: int, asked: set[int]) -> bool:
        for j in partners[i]:
            if j not in asked:
                asked.add(j)
                if j not in taken or seat(taken[j], asked):
                    taken[j] = i
                    return True
        return False

    for i in range(len(gold)):
        seat(i, set())
    return set(taken.values())


def _compare_events(gold: Sequence[Fact], said: Sequence[Fact]) -> Outcome:
    found: dict[bool, list[Fact]] = defaultdict(list)
    for fact in gold:
        if not _is_optional(fact):
            found[_is_covered(fact, said)].append(fact)
    wrong = tuple(fact for fact in _distinct(said, _EVENT_KEYS) if not belongs(fact, gold))
    return Outcome(tuple(found[True]), tuple(found[False]), wrong)


def _is_covered(gold: Fact, said: Sequence[Fact]) -> bool:
    """Tell whether the said events of its kind and time together name at least half of its places."""
    near = [_places(fact) for fact in said if same_kind(gold, fact)]
    return any(_names_half(wanted, near) for wanted in place_answers(gold))


def _names_half(wanted: frozenset[str], near: Sequence[frozenset[str]]) -> bool:
    if not wanted:
        return frozenset() in near
    named = frozenset[str]().union(*(places for places in near if places & wanted))
    return 2 * len(named & wanted) >= len(named | wanted)


def _distinct(facts: Iterable[Fact], keys: Sequence[str]) -> list[Fact]:
    """Return the facts without those that repeat an earlier one in all ``keys``."""
    kept: dict[str, Fact] = {}
    for fact in facts:
        kept.setdefault(json.dumps([fact.get(key) for key in keys], sort_keys=True), fact)
    return list(kept.values())


def _is_optional(fact: Fact) -> bool:
    return bool(fact.get("optional"))
