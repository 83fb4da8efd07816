"""How a figure goes on from the one before."""

import pytest

from oiltrack.extract.before import FigureBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.figures.parallel import goes_on
from oiltrack.facts import Aspect, Measure, Modality
from tests.extract.reading import figure


def _after(text: str, *, block: int = 0) -> list[str]:
    """Return the features of the last figure of a sentence whose first one was a capacity of exports."""
    found = figure(text, -1)
    first = found.scene.quantities[0]
    before = FigureBefore(
        found.scene.start,
        first.end,
        ids=("libya",),
        when=None,
        modality=Modality.ACTUAL,
        block=block,
        measure=Measure.EXPORTS,
        aspect=Aspect.CAPACITY,
    )
    return goes_on(found, Discourse(("libya",), True, figure_before=before))


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("The first port can load 340,000 b/d and the second 220,000 b/d.", "and"),
        ("Hariga, 110,000 b/d; Zueitina, 70,000 b/d.", "list"),
        ("The ports load 340,000 b/d, of which Hariga 110,000 b/d.", "of which"),
        ("The ports load 340,000 b/d against 220,000 b/d.", "against"),
        ("The ports load 340,000 b/d, fields produced 220,000 b/d.", "verb"),
    ],
)
def test_what_stands_between_two_figures(text, link):
    assert _after(text) == [f"after exports, {link}", f"after capacity, {link}", f"after actual, {link}"]


def test_the_first_figure_goes_on_from_none():
    assert goes_on(figure("Ports load 340,000 b/d."), Discourse(("libya",), True)) == ["first figure"]
