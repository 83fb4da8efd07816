"""Past, or anything else; and the tense of a verb in full."""

import pytest

from oiltrack.extract.tense import tense, verb_tense
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Output stands at 90,000 b/d.", "present"),
        ("Output has fallen to 90,000 b/d.", "perfect"),
        ("The field had been giving 90,000 b/d.", "past_perfect"),
        ("The field used to give 90,000 b/d.", "past_perfect"),
        ("Output averaged 90,000 b/d.", "past"),
        ("Output would reach 90,000 b/d.", "future"),
        ("The company plans to pump 90,000 b/d.", "future"),
        ("About 90,000 b/d were left.", "past behind"),
        ("Exports fell; Sarir 90,000 b/d.", "past elsewhere"),
        ("Sarir 90,000 b/d.", "no verb"),
    ],
)
def test_the_tense_of_a_verb_in_its_clause_or_beside_it(text, expected):
    assert verb_tense(scene(text), text.index("90,000")) == expected
