"""Says by rule whether a figure is asserted or expected: a feature ("rule expected") that decisions weigh.

It looks at the verbs and nouns around the figure, decides nothing, and knows no events.
"""

import re

from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.scenes.scan import Hit
from oiltrack.facts import Aspect, Modality

_PLAN_REACH = 48
_RECALL_REACH = 30


def rule_modality(figure: Figure, *, aspect: Aspect) -> Modality:
    """Return the modality that a word of planning makes, unless a verb of fact overrules it."""
    if aspect is Aspect.CAPACITY:
        return Modality.ACTUAL
    scene, quantity = figure.scene, figure.quantity
    if scene.starts("modality.plan_after", quantity.end, width=_PLAN_REACH) and not _is_asserted(figure):
        return Modality.EXPECTED
    words = scene.tagged("expected", (figure.begin, quantity.start))
    if words and not _is_overruled(figure, words[-1]) and not _recalls(figure, words[-1]):
        return Modality.EXPECTED
    return Modality.ACTUAL


def _is_asserted(figure: Figure) -> bool:
    return bool(_said(figure, "finite", figure.begin)) and not _said(figure, "will", figure.begin)


def _is_overruled(figure: Figure, word: Hit) -> bool:
    """Tell whether a verb of fact stands between plan and figure: "with the cap, Iraq pumped 4 million"."""
    return bool(_said(figure, "overruled", word.end))


def _recalls(figure: Figure, word: Hit) -> bool:
    """Tell whether "could" or "may" recall: "before" or "used to" stand by."""
    scene = figure.scene
    if scene.between(word.start, word.end) not in scene.lexicon.words("modality.recalled"):
        return False
    return bool(_said(figure, "recalled", max(scene.start, word.start - _RECALL_REACH), word.start))


def _said(figure: Figure, name: str, start: int, end: int | None = None) -> re.Match[str] | None:
    stop = figure.quantity.start if end is None else end
    return figure.scene.says(f"modality.{name}", (start, stop))
