"""The word that rules a figure, before it or behind it."""

import pytest

from oiltrack.extract.figures.governor import Governor
from oiltrack.facts import Measure
from tests.extract.reading import figure


@pytest.mark.parametrize(
    ("text", "governor"),
    [
        ("Oil output fell by 300,000 b/d.", Governor.BY),
        ("Oil output fell to 300,000 b/d.", Governor.TO),
        ("Oil output fell to about 300,000 b/d.", Governor.TO),
        ("Oil output reached 1.1 million b/d.", Governor.TO),
        ("Oil output is down 300,000 b/d.", Governor.DOWN),
        ("A drop in crude output of 300,000 b/d followed.", Governor.DOWN),
        ("The field added 40,000 b/d.", Governor.UP),
        ("An increase of 40,000 b/d followed.", Governor.UP),
        ("Libya lost 300,000 b/d.", Governor.LOSS),
        ("Some 300,000 b/d of output have been lost.", Governor.LOSS),
        ("Force majeure on 70,000 b/d was declared.", Governor.LOSS),
        ("NOC put the loss of production at 300,000 b/d.", Governor.LOSS),
        ("NOC put the lost output at up to 300,000 b/d.", Governor.LOSS),
        ("The shortfall in crude is 300,000 b/d.", Governor.LOSS),
        ("NOC put the closures at over 300,000 b/d.", Governor.LOSS),
        ("A loss of production of 300,000 b/d followed.", Governor.LOSS),
        ("The fire cost the company 300,000 b/d of crude.", Governor.LOSS),
        ("Guards closed the valve, halting production of about 300,000 b/d.", Governor.LOSS),
        ("The strike cut off exports of 300,000 b/d.", Governor.LOSS),
        ("The leak suspended the flow of 300,000 b/d.", Governor.LOSS),
        ("It deprived world markets of some 300,000 b/d of crude.", Governor.LOSS),
        ("Crude output of 300,000 b/d had to be held back.", Governor.LOSS),
        ("Crude supply was 460,000 b/d down.", Governor.DOWN),
        ("Protesters took over the 315,000 b/d oil field.", Governor.NONE),
        ("That is 40,000 b/d less than in May.", Governor.LESS),
        ("That is 40,000 b/d higher than in May.", Governor.MORE),
        ("A 40,000 b/d cut followed.", Governor.DOWN),
        ("Production was 300,000 b/d.", Governor.NONE),
    ],
)
def test_a_word_rules_its_figure(text, governor):
    assert figure(text).governor is governor


def test_each_end_of_from_to_has_its_own_ruler():
    text = "Oil output fell from 1.1 million b/d to 300,000 b/d."
    assert [figure(text, i).governor for i in (0, 1)] == [Governor.FROM, Governor.TO]


def test_the_nearest_supply_word_is_the_cue():
    text = "Exports were 900,000 b/d and production 1.1 million b/d."
    assert [figure(text, i).cue for i in (0, 1)] == [Measure.EXPORTS, Measure.PRODUCTION]


def test_the_sentence_gives_a_cue_where_the_clause_has_none():
    found = figure("Exports suffered, while the port was left with 40,000 b/d.")
    assert (found.cue, found.wide_cue) == (None, Measure.EXPORTS)
