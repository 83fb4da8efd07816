"""A gate sees the words of its lists where they stand, and nowhere else."""

from oiltrack.extract.lexicon import load
from oiltrack.extract.scenes.gate import Gate
from oiltrack.extract.scenes.sentences import split
from oiltrack.extract.scenes.text import view

ENGLISH = load("english")


def test_each_list_has_a_bit():
    gate = Gate([["may", "june"], ["year"], ["june"]], whole_words=True)
    assert gate.seen("in may") == 0b001
    assert gate.seen("this year, in june") == 0b111
    assert gate.seen("this week") == 0


def test_a_whole_word_has_no_letter_beside_it():
    gate = Gate([["may"], ["200"]], whole_words=True)
    assert gate.seen("the mayor and dismay") == 0
    assert gate.seen("may2008") == 0b11


def test_parts_of_words_count_where_whole_words_are_not_asked_for():
    assert Gate([["organi"]], whole_words=False).seen("the reorganisation") == 1


def test_sentences_are_told_apart():
    gate = Gate([["sharara"], ["brega", "the port"]], whole_words=False)
    text = view("Sharara shut down. The port of Brega did not. Nothing else happened.")
    assert gate.seen_in(text.folded, split(text, ENGLISH)) == [0b01, 0b10, 0]


def test_what_stands_across_two_sentences_is_in_neither():
    text = view("It was shut down. The port was open.")
    assert Gate([["down. the"]], whole_words=False).seen_in(text.folded, split(text, ENGLISH)) == [
        0,
        0,
    ]
