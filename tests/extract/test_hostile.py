"""No text makes the extractor raise, lose its place or slow down out of measure."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oiltrack import edtf
from oiltrack.extract import Extractor
from oiltrack.facts import Document

EXTRACTOR = Extractor.load()
OIL = "Libya pumped 1.2 million barrels per day of crude oil in May, the NOC said. "
WORDS = (
    *(
        "Libya",
        "Sharara",
        "Brega",
        "Zawiya",
        "refinery",
        "field",
        "ports",
        "NOC",
        "OPEC",
        "the",
        "a",
        "of",
        "to",
    ),
    *("from", "between", "and", "by", "at", "in", "on", "until", "since", "before", "ago", "up to", "about"),
    *(",", ".", ";", ":", "-", "–", "(", ")", '"', "'", "|", "/", "\n", "\n\n", "\t", ""),
    *("1", "1.2", "300,000", "290.000", "300-500,000", "5%", "$40", "million", "thousand", "half", "hundred"),
    *(
        "bpd",
        "b/d",
        "mb/d",
        "MBOPD",
        "barrels",
        "a day",
        "per month",
        "tonnes",
        "year",
        "boe",
        "capacity",
        "target",
    ),
    *(
        "rose",
        "fell",
        "shut",
        "reopened",
        "blocked",
        "lost",
        "exports",
        "output",
        "force majeure",
        "declared",
    ),
    *("Monday", "May", "2017", "31 February", "last", "week", "yesterday", "quarter", "first", "strike"),
    *("٣", "برميل", "😀", "\u200b", "\ud800", "İ"),
)


soup = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
texts = st.one_of(soup, st.text(st.characters()), soup.map(lambda text: OIL + text))
published = st.sampled_from(
    [None, "2017-06-08", "2017-06", "2017", "2016-02-29", "0001-01-01", "9999-12-31", "2017-06~"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts, title=st.one_of(st.just(""), soup), day=published)
def test_any_text_is_read_without_an_error(text, title, day):
    found = EXTRACTOR.extract(Document(key="any", text=text, title=title, published=day))
    for fact in (*found.observations, *found.events):
        assert fact.when is None or edtf.is_valid(fact.when)
        if fact.start is not None:
            assert 0 <= fact.start < fact.end <= len(text)
            assert text[fact.start : fact.end] == fact.quote
    for one in found.observations:
        assert one.low <= one.high
    for refused in found.rejected:
        assert text[refused.start : refused.end] == refused.quote


HOSTILE = {
    "digits": "1234567890",
    "spaced digits": "123 ",
    "grouped digits": "123,",
    "million": "million ",
    "a": "a ",
    "one": "one hundred and ",
    "endless sentence": "Libya pumped 300,000 bpd and Sharara said on Monday that it fell by 20,000 bpd and ",
    "quotes": "\"“'",
    "brackets": "(",
    "barrels": "barrels ",
    "figures": "1 barrels ",
    "spaces": " ",
    "wide spaces": "\u00a0",
    "newlines": "\n",
    "from to": "from to ",
    "from 1 to 2": "from 1 to 2 ",
    "names": "Libya ",
    "places": "Brega, ",
    "dates": "May 5 ",
    "weekdays": "Monday ",
    "years": "2017 ",
    "said": "he said ",
    "rows": "Libya  1.2  1.3\n",
    "bars": "| 1.2 ",
    "bullets": "- Brega: 5\n",
    "dots": "...",
    "dashes": "- ",
    "qualifiers": "about the ",
    "of": "barrels of light, ",
    "emoji": "😀",
}


def seconds(text):
    document = Document(key="hostile", text=OIL + text, published="2017-06-08")
    times = []
    for _ in range(3):
        begin = time.process_time()
        EXTRACTOR.extract(document)
        times.append(time.process_time() - begin)
    return min(times)


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_length_only(unit):
    short, long = (seconds((unit * 8000)[:size]) for size in (4_000, 32_000))
    assert long < 8 * 3 * short + 0.02
