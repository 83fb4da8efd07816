"""Says facts that were read from a reduced copy of a text with the words and offsets of the stored text.

It changes nothing else of them.
"""

from dataclasses import replace
from typing import TypeVar

from oiltrack.extract.scenes.text import View
from oiltrack.facts import Event, Extraction, Observation, Rejected

Fact = TypeVar("Fact", Observation, Event, Rejected)
Said = TypeVar("Said", Observation, Event)


def in_stored(found: Extraction, text: View, title: View) -> Extraction:
    """Return what was found in a text and its title, with the stored text's words and offsets."""
    if text.places is None:
        return found
    return Extraction(
        observations=tuple(_said(fact, text, title) for fact in found.observations),
        events=tuple(_said(fact, text, title) for fact in found.events),
        rejected=tuple(_fact(fact, text, title) for fact in found.rejected),
    )


def _fact(fact: Fact, text: View, title: View) -> Fact:
    if fact.start is None or fact.end is None:
        return replace(fact, quote=_written(fact.quote, title, 0), sentence=_written(fact.sentence, title, 0))
    start, end = text.in_stored(fact.start, fact.end)
    at = text.text.rfind(fact.sentence, 0, fact.start + len(fact.sentence))
    return replace(
        fact,
        start=start,
        end=end,
        quote=(text.stored or text.text)[start:end],
        sentence=_written(fact.sentence, text, max(at, 0)),
    )


def _said(fact: Said, text: View, title: View) -> Said:
    """Return a fact with its speaker as written; one that is not found word for word stays as read."""
    stored = _fact(fact, text, title)
    if not fact.attribution or fact.start is None:
        return stored
    at = text.text.rfind(fact.sentence, 0, fact.start + len(fact.sentence))
    return replace(stored, attribution=_written(fact.attribution, text, max(at, 0)))


def _written(words: str, view: View, at: int) -> str:
    """Return words of a view, found from a position on, as the stored text has them."""
    found = view.text.find(words, at)
    if found < 0 or view.stored is None:
        return words
    start, end = view.in_stored(found, found + len(words))
    return view.stored[start:end]
