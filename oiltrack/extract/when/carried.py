"""Tells how the date named last, or first in the paragraph, stood in its sentence, and how far back.

It finds none. Of a figure that is a sentence before; of an event, which is read later, it may be its own.
"""

from bisect import bisect_left

from oiltrack.extract.before import DateBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.when.attachment import deed, happening

_NEAR = 25
_FAR_BACK, _MANY = 4, 2


def of_last(discourse: Discourse, block: int) -> list[str]:
    """Return how the date named last stood in its sentence, and how many sentences and paragraphs ago."""
    named = discourse.last_named
    if named is None:
        return []
    sentences = min(discourse.sentences - named.sentence, _FAR_BACK)
    blocks = min(block - named.scene.block, _MANY)
    return [
        f"last date, sentences ago {sentences}",
        f"last date, paragraphs ago {blocks}",
        *(f"last date {trait}" for trait in _manner(named)),
    ]


def of_paragraph(discourse: Discourse) -> list[str]:
    """Return how the first date of the paragraph stood in its sentence."""
    named = discourse.paragraph_named
    return [f"paragraph's date {trait}" for trait in _manner(named)] if named else []


def happened_then(named: DateBefore | None, name: str) -> list[str]:
    """Return what happened on a date named before: "El Feel was shut on Monday. It gave 70,000"."""
    return [f"{name}, of {named.scene.once(happening, named.number)}"] if named else []


def _manner(named: DateBefore) -> tuple[str, ...]:
    return named.scene.once(_manner_at, named.number)


def _manner_at(scene: Scene, number: int) -> tuple[str, ...]:
    """Return the kind of a date, its preposition and verb, and what else its sentence counts and dates."""
    date, figures = scene.dates[number], scene.quantities
    i = bisect_left(figures, date.start, key=lambda figure: figure.start)
    beside = figures[max(0, i - 1) : i + 1]
    near = any(max(date.start - figure.end, figure.start - date.end) < _NEAR for figure in beside)
    return (
        f"is a {date.sort}",
        f"word {date.prep or 'none'}",
        f"of what {deed(scene, date)}",
        f"beside figures {min(len(figures), _MANY)}",
        f"{'near' if near else 'far from'} a figure",
        f"of dates {min(len(scene.dates), _MANY)}",
    )
