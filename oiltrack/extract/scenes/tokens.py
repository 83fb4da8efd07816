"""Splits a sentence into its words, once for all who ask. It reads no meaning into them."""

import re
from bisect import bisect_left

from oiltrack.extract.scenes.scene import Scene, Span

_NEAR = 4
_WORD = re.compile(r"[^\W\d_]+")

Words = tuple[str, ...]


def words_around(scene: Scene, span: Span, *, before: int, behind: int) -> tuple[Words, Words]:
    """Return so many words before a span of a scene and behind it, in their order."""
    starts, words = scene.once(_tokens)
    first, last = bisect_left(starts, span[0]), bisect_left(starts, span[1])
    return words[max(0, first - before) : first], words[last : last + behind]


def _tokens(scene: Scene) -> tuple[list[int], Words]:
    """Return the words of a scene with their places."""
    found = list(_WORD.finditer(scene.folded, scene.start, scene.end))
    return [word.start() for word in found], tuple(word.group() for word in found)


def named_by_side(scene: Scene, span: Span) -> tuple[str, ...]:
    """Return the words near a span as features: before or behind it, those right beside once more as such."""
    before, behind = words_around(scene, span, before=_NEAR, behind=_NEAR)
    found = [*{f"before {word}" for word in before}, *{f"behind {word}" for word in behind}]
    found += [f"right before {word}" for word in before[-1:]]
    found += [f"right behind {word}" for word in behind[:1]]
    return tuple(sorted(found))
