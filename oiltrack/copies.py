"""Tells whether two texts are copies of one story. It keeps no text and knows no database.

Texts are compared by their shingles: every run of five words, numbers included. Two bulletins of one pattern
differ in their numbers and so in most of their shingles; a story with a new headline differs in few.
"""

import re
import zlib
from collections.abc import Set

SHINGLE_WORDS = 5
SKETCH_SIZE = 12
# A paper may cut a story to half of its length; what it keeps, it keeps word for word.
SHARED = 0.8
LEAST_PART = 0.5
FEWEST_SHINGLES = 12

_WORD = re.compile(r"\w+")
_EDITION = re.compile(
    r"\s*(?:(?P<kind>update|wrapup|corrected|correction|refile)\b[\s-]*(?P<number>\d{0,2}))", re.IGNORECASE
)


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of all runs of ``SHINGLE_WORDS`` words, case and punctuation aside."""
    words = _WORD.findall(text.casefold())
    runs = (" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1))
    return frozenset(zlib.crc32(run.encode()) for run in runs)


def sketch(found: Set[int]) -> tuple[int, ...]:
    """Return the smallest hashes of a text: copies share most of theirs, other texts hardly any.

    A text of fewer than ``FEWEST_SHINGLES`` has none: a headline is no evidence of copying.
    """
    return tuple(sorted(found)[:SKETCH_SIZE]) if len(found) >= FEWEST_SHINGLES else ()


def are_copies(one: Set[int], other: Set[int]) -> bool:
    """Tell whether the shorter text, at least half of the longer, stands in it but for a fifth."""
    shorter, longer = sorted((len(one), len(other)))
    if shorter < max(FEWEST_SHINGLES, LEAST_PART * longer):
        return False
    return len(one & other) >= SHARED * shorter


def edition(title: str) -> int:
    """Return which edition of its story a title says it heads: 0 for the first, 2 for "UPDATE 2-...".

    A correction without a number counts as a later edition than the first.
    """
    found = _EDITION.match(title)
    return int(found["number"] or 1) if found else 0
