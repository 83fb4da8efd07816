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


def named_by_side(scene: Scene, span: Span, *, before: int = _NEAR, behind: int = _NEAR) -> Words:
    """Return the words near a span as features: before or behind it, those right beside once more as such."""
    left, right = words_around(scene, span, before=before, behind=behind)
    found = [*{f"before {word}" for word in left}, *{f"behind {word}" for word in right}]
    found += [f"right before {word}" for word in left[-1:]]
    found += [f"right behind {word}" for word in right[:1]]
    return tuple(sorted(found))


def _tokens(scene: Scene) -> tuple[list[int], Words]:
    """Return the words of a scene, as the models call them, with their places."""
    found = list(_WORD.finditer(scene.folded, scene.start, scene.end))
    named = scene.lexicon.named
    return [word.start() for word in found], tuple(named(word.group()) for word in found)
