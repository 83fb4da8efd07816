"""Finds what a counted group stands for, wherever the text lists it: "four eastern terminals", "both fields".

It reads no name.
"""

import re
from collections.abc import Iterator, Sequence

from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.scenes.places import Ids, PlaceReader
from oiltrack.extract.scenes.scene import Scene, Span
from oiltrack.facts import PlaceKind

Listed = tuple[int, PlaceKind, Ids]
"""Where a text lists places of one kind: the start of the sentence, the kind, the places."""

_KINDS = {"fields": PlaceKind.FIELD, "ports": PlaceKind.TERMINAL, "refineries": PlaceKind.REFINERY}
_ALL = 3
"""So many places at least are meant by "all ports"."""
_NEAR = 400


def listed(scenes: Sequence[Scene], places: PlaceReader) -> Iterator[Listed]:
    """Return the places of one kind that a text names side by side, in the order of their lists."""
    for scene in scenes:
        for mention in scene.places:
            if len(mention.ids) > 1 and mention.is_facility:
                for kind in _KINDS.values():
                    ids = tuple(i for i in mention.ids if places.kind(i) is kind)
                    if len(ids) > 1:
                        yield scene.start, kind, ids


def find_groups(scene: Scene, lists: Sequence[Listed]) -> Iterator[tuple[Span, Ids, str]]:
    """Return where a sentence counts a group, the places it may stand for, and where they are listed."""
    if not lists:
        return
    for match in scene.matches("arguments.group"):
        kind = next((_KINDS[name] for name in _KINDS if match[name]), None)
        number = _number(match, scene.lexicon)
        fitting = [one for one in lists if _fits(one, kind, number)]
        before = [one for one in fitting if one[0] <= scene.start][-1:]
        after = [one for one in fitting if one[0] > scene.start][:1]
        for side, found in (("before", before), ("after", after)):
            for at, _, ids in found:
                near = "sentence" if at == scene.start else "near" if abs(at - scene.start) < _NEAR else "far"
                yield match.span(), ids, f"{side}, {near}"


def _fits(one: Listed, kind: PlaceKind | None, number: int | None) -> bool:
    _, listed_kind, ids = one
    if kind not in (None, listed_kind):
        return False
    return len(ids) == number if number else len(ids) >= _ALL


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
