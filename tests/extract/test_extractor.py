"""A whole document: nothing of a dry one, the same of the same one."""

import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from oiltrack.facts import Extraction
from tests.extract.reading import extract

DRY = "The football club sold 12,000 tickets. The stadium was closed on Monday; it reopens in May."
NEWS = "Armed men shut the Sharara oilfield on Monday, cutting 290,000 b/d from Libya's crude output."


def test_a_text_without_a_word_of_oil_costs_nothing_and_says_nothing():
    assert extract(DRY) == Extraction()


def test_an_empty_text_says_nothing():
    assert extract("") == Extraction()


def test_the_same_text_reads_the_same_whatever_was_read_before():
    first = extract(NEWS)
    extract("NOC lifted force majeure at the oil port of Hariga. Crude exports were 200,000 b/d.")
    assert extract(NEWS) == first


def test_what_is_read_does_not_depend_on_the_order_of_a_set():
    """Places of several kinds in one name, and the features of the samples, come in one order."""
    read = (
        "import hashlib; from training.corpus import load; from oiltrack.extract import Extractor\n"
        "extractor = Extractor.load()\n"
        "told = [extractor.extract(gold.document) for gold in load(['samples', 'relays'])]\n"
        "print(hashlib.sha256(repr(told).encode()).hexdigest())"
    )
    run = [sys.executable, "-c", read]
    told = {subprocess.check_output(run, env=os.environ | {"PYTHONHASHSEED": seed}) for seed in "013"}
    assert len(told) == 1


def test_a_dateline_is_the_publication_where_none_is_given():
    text = "TRIPOLI, March 12, 2020 - Libya's oil output stands at 900,000 b/d."
    assert extract(text, published=None).observations[0].when == "2020-03-12"


@given(st.text(max_size=300))
def test_no_text_raises_and_no_span_leaves_it(text):
    news = f"Libyan crude oil: 90,000 b/d. {text}"
    found = extract(news)
    for fact in (*found.observations, *found.events, *found.rejected):
        assert news[fact.start : fact.end] == fact.quote
