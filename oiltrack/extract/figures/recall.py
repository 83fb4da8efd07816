"""Candidates for the places of a figure that its sentence does not name: what the text was about before.

It looks at no name of the sentence but to tell that there is one.
"""

from collections.abc import Iterator

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.figures.owners import UNSAID, Features, Owner, fit
from oiltrack.extract.references import opens_bare
from oiltrack.extract.scenes.places import NOC, Ids, PlaceReader


def recalled(figure: Figure, discourse: Discourse, *, places: PlaceReader) -> Iterator[Owner]:
    """Return the last subject, the paragraph's first one, the main place, the last place of each kind."""
    for ids, features, told in _context(figure, discourse):
        yield Owner(ids, UNSAID, features + fit(figure, ids, places=places), told)
    memories = (*discourse.memories(), *discourse.leading, *discourse.neighbours.memories())
    for name, ids in memories:
        yield Owner(ids, UNSAID, [(name, 1.0), *fit(figure, ids, places=places)], f"the {name}")


def _context(figure: Figure, discourse: Discourse) -> Iterator[tuple[Ids, Features, str]]:
    bare = float(opens_bare(figure))
    block = figure.scene.block
    beside = ("context beside a name", float(_has_name_before(figure)))
    if discourse.subject:
        name = "context, same paragraph" if discourse.subject_block == block else "context"
        features = [(name, 1.0), ("context, bare subject", bare), beside]
        yield discourse.subject, features, "the sentence before"
    if discourse.heading and discourse.heading_block == block and discourse.heading != discourse.subject:
        yield discourse.heading, [("paragraph heading", 1.0), beside], "the paragraph's first name"
    if discourse.label and discourse.label_block == block:
        yield discourse.label, [("paragraph label", 1.0), beside], "the name that opens the paragraph"
    if discourse.section:
        yield discourse.section, [("section heading", 1.0), beside], "the name in the heading"
    features = [("main place", 1.0), ("main place, bare subject", bare), beside]
    yield discourse.main, features, "the place the text is about"


def _has_name_before(figure: Figure) -> bool:
    at = figure.quantity.start
    return any(not p.weak and p.ids != NOC and p.start < at for p in figure.scene.places)
