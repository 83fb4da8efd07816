"""How a figure goes on from the one before."""

import pytest

from oiltrack.extract.before import FigureBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.figures.parallel import goes_on, passed_on
from oiltrack.facts import Aspect, Measure, Modality
from tests.extract.reading import figure


def _after_exports(found: Figure, *, block: int = 0) -> Discourse:
    """Return a discourse in which the first figure of the sentence was a capacity of exports."""
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
    return Discourse(("libya",), True, figure_before=before)


def _after(text: str) -> list[str]:
    """Return the features of the last figure of a sentence whose first one was a capacity of exports."""
    found = figure(text, -1)
    return goes_on(found, _after_exports(found))


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


@pytest.mark.parametrize(
    ("text", "cue", "governor", "link"),
    [
        ("Ports load 340,000 b/d against 220,000 b/d.", "exports", "from", "against"),
        ("Es Sider, 340,000 b/d; it had gone down by 220,000 b/d.", "none", "by", "verb"),
    ],
)
def test_what_a_figure_may_have_from_the_one_before(text, cue, governor, link):
    found = figure(text, -1)
    assert passed_on(found, _after_exports(found)) == [
        f"passed on exports, cue {cue}, {link}",
        f"passed on exports, capacity, {link}",
        f"passed on capacity, ruled {governor}, {link}",
    ]


def test_the_first_figure_has_nothing_from_another():
    assert passed_on(figure("Ports load 340,000 b/d."), Discourse(("libya",), True)) == []
