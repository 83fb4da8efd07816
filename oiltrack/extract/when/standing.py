"""Tells how each candidate date stands in its text: how often it is named, what figures and events have it.

It finds no dates.
"""

from collections.abc import Iterable, Iterator

from oiltrack.extract.before import FigureBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.when.moment import Moment, When

_MANY, _SOME = 3, 2
_DAY = len("2017-05-31")

Happened = dict[str, list[str]]
"""What the text has told of each date, as features."""


def with_standing(dates: list[When], moment: Moment, discourse: Discourse) -> list[When]:
    """Let each date say how it stands in the text; return the same dates."""
    happened = _happened(moment, discourse)
    before = discourse.figure_before
    for date in dates:
        when = date.answer
        told = [*_of_figures(when, moment, discourse), *_of_names(when, discourse)]
        if when:
            told += _what_happened(when, happened)
        if before:
            told += _beside(when, before, moment)
        date.features += tuple(told)
    return dates


def _of_figures(when: str | None, moment: Moment, discourse: Discourse) -> Iterator[str]:
    """Return how many figures before have a date: any, those of such places, those of such supply too."""
    tally = discourse.tally_of
    yield f"date of {min(discourse.tally[when], _MANY)} figures"
    yield f"date of {min(tally[moment.alike[:1], when], _SOME)} figures of such places"
    yield f"date of {min(tally[moment.alike, when], _SOME)} figures of such places and measure"


def _of_names(when: str | None, discourse: Discourse) -> Iterator[str]:
    """Return how often the whole text names a date, and whether its title and its opening do."""
    yield f"named {min(discourse.named_dates[when], _MANY)} times"
    if when in discourse.title_dates:
        yield "named in the title"
    if when in discourse.opening_dates:
        yield "named in the opening"


def _happened(moment: Moment, discourse: Discourse) -> Happened:
    """Return what happened on each date, at the places of a figure or elsewhere."""
    found: Happened = {}
    for event in discourse.events:
        if event.when:
            where = "elsewhere" if set(event.ids).isdisjoint(moment.ids) else "there"
            found.setdefault(event.when.lstrip("/"), []).append(f"{event.kind} {where}")
    return found


def _what_happened(when: str, happened: Happened) -> Iterable[str]:
    name = "up to" if when.startswith("/") else "day of"
    return dict.fromkeys(f"{name} {told}" for told in happened.get(when.lstrip("/"), ()))


def _beside(when: str | None, before: FigureBefore, moment: Moment) -> Iterator[str]:
    """Return how a date lies to that of the figure before: "earlier", and whether places are the same."""
    order = _order(when, before.when)
    yield f"{order}, {'sentence' if before.sentence == moment.scene.start else 'sentence before'}"
    yield f"{order}, {'same' if before.ids == moment.ids else 'other'} places"


def _order(when: str | None, other: str | None) -> str:
    """Return how a date lies to another one: earlier, later, inside it or around it."""
    if when == other:
        return "same date"
    if when is None or other is None:
        return "dated beside undated"
    one, two = when.lstrip("/")[:_DAY], other.lstrip("/")[:_DAY]
    if one.startswith(two) or two.startswith(one):
        return "inside the date before" if len(one) > len(two) else "around the date before"
    return "later than before" if one > two else "earlier than before"
