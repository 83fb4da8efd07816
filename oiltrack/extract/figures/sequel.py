"""Describes how a reading of whom a figure is about goes with the figure before it, its size and the title.

It ranks none.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.figures.governor import Governor
from oiltrack.extract.figures.owners import UNSAID, Features, Owner
from oiltrack.extract.figures.subject import Subject, subject_of
from oiltrack.extract.figures.turns import number_of
from oiltrack.extract.quantities.reader import Unit
from oiltrack.extract.scenes.places import Ids, PlaceReader
from oiltrack.extract.scenes.scene import Scene

_SIZES = (
    (30e3, "30k"),
    (100e3, "100k"),
    (250e3, "250k"),
    (450e3, "450k"),
    (900e3, "900k"),
    (2e6, "2m"),
    (5e6, "5m"),
)

_CHANGES = frozenset({Governor.BY, Governor.UP, Governor.DOWN, Governor.LOSS, Governor.MORE, Governor.LESS})
_AGES = ("one sentence back", "two sentences back", "three back", "four back", "long ago")
_PARTS = (0.01, 0.1, 0.6, 1.2, 2.0)
_PART_NAMES = ("a hundredth", "a tenth", "less", "no more", "more", "far more")
"""A rate as a part of the most that a place is known to have done: below each bound, and above all."""


@dataclass(slots=True)
class Sequel:
    """What readings of one figure are compared with."""

    figure: Figure
    discourse: Discourse
    places: PlaceReader
    opener: str
    subject: Subject
    number: str
    size: str
    total: bool
    _traits: dict[Ids, Features] = field(default_factory=dict)

    def mark(self, owner: Owner) -> None:
        """Give a reading the features of what it goes on with."""
        where = "not named" if owner.at == UNSAID else "named"
        traits = self._traits.get(owner.ids)
        if traits is None:
            traits = self._traits[owner.ids] = self._fit(owner.ids)
        added = [*self._before(owner, where), *traits]
        if owner.at == UNSAID or owner.features[0][0].startswith("reference"):
            added += self._recency(owner)
        if (
            self.opener
            and owner.features
            and (owner.at == UNSAID or owner.features[0][0].startswith("reference"))
        ):
            added.append((f"{owner.features[0][0]}, opens with {self.opener}", 1.0))
        if owner.ids in self.discourse.titled:
            added.append((f"in the title, {where}", 1.0))
        owner.features += added

    def _fit(self, ids: Ids) -> Features:
        """Return how places go with the size, the subject and the number of the figure, named or not."""
        kind = self.places.kind(ids[0])
        return [
            self._size(ids),
            *self._ability(ids),
            (f"subject {self.subject.word}, {kind}", 1.0),
            (f"{'several' if len(ids) > 1 else 'one'}, {self.number}", 1.0),
            (f"total said, {kind}" if self.total else "no total said", 1.0),
        ]

    def _recency(self, owner: Owner) -> Features:
        """Return how many sentences ago places were named last, and whether the last event was theirs."""
        discourse = self.discourse
        named = discourse.named.get(owner.ids)
        age = "never" if named is None else _AGES[min(discourse.sentences - named, len(_AGES) - 1)]
        features = [(f"named {age}", 1.0), (f"{owner.features[0][0]}, named {age}", 1.0)]
        if discourse.events and discourse.events[-1].ids == owner.ids:
            features.append(("places of the last event", 1.0))
        return features

    def _before(self, owner: Owner, where: str) -> Features:
        """Return whether the figure before was about the same: "rose to 900,000 b/d from 850,000"."""
        before = self.discourse.figure_before
        if before is None or owner.ids != before.ids:
            return []
        scene, quantity = self.figure.scene, self.figure.quantity
        if before.sentence != scene.start:
            near = "same paragraph" if self.discourse.figure_block == scene.block else "far"
            return [(f"as the last figure, {near}, {where}", 1.0)]
        names = any(before.end <= p.start < quantity.start and not p.weak for p in scene.places)
        return [
            (f"as the figure before, {where}", 1.0),
            (f"as the figure before, {'a' if names else 'no'} name between", 1.0),
            (f"as the figure before, {scene.once(_joint, before.end, quantity.lead)}", 1.0),
        ]

    def _size(self, ids: Ids) -> tuple[str, float]:
        unit = "volume" if self.figure.quantity.unit is Unit.BARRELS else "rate"
        return f"{self.places.size_class(ids)} below {self.size}, {unit}", 1.0

    def _ability(self, ids: Ids) -> Features:
        """Return how a rate compares with the most that the places are known to have done."""
        quantity = self.figure.quantity
        most = self.places.most_bpd(ids)
        if not most or quantity.unit is Unit.BARRELS:
            return []
        name = _PART_NAMES[bisect_right(_PARTS, quantity.high / most)]
        told = "change" if self.figure.governor in _CHANGES else "level"
        return [(f"{name} than it is known to do, {told}", 1.0)]


def _joint(scene: Scene, start: int, end: int) -> str:
    """Return the word that joins a figure to the one before it, "other" where none does."""
    joint = scene.lexicon.pattern["who.joint"].search(scene.between(start, end))
    return scene.lexicon.named(joint[0].strip()) if joint else "other"


def sequel_of(figure: Figure, discourse: Discourse, *, places: PlaceReader) -> Sequel:
    """Return what the readings of a figure are compared with."""
    scene = figure.scene
    opener = scene.lexicon.pattern["who.opener"].match(scene.between(scene.start, scene.end))
    first = scene.lexicon.named(opener[1]) if opener else ""
    high = figure.quantity.high
    size = next((name for limit, name in _SIZES if high < limit), "more")
    total = any(figure.begin <= m.start() < figure.quantity.start for m in scene.matches("who.total"))
    return Sequel(figure, discourse, places, first, subject_of(figure), number_of(figure), size, total)
