"""Sets aside claims whose number is beyond all sense, before they are stored. It corrects no number.

One such number would have SQLite refuse the whole document, or spoil every sum that it gets into.
"""

from dataclasses import replace

from oiltrack.facts import Event, Extraction, Observation, Rejected

LIMIT = 10**12
"""Barrels, or barrels a day: a trillion is about all that was ever pumped."""

REASON = "implausible: more than a trillion barrels"


def within_bounds(extraction: Extraction) -> Extraction:
    """Return an extraction whose claims beyond the limit are among the rejected, with the reason.

    A rejected figure has a place in the text. One that stands in the title only, and has none, is left out.
    """
    facts: tuple[Observation | Event, ...] = (*extraction.observations, *extraction.events)
    beyond = [fact for fact in facts if not _is_within(fact)]
    if not beyond:
        return extraction
    return replace(
        extraction,
        observations=tuple(fact for fact in extraction.observations if _is_within(fact)),
        events=tuple(fact for fact in extraction.events if _is_within(fact)),
        rejected=(*extraction.rejected, *(found for fact in beyond if (found := _rejected(fact)))),
    )


def _is_within(fact: Observation | Event) -> bool:
    numbers = (fact.low, fact.high) if isinstance(fact, Observation) else (fact.offline or 0,)
    return all(-LIMIT <= number <= LIMIT for number in numbers)


def _rejected(fact: Observation | Event) -> Rejected | None:
    if fact.start is None or fact.end is None:
        return None
    return Rejected(
        doc=fact.doc,
        quote=fact.quote,
        start=fact.start,
        end=fact.end,
        sentence=fact.sentence,
        reason=REASON,
    )
