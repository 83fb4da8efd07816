"""Finds pipelines that a sentence names by their two ends: "the line between Sarir and Hariga".

It finds no line that has a name of its own.
"""

from collections.abc import Iterator, Sequence

from oiltrack.extract.scenes.kin import Kin
from oiltrack.extract.scenes.places import Mention
from oiltrack.extract.scenes.scene import Scene
from oiltrack.facts import PlaceKind

_REACH = 70
_LINE_REACH = 30


def find_lines(scene: Scene, kin: Kin) -> Sequence[Mention]:
    """Return mentions of the pipelines of a sentence that are named by their ends."""
    return tuple(_lines(scene, kin)) if scene.matches("arguments.line") else ()


def _lines(scene: Scene, kin: Kin) -> Iterator[Mention]:
    single = [part for place in scene.places for part in place.members or (place,)]
    for i, (first, second) in enumerate(zip(single, single[1:], strict=False)):
        line = kin.line_between(first.ids, second.ids)
        joint = scene.fills("arguments.line_ends", (first.end, second.start)) if line else None
        if line and joint:
            if _is_behind(scene, first, second):
                yield Mention(first.start, second.end, (line,), frozenset({PlaceKind.PIPELINE}))
                continue
            begin = single[i - 1].end if i else scene.start
            reach = min(_REACH, first.start - begin)
            words = scene.ends("arguments.line_before", first.start, width=reach)
            if words and (words["between"] or not joint["joint"]):  # no "from Sharara and El Feel"
                start = first.start - len(words.group())
                yield Mention(start, second.end, (line,), frozenset({PlaceKind.PIPELINE}))


def _is_behind(scene: Scene, first: Mention, second: Mention) -> bool:
    """Tell whether the word for a line stands behind its ends: "the Nasser-Brega line"."""
    if not scene.fills("arguments.line_dash", (first.end, second.start)):
        return False
    return bool(scene.starts("arguments.line_after", second.end, width=_LINE_REACH))
