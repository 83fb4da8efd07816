"""What speaks for a plan or a fact beside a figure."""

import pytest

from oiltrack.extract.dates.anchor import anchor
from oiltrack.extract.figures.outlook import outlook
from tests.extract.reading import PUBLISHED, figure


def _features(text: str, number: int = -1) -> list[str]:
    return list(outlook(figure(text, number), anchor(PUBLISHED)))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Libya's production is put at 1.4 million b/d for 2028.", "date to come for"),
        ("Libya's production was 1.4 million b/d in 2012.", "date gone by in"),
        ("Libya's production was 1.4 million b/d.", "no date"),
        ("The programme for July has 900,000 b/d.", "plan named, equals"),
        ("Libya, below its quota, pumped 900,000 b/d.", "plan beside, other"),
        ("Iraq is above its quota of 4.351 million b/d.", "plan of"),
        ("Its allocation is about 1.9 million b/d.", "plan of"),
        ("The two stayed below the 2.8 million b/d they are allowed.", "plan behind"),
        ("UBS pencils in 800,000 b/d.", "guess before"),
        ("The new line gives 300,000 b/d once pumps arrive.", "plan behind"),
        ("Libya's output to reach 800,000 b/d.", "infinitive without a verb"),
    ],
)
def test_feature_of_a_plan(text, feature):
    assert feature in _features(text)


def test_a_quota_before_another_figure_is_not_the_second_ones():
    assert "plan named, equals" not in _features("Its quota is 900,000 b/d, Algeria's output 894,000 b/d.")


def test_a_verb_before_the_infinitive_makes_it_none():
    assert "infinitive without a verb" not in _features("Libya's output fell to around 800,000 b/d.")
