"""Names the words right beside a figure or a name, as features that decisions weigh.

It decides nothing, and knows no places.
"""

import re

from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.scenes.scene import Scene

_REACH = 20
_BEFORE = re.compile(r"([\w'-]{1,20}|[^\w\s])\s*$")
_BEHIND = re.compile(r"\s*([\w'-]{1,20}|[^\w\s])")
_WORD = re.compile(r"[^\W\d_][\w'-]{1,20}")
_LEFT, _RIGHT = 80, 50
_WORDS_BEFORE, _WORDS_BEHIND = 8, 5
_EDGE = "edge"
_OTHER = "other"


def word_before(scene: Scene, at: int) -> str:
    """Return the name of the word or sign right before a position, ``other`` where it tells nothing."""
    return _named(scene.lexicon, _BEFORE.search(scene.before(at, _REACH)))


def word_behind(scene: Scene, at: int) -> str:
    """Return the name of the word or sign right behind a position, ``other`` where it tells nothing."""
    return _named(scene.lexicon, _BEHIND.match(scene.after(at, _REACH)))


def context_of(figure: Figure) -> list[str]:
    """Return the words of the clause before a figure and right behind it, whatever they are, as features."""
    scene, quantity = figure.scene, figure.quantity
    left = _WORD.findall(scene.between(max(figure.begin, quantity.lead - _LEFT), quantity.lead))
    right = _WORD.findall(scene.between(quantity.end, min(figure.stop, quantity.end + _RIGHT)))
    named = scene.lexicon.named
    before = [f"none before: {named(word)}" for word in left[-_WORDS_BEFORE:]]
    return list(dict.fromkeys([*before, *(f"none behind: {named(word)}" for word in right[:_WORDS_BEHIND])]))


def _named(lexicon: Lexicon, match: re.Match[str] | None) -> str:
    if match is None:
        return _EDGE
    word = lexicon.named(match[1])
    return word if word in lexicon.words("profile.telling") or not word[0].isalnum() else _OTHER
