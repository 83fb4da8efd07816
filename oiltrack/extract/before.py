"""What a text has said before: a figure, an event or a date, as far as the next sentence goes on from it.

It decides nothing.
"""

from dataclasses import dataclass

from oiltrack.extract.scenes.places import Ids
from oiltrack.extract.scenes.scene import Scene
from oiltrack.facts import Aspect, EventKind, Fluid, Measure, Modality


@dataclass(slots=True)
class FigureBefore:
    """The figure read last: where its sentence begins and itself ends, whom it is about, when it holds.

    ``verb`` is the tense of its verb; ``is_beside`` tells whether its sentence names its date.
    ``block`` is its paragraph; ``sign`` is 1 or -1 after a rise or fall, that one or the last before it.
    """

    sentence: int
    end: int
    ids: Ids
    when: str | None
    modality: Modality
    aspect: Aspect = Aspect.LEVEL
    measure: Measure = Measure.PRODUCTION
    block: int = -1
    verb: str = ""
    is_beside: bool = False
    sign: int = 0
    fluid: Fluid | None = None


@dataclass(slots=True)
class EventBefore:
    """An event read before: what happened to which places, when, and where its sentence begins.

    ``when`` is None where the event is no fact, or its date is not known; ``happened`` tells whether it is no
    plan or threat. ``country`` is that of the first of the places, ``block`` its paragraph; ``is_beside``
    tells whether its sentence names its date.
    """

    kind: EventKind
    ids: Ids
    sentence: int
    when: str | None = None
    country: str | None = None
    happened: bool = True
    block: int = -1
    is_beside: bool = False


@dataclass(slots=True)
class DateBefore:
    """A date named before: its scene, its number among the dates there, how many sentences came before."""

    scene: Scene
    number: int
    sentence: int
