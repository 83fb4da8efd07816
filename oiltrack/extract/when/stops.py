"""Tells what has befallen the places of a figure so far, or others of the country: shut, reopened.

A former level holds up to the stop that its story tells of: "El Feel is shut. It gave 70,000 b/d." It weighs
no date.
"""

from collections.abc import Iterator, Sequence

from oiltrack.extract.before import EventBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.ranking import Candidate
from oiltrack.extract.when.moment import Moment, When
from oiltrack.facts import EventKind

Told = Sequence[tuple[EventBefore, str]]
"""The events read before, each with whether it befell the places of a figure, the country, or neither."""

_STOPS = (EventKind.OUTAGE_START, EventKind.ATTACK, EventKind.SEIZURE)
_TURNS = {EventKind.OUTAGE_START: "shut", EventKind.OUTAGE_END: "reopened"}
_THERE, _COUNTRY, _ELSEWHERE = "there", "in the country", "elsewhere"


def told_before(moment: Moment, discourse: Discourse) -> Told:
    """Return the events read before, each with where it stands to the places of a figure or event."""
    apart, country = set(moment.ids).isdisjoint, moment.country
    return [
        (event, _THERE if not apart(event.ids) else _COUNTRY if country == event.country else _ELSEWHERE)
        if country
        else (event, _ELSEWHERE if apart(event.ids) else _THERE)
        for event in discourse.events
    ]


def states(told: Told) -> tuple[str, str]:
    """Return what was told last of the places, and of others of the country: "shut there"."""
    turns = {where: _TURNS[event.kind] for event, where in told if event.happened and event.kind in _TURNS}
    there, country = (f"{turns.get(where, 'nothing told')} {where}" for where in (_THERE, _COUNTRY))
    return there, country


def times_up_to_stops(told: Told) -> Iterator[When]:
    """Return the times up to the first and the last stop told of the places or others of the country."""
    near = [(event, where) for event, where in told if where != _ELSEWHERE and _is_dated_stop(event)]
    for which, found in (("first", near[:1]), ("last", near[-1:])):
        for event, where in found:
            name = f"up to the {which} stop"
            features = (name, f"{name} {where}, {event.kind}")
            yield Candidate(f"/{(event.when or '').rstrip('~')}", features, name)


def _is_dated_stop(event: EventBefore) -> bool:
    return event.kind in _STOPS and bool(event.when) and "/" not in (event.when or "")
