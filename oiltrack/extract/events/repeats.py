"""Tells what a text says once more from what is new: of an event said twice the fullest mention stays.

It reads no words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from oiltrack import edtf
from oiltrack.facts import Event, EventKind, Modality

_SAME_DAYS = 6
_SAME_DATED_DAYS = 2
"""Where both mentions have their dates beside them: "shut on the 8th ... shut on the 13th" are two."""
_SHORT_DAYS = 40


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An event as one sentence tells it; ``is_beside`` tells whether the sentence names its date."""

    event: Event
    is_beside: bool = False


def distinct(mentions: Iterable[Mentioned]) -> list[Event]:
    """Return the events without those said twice: of one kind, places and days the fullest is kept."""
    kept: list[Mentioned] = []
    for mention in mentions:
        twins = [i for i, other in enumerate(kept) if _same(mention, other)]
        if not twins:
            kept.append(mention)
        elif all(_outweighs(mention, kept[i]) for i in twins):
            kept[twins[0]] = mention
            kept = [other for i, other in enumerate(kept) if i not in twins[1:]]
    return [mention.event for mention in kept]


def _outweighs(later: Mentioned, held: Mentioned) -> bool:
    """Tell whether of two mentions the later one is kept.

    What happened outweighs what is expected of it, and a date named beside it one that is carried over and
    no finer.
    """
    if later.event.modality is not held.event.modality:
        return later.event.modality is Modality.ACTUAL
    if later.is_beside and not held.is_beside and not _is_finer(held.event, later.event):
        return True
    if held.is_beside and not later.is_beside and not _is_finer(later.event, held.event):
        return False
    return later.event.confidence > held.event.confidence


def _same(one: Mentioned, other: Mentioned) -> bool:
    """Tell whether two events are one said twice: undated, or dated within a few days of each other.

    "Warned it would close the port on Sunday" is one threat, whatever Sunday belongs to.
    """
    a, b = one.event, other.event
    if a.kind is not b.kind or a.entities != b.entities:
        return False
    if a.kind is EventKind.THREAT and a.sentence == b.sentence:
        return True
    if a.modality is not b.modality and a.kind is not EventKind.OUTAGE_END:
        return False
    if a.when is None or b.when is None or a.when == b.when:
        return True
    days = _SAME_DATED_DAYS if one.is_beside and other.is_beside else _SAME_DAYS
    return _near(a.when, b.when, days)


def _is_finer(one: Event, other: Event) -> bool:
    """Tell whether the time of an event is shorter than that of another: a day, and its month."""
    if one.when is None or other.when is None:
        return other.when is None and one.when is not None
    (first, last), (begin, end) = edtf.interval(one.when), edtf.interval(other.when)
    return last - first < end - begin


def _near(one: str, other: str, days: int) -> bool:
    """Tell whether two short times lie so few days apart."""
    (first, last), (begin, end) = edtf.interval(one), edtf.interval(other)
    if (last - first).days >= _SHORT_DAYS or (end - begin).days >= _SHORT_DAYS:
        return False
    return (begin - last).days <= days and (first - end).days <= days
