"""Tells by one pass over a text which sentences hold a word of which lists. It matches no pattern.

A pattern that cannot match without one of a few words need not be tried where none of them stands.
"""

import sys
from collections.abc import Iterable, Sequence

import ahocorasick_rs

from oiltrack.extract.scenes.sentences import Sentence

_NONE = (0, sys.maxsize, sys.maxsize)
"""Bounds behind the last sentence."""


class Gate:
    """Lists of words, each with a bit of its own: the first list has bit 1, the second bit 2, and so on."""

    def __init__(self, lists: Iterable[Iterable[str]], *, whole_words: bool) -> None:
        self._whole_words = whole_words
        bits: dict[str, int] = {}
        for number, words in enumerate(lists):
            for word in words:
                bits[word] = bits.get(word, 0) | 1 << number
        self._words = [
            (bit, whole_words and word[0].isalpha(), whole_words and word[-1].isalpha())
            for word, bit in bits.items()
        ]
        self._automaton = ahocorasick_rs.AhoCorasick(list(bits))

    def seen(self, folded: str) -> int:
        """Return the bits of the lists of which a word stands in a folded text."""
        bits = 0
        for _, _, bit in self._found(folded):
            bits |= bit
        return bits

    def seen_in(self, folded: str, sentences: Sequence[Sentence]) -> list[int]:
        """Return, a sentence, the bits of the lists of which a word stands in it."""
        seen = [0] * len(sentences)
        bounds = iter([(i, sentence.start, sentence.end) for i, sentence in enumerate(sentences)])
        i, low, high = next(bounds, _NONE)
        for start, end, bit in self._found(folded):
            while high < end:
                i, low, high = next(bounds, _NONE)
            if low <= start:
                seen[i] |= bit
        return seen

    def _found(self, folded: str) -> list[tuple[int, int, int]]:
        """Return (start, end, bits) of the words of a text in the order of their ends."""
        words, size = self._words, len(folded)
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if not self._whole_words:
            return [(start, end, words[index][0]) for index, start, end in matches]
        found = []
        for index, start, end in matches:
            bit, first, last = words[index]
            if first and start and folded[start - 1].isalpha():
                continue
            if last and end < size and folded[end].isalpha():
                continue
            found.append((start, end, bit))
        return found
