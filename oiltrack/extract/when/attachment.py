"""Tells what a date hangs on in its sentence: the figure asked about, another one, another verb. It finds no dates."""

from collections.abc import Iterator

from oiltrack.extract.dates.reader import DateMention
from oiltrack.extract.ranking import gap_name
from oiltrack.extract.scenes.scan import Hit
from oiltrack.extract.scenes.scene import Scene, Span
from oiltrack.extract.when.moment import Moment

_GAPS = {"touching": 5, "near": 16, "mid": 40}
_POSSESSIVE = "'s "


def attachment(moment: Moment, mention: DateMention | Hit) -> Iterator[str]:
    """Return how a date or an occasion stands to the words that it may date: verbs and commas between come first."""
    scene = moment.scene
    where = "after" if mention.start >= moment.end else "before"
    between = (moment.end, mention.start) if where == "after" else (mention.end, moment.start)
    yield f"{where}, verbs between {min(_verbs(scene, between), 2)}"
    commas = scene.between(*between).count(", ")
    yield f"{where}, commas between {min(commas, 2)}"
    yield f"{where}, figure beyond {_beyond(scene, mention, where, between)}"
    yield f"{where}, sentence opens with a {_opener(scene)}"
    if scene.after(mention.end, len(_POSSESSIVE)) == _POSSESSIVE:
        yield f"{where}, possessive"
    if word := scene.says("when.subordinate", between):
        yield f"{where}, over {word[0].strip()}"


def _verbs(scene: Scene, between: Span) -> int:
    low, high = between
    return sum(1 for verb in scene.matches("tense.verb") if low <= verb.start() < high)


def _beyond(scene: Scene, mention: DateMention | Hit, where: str, between: Span) -> str:
    """Return how near another figure stands on the far side of the date: "fell in May to 300,000, in June to"."""
    if where == "after":
        gaps = [q.start - mention.end for q in scene.quantities if q.start >= mention.end]
    else:
        gaps = [mention.start - q.end for q in scene.quantities if q.end <= mention.start]
    if not gaps:
        return "none"
    nearer = "nearer" if min(gaps) < between[1] - between[0] else "farther"
    return f"{nearer}, {gap_name(min(gaps), _GAPS)}"


def _opener(scene: Scene) -> str:
    """Return what comes first in a sentence: dates before their figures, or figures before their dates."""
    dates = [date.start for date in scene.dates if date.kind != "now"]
    figures = [quantity.start for quantity in scene.quantities]
    return "date" if dates and figures and min(dates) < min(figures) else "figure"
