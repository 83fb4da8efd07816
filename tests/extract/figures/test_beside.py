"""The words right beside a figure."""

import pytest

from oiltrack.extract.figures.beside import context_of, word_before, word_behind
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


def test_words_of_the_clause_speak_once_on_each_side() -> None:
    found = context_of(figure("Kuwait is allowed 200,000 b/d of crude by and by."))
    assert "none before: allowed" in found
    assert found.count("none behind: by") == 1
