"""Folding keeps every offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oiltrack.extract.scenes.text import view


@given(st.text(st.characters()))
def test_folding_keeps_the_length_of_any_text(text):
    seen = view(text)
    assert len(seen.folded) == len(text)
    assert seen.text == text


@given(st.text(st.characters()))
def test_the_folded_text_can_be_encoded(text):
    assert view(text).folded.encode().decode() == view(text).folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Libya’s “oil”", 'libya\'s "oil"'),
        ("1.2–1.3", "1.2-1.3"),
        ("1\u00a0234\tbpd", "1 234 bpd"),
        ("300,000\nbarrels", "300,000 barrels"),
        ("١٢٣٫٤", "123.4"),
        ("१२", "12"),
        ("İstanbul", "İstanbul"),
        ("a\ud800b", "a\ufffdb"),
        ("ÉTÉ", "été"),
        ("—", "—"),
    ],
)
def test_quotes_dashes_spaces_and_digits_are_folded(text, folded):
    assert view(text).folded == folded


def test_many_kinds_of_characters_fold_as_few_do():
    kinds = "’“”«»–‐‑‒−\u00a0\u202f\u2009٠١٢٣٤٥٦٧٨٩۰۱"
    assert view(kinds).folded == "".join(view(char).folded for char in kinds)
