"""Sentences, headings, bullets and rows out of layouts that news uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oiltrack.extract.lexicon import load
from oiltrack.extract.scenes.sentences import MAX_SENTENCE, Kind, split
from oiltrack.extract.scenes.text import view

ENGLISH = load("english")


def pieces(text):
    return [text[s.start : s.end] for s in split(view(text), ENGLISH)]


def kinds(text):
    return [s.kind for s in split(view(text), ENGLISH)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Output fell to 300,000 bpd.", "It had been 1.2 million."],
        ["Output fell in the U.S. Gulf and in Libya.", "It rose elsewhere, said the ministry."],
        ["It rose in the U.S.", "The rest of the world had no gain at all."],
        ["The price was $40.5 a barrel.", "Libya pumped 1.2 mln."],
        ["On Jan. 5 it reopened.", "On Feb. 6 it was shut again."],
        ["Mr. Sanalla and Dr. Ghanem met Gen. Haftar.", "They spoke."],
        ["Waha Oil Co. runs it.", "It is shut."],
        ["The work is done by National Oil Corp. and Eni.", "Nobody else helps."],
        ["See No. 5 on the list of wells.", "It is dry."],
        ["The answer was no.", "Nobody had expected it to be so."],
        ["It was 1.2 million b/d.", "That is less."],
        ["It was shut at 5 p.m. Monday by guards.", "They left later."],
        ["“We will reopen,” he said.", "“It takes time.”"],
        ['"We will reopen," he said.', '"It takes time."'],
        ["He said: “We will reopen.”", "Output then rose to 300,000 bpd."],
        ["Is it open?", "Yes!", "So they say."],
        ["It fell (by 20,000 bpd).", "Then it rose."],
        ["J. Smith of Eni said so.", "Others agreed."],
        ["Élan fell.", "Économie rose to new highs."],
        ["انخفض الإنتاج إلى 300 ألف برميل يوميا.", "وكان 1.2 مليون."],
        ["هل عاد الإنتاج؟", "نعم عاد اليوم إلى المستوى السابق."],
    ],
)
def test_sentences_come_apart_at_their_ends(sentences):
    assert pieces(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["It was shut by guards.", "The port is open."],
        ["They closed it in 2014.", "The field reopened."],
        ["It fell (again).", "The port is open."],
        ["“It is open.”", "The guards left."],
    ],
)
def test_a_missing_space_does_not_join_sentences(sentences):
    assert pieces("".join(sentences)) == sentences


def test_wrapped_lines_are_one_paragraph():
    text = (
        "    TRIPOLI, March 11 - Libya's oil output fell to about 1.1 mln\n"
        "barrels per day in the week, the ministry said in a statement to\n"
        "the official agency.\n"
        "    Exports were put at 900,000 bpd, the lowest figure since the\n"
        "port was opened.\n"
    )
    assert [piece.split()[0] for piece in pieces(text)] == ["TRIPOLI,", "Exports"]
    assert len({s.block for s in split(view(text), ENGLISH)}) == 2


def test_labels_with_a_figure_begin_lines_of_their_own():
    lines = [
        "Crude oil production of the past day: 1,391,407 barrels",
        "Condensate production of the same day: 52,903 barrels",
        "إنتاج الغاز الطبيعي خلال الأربع والعشرين ساعة: 2,571 مليون قدم مكعب",
    ]
    assert pieces("\n".join(lines)) == lines


def test_two_spaces_after_a_full_stop_make_no_table():
    assert kinds("Output fell in 1986.  It rose in 1987.  Then it fell again.") == [Kind.PROSE] * 3


def test_blank_lines_end_paragraphs():
    sentences = split(
        view("First part\n\nSecond part of the text goes on.\n\nThird one ends here."), load("english")
    )
    assert [s.block for s in sentences] == [0, 1, 2]


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "1.", "(2)", "3)"])
def test_bullets_stand_alone(mark):
    text = f"{mark} Sharara is open\n{mark} El Feel is shut"
    assert kinds(text) == [Kind.BULLET, Kind.BULLET]


@pytest.mark.parametrize("text", ["Ports reopen", "LIBYA OIL OUTPUT FALLS", "By a staff reporter"])
def test_short_lines_without_a_full_stop_are_headings(text):
    assert kinds(f"{text}\n\nLibya's oil output fell to 300,000 bpd.") == [Kind.HEADING, Kind.PROSE]


@pytest.mark.parametrize(
    "row",
    [
        "Sharara      300,000    290,000",
        "Sharara\t300,000\t290,000",
        "| Sharara | 300,000 | 290,000 |",
        "Sharara | 300,000",
        "Field      Now     Before",
    ],
)
def test_rows_stand_alone(row):
    assert kinds(f"{row}\n{row}") == [Kind.ROW, Kind.ROW]


def test_windows_line_ends_are_line_ends():
    assert pieces("Ports reopen\r\n\r\nOutput rose to 5 bpd.\r\n") == [
        "Ports reopen",
        "Output rose to 5 bpd.",
    ]


@pytest.mark.parametrize("text", ["word " * 3000, "x" * 9000, "1" * 5000, "- " + "a b " * 2000])
def test_an_endless_sentence_is_cut(text):
    assert all(len(piece) <= MAX_SENTENCE for piece in pieces(text))


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\t \r\n"])
def test_nothing_in_nothing_out(text):
    assert pieces(text) == []


@given(st.text(st.sampled_from('aB1.!? \n\t|-•"”(),ء。')))
def test_sentences_hold_all_visible_characters_once_and_in_order(text):
    sentences = split(view(text), ENGLISH)
    assert all(s.start < s.end for s in sentences)
    assert all(one.end <= two.start for one, two in zip(sentences, sentences[1:], strict=False))
    assert "".join("".join(pieces(text)).split()) == "".join(text.split())
