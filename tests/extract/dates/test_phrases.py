"""The gate before the date rules opens for every text that a rule would match."""

from hypothesis import given
from hypothesis import strategies as st

from oiltrack.extract.dates.phrases import READERS
from oiltrack.extract.dates.phrases.rules import rules
from oiltrack.extract.dates.phrases.words import DateWords
from oiltrack.extract.dates.reader import DateReader
from oiltrack.extract.lexicon import load

LEXICON = load("english")
WORDS = DateWords.of(LEXICON)
RULES = rules(LEXICON, WORDS)
READER = DateReader(LEXICON)
VOCABULARY = sorted(
    {
        *WORDS.months,
        *WORDS.weekdays,
        *WORDS.counts,
        *WORDS.ordinals,
        *WORDS.days,
        *WORDS.ahead,
        *(word for rule in RULES for needs in rule.needs for word in needs),
        *(
            "the",
            "of",
            "in",
            "last",
            "next",
            "past",
            "previous",
            "half",
            "quarter",
            "ago",
            "earlier",
            "later",
            "from",
        ),
        *(
            "day",
            "days",
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years",
            "hours",
            "end",
            "the end of",
            "early",
        ),
        *(
            "1",
            "5",
            "31st",
            "2017",
            "1987",
            "q3",
            "2017-05-31",
            "31/5/2017",
            "now",
            "this",
            "time",
            "coming",
            "for",
        ),
    }
)
phrases = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=8).map(" ".join)


@given(phrases)
def test_the_gate_opens_for_all_that_a_rule_finds(text):
    opened = set(READER.possible(READER.gate.seen(text)))
    assert {number for number, rule in enumerate(RULES) if rule.pattern.search(text)} <= opened


def test_the_gate_stays_shut_for_words_that_only_hold_a_month():
    assert READER.possible(READER.gate.seen("the mayor decided that the market must junk its marble")) == []


def test_every_phrase_of_the_lexicon_has_a_reader():
    phrases = [*LEXICON.dates["phrases"], *load("arabic").dates["phrases"]]
    assert {phrase["reads"] for phrase in phrases} | {"iso", "slashes"} == set(READERS)
