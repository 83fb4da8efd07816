"""Finds what a counted group stands for, wherever the text lists it: "four eastern terminals", "both fields".

It reads no name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.scenes.places import Ids, PlaceReader
from oiltrack.extract.scenes.scene import Scene, Span
from oiltrack.facts import PlaceKind

_KINDS = {"fields": PlaceKind.FIELD, "ports": PlaceKind.TERMINAL, "refineries": PlaceKind.REFINERY}
_ALL = 3
"""So many places at least are meant by "all ports"."""
_NEAR = 400
"""Characters between the starts of two sentences."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Places of one kind that a text names side by side; ``start`` is that of their sentence."""

    start: int
    kind: PlaceKind
    ids: Ids


def listed(scenes: Sequence[Scene], places: PlaceReader) -> Iterator[Listed]:
    """Return the places of one kind that a text names side by side, in the order of their lists."""
    for scene in scenes:
        for mention in scene.places:
            if len(mention.ids) > 1 and mention.is_facility:
                for kind in _KINDS.values():
                    ids = tuple(i for i in mention.ids if places.kind(i) is kind)
                    if len(ids) > 1:
                        yield Listed(scene.start, kind, ids)


def find_groups(scene: Scene, lists: Sequence[Listed]) -> Iterator[tuple[Span, Ids, str]]:
    """Return where a sentence counts a group, the places it may stand for, and where they are listed."""
    if not lists:
        return
    for match in scene.matches("arguments.group"):
        kind = next((_KINDS[name] for name in _KINDS if match[name]), None)
        number = _number(match, scene.lexicon)
        fitting = [one for one in lists if _fits(one, kind, number)]
        before = [one for one in fitting if one.start <= scene.start][-1:]
        after = [one for one in fitting if one.start > scene.start][:1]
        for side, found in (("before", before), ("after", after)):
            for one in found:
                gap = abs(one.start - scene.start)
                near = "sentence" if not gap else "near" if gap < _NEAR else "far"
                yield match.span(), one.ids, f"{side}, {near}"


def _fits(one: Listed, kind: PlaceKind | None, number: int | None) -> bool:
    if kind not in (None, one.kind):
        return False
    return len(one.ids) == number if number else len(one.ids) >= _ALL


def _number(match: re.Match[str], lexicon: Lexicon) -> int | None:
    """Return how many places a group counts; None for "all"."""
    said = match.groupdict()
    if said["pair"] or said["alone"]:
        return 2
    word = said.get("more") or said["count"] or said["bare"]
    if not word:
        return None
    bare = word.removeprefix(lexicon.spelling.article)
    return int(lexicon.cardinals.get(word, lexicon.cardinals.get(bare, 0))) or None
