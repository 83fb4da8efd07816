import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oiltrack.sources import digest, load_index
from oiltrack.sources import read as read_file
from oiltrack.sources.digest import Article, split
from tests.sources.conftest import GOLD, SEEDS

CORPUS = Path(__file__).parents[1] / "corpus"
PORTS = "TRIPOLI (LANA) – The eastern ports loaded two cargoes over the weekend, an agent at Zueitina said."
FIELD = "BENGHAZI, Libya (AFP) - Pumping at the field began again before dawn, two engineers told the agency."


def _titles(text: str, titles: tuple[str, ...] = ()) -> list[str]:
    return [article.title for article in split(text, titles)]


def test_titles_above_datelines_start_articles_and_subheads_do_not() -> None:
    text = f"""Two cargoes leave the eastern ports

{PORTS}

TANKS ARE FULL

Storage stood at nine tenths of its room, the agent added, and the pumps had been slowed down for a week.

Pumping begins again in the south

{FIELD}"""
    first, second = split(text)
    assert first.title == "Two cargoes leave the eastern ports"
    assert first.text.startswith("TRIPOLI (LANA) – The eastern")
    assert first.text.endswith("slowed down for a week.")
    assert first.publisher == "LANA"
    assert second == Article(title="Pumping begins again in the south", text=FIELD, publisher="AFP")


def test_a_publisher_behind_a_dash_is_the_style_of_the_file() -> None:
    text = """Guards leave the valve – Desert Wire

The guards who had closed a valve near Zintan have gone home, local people said in the evening.

A deal with two parts

It has two parts, and only the first of them had been signed when the men left the room for prayers.

Tankers wait off the coast – The Gulf Chronicle

Six tankers lay at anchor because of the swell, a port official told the paper on the telephone.

Refinery asks for crude –

The plant at Zawiya runs at half its rate and has asked for more crude from the field in the south."""
    articles = split(text)
    assert [article.title for article in articles] == [
        "Guards leave the valve – Desert Wire",
        "Tankers wait off the coast – The Gulf Chronicle",
        "Refinery asks for crude –",
    ]
    assert [article.publisher for article in articles] == ["Desert Wire", "The Gulf Chronicle", None]
    assert "A deal with two parts" in articles[0].text


def test_a_title_said_again_at_the_end_belongs_to_its_article() -> None:
    text = """Valve’s closure cuts flow – Bloomberg

The flow through the line was cut by the closure of one valve, an engineer of the company said.

Valve's closure cuts flow - Bloomberg

Storm shuts three ports – Reuters

Three ports were shut because of high waves, the ports' agent said in a note to the ship owners.

Storm shuts three ports - Reuters"""
    first, second = split(text)
    assert first.text.endswith("\n\nValve's closure cuts flow - Bloomberg")
    assert second.text.endswith("\n\nStorm shuts three ports - Reuters")


def test_the_credit_of_an_agency_closes_a_story() -> None:
    text = """Output rises for a third week

Output has risen for a third week, three people who know the matter said, without giving a number.

(Reporting by A. Writer; Editing by B. Editor)

Ministry speaks of a plan

The ministry has a plan for the fields of the west, it said in a statement on its page on Sunday."""
    assert _titles(text) == ["Output rises for a third week", "Ministry speaks of a plan"]


def test_date_lines_under_the_titles_start_articles_and_date_them() -> None:
    text = """Pipeline leak found near Sidra
12 March 2018
A leak was found by a patrol in the early morning, and the line was shut for repair at once.

Repair of the line is done
15 March 2018
The line that leaked was mended in three days, and pumping has begun again, the company said.

Tanks take oil again
March 17, 2018 | Ports
The tanks of the port take oil again, the harbour master said in a short note to the ship owners."""
    articles = split(text)
    assert [article.published for article in articles] == ["2018-03-12", "2018-03-15", "2018-03-17"]
    assert articles[0].text.startswith("12 March 2018\nA leak")


def test_source_lines_at_the_ends_are_the_style_of_the_file() -> None:
    text = """Field to close for two weeks

Two weeks of works will close the field in May, its operator has told the buyers of its crude.

Source: Harbour Daily

Buyers look for other grades

Buyers of the grade look for others in the Mediterranean, two traders said, and prices have moved.

Source: Trade Review"""
    articles = split(text)
    assert [(article.title, article.publisher) for article in articles] == [
        ("Field to close for two weeks", "Harbour Daily"),
        ("Buyers look for other grades", "Trade Review"),
    ]


