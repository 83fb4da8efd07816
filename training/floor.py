"""Keeps what the extractor has reached on each set and compares a run with it. It scores nothing."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from training.corpus import CORPUS, CorpusError, GoldDocument
from training.score import Fact, Outcome, Tally, answers, place_answers

PATH = CORPUS / "floor.json"
DECIMALS = 4
_SLACK = 0.5 * 10**-DECIMALS


@dataclass(frozen=True, slots=True)
class Level:
    """What was reached on one set.

    Attributes:
        fitted: tally -> F1 with the stored weights.
        validated: tally -> F1 in cross-validation; empty where none was run.
        right: short key of a gold fact -> the highest tally in which it was found.
    """

    fitted: Mapping[str, float]
    validated: Mapping[str, float] = field(default_factory=dict)
    right: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """How a run differs from the floor: tallies that fell, in words; facts gained and lost, by key."""

    fallen: tuple[str, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def load(path: Path = PATH) -> dict[str, Level]:
    """Return the stored level of each set; none where no floor was written yet."""
    if not path.exists():
        return {}
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return {part: Level(**level) for part, level in stored.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise CorpusError(
            f"{path.name} is no floor ({error})", remedy="restore it, or write it anew"
        ) from error


def save(levels: Mapping[str, Level], path: Path = PATH) -> None:
    """Write the levels, one fact a line, so that a difference shows facts."""
    plain = {
        part: {"fitted": level.fitted, "validated": level.validated, "right": level.right}
        for part, level in levels.items()
    }
    path.write_text(json.dumps(plain, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def compare(part: str, now: Level, floor: Level) -> Change:
    """Return what a set gained and lost against its floor; tallies that were not run have not fallen."""
    fallen = [
        f"{part}: {name} {run[name]:.{DECIMALS}f} is below the floor of {known[name]:.{DECIMALS}f}{how}"
        for how, run, known in _columns(now, floor)
        for name in known
        if name in run and run[name] < known[name] - _SLACK
    ]
    keys = sorted({*now.right, *floor.right})
    moves = [(key, _rank(floor.right.get(key)), _rank(now.right.get(key))) for key in keys]
    return Change(
        fallen=tuple(fallen),
        gained=tuple(f"{key}: {now.right[key]}" for key, was, is_now in moves if is_now > was),
        lost=tuple(f"{key}: {floor.right[key]}" for key, was, is_now in moves if is_now < was),
    )


def found(gold: GoldDocument, outcomes: Mapping[Tally, Outcome]) -> dict[str, str]:
    """Return the short key of each gold fact found, with the highest tally in which it was."""
    keys = _keys(gold)
    return {keys[id(fact)]: tally.value for tally in Tally for fact in outcomes[tally].right}


def together(changes: Iterable[Change]) -> Change:
    """Return several changes as one."""
    parts = list(changes)
    return Change(
        fallen=tuple(line for change in parts for line in change.fallen),
        gained=tuple(line for change in parts for line in change.gained),
        lost=tuple(line for change in parts for line in change.lost),
    )


def completed(levels: Mapping[str, Level], known: Mapping[str, Level]) -> dict[str, Level]:
    """Return the levels; one without cross-validation keeps what is known of it."""
    return {
        part: replace(level, validated=known[part].validated)
        if part in known and not level.validated
        else level
        for part, level in levels.items()
    }


def _keys(gold: GoldDocument) -> dict[int, str]:
    """Return the short key of each gold fact by its identity: document, place in the text, what it is."""
    facts = [*gold.gold.get("observations", ()), *gold.gold.get("events", ())]
    seen: Counter[str] = Counter()
    keys = {}
    for fact, key in zip(facts, (_key(gold.key, fact) for fact in facts), strict=True):
        seen[key] += 1
        keys[id(fact)] = key if seen[key] == 1 else f"{key} ({seen[key]})"
    return keys


def _key(document: str, fact: Fact) -> str:
    what = answers(fact.get("kind", fact.get("measure")))[0]
    value = fact.get("low", "+".join(sorted(place_answers(fact)[0])))
    return f"{document} {fact.get('start')}-{fact.get('end')} {what} {value}"


def _columns(now: Level, floor: Level) -> list[tuple[str, Mapping[str, float], Mapping[str, float]]]:
    cross = (" in cross-validation", now.validated, floor.validated)
    return [("", now.fitted, floor.fitted), cross]


def _rank(tally: str | None) -> int:
    order = [name.value for name in Tally]
    return 0 if tally is None else 1 + order.index(tally)
