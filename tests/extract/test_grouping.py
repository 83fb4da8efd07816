"""A pattern with its alternatives grouped finds what it found before."""

import re
from pathlib import Path

import pytest

from oiltrack.extract.lexicon import load
from oiltrack.extract.lexicon.grouping import grouped

ENGLISH = load("english")
TEXT = (Path(__file__).parents[1] / "corpus" / "samples.jsonl").read_text(encoding="utf-8").lower()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b(?:was|were|fell)\b", r"\b(?:w(?:as|ere)|fell)\b"),
        ("an|a|the", "a(?:n|)|the"),
        (r"(?P<up>rose|ran)|[(|)]ab?", r"(?P<up>r(?:ose|an))|[(|)]ab?"),
        (r"gas|\w+|gain", r"gas|\w+|gain"),
        ("a?b|ac|ad", "a?b|a(?:c|d)"),
        (r"b\(a|b\|", r"b(?:\(a|\|)"),
        ("بلغ|بقي|كان", "ب(?:لغ|قي)|كان"),
    ],
)
def test_alternatives_are_grouped_by_their_first_letter(pattern, expected):
    assert grouped(pattern) == expected


def test_every_pattern_finds_the_same_when_grouped():
    assert len(ENGLISH.patterns) > 100
    for name in ENGLISH.patterns:
        plain = re.compile(ENGLISH._filled(ENGLISH.patterns[name]), ENGLISH.flags)
        found = [(m.span(), m.groups(), m.lastgroup) for m in plain.finditer(TEXT, 0, 20_000)]
        quick = ENGLISH.pattern[name].finditer(TEXT, 0, 20_000)
        assert [(m.span(), m.groups(), m.lastgroup) for m in quick] == found, name
