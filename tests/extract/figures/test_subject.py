"""The subject of the verb that rules a figure."""

import pytest

from oiltrack.extract.figures.subject import subject_of, verb_of
from tests.extract.reading import figure


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Output at the field of Amal was cut to 20,000 b/d.", "output"),
        ("In Benghazi, the port handles 100,000 b/d.", "port"),
        ("The minister said exports were 900,000 b/d.", "exports"),
        ("It has now been raised to 300,000 b/d.", "it"),
        ("The company expects to produce 80,000 b/d.", "company"),
        ("Sharara, which pumps 280,000 b/d, is open.", "which"),
        ("Sharara: 280,000 b/d.", "none"),
    ],
)
def test_the_subject_is_told_by_what_it_speaks_of(text: str, word: str) -> None:
    assert subject_of(figure(text)).word == word


def test_names_stand_before_in_or_behind_the_subject() -> None:
    text = "At Brega, output of Sirte Oil rose to 90,000 b/d."
    subject = subject_of(figure(text))
    brega, sirte = text.index("Brega"), text.index("Sirte")
    assert subject.side(brega, brega + 5) == "before the subject"
    assert subject.side(sirte, sirte + 9) == "in the subject"
    assert subject.side(len(text) - 2, len(text)) == "after the verb"


def test_without_a_verb_nothing_has_a_side() -> None:
    assert subject_of(figure("Sarir: 200,000 b/d.")).side(0, 5) == "without a verb"


def test_the_verb_is_the_last_one_before_the_figure() -> None:
    assert verb_of(figure("Sarir was shut and lost 200,000 b/d of crude.")) == "lost"
    assert verb_of(figure("Sarir: 200,000 b/d.")) == "none"