def test_articles_without_blank_lines_come_apart() -> None:
    text = f"Two cargoes leave the eastern ports\n{PORTS}\nPumping begins again in the south\n{FIELD}"
    assert _titles(text) == ["Two cargoes leave the eastern ports", "Pumping begins again in the south"]


def test_arabic_articles_come_apart_by_their_datelines() -> None:
    text = """استئناف الإنتاج في حقل الشرارة

طرابلس (وال) – استؤنف الإنتاج في الحقل صباح اليوم بعد توقف دام أسبوعا بحسب المؤسسة الوطنية للنفط.

إغلاق موانئ الهلال النفطي

بنغازي (وال) – أغلقت الموانئ الأربعة بسبب سوء الأحوال الجوية وقال مسؤول إنها ستفتح غدا."""
    assert _titles(text) == ["استئناف الإنتاج في حقل الشرارة", "إغلاق موانئ الهلال النفطي"]


ARABIC = (
    (
        "استئناف الإنتاج في الشرارة",
        "أعلنت المؤسسة الوطنية للنفط الأحد استئناف الإنتاج في حقل الشرارة بعد توقف دام أسبوعين.",
    ),
    (
        "إغلاق ميناء الحريقة",
        "أغلق محتجون ميناء الحريقة صباح الثلاثاء للمطالبة بدفع رواتبهم المتأخرة، بحسب مصدر.",
    ),
    (
        "الوزير يتعهد بزيادة الإنتاج",
        "قال وزير النفط إن الإنتاج سيبلغ مليونا ونصف المليون برميل يوميا بنهاية العام المقبل.",
    ),
)
TOWNS = ("طرابلس", "طبرق", "بنغازي")
MORE = "وأضاف أن العمل مستمر في بقية الحقول والموانئ من دون انقطاع وأن الإنتاج لم يتأثر بما جرى."


def _arabic(layout: str) -> str:
    """Return the Arabic articles one below the other, each in the layout."""
    return "\n\n".join(
        layout.format(title=title, text=f"{text}\n\n{MORE}", town=TOWNS[day], day=day + 1)
        for day, (title, text) in enumerate(ARABIC)
    )


@pytest.mark.parametrize(
    ("layout", "published", "publisher"),
    [
        ("{title}\n{day} يوليو 2018\n\n{text}", "2018-07-0{day}", None),
        ("{title}\n\n{town}، الأحد، {day} تموز/ يوليو 2018\n\n{text}", "2018-07-0{day}", None),
        ("{title}\n\nنُشر في: {day} مارس (آذار) 2018م\n\n{text}", "2018-03-0{day}", None),
        ("{day} يوليو 2018\n{title}\n\n{text}", "2018-07-0{day}", None),
        ("{title}\n\n{town} - وال: {text}", None, "وال"),
        ("{title}\n\n{town} (ليبيا) (أ ف ب) - {text}", None, "أ ف ب"),
        ("{title}\n\n{town} {day} مارس آذار 2018 (رويترز) - {text}", "2018-03-0{day}", "رويترز"),
        ("{title}\n\n(رويترز) - {text}", None, "رويترز"),
        ("{title}\n\n{town} ـ {text}", None, None),
        ("{title}\n\n{town} / الأناضول\n\n{text}", None, None),
        ("{title}\n\nبوابة الوسط - {town}\n\n{text}", None, None),
        ("{title}\n\nبقلم: سالم الورفلي\n\n{text}", None, None),
        ("{title}\n\nكتب - سالم الورفلي\n\n{text}", None, None),
        ("{title} - بوابة الوسط\n\n{text}", None, "بوابة الوسط"),
        ("{title}\n\n{text}\n\nالمصدر: بوابة الوسط", None, "بوابة الوسط"),
        ("{title}\n\n{text}\n\n(إعداد أمير سالم للنشرة العربية - تحرير سها جادو)", None, None),
        ("{title}\n\n{text}\n\n- انتهى -", None, None),
    ],
)
def test_arabic_articles_come_apart_in_many_layouts(layout, published, publisher):
    articles = split(_arabic(layout))
    assert [article.title.partition(" - ")[0] for article in articles] == [title for title, _ in ARABIC]
    assert [article.publisher for article in articles] == [publisher] * 3
    days = [published and published.format(day=day) for day in (1, 2, 3)]
    assert [article.published for article in articles] == days


