"""Tells what part words play in a text: its topic, an item of a list, the label of a paragraph.

It remembers nothing.
"""

from oiltrack.extract.dates.reader import DateMention
from oiltrack.extract.scenes.places import Mention
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.scenes.sentences import Kind

_LABEL_REACH = 6
_DATE_OPENS = 12
_TOPICS = ("production", "exports", "refining", "outage")
_SHOUTED = 4
"""So many capitals make a heading of a name, fewer may be an acronym."""


def is_item(scene: Scene) -> bool:
    """Tell whether a sentence is an item of a list: a bullet, a row, a line of its own with a figure."""
    kind = scene.sentence.kind
    return kind in (Kind.BULLET, Kind.ROW) or (kind is Kind.HEADING and bool(scene.quantities))


def topic_of(scene: Scene) -> str:
    """Return which kind of supply the last word of supply in a sentence is of, "" where none stands."""
    last = [(hits[-1].start, tag) for tag in _TOPICS if (hits := scene.tagged(tag))]
    return max(last)[1] if last else ""


def place_in_paragraph(scene: Scene, date: DateMention) -> str:
    """Return whether a date labels its paragraph ("- August 2024. ..."), opens it, or stands inside."""
    if date.start - scene.start > _DATE_OPENS:
        return "date"
    return "label" if scene.starts("when.label", date.end, width=_LABEL_REACH) else "opening date"


def is_label(scene: Scene, mention: Mention) -> bool:
    """Tell whether a name opens a paragraph and stands for itself there."""
    opens = mention.start - scene.start <= _LABEL_REACH
    if opens and scene.view.text[mention.start : mention.end].isupper():
        return mention.end - mention.start >= _SHOUTED
    return opens and bool(scene.starts("discourse.label", mention.end, width=_LABEL_REACH))
