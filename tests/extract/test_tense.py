"""Past, or anything else."""

import pytest

from oiltrack.extract.tense import tense
from tests.extract.reading import scene


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Output stands at 90,000 b/d.", "present"),
        ("Output has fallen to 90,000 b/d.", "present"),
        ("Output averaged 90,000 b/d.", "past"),
        ("Output was cut and is 90,000 b/d.", "present"),
        ("A figure of 90,000 b/d.", "present"),
    ],
)
def test_the_last_verb_before_the_figure_tells(text, expected):
    assert tense(scene(text), text.index("90,000")) == expected
