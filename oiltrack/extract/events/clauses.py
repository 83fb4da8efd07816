"""Describes the words on both sides of a trigger, each by itself. It knows no place and no date by name."""

import re
from collections.abc import Iterator

from oiltrack.extract.events.triggers import Trigger
from oiltrack.extract.ranking import gap_name

_WORDS = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_REACH = 60
_NEXT, _NEAR = 2, 6
_DATE_GAPS = {"touching": 4, "near": 20, "mid": 50}


def clause_features(trigger: Trigger) -> Iterator[str]:
    """Yield the words before and behind a trigger, nearest first, and where its sentence and dates stand."""
    scene = trigger.scene
    before = [_name(trigger, word) for word in _WORDS.findall(scene.folded, max(scene.start, trigger.start - _REACH), trigger.start)]
    behind = [_name(trigger, word) for word in _WORDS.findall(scene.folded, trigger.end, min(scene.end, trigger.end + _REACH))]
    before.reverse()
    for side, words in (("before", before), ("behind", behind)):
        padded = [*words, "nothing", "nothing"]
        yield from (f"none {side} {i} {padded[i]}" for i in range(_NEXT))
        yield from (f"none {side} near {word}" for word in set(words[:_NEAR]))
    yield from _place_in_text(trigger)
    yield from _dates(trigger)


def _name(trigger: Trigger, word: str) -> str:
    return "#" if word.isdigit() else trigger.scene.lexicon.named(word)


def _place_in_text(trigger: Trigger) -> Iterator[str]:
    scene = trigger.scene
    size = len(scene.folded)
    yield f"none in quarter {4 * scene.start // max(size, 1)}"
    yield f"none text of {min(size // 600, 6)}"
    if scene.start < 200:
        yield "none opening"


def _dates(trigger: Trigger) -> Iterator[str]:
    scene = trigger.scene
    begin, stop = scene.clause(trigger.start)
    near = [date for date in scene.dates if begin <= date.start < stop]
    yield f"none dates {min(len(near), 2)} of {min(len(scene.dates), 3)}"
    if not near:
        return
    date = min(near, key=lambda d: max(d.start - trigger.end, trigger.start - d.end))
    side = "behind" if date.start >= trigger.end else "before"
    gap = date.start - trigger.end if side == "behind" else trigger.start - date.end
    where = f"none date {side}, {gap_name(gap, _DATE_GAPS)}"
    yield where
    yield f"{where}, {trigger.kind}"
    yield f"none date {side}, {date.kind}"
    yield f"none date by {date.prep}"
