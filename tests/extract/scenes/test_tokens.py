"""The words of a sentence around a span of it."""

from oiltrack.extract.scenes.tokens import named_by_side, words_around
from tests.extract.reading import figure


def test_words_around_a_span_stand_in_their_order() -> None:
    found = figure("Crude of Sarir: 200,000 b/d went by sea.")
    span = (found.quantity.start, found.quantity.end)
    assert words_around(found.scene, span, before=2, behind=2) == (("of", "sarir"), ("went", "by"))
    assert words_around(found.scene, span, before=9, behind=0) == (("crude", "of", "sarir"), ())


def test_those_right_beside_speak_twice_and_a_repeated_word_once() -> None:
    found = figure("By and by Sarir pumped 200,000 b/d of crude.")
    span = (found.quantity.start, found.quantity.end)
    assert named_by_side(found.scene, span) == (
        "before and",
        "before by",
        "before pumped",
        "before sarir",
        "behind crude",
        "behind of",
        "right before pumped",
        "right behind of",
    )
