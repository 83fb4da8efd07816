"""Tells from the nearest date and the verb whether a figure or trigger is of what is past or to come.

Features for the decisions on modality to weigh; none is made here.
"""

from oiltrack import edtf
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.reader import DateMention
from oiltrack.extract.scenes.scene import Scene, Span
from oiltrack.extract.tense import verb_tense

_FAR = 3
_TOLD = ("by", "from", "for", "in")


def prospect(scene: Scene, span: Span, anchor: Anchor | None, *, verb_until: int) -> tuple[str, str, str]:
    """Return as features the nearest date of the clause, the tense of the verb, and both together.

    The verb ends no later than ``verb_until``: before a figure, or with a trigger, which may hold it itself.
    """
    date, tense = _date(scene, span, anchor), f"tense {verb_tense(scene, verb_until)}"
    return date, tense, f"{tense}, {date}"


def _date(scene: Scene, span: Span, anchor: Anchor | None) -> str:
    """Return what the nearest date of the clause means: "in 2028" lies ahead, "in May" may."""
    start, end = span
    begin, stop = scene.clause(start)
    near = [date for date in scene.dates if begin <= date.start < stop]
    date = min(near, key=lambda d: d.start - end if d.start >= end else _FAR * (start - d.end), default=None)
    if date is None:
        return "no date"
    prep = f" {date.prep}" if date.prep in _TOLD else ""
    return f"date {_lies(date, anchor)}{prep}"


def _lies(date: DateMention, anchor: Anchor | None) -> str:
    if date.when != date.ahead:
        return "open" if date.when else "to come"
    if anchor is None or not date.when:
        return "unknown"
    return "to come" if edtf.interval(date.when)[0] > anchor.last else "gone by"
