"""Tells how a candidate date goes with the dates that the figures before it have got. It adds no candidates but theirs.

A list of figures is dated once: "In May Libya pumped 800,000 b/d. Nigeria made 1.6 million."
"""

from collections.abc import Iterator

from oiltrack.extract.discourse import Discourse, FigureBefore
from oiltrack.extract.when.moment import Moment, When

_OFTEN = 2


def precedents(moment: Moment, discourse: Discourse) -> Iterator[When]:
    """Return the date of the figure before, in its sentence or an earlier one, and the text's commonest."""
    before = discourse.figure_before
    if before:
        features = list(_of_before(moment, before))
        yield moment.candidate(before.when, features, told="the date of the figure before")
    if discourse.tally:
        text, times = discourse.tally.most_common(1)[0]
        if times >= _OFTEN:
            yield moment.candidate(text, ["commonest date"], told="the commonest date of the text")


def _of_before(moment: Moment, before: FigureBefore) -> Iterator[str]:
    scene = moment.scene
    near = "far"
    if before.sentence == scene.start:
        near = "sentence"
    elif before.block == scene.block:
        near = "paragraph"
    elif before.block == scene.block - 1:
        near = "paragraph before"
    name = f"as the figure before, {near}"
    yield name
    verb = next((trait for trait in moment.traits if trait.startswith("verb ")), "")
    yield f"{name}, {verb}"
    yield f"{name}, {'same' if before.traits[:1] == moment.traits[:1] else 'other'} modality"
    yield f"{name}, {'same' if before.traits[1:2] == moment.traits[1:2] else 'other'} aspect"
    yield f"{name}, {'same' if before.traits[3:4] == moment.traits[3:4] else 'other'} measure"
    yield f"{name}, {'same' if before.verb == verb else 'other'} tense"
    yield f"{name}, {before.beside}"
