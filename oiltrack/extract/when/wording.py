"""Sets the words around a figure or a trigger beside the kind of each date that it may have.

"Before" right behind a figure speaks for the time up to a day, whichever candidate named it. It finds none.
"""

from collections.abc import Iterable

from oiltrack import edtf
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.scenes.tokens import named_by_side
from oiltrack.extract.when.moment import Moment, When


def worded(dates: list[When], beside: Iterable[When], moment: Moment, anchor: Anchor | None) -> list[When]:
    """Let the words near ``moment`` speak for and against the kind of each date; return the same dates.

    Args:
        dates: candidates, each answer once.
        beside: those that the sentence itself names, perhaps more than once.
        moment: the words that are dated.
        anchor: the publication.
    """
    words = named_by_side(moment.scene, (moment.start, moment.end))
    named = {date.answer for date in beside}
    for date in dates:
        kind = _kind(date.answer, anchor)
        name = f"worded, {kind}, named" if date.answer in named else f"worded, {kind}"
        date.crossed = (*date.crossed, (name, words))
    return dates


def _kind(text: str | None, anchor: Anchor | None) -> str:
    """Return what a date is beside the publication: "the publication", "month past", "open start"."""
    if text is None:
        return "no date"
    if anchor and text == anchor.text:
        return "the publication"
    first, parted, last = text.partition("/")
    if parted:
        return "open start" if not first else "open end" if not last else "span"
    precision = edtf.precision(text)
    if anchor is None:
        return str(precision)
    text, published = text.rstrip("~"), anchor.text[: len(text)]
    if text[: len(published)] == published:
        return f"{precision} of the publication"
    return f"{precision} {'past' if text < published else 'ahead'}"
