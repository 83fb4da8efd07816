"""Tells how each candidate date stands in its text: how often it is named, what figures and events have it.

It finds no dates.
"""

from collections.abc import Iterable
from datetime import date

from oiltrack import edtf
from oiltrack.extract.before import EventBefore, FigureBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.when.moment import Moment, When
from oiltrack.extract.when.stops import Told

_MANY, _SOME = 3, 2
_FIGURES = tuple(f"date of {count} figures" for count in range(_MANY + 1))
_OF_PLACES = tuple(f"date of {count} figures of such places" for count in range(_SOME + 1))
_OF_SUPPLY = tuple(f"date of {count} figures of such places and measure" for count in range(_SOME + 1))
_NAMED = tuple(f"named {count} times" for count in range(_MANY + 1))

Happened = dict[str, list[str]]
"""What the text has told of each date, as features."""


def with_standing(
    dates: list[When], moment: Moment, discourse: Discourse, *, told_before: Told
) -> list[When]:
    """Let each date say how it stands in the text; return the same dates."""
    happened = _happened(told_before)
    before = discourse.figure_before
    beside = _named_beside(before, moment) if before else ("", "")
    event = None if moment.surveyed else discourse.dated_event
    for candidate in dates:
        when = candidate.answer
        told = [*_of_figures(when, moment, discourse), *_of_names(when, discourse)]
        if when and happened:
            told += _what_happened(when, happened)
        if before:
            order = _order(when, before.when)
            told += [order + words for words in beside]
        if event:
            order = _order(when, event.when)
            told += [f"event: {order}{words}" for words in _told_beside(event, moment)]
        candidate.features += tuple(told)
    return dates


def _of_figures(when: str | None, moment: Moment, discourse: Discourse) -> list[str]:
    """Return how many figures before have a date: any, those of such places, those of such supply too."""
    tally, alike = discourse.tally_of, moment.alike
    found = [
        _FIGURES[min(discourse.tally.get(when, 0), _MANY)],
        _OF_PLACES[min(tally.get((alike[:1], when), 0), _SOME)],
    ]
    if len(alike) > 1:
        found.append(_OF_SUPPLY[min(tally.get((alike, when), 0), _SOME)])
    return found


def _of_names(when: str | None, discourse: Discourse) -> list[str]:
    """Return how often the whole text names a date, and whether its title and its opening do."""
    found = [_NAMED[min(discourse.named_dates.get(when, 0), _MANY)] if when else _NAMED[0]]
    if when in discourse.title_dates:
        found.append("named in the title")
    if when in discourse.opening_dates:
        found.append("named in the opening")
    return found


def _happened(told_before: Told) -> Happened:
    """Return what happened on each date, at the places of a figure or event, or elsewhere."""
    found: Happened = {}
    for event, where in told_before:
        if event.when:
            found.setdefault(_bare(event.when), []).append(f"{event.kind} {where}")
    return found


def _what_happened(when: str, happened: Happened) -> Iterable[str]:
    name = "up to" if when.startswith("/") else "day of"
    return dict.fromkeys(f"{name} {told}" for told in happened.get(_bare(when), ()))


def _bare(when: str) -> str:
    """Return a date without the marks of what is rough or open."""
    return when.strip("/").rstrip("~")


def _named_beside(before: FigureBefore, moment: Moment) -> tuple[str, str]:
    """Return what tells of the figure before whether its sentence and its places are the same."""
    near = "sentence" if before.sentence == moment.scene.start else "sentence before"
    return f", {near}", f", {'same' if before.ids == moment.ids else 'other'} places"


def _told_beside(event: EventBefore, moment: Moment) -> tuple[str, str]:
    """Return how far back the event before was told, and what it was and where."""
    where = "elsewhere" if set(event.ids).isdisjoint(moment.ids) else "there"
    return f", {moment.how_far(event)}", f", {event.kind} {where}"


def _order(when: str | None, other: str | None) -> str:
    """Return how a date lies to another one: earlier, later, inside it or around it."""
    if when is None or other is None:
        return "same date" if when == other else "dated beside undated"
    (first, last), (begun, ended) = _days(when), _days(other)
    if (first, last) == (begun, ended):
        return "same date" if when == other else "same days"
    if begun <= first and last <= ended:
        return "inside the date before"
    if first <= begun and ended <= last:
        return "around the date before"
    return "later than before" if first > begun else "earlier than before"


def _days(text: str) -> tuple[date, date]:
    """Return the first and the last day of a date; an open one is its known end."""
    first, last = edtf.interval(text)
    return last if text.startswith("/") else first, first if text.endswith("/") else last
