"""Tells in one word how a figure's sentence places it in time: usual, former, or by the tense of its verb.

"Normally 75,000 b/d" holds at no date, "had been giving 330,000" up to one. It weighs no date.
"""

import re
from collections.abc import Iterator

from oiltrack.extract.ranking import gap_name
from oiltrack.extract.when.moment import Moment

_REACH = 40
_NEAR = 20
_GAPS = {"near": 20, "mid": 60}


def manners(moment: Moment, state: tuple[str, ...]) -> tuple[str, ...]:
    """Return the manner of a figure, and its tense beside the ``state`` of its place; none of an event."""
    return (_manner(moment), f"{moment.verb}, {state[0]}") if moment.surveyed else ()


def _manner(moment: Moment) -> str:
    scene, start, end = moment.scene, moment.start, moment.end
    usual = scene.ends("when.normal", start, width=_REACH)
    if usual or scene.starts("when.normal_behind", end, width=_REACH):
        return "usual"
    if scene.matches("when.until_then"):
        return "until then"
    if _is_former(moment):
        return "former"
    return "usual in the clause" if scene.tagged("normal", moment.clause) else moment.verb


def _is_former(moment: Moment) -> bool:
    """Tell whether words of a time gone by stand before the figure in its clause, or right behind it."""
    if moment.verb.startswith("verb past_perfect"):
        return True
    return any(
        moment.clause[0] <= word.start() < moment.start or 0 <= word.start() - moment.end < _NEAR
        for word in moment.scene.matches("when.ago")
    )


def times_gone_by(moment: Moment) -> Iterator[str]:
    """Return the nearest word of a time gone by on each side of a figure: "25,000 b/d until it was shut"."""
    found = moment.scene.matches("when.ago")
    before = next((word for word in reversed(found) if word.end() <= moment.start), None)
    behind = next((word for word in found if word.start() >= moment.end), None)
    if before:
        yield _beside(moment, before, "before", gap=(before.end(), moment.start))
    if behind:
        yield _beside(moment, behind, "behind", gap=(moment.end, behind.start()))


def _beside(moment: Moment, word: re.Match[str], side: str, *, gap: tuple[int, int]) -> str:
    low, high = gap
    between = any(low <= quantity.start < high for quantity in moment.scene.quantities)
    where = "a figure between" if between else gap_name(high - low, _GAPS)
    return f"{moment.scene.lexicon.named(word[0])} {side}, {where}"
