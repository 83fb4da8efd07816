"""What a date is asked for: the words of a figure or of a trigger, with what is known of them.

It finds no dates.
"""

from dataclasses import dataclass, field

from oiltrack.extract.before import EventBefore, FigureBefore
from oiltrack.extract.ranking import Candidate
from oiltrack.extract.scenes.places import Ids
from oiltrack.extract.scenes.scene import Scene, Span
from oiltrack.extract.tense import verb_tense

When = Candidate[str | None]
"""A candidate date: its EDTF text, its features, and in words why it may hold."""


@dataclass(slots=True)
class Moment:
    """Words ``start:end`` of a scene; ``traits`` is what is known of them (expected, level, ruled by ...).

    ``surveyed`` tells whether the month of a survey may date them: it dates figures, no events. ``verb`` is
    the tense of their verb, as a trait; ``ids`` are the places that they are about, where they are known.
    ``alike`` is the kind of these places and the measure of a figure; ``country`` is that of the first of a
    figure's places; ``positions`` is how each date that was asked for stands to the words.
    """

    scene: Scene
    start: int
    end: int
    traits: tuple[str, ...]
    surveyed: bool = True
    ids: Ids = ()
    alike: tuple[str, ...] = ()
    country: str | None = None
    clause: Span = field(init=False)
    verb: str = field(init=False)
    positions: dict[tuple[int, int, str], list[str]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.clause = self.scene.clause(self.start)
        self.verb = f"verb {verb_tense(self.scene, self.start)}"

    def how_far(self, before: FigureBefore | EventBefore) -> str:
        """Return how far back a figure or an event was told."""
        if before.sentence == self.scene.start:
            return "sentence"
        blocks = self.scene.block - before.block
        return "paragraph" if blocks == 0 else "paragraph before" if blocks == 1 else "far"

    def holds(self, at: int) -> bool:
        """Tell whether a position lies in the clause of the words."""
        return self.clause[0] <= at < self.clause[1]
