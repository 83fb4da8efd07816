"""Tells what a date hangs on in its sentence: the figure asked about, another one, another verb.

It finds no dates.
"""

from bisect import bisect_left
from collections.abc import Iterator

from oiltrack.extract.dates.reader import DateMention
from oiltrack.extract.events.triggers import find_triggers
from oiltrack.extract.ranking import gap_name
from oiltrack.extract.scenes.scan import Hit
from oiltrack.extract.scenes.scene import Scene, Span
from oiltrack.extract.when.moment import Moment

_LABEL_GAP, _LABEL_REACH = 4, 24
_GAPS = {"touching": 5, "near": 16, "mid": 40}


def attachment(moment: Moment, mention: DateMention | Hit) -> Iterator[str]:
    """Return how a date or an occasion stands to words; the verbs and commas between them come first."""
    scene = moment.scene
    where = "after" if mention.start >= moment.end else "before"
    between = (moment.end, mention.start) if where == "after" else (mention.end, moment.start)
    yield f"{where}, verbs between {_verbs(scene, between)}"
    yield f"{where}, commas between {min(scene.between(*between).count(', '), 2)}"
    yield f"{where}, figure beyond {_beyond(scene, mention, where=where, gap=between[1] - between[0])}"
    yield f"{where}, sentence opens with a {scene.once(_opener)}"
    if where == "before" and (colon := scene.folded.find(":", *between)) >= 0:
        yield f"before, over a list, verbs in it {_verbs(scene, (colon, moment.start))}"
    if scene.starts("when.possessive", mention.end, width=3):
        yield f"{where}, possessive"
    if word := _subordinate(scene, between):
        yield f"{where}, over {word}"


def labels(moment: Moment, mention: DateMention) -> bool:
    """Tell whether a date stands right before the clause of the words, as in "June 8: El Feel restarts"."""
    gap = moment.clause[0] - mention.end
    return -1 <= gap <= _LABEL_GAP and bool(
        moment.scene.starts("when.label", mention.end, width=_LABEL_REACH)
    )


def deed(scene: Scene, mention: DateMention) -> str:
    """Return the tense of the verb that a date goes with: "arrived on Saturday to load 600,000 barrels"."""
    begin, stop = scene.clause(mention.start)
    verbs = scene.matches("when.deed")
    i = bisect_left(scene.once(_deed_starts), mention.start)
    if i and verbs[i - 1].start() >= begin:
        return f"{verbs[i - 1].lastgroup} before"
    return f"{verbs[i].lastgroup} behind" if i < len(verbs) and verbs[i].start() < stop else "none"


def happening(scene: Scene, number: int) -> str:
    """Return the kind of event whose word stands nearest to a date in its clause, or "nothing"."""
    mention = scene.dates[number]
    begin, stop = scene.clause(mention.start)
    triggers = [t for t in scene.once(find_triggers) if begin <= t.start < stop]
    nearest = min(triggers, key=lambda t: max(mention.start - t.end, t.start - mention.end), default=None)
    return nearest.kind if nearest else "nothing"


def _deed_starts(scene: Scene) -> list[int]:
    return [verb.start() for verb in scene.matches("when.deed")]


def _verbs(scene: Scene, between: Span) -> int:
    """Return how many verbs stand between two positions, two for more."""
    starts = scene.once(_verb_starts)
    return min(bisect_left(starts, between[1]) - bisect_left(starts, between[0]), 2)


def _verb_starts(scene: Scene) -> list[int]:
    return [verb.start() for verb in scene.matches("tense.verb")]


def _subordinate(scene: Scene, between: Span) -> str | None:
    """Return the first word between two positions that opens another clause: "which", "until"."""
    found = scene.matches("when.subordinate")
    i = bisect_left(scene.once(_subordinate_starts), between[0])
    return scene.lexicon.named(found[i][0]) if i < len(found) and found[i].end() <= between[1] else None


def _subordinate_starts(scene: Scene) -> list[int]:
    return [word.start() for word in scene.matches("when.subordinate")]


def _beyond(scene: Scene, mention: DateMention | Hit, *, where: str, gap: int) -> str:
    """Return how near another figure stands on the far side of a date: "300,000 in May, in June 400,000"."""
    figures = scene.quantities
    if where == "after":
        i = bisect_left(figures, mention.end, key=lambda figure: figure.start)
        other = figures[i].start - mention.end if i < len(figures) else None
    else:
        i = bisect_left(figures, mention.start, key=lambda figure: figure.end)
        other = mention.start - figures[i - 1].end if i else None
    if other is None:
        return "none"
    return f"{'nearer' if other < gap else 'farther'}, {gap_name(other, _GAPS)}"


def _opener(scene: Scene) -> str:
    """Return what comes first in a sentence: dates before their figures, or figures before their dates."""
    dated = next((date.start for date in scene.dates if date.kind != "now"), None)
    figures = scene.quantities
    return "date" if dated is not None and figures and dated < figures[0].start else "figure"
