"""How the date that a sentence before named stood there."""

from oiltrack.extract.when.carried import happened_then, of_last, of_paragraph
from tests.extract.reading import discourse

SHUT = "The port has been closed since 8 December 2018."


def test_the_last_date_tells_how_it_stood_in_its_sentence():
    found = of_last(discourse(SHUT), 0)
    assert {"last date is a day", "last date word since", "last date beside figures 0"} <= set(found)
    assert "last date far from a figure" in found
    told = of_last(discourse("It gave 900,000 b/d in May 2019."), 0)
    assert {"last date near a figure", "last date beside figures 1", "last date of dates 1"} <= set(told)


def test_the_last_date_tells_how_far_back_it_was_named():
    found = of_last(discourse(f"{SHUT} Nobody spoke. Nobody came."), 2)
    assert {"last date, sentences ago 3", "last date, paragraphs ago 2"} <= set(found)
    assert of_last(discourse("Nobody spoke."), 0) == []


def test_the_first_date_of_the_paragraph_tells_how_it_stood():
    found = of_paragraph(discourse(f"{SHUT} It gave 900,000 b/d in May 2019."))
    assert "paragraph's date word since" in found


def test_a_date_named_before_tells_what_happened_then():
    shut = discourse("The port was shut on 8 December 2018.")
    assert happened_then(shut.last_named, "last date named") == ["last date named, of outage_start"]
    assert happened_then(discourse("Nobody spoke.").last_named, "last date named") == []
