"""Candidate dates of an event that hang on the event told before: "and reopened three days later".

A story is told event after event: the next one is dated as the last one was, or counted from it.
"""

from collections.abc import Iterator

from oiltrack import edtf
from oiltrack.extract.before import EventBefore
from oiltrack.extract.dates.reader import DateMention
from oiltrack.extract.discourse import Context
from oiltrack.extract.ranking import Candidate
from oiltrack.extract.when.dated import BESIDE, in_year, position, stepped
from oiltrack.extract.when.moment import Moment, When
from oiltrack.extract.when.settled import WAYS

_WAYS = {**WAYS, "after": 1}
_MONTH = len("2017-05")


def dates_chained(moment: Moment, context: Context) -> Iterator[When]:
    """Return the dates that the event before gives, and the last one at the same places."""
    last = context.discourse.dated_event
    if moment.surveyed or last is None:
        return
    yield Candidate(
        last.when, tuple(_as_before(moment, last, "the event before")), "the date of the event before"
    )
    told = (event for event in reversed(context.discourse.events) if event.when)
    there = next((event for event in told if not set(event.ids).isdisjoint(moment.ids)), None)
    if there and there is not last:
        features = tuple(_as_before(moment, there, "the last event there"))
        yield Candidate(there.when, features, "the date of the last event there")
    yield from _counted(moment, last)


def _as_before(moment: Moment, event: EventBefore, name: str) -> Iterator[str]:
    name = f"as {name}"
    far = moment.how_far(event)
    places = (
        "same" if event.ids == moment.ids else "other" if set(event.ids).isdisjoint(moment.ids) else "some"
    )
    yield f"{name}, {event.kind}, {places} places"
    yield f"{name}, {event.kind}, {far}"
    yield f"{name}, {moment.verb}"
    yield f"{name}, {'beside' if event.is_beside else 'not beside'}, {far}"


def _counted(moment: Moment, event: EventBefore) -> Iterator[When]:
    """Return what phrases of the sentence mean when they are counted from the event before."""
    base = (event.when or "").rstrip("~")
    for mention in moment.scene.dates:
        way, _, counted = mention.kind.partition(" ")
        if way in _WAYS:
            unit, count = counted.split()
            name, text = "counted from the event", stepped(base, _WAYS[way] * int(count), unit)
        elif mention.kind == "day of month" and mention.when and len(base) >= _MONTH:
            name, text = "in the month of the event", f"{base[:_MONTH]}{mention.when[_MONTH:]}"
        elif mention.kind in ("day", "month") and mention.when != mention.ahead and mention.when:
            name, text = "in the year of the event", in_year(mention.when, lambda _: int(base[:4]))
        else:
            continue
        if text and edtf.is_valid(text):
            yield _moved(moment, mention, text, f"{name}, {moment.how_far(event)}")


def _moved(moment: Moment, mention: DateMention, text: str, name: str) -> When:
    told = f"{BESIDE}, {moment.scene.view.text[mention.start : mention.end].strip()!r}"
    places = (f"of the event {place}" for place in position(moment, mention))
    return Candidate(text, (name, f"{name}, {mention.sort}", *places), told)
