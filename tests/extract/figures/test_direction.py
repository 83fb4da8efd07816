"""Whether a change is a rise or a fall."""

import pytest

from oiltrack.extract.figures.direction import direction, ruled_sign
from tests.extract.reading import figure


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Oil output rose by 40,000 b/d.", 1),
        ("Oil output fell by 40,000 b/d.", -1),
        ("Oil output is 40,000 b/d lower.", -1),
        ("Oil output is 40,000 b/d higher.", 1),
        ("The members pumped 40,000 b/d fewer.", -1),
        ("Supply outside the group is 40,000 b/d up.", 1),
        ("The five ports add up to 40,000 b/d.", 0),
        ("Oil output is 40,000 b/d.", 0),
    ],
)
def test_sign_that_words_rule(text, sign):
    assert ruled_sign(figure(text)) == sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The company will lower its output by 40,000 b/d.", -1),
        ("Ministers agreed to take out another 40,000 b/d.", -1),
        ("Ministers agreed to take 40,000 b/d off the market.", -1),
        ("Members have held back 40,000 b/d since January.", -1),
        ("Output went down by 40,000 b/d.", -1),
        ("Angola lost only 40,000 b/d as output rose elsewhere.", -1),
        ("After the fall of May the Emirates are up by 40,000 b/d.", 1),
        ("The cuts, which the group plans to ease by 40,000 b/d, bite.", 1),
        ("Members will bring back 40,000 b/d in April.", 1),
        ("After the cuts of May the group is to put 40,000 b/d back on the market.", 1),
        ("Workovers could give an extra 40,000 b/d.", 1),
        ("The country has lifted its output by 40,000 b/d.", 1),
    ],
)
def test_direction_of_a_change(text, sign):
    assert direction(figure(text), 0) == sign


def test_where_no_word_tells_the_change_before_does():
    shares = figure("Russia's part is 228,000 b/d.")
    assert [direction(shares, before) for before in (-1, 1, 0)] == [-1, 1, 1]


def test_a_sign_of_its_own_rules_a_figure():
    assert direction(figure("Output: +80,000 b/d on the month, -157,000 b/d on the year.", 1), 1) == -1
