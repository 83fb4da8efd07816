"""A figure in its sentence: its clause, the word that rules it, the supply word nearest to it.

It decides nothing.
"""

from dataclasses import dataclass, field

from oiltrack.extract.figures.governor import Governor, governor_of
from oiltrack.extract.quantities.reader import Quantity
from oiltrack.extract.scenes.scene import Scene, Span
from oiltrack.facts import Measure

_CUES = (
    (Measure.PRODUCTION, "production"),
    (Measure.EXPORTS, "exports"),
    (Measure.REFINERY_INTAKE, "refining"),
    (Measure.OUTAGE, "outage"),
)
_BEHIND = 8


@dataclass(slots=True)
class Figure:
    """A quantity where it stands.

    Attributes:
        begin: where its clause begins; it ends at ``stop``.
        cue: the measure that the nearest supply word of the clause names; ``wide_cue`` of the sentence.
        written: the figure as the text has it; ``is_equivalent`` tells whether in oil equivalent.
        fits: how well its size and the words beside it fit places, by their ids, as far as asked.
    """

    scene: Scene
    quantity: Quantity
    governor: Governor
    begin: int
    stop: int
    cue: Measure | None
    wide_cue: Measure | None
    written: str = field(init=False)
    is_equivalent: bool = field(init=False)
    fits: dict[tuple[str, ...], list[tuple[str, float]]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.written = self.scene.view.text[self.quantity.start : self.quantity.end]
        span = (self.quantity.start, self.quantity.end)
        self.is_equivalent = bool(self.scene.says("who.oil_equivalent", span))

    @property
    def clause(self) -> Span:
        """The bounds of the clause."""
        return self.begin, self.stop


def figure_of(scene: Scene, quantity: Quantity) -> Figure:
    """Return a quantity of a scene with what stands around it."""
    begin, stop = scene.clause(quantity.start)
    cue = nearest_cue(scene, quantity, within=(begin, stop))
    wide = cue or nearest_cue(scene, quantity, within=(scene.start, scene.end))
    return Figure(scene, quantity, governor_of(scene, quantity), begin, stop, cue, wide)


def nearest_cue(
    scene: Scene, quantity: Quantity, *, within: Span, skip: Measure | None = None
) -> Measure | None:
    """Return the measure whose word stands nearest to a figure; one before it counts as nearer.

    "Exports were 900,000 b/d and output 1.1 million": the first figure is of exports. Of words in each
    other the longer one tells: "the loss of production".
    """
    best: tuple[float, int, Measure] | None = None
    low, high = within
    for measure, tag in _CUES:
        if measure is skip:
            continue
        for hit in scene.tagged(tag):
            if not low <= hit.start < high:
                continue
            if hit.end <= quantity.start:
                gap = quantity.start - hit.end
            else:
                gap = 2 * (hit.start - quantity.end) + _BEHIND
            if gap >= 0 and (best is None or (gap, hit.start) < best[:2]):
                best = (gap, hit.start, measure)
    return best[2] if best else None
