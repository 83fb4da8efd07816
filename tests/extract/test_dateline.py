"""The date that a text gives as its own."""

import pytest

from oiltrack.extract.dateline import DatelineReader
from oiltrack.extract.dates import DateReader
from oiltrack.extract.lexicon import load
from oiltrack.extract.text import view

READER = DatelineReader(DateReader(load("english")))
BODY = "Libya's oil output fell on Monday, the state oil company said. It was 1.2 million b/d before."


@pytest.mark.parametrize(
    "head",
    [
        "TRIPOLI, June 8, 2017 (Agency) - ",
        "TRIPOLI, June 8 2017 - ",
        "TRIPOLI, 8 June 2017 – ",
        "BENGHAZI/TRIPOLI, Libya, June 8, 2017 — ",
        "Tripoli, 8 June 2017: ",
        "LONDON (Agency), June 8, 2017 - ",
        "LONDON, Jun. 8, 2017 /Wire/ ",
        "June 8, 2017\n\n",
        "8 June 2017\n\n",
        "Thursday, 8 June 2017\n\n",
        "2017-06-08\n\n",
        "08/06/2017\n\n",
        "08.06.2017\n\n",
        "Libya's ports reopen\nJune 8, 2017\n\n",
        "Published: 8 June 2017 14:05\n\n",
        "Posted on June 8, 2017 by the editor\n\n",
        "Last updated 8 June 2017\n\n",
        "Date: Thu, 8 Jun 2017\n\n",
    ],
)
def test_a_date_at_the_head(head):
    assert READER.find(view(head + BODY)) == "2017-06-08"


@pytest.mark.parametrize(
    "note", ["Published on 8 June 2017.", "(Posted June 8, 2017)", "Updated: 2017-06-08"]
)
def test_a_note_at_the_foot(note):
    assert READER.find(view(BODY + "\n\n" + note)) == "2017-06-08"


def test_the_only_year_of_the_text_completes_a_dateline():
    assert READER.find(view("TRIPOLI, June 8 - Output is the highest of 2017, it said.")) == "2017-06-08"


def test_of_two_years_none_is_taken():
    assert READER.find(view("TRIPOLI, June 8 - Output is the highest of 2017 and 2016, it said.")) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        "TRIPOLI - " + BODY,
        "TRIPOLI, June 8 - " + BODY,
        "Output fell. On 8 June 2017 the port, open since 2016, was shut by guards who want more pay.",
        "June 2017\n\n" + BODY,
        "TRIPOLI, February 30, 2017 - " + BODY,
    ],
)
def test_a_text_without_a_date_of_its_own(text):
    assert READER.find(view(text)) is None
