"""Tells how a candidate date goes with the dates that the figures before it have got. It adds theirs alone.

A list of figures is dated once: "In May Libya pumped 800,000 b/d. Nigeria made 1.6 million."
"""

from collections.abc import Iterator

from oiltrack.extract.before import FigureBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.links import link_between
from oiltrack.extract.ranking import Candidate
from oiltrack.extract.when.moment import Moment, When

_OFTEN = 2


def precedents(moment: Moment, discourse: Discourse) -> Iterator[When]:
    """Return the date of the figure before, in its sentence or an earlier one, and the text's commonest."""
    before = discourse.figure_before
    if before:
        features = _of_before(moment, before)
        yield Candidate(before.when, tuple(features), "the date of the figure before")
    if discourse.tally[discourse.commonest] >= _OFTEN:
        yield Candidate(discourse.commonest, ("commonest date",), "the commonest date of the text")


def _of_before(moment: Moment, before: FigureBefore) -> list[str]:
    name, traits = f"as the figure before, {moment.how_far(before)}", moment.traits
    link = link_between(moment.scene, before, moment.start)
    return [
        name,
        f"{name}, linked by {link}",
        f"{name}, {moment.verb}",
        f"{name}, {'beside' if before.is_beside else 'not beside'}",
        f"{name}, {'same' if before.verb == moment.verb else 'other'} tense",
        f"{name}, {'same' if before.modality in traits else 'other'} modality",
        f"{name}, {'same' if before.aspect in traits else 'other'} aspect",
        f"{name}, {'same' if before.measure in traits else 'other'} measure",
    ]
