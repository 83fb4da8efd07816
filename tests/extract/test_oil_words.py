"""A text without a word of oil is known at a glance."""

import pytest

from oiltrack.extract.lexicon import load
from oiltrack.extract.scenes.scan import Scanner

SCANNER = Scanner(load("english"), ())


@pytest.mark.parametrize(
    "text",
    [
        "Libya's OIL exports",
        "350kb/d",
        "1.2 million bpd",
        "1.2 mmb/d",
        "600,000 BBLS",
        "barrels",
        "crude",
        "Zawiya refinery",
        "force majeure",
        "OPEC+ met",
        "the NOC said",
        "290.000 b d",
        "5 mtpa",
        "two tankers left",
        "the wells of Bahi",
        "6 million tonnes a year",
        "oil\ud800",
    ],
)
def test_words_of_oil(text):
    assert SCANNER.has_oil_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the turmoil in the innocent town",
        "the soil was knocked",
        "Monday's match",
        "boil",
        "1,200 people",
        "\ud800",
    ],
)
def test_other_words(text):
    assert not SCANNER.has_oil_words(text)


@pytest.mark.parametrize(
    ("text", "tells"),
    [("Guards closed Sharara", True), ("EL FEEL is shut", True), ("the shararas of Tunis", False)],
)
def test_a_name_that_is_nothing_but_a_field_is_a_word_of_oil(text, tells):
    scanner = Scanner(load("english"), (), telling=("Sharara", "El Feel"))
    assert scanner.has_oil_words(text) is tells
