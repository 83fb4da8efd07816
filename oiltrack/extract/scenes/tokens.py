"""Splits a sentence into its words, once for all who ask. It reads no meaning into them."""

import re
from bisect import bisect_left

from oiltrack.extract.scenes.scene import Scene, Span

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
