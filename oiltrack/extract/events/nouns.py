"""Finds what "the port" stands for where its own sentence names it: "guards of Hariga shut the port".

What it stands for by an earlier sentence is told by ``references``. It ranks nothing.
"""

from collections.abc import Iterator

from oiltrack.extract.events.rivals import is_object
from oiltrack.extract.events.triggers import Trigger
from oiltrack.extract.ranking import Candidate
from oiltrack.extract.scenes.places import Ids, PlaceReader
from oiltrack.extract.scenes.scene import Scene
from oiltrack.facts import PlaceKind

_NOUNS = (
    ("references.field", PlaceKind.FIELD),
    ("references.port", PlaceKind.TERMINAL),
    ("references.refinery", PlaceKind.REFINERY),
)
_NAME_REACH, _NEAR = 5, 30


class Nouns:
    """Knows which place of a sentence "the field", "the port" and "the refinery" may mean."""

    def __init__(self, places: PlaceReader) -> None:
        self._places = places

    def find(self, trigger: Trigger) -> Iterator[Candidate[Ids]]:
        """Yield what "the port" stands for where its sentence names it: "guards of Hariga shut the port"."""
        scene = trigger.scene
        for name, kind in _NOUNS:
            for match in scene.matches(name):
                start, end = match.span()
                ids = self._named_before(scene, start, kind)
                if ids and not any(start <= place.start <= end + _NAME_REACH for place in scene.places):
                    side = "after" if start >= trigger.end else "before"
                    near = "near" if max(start - trigger.end, trigger.start - end) < _NEAR else "far"
                    role = "object" if side == "after" and scene.once(is_object, trigger.end, start) else side
                    features = (
                        "noun",
                        f"noun {kind}",
                        f"noun {side}, {near}",
                        f"noun {role}, {trigger.kind}",
                    )
                    yield Candidate(ids, features, match.group())

    def _named_before(self, scene: Scene, at: int, kind: PlaceKind) -> Ids:
        """Return the last place of a kind named before a position; a port may stand for its refinery."""
        for mention in reversed(scene.places):
            if mention.end <= at and not mention.weak and len(mention.ids) == 1:
                if self._places.kind(mention.ids[0]) is kind:
                    return mention.ids
                twin = self._places.kin.refinery_at(mention.ids[0])
                if twin and kind is PlaceKind.REFINERY:
                    return (twin,)
        return ()


def names_a_refinery(scene: Scene) -> bool:
    """Tell whether a sentence speaks of refineries, not only of refining."""
    words = (scene.between(hit.start, hit.end) for hit in scene.tagged("refining"))
    return any(scene.lexicon.pattern["arguments.refinery"].search(word) for word in words)
