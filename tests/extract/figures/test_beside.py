"""The words right beside a figure."""

import pytest

from oiltrack.extract.figures.beside import context_of, verb_of, word_before, word_behind
from tests.extract.reading import figure


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        ("Sarir pumped 200,000 b/d of crude.", "pumped", "of"),
        ("Of the crude, Italy took 200,000 b/d.", "took", "."),
        ("At Sarir, giddily 200,000 b/d gurgled.", "other", "other"),
    ],
)
def test_telling_words_and_signs_have_names(text: str, before: str, behind: str) -> None:
    found = figure(text)
    assert word_before(found.scene, found.quantity.lead) == before
    assert word_behind(found.scene, found.quantity.end) == behind


def test_the_verb_is_the_last_one_before_the_figure() -> None:
    assert verb_of(figure("Sarir was shut and lost 200,000 b/d of crude.")) == "lost"
    assert verb_of(figure("Sarir: 200,000 b/d.")) == "none"


def test_words_of_the_clause_speak_once_on_each_side() -> None:
    found = context_of(figure("Kuwait is allowed 200,000 b/d of crude by and by."))
    assert "none before: allowed" in found
    assert found.count("none behind: by") == 1