@pytest.mark.parametrize("rule", ["---", "--------", "* * *", "=====", "ـــــــ", "———"])
def test_rules_between_titles_part_a_file_and_belong_to_no_article(rule):
    text = f"\n\n{rule}\n\n".join(f"{title}\n\n{text}" for title, text in ARABIC)
    assert [(article.title, article.text) for article in split(text)] == list(ARABIC)


@pytest.mark.parametrize(
    "inside",
    [
        "موانئ مغلقة",
        "ماذا بعد؟",
        "حقل الشرارة - بوابة الجنوب",
        "\n\n\nخسائر بالملايين",
        "1- من أغلق الحقل؟",
        "19 يناير 2020",
        "معلومات للمحررين",
        "-----\n\nعن وكالة الأنباء الليبية",
        "اقرأ أيضا: إغلاق حقل الشرارة",
    ],
)
@pytest.mark.parametrize("town", ["", "طرابلس - رويترز: ", "طرابلس - "])
def test_headings_inside_one_arabic_article_split_nothing(inside, town):
    (title, first), (_, second), (_, third) = ARABIC
    text = f"{title}\n\n{town}{first}\n\n{inside}\n\n{second}\n\n{inside}\n\n{third}"
    assert _titles(text) == [title]


def test_a_paragraph_that_goes_on_opens_no_article():
    (title, first), (inside, _), _ = ARABIC
    text = f"{title}\n\nالمصدر: وال\n\n{first}\n\nالمصدر: وال\n\n{inside}\n\n{MORE}"
    assert _titles(text) == [title]


def test_the_name_of_a_place_behind_a_dash_is_no_publisher_in_arabic():
    told = [("انفجار في خط الزقوط - السدرة", ARABIC[0][1]), *ARABIC[1:]]
    text = "\n\n-----\n\n".join(f"{title}\n\n{body}" for title, body in told)
    assert [article.publisher for article in split(text)] == [None, None, None]


def test_a_single_rule_may_part_a_story_in_itself():
    (title, first), (inside, second), _ = ARABIC
    assert _titles(f"{title}\n\n{first}\n\n* * *\n\n{inside}\n\n{second}") == [title]


def test_news_of_the_corpus_comes_apart_as_it_was_joined():
    lines = (CORPUS / "arabic_news.jsonl").read_text("utf-8").splitlines()
    stories = [json.loads(line)["text"] for line in lines]
    for number in range(0, len(stories), 4):
        joined = {f"نبأ عن النفط رقم {at}": text for at, text in enumerate(stories[number : number + 4], 1)}
        text = "\n\n".join(f"{title}\n5 مايو 2018\n\n{story}" for title, story in joined.items())
        apart = {article.title: article.text.removeprefix("5 مايو 2018\n\n") for article in split(text)}
        assert apart == joined


_PIECES = [
    PORTS,
    FIELD,
    MORE,
    *(part for story in ARABIC for part in story),
    "-----",
    "5 مايو 2018",
    "",
    "",
    "انتهى",
]


@given(lines=st.lists(st.sampled_from(_PIECES), max_size=14))
def test_no_running_text_is_lost_wherever_a_file_parts(lines):
    apart = "\n".join(f"{article.title}\n{article.text}" for article in split("\n".join(lines).strip()))
    for line in {PORTS, FIELD, MORE, *(text for _, text in ARABIC)}:
        assert apart.count(line) == lines.count(line)


@pytest.mark.parametrize("byline", ["By a staff reporter", "By our correspondents", "By staff in London"])
def test_a_line_that_names_no_author_but_the_staff_is_no_title(byline):
    assert _titles(f"Ports load again\n\n{byline}\n\n{PORTS}") == ["Ports load again"]


