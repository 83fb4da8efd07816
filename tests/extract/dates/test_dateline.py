"""The date that a text gives as its own."""

import pytest

from oiltrack.extract import Extractor
from oiltrack.extract.dates.dateline import DatelineReader
from oiltrack.extract.dates.reader import DateReader
from oiltrack.extract.lexicon import load
from oiltrack.extract.scenes.text import view
from oiltrack.facts import Document

ENGLISH = load("english")
READER = DatelineReader(ENGLISH, DateReader(ENGLISH))
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
        "By Staff Writer | 8 June 2017 | 3 min read | 41 comments\n\n",
        "Shipping News · 8 June 2017 · Tripoli\n\n",
        "Tripoli, 8 June 2017.\n\n",
    ],
)
def test_a_date_at_the_head(head):
    assert READER.find(view(head + BODY)) == "2017-06-08"


@pytest.mark.parametrize(
    "note", ["Published on 8 June 2017.", "(Posted June 8, 2017)", "Updated: 2017-06-08"]
)
def test_a_note_at_the_foot(note):
    assert READER.find(view(BODY + "\n\n" + note)) == "2017-06-08"


FILLER = "The sea was calm, and nothing else is told of that day on the coast.\n" * 12


@pytest.mark.parametrize("line", ["8 June 2017", "Thursday 8 June 2017", "Thursday, June 8, 2017"])
def test_a_line_at_the_foot_that_is_a_date(line):
    assert READER.find(view(f"{FILLER}{BODY}\n\n{line}\n#NOC")) == "2017-06-08"


@pytest.mark.parametrize(
    "line", ["8 June 2017: Hariga shut", "Founded 8 June 1959", "© 8 June 2009", "June 2017"]
)
def test_a_line_at_the_foot_that_holds_a_date_is_none(line):
    assert READER.find(view(f"{FILLER}{BODY}\n\n{line}\n")) is None


@pytest.mark.parametrize(
    "told",
    [
        "Output was 700,000 b/d in May 2017.",
        "The port reopened on June 6, 2017.",
        "Output was 700,000 b/d in May 2017 and 1 million in May 2013.",
        "The field was shut in December 2016.",
    ],
)
def test_a_month_with_its_year_completes_a_dateline(told):
    assert READER.find(view(f"TRIPOLI, June 8 - {told}")) == "2017-06-08"


@pytest.mark.parametrize(
    "told",
    [
        "Output is the highest of 2017, it said.",
        "Output was 1.6 million b/d in 2010.",
        "Output is to reach 2 million b/d by 2030.",
        "The port has been shut since July 2013.",
    ],
)
def test_a_year_alone_or_long_past_completes_no_dateline(told):
    assert READER.find(view(f"TRIPOLI, June 8 - {told}")) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        "TRIPOLI - " + BODY,
        "TRIPOLI, June 8 - " + BODY,
        "Output fell. On 8 June 2017 the port, open since 2016, was shut by guards who want more pay.",
        "June 2017\n\n" + BODY,
        f"On 8 June 2017 the port was shut.\n{BODY}",
        f"8 June 2017 | 1,200,000 | 1.1\n{BODY}",
        f"Home | News | Archive of 3 May 2011 | 8 June 2017 | Energy\n{BODY}",
        "TRIPOLI, February 30, 2017 - " + BODY,
    ],
)
def test_a_text_without_a_date_of_its_own(text):
    assert READER.find(view(text)) is None


ARABIC_BODY = "قالت المؤسسة الوطنية للنفط أمس إن إنتاج حقل الشرارة بلغ 250 ألف برميل يوميا قبل أن يتوقف الضخ."


@pytest.mark.parametrize(
    "line", ["8 يونيو 2017", "٨ يونيو ٢٠١٧", "الخميس، 8 يونيو 2017", "التاريخ: 8 يونيو 2017"]
)
def test_a_line_of_an_arabic_text_that_is_a_date(line):
    published = Extractor.load().published
    assert published(Document(key="head", text=f"النفط الليبي\n{line}\n\n{ARABIC_BODY}")) == "2017-06-08"
    assert published(Document(key="foot", text=f"{ARABIC_BODY * 10}\n\n{line}\n")) == "2017-06-08"


def test_a_date_within_an_arabic_sentence_is_not_that_of_the_text():
    text = f"{ARABIC_BODY}\nوفي 8 يونيو 2017 أغلق الميناء.\n{ARABIC_BODY * 10}"
    assert Extractor.load().published(Document(key="none", text=text)) is None
