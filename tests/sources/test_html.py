import logging
import subprocess
import sys

import pytest

from tests.sources.conftest import Reading, only, only_error

BODY = """<nav><a href="/">Home</a> <a href="/oil">Oil</a></nav>
<article><h1>Sharara pumps again</h1>
<p>Libya's largest field <b>Sharara</b> pumped again on Monday, <a href="/noc">NOC</a> said.<br>
It made 80,000&nbsp;b/d at first.</p>
<h2>Output by field</h2>
<table><tr><th>Field</th><th>b/d</th></tr><tr><td>Sharara</td><td>80,000</td></tr></table>
<ul><li>Force majeure was lifted on 4 March.</li><li>Loadings start at <i>Zawiya</i> this week.</li></ul>
<p>The field can make 315,000 barrels a day, and it had been shut since December by a group of guards.</p>
</article>
<div class="comments"><p>Nice comment.</p></div><footer>Copyright 2024 Desert Wire</footer>"""
META = """<meta property="og:site_name" content="Desert Wire">
<meta property="article:published_time" content="2019-03-05T08:00:00Z">
<link rel="canonical" href="https://desertwire.example/oil/sharara">"""


def _page(body: str = BODY, *, head: str = META, title: str = "Sharara pumps again") -> str:
    head = f"<head><title>{title}</title>{head}</head>"
    return f"<!doctype html><html lang='en-GB'>{head}<body>{body}</body></html>"


def test_a_page_gives_text_title_date_site_and_url(reading: Reading) -> None:
    document = only(reading("p.html", _page()))
    assert (document.key, document.title, document.published) == (
        "p.html",
        "Sharara pumps again",
        "2019-03-05",
    )
    assert (document.publisher, document.url) == ("Desert Wire", "https://desertwire.example/oil/sharara")
    assert document.lang == "en"
    assert document.text == (
        "Libya's largest field Sharara pumped again on Monday, NOC said.\n"
        "It made 80,000\xa0b/d at first.\n\n"
        "Output by field\n\n"
        "Field | b/d\nSharara | 80,000\n\n"
        "- Force majeure was lifted on 4 March.\n- Loadings start at Zawiya this week.\n\n"
        "The field can make 315,000 barrels a day, and it had been shut since December by a group of guards."
    )


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="2019-03-05">',
        '<meta property="article:published_time" content="5 March 2019">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-03-05"}</script>',
        '<link rel="canonical" href="https://desertwire.example/2019/03/05/sharara">',
    ],
)
def test_the_date_is_found_where_pages_print_it(reading: Reading, head: str) -> None:
    assert only(reading("p.html", _page(head=head))).published == "2019-03-05"


def test_a_date_line_on_the_page_is_its_date(reading: Reading) -> None:
    body = BODY.replace("</h1>", '</h1><p class="date">5 March 2019</p>')
    assert only(reading("p.htm", _page(body, head=""))).published == "2019-03-05"


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "<p>The field had been shut on 2018-12-09 by a group of guards who wanted pay and fuel.</p>",
        "<p>The field had been shut on 9 December 2018 by a group of guards who wanted pay.</p>",
        '<img src="/2018/12/09/tank.jpg">',
    ],
)
def test_a_page_that_prints_no_date_of_its_own_has_none(reading: Reading, sentence: str) -> None:
    assert only(reading("p.html", _page(sentence + BODY, head=""))).published is None


@pytest.mark.parametrize("day", ["0001-01-01", "1850-05-05", "9999-12-31"])
def test_a_date_of_no_year_of_news_is_not_the_date_of_the_page(reading: Reading, day: str) -> None:
    assert only(reading("p.html", _page(head=f'<meta name="date" content="{day}">'))).published is None


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "Article", "a":' + '"\\' * 100_000 + "</script>",
        '<meta name="author" content="' + "(" * 300_000 + '">',
        '<meta name="author" content="A B">' * 2_000,
    ],
    ids=["data", "long", "many"],
)
def test_data_for_programs_without_end_is_cut_and_the_text_read(reading: Reading, head: str) -> None:
    assert "Libya's largest field" in only(reading("p.html", _page(head=META + head))).text


def test_a_date_in_the_future_is_not_judged_by_the_clock(reading: Reading) -> None:
    page = _page(head='<meta property="article:published_time" content="2091-03-05">')
    assert only(reading("p.html", page)).published == "2091-03-05"


def test_the_charset_of_the_page_is_respected(reading: Reading) -> None:
    arabic = "أعلنت المؤسسة الوطنية للنفط رفع حالة القوة القاهرة عن حقل الشرارة بعد توقف دام أسبوعا"
    page = (
        f'<html><head><meta charset="windows-1256"><title>T</title></head><body><p>{arabic}</p></body></html>'
    )
    assert only(reading("p.html", page.encode("cp1256"))).text == arabic


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("<html></html>", "p.html: no article text in the page; save the page complete"),
        ("<!-- nothing -->", "no article text in the page"),
        (_page("<div>" * 300 + "oil" + "</div>" * 300), "HTML nested too deep; save the page's text as .txt"),
        (_page("<div>" * 200_000 + "oil"), "HTML nested too deep"),
        (_page("<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">oil"), "too many elements"),
        (_page("<p/" + "/".join(f"a{number}" for number in range(100_000)) + ">oil"), "too many elements"),
        (_page("<table><tr><td>oil</table>" * 2_001), "HTML of too many elements"),
        (_page("<p>" + "<span>oil</span> " * 10_001), "HTML of too many elements"),
        (_page("<div><p>a</p></div>" * 50_001), "HTML of too many elements"),
        (_page("<p " + " ".join(f"a{number}=1" for number in range(1_001)) + ">oil"), "too many elements"),
    ],
    ids=[
        "bare",
        "comment",
        "deep",
        "bomb",
        "attributes of a bomb",
        "slashes",
        "tables",
        "wide",
        "many",
        "attributes",
    ],
)
def test_pages_that_hold_no_article_or_are_bombs_are_errors(
    reading: Reading, markup: str, message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert message in only_error(reading("p.html", markup))
    assert capfd.readouterr() == ("", "")


def test_libraries_keep_silent_where_no_log_is_set_up() -> None:
    assert logging.getLogger("trafilatura").handlers


def test_the_heavy_library_is_not_imported_for_plain_text() -> None:
    code = "import sys, oiltrack.sources; print([n for n in ('trafilatura', 'lxml') if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
