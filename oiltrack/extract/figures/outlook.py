"""Tells what speaks for a plan or a fact beside a figure: dates, nouns of planning, infinitives.

Features for the decisions to weigh; none is made here.
"""

from collections.abc import Iterator

from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.prospect import prospect
from oiltrack.extract.scenes.tokens import named_by_side

_GUESS_BEHIND = 45
_PLAN_REACH = 60
_WORDS_BEFORE, _WORDS_BEHIND = 8, 5


def outlook(figure: Figure, anchor: Anchor | None) -> Iterator[str]:
    """Yield the features of a figure that tell a fact from a plan, each a short name."""
    span = (figure.quantity.start, figure.quantity.end)
    yield from prospect(figure.scene, span, anchor, verb_until=span[0])
    yield from _plan(figure)
    yield from _guess(figure)
    yield from _words(figure)
    if _is_infinitive(figure):
        yield "infinitive without a verb"


def _plan(figure: Figure) -> Iterator[str]:
    """Tell whether a target or programme is what the figure is, or only stands by: "below its quota"."""
    scene, at = figure.scene, figure.quantity.start
    found = [m for m in scene.matches("outlook.plan") if figure.begin <= m.start() and m.end() <= at]
    if found and not any(found[-1].end() <= q.start < at for q in scene.quantities):
        beside = scene.ends("outlook.beside", found[-1].start(), width=24)
        verb = scene.says("outlook.equals", (found[-1].end(), at))
        yield f"plan {'beside' if beside else 'named'}, {'equals' if verb else 'other'}"
    if scene.ends("outlook.plan_of", at, width=_PLAN_REACH):
        yield "plan of"
    if scene.starts("outlook.plan_behind", figure.quantity.end, width=_GUESS_BEHIND):
        yield "plan behind"


def _guess(figure: Figure) -> Iterator[str]:
    scene = figure.scene
    before = [m for m in scene.matches("outlook.guess") if figure.begin <= m.start() < figure.quantity.start]
    after = scene.starts("outlook.guess_behind", figure.quantity.end, width=_GUESS_BEHIND)
    if before:
        yield "guess before"
    if after:
        yield "guess behind"


def _words(figure: Figure) -> list[str]:
    """Return the words around a figure as features."""
    span = (figure.quantity.start, figure.quantity.end)
    named = named_by_side(figure.scene, span, before=_WORDS_BEFORE, behind=_WORDS_BEHIND)
    return [f"worded, {name}" for name in named]


def _is_infinitive(figure: Figure) -> bool:
    """Tell whether the first verb of the clause is an infinitive: "Output to reach 800,000 b/d"."""
    return figure.scene.fills("outlook.infinitive", (figure.begin, figure.quantity.start)) is not None
