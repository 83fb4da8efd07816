"""Describes the words on both sides of a trigger, each by itself, and where the trigger stands in its text.

It knows no place and no date by name.
"""

import re
from collections.abc import Iterator

from oiltrack import edtf
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.events.triggers import Trigger
from oiltrack.extract.ranking import gap_name
from oiltrack.extract.scenes.scene import Span

_WORDS = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_REACH = 60
_NEXT, _NEAR = 2, 6
_NOTHING = ("nothing",) * _NEXT
_DATE_GAPS = {"touching": 4, "near": 20, "mid": 50}
_OPENING = 200
_AGES = ((-1, "to come"), (7, "of the week"), (31, "of the month"), (366, "of the year"))
_PARTS = 4
_PAGE, _PAGES = 600, 6


def clause_features(trigger: Trigger, anchor: Anchor | None = None) -> Iterator[str]:
    """Yield the words before and behind a trigger, the nearest first, its dates and its place in the text."""
    scene = trigger.scene
    before = _words(trigger, (max(scene.start, trigger.start - _REACH), trigger.start))
    behind = _words(trigger, (trigger.end, min(scene.end, trigger.end + _REACH)))
    for side, words in (("before", before[::-1]), ("behind", behind)):
        nearest = (*words[:_NEXT], *_NOTHING)
        yield from [f"none {side} {i} {nearest[i]}" for i in range(_NEXT)]
        yield from [f"none {side} near {word}" for word in dict.fromkeys(words[:_NEAR])]
    yield from _place_in_text(trigger)
    yield from _dates(trigger, anchor)


def _words(trigger: Trigger, span: Span) -> list[str]:
    """Return the words and marks of a stretch as the models call them; numbers are all one word."""
    named = trigger.scene.lexicon.named
    found = _WORDS.findall(trigger.scene.folded, *span)
    return ["#" if word[0].isdigit() else named(word) for word in found]


def _place_in_text(trigger: Trigger) -> Iterator[str]:
    scene = trigger.scene
    size = len(scene.folded)
    yield f"none, part {_PARTS * scene.start // size} of the text"
    yield f"none, text of {min(size // _PAGE, _PAGES)} pages"
    if scene.start < _OPENING:
        yield "none, opening"


def _dates(trigger: Trigger, anchor: Anchor | None) -> Iterator[str]:
    """Tell how many dates the clause and the sentence have, and where the nearest of the clause stands."""
    scene = trigger.scene
    begin, stop = trigger.clause
    near = [date for date in scene.dates if begin <= date.start < stop]
    yield f"none, dates {min(len(near), 2)} of {min(len(scene.dates), 3)}"
    if not near:
        return
    date = min(near, key=lambda d: max(d.start - trigger.end, trigger.start - d.end))
    is_behind = date.start >= trigger.end
    gap = date.start - trigger.end if is_behind else trigger.start - date.end
    side = "behind" if is_behind else "before"
    where = f"none, date {side}, {gap_name(gap, _DATE_GAPS)}"
    yield where
    yield f"{where}, {trigger.kind}"
    yield f"none, date {side}, {date.kind}"
    yield f"none, date by {date.prep}"
    age = _age(date.when, anchor)
    yield f"none, {age}"
    yield f"none, {age}, {trigger.kind}"
    yield f"none, {age}, {trigger.lemma or trigger.name}"


def _age(when: str | None, anchor: Anchor | None) -> str:
    """Return how long before the publication of the text a date lies."""
    if anchor is None or not when or when.startswith("/") or when.endswith("/"):
        return "date of no age"
    days = (anchor.last - edtf.interval(when)[1]).days
    return f"date {next((name for most, name in _AGES if days <= most), 'of old')}"