@pytest.mark.parametrize(
    "inside",
    [
        "What the engineers say",
        "OIL PRODUCTION DISRUPTED",
        "Popular posts from this blog",
        "National Oil Corporation (NOC) – the state firm – keeps its forecast for the year, as it has said.",
        "Related: Ports shut for a storm\n\nRelated: Ports open after a storm",
        "By a writer of this paper",
    ],
)
def test_lines_inside_one_article_split_nothing(inside: str) -> None:
    prose = "Output was steady in the week, the company said, and it gave no number for any of the fields."
    article = f"Output is steady, company says\n\n{prose}\n\n{inside}\n\n{prose}"
    assert _titles(article) == ["Output is steady, company says"]


def test_a_text_without_a_title_line_is_one_article_without_title() -> None:
    text = "Output fell to 300,000 b/d on Monday, the company said.\n\nIt gave no reason for the fall."
    assert split(text) == [Article(title="", text=text)]


@pytest.mark.parametrize(
    "line", ["Benghazi, Tuesday 3 May 2011", "3 May 2011", "بنغازي - الثلاثاء 3 مايو 2011"]
)
def test_a_date_line_at_the_top_is_the_date_and_no_title(line: str) -> None:
    text = f"{line}\n\nOutput fell to 300,000 b/d on Monday, the company said."
    assert split(text) == [Article(title="", text=text, published="2011-05-03")]


def test_a_title_that_ends_with_a_date_is_a_title_above_a_date_line() -> None:
    text = "South–3 May 2011\n\nMay 3, 2011 | Notes\n\nOutput fell by a third, the company said."
    assert split(text)[0].title == "South–3 May 2011"


def test_bullets_notes_and_section_names_stand_between_title_and_text() -> None:
    text = f"""UPDATE 1-Ports load again

* Two cargoes left
* A third is late

{PORTS}

Pumping is back in the south of the country

Oil & Gas

(Adds quotes, background)

Pumping is back, two engineers told the agency, and the field will be at its full rate in a week."""
    assert _titles(text) == ["UPDATE 1-Ports load again", "Pumping is back in the south of the country"]


def test_a_wrapped_first_line_is_no_title() -> None:
    text = "The company said on Monday that its output\nNorth of Sirte had fallen by a third."
    assert split(text) == [Article(title="", text=text)]


def test_a_full_date_in_the_dateline_is_the_date() -> None:
    text = "Ports open again\n\nTRIPOLI, 3 March 2018 (LANA) – The four ports are open, their agent said."
    assert split(text)[0].published == "2018-03-03"


def test_a_dateline_without_a_year_gives_no_date() -> None:
    text = "Ports open again\n\nTRIPOLI, March 3 (Reuters) – The four ports are open, their agent said."
    assert split(text)[0].published is None


def test_titles_of_an_index_start_articles_that_no_layout_shows() -> None:
    prose = "The ports were open and calm, and four tankers were seen at their berths in the morning."
    text = f"Ports are calm\n\n{prose}\n\nFields are calm\n\n{prose}"
    assert _titles(text) == ["Ports are calm"]
    assert _titles(text, ("Ports are calm", "Fields are calm")) == ["Ports are calm", "Fields are calm"]


def test_a_list_of_contents_at_the_top_starts_nothing() -> None:
    first, second = "Ports load again in the east", "Pumping is back in the south"
    text = f"{first}\n{second}\n\n{first}\n\n{PORTS}\n\n{second}\n\n{FIELD}"
    assert _titles(text) == [first, second]
    assert _titles(text, (first, second)) == [first, second]


def test_titles_are_compared_without_kinds_of_quotes_and_dashes() -> None:
    assert digest.fold("Libya’s  Oil – Reuters") == digest.fold("Libya's oil - Reuters")


def _gold() -> list[tuple[str, str, str]]:
    if not GOLD.exists():
        return []
    records = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    return [(record["id"], record["title"], record["text"]) for record in records]


@pytest.mark.parametrize("with_index", [False, True])
def test_shared_digests_come_apart_as_they_are_marked(with_index: bool) -> None:
    """Holds wherever the shared folder lies beside the project; the digests above are always tested."""
    expected = _gold()
    index = load_index(SEEDS / "index.csv") if expected and with_index else None
    found = []
    for path in sorted(SEEDS.glob("*.txt")) if expected else ():
        for number, document in enumerate(read_file(path, index=index), 1):
            found.append((f"seed-{path.name[:3]}-{number}", document.title, document.text))
    assert found == expected
