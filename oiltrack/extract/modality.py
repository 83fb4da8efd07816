"""Says whether a figure or event is asserted or expected. It looks at the verbs and nouns before it."""

import re

from oiltrack.extract.quantities import Quantity
from oiltrack.extract.scene import Scene
from oiltrack.facts import Aspect, Modality

_PLAN_AFTER = re.compile(
    r"\s*(?:\([a-z/]+\)\s*)?(?:[\w ]{0,12}\b)?(?:target|quota|goal|ceiling|limit|cap|forecast|planned|expected|by (?:the )?(?:end|year-end|20\d\d|next|mid-20)|is (?:planned|expected|possible)|within|next year|soon)\b"
)
_PAST_PERFECT = re.compile(r"\b(?:had|has|have|was|were)\b[^,;]{0,30}$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|stands|stood|produced|pumped|averaged|fell|rose|reached|exported|produces|pumps|exports|gave|made|came|climbed|dropped|slipped)\b"
)
_WILL = re.compile(
    r"\b(?:will|would|'ll|should|could|may|might|expects?|expected|plans?|planned|aims?|wants?|hopes?|targets?|forecasts?|sees|intends?)\b"
)


def of_figure(scene: Scene, quantity: Quantity, aspect: Aspect) -> tuple[Modality, str]:
    """Return (modality, the word that decided it)."""
    if aspect is Aspect.CAPACITY:
        return Modality.ACTUAL, ""
    begin, stop = scene.clause(quantity.start)
    hits = [h for h in scene.tagged("expected", begin, quantity.start)]
    after = _PLAN_AFTER.match(scene.after(quantity.end, 48))
    if after and not _asserted(scene, begin, quantity.start):
        return Modality.EXPECTED, after.group().strip()
    if hits:
        last = hits[-1]
        word = scene.view.folded[last.start : last.end]
        if not _overruled(scene, last.end, quantity.start) and not _recalls(scene, last.start, word):
            return Modality.EXPECTED, word
    return Modality.ACTUAL, ""


def _asserted(scene: Scene, begin: int, end: int) -> bool:
    return bool(_FINITE.search(scene.view.folded, begin, end)) and not _WILL.search(
        scene.view.folded, begin, end
    )


def _overruled(scene: Scene, begin: int, end: int) -> bool:
    """A finite verb of fact between the plan and the figure makes it a fact ("the cap, Iraq pumped 4.5 million")."""
    between = scene.view.folded[begin:end]
    return bool(
        re.search(
            r"\b(?:produced|pumped|averaged|exported|fell|rose|dropped|climbed|stood|stands|compared with|from)\b",
            between,
        )
    )


def _recalls(scene: Scene, at: int, word: str) -> bool:
    """ "could", "would" and "was to" in the past are no plans where "before" or "used to" stand by."""
    return word in ("could", "may") and bool(re.search(r"\b(?:before|used to)\b", scene.before(at, 30)))
