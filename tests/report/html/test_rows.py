"""Rows, words and headline of the report, without a browser."""

import tomllib
from datetime import date
from importlib import resources

import pytest

from oiltrack.facts import Aspect, Cause, Fluid, Measure, Modality, Qualifier
from oiltrack.report.html.changes import moved_days
from oiltrack.report.html.content import Headline
from oiltrack.report.html.rows import figure, observation_rows, safe_url
from oiltrack.report.html.words import FILES, load_words
from oiltrack.report.palette import GROUPS
from oiltrack.series.daily import daily_series
from oiltrack.series.frames import claims_frame
from tests.report.html.large import large_page
from tests.series.build import claim

TABLES = {
    lang: tomllib.loads(resources.files("oiltrack.report.html").joinpath(name).read_text("utf-8"))
    for lang, name in FILES.items()
}


def keys(table: object, path: str = "") -> set[str]:
    if isinstance(table, dict):
        return {key for name, value in table.items() for key in keys(value, f"{path}.{name}")}
    return {f"{path}[{len(table)}]" if isinstance(table, list) else path}


def test_both_languages_have_the_same_words() -> None:
    assert keys(TABLES["en"]) == keys(TABLES["ar"])


@pytest.mark.parametrize("lang", list(FILES))
def test_every_value_has_a_word(lang: str) -> None:
    names = TABLES[lang]["names"]
    for kind, values in (
        ("measure", Measure),
        ("fluid", Fluid),
        ("aspect", Aspect),
        ("modality", Modality),
        ("qualifier", Qualifier),
        ("cause", Cause),
    ):
        assert set(names[kind]) == {value.value for value in values}
    assert {group.name for group in GROUPS} <= set(names["group"])


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "/etc/passwd",
        "http://",
        "https://exa mple.org",
        'https://example.org/"><script>',
        "https://example.org/\u202e",
        "http://[::1",
        "mailto:a@example.org",
        None,
    ],
)
def test_what_is_no_web_page_is_no_link(url: str | None) -> None:
    assert safe_url(url) == ""


def test_addresses_of_web_pages_are_links() -> None:
    assert safe_url(" HTTPS://example.org/a?b=%22&c=1#d ") == "HTTPS://example.org/a?b=%22&c=1#d"


def test_figures_are_written_with_marks_and_signs() -> None:
    assert figure(812_000, 812_000) == "812,000"
    assert (
        figure(-300_000, -250_000, signed=True) == "\N{MINUS SIGN}300,000 \N{EN DASH} \N{MINUS SIGN}250,000"
    )
    assert figure(5_377, 5_377, signed=True) == "+5,377"


def test_the_quote_is_marked_in_its_sentence_and_undated_figures_come_last() -> None:
    words = load_words("en", places={"libya": "Libya"})
    claims = [claim("a", None, 5), claim("b", "2024", 6, 7), claim("c", "2024-02-01", 8)]
    rows = observation_rows(claims, words, history=frozenset({"doc-c"}))
    assert [row.id for row in rows] == ["c", "b", "a"]
    (proof,) = rows[0].evidence
    assert (proof.head, proof.quote, proof.tail, proof.history) == ("Output was ", "8 b/d", ".", True)
    assert rows[1].cells == ("2024", "Libya", "production, crude", "6 \N{EN DASH} 7", "Reuters")


def test_days_that_are_new_other_or_gone_are_told() -> None:
    def series(*claims: object) -> object:
        return daily_series(claims_frame(claims))  # type: ignore[arg-type]

    first, second = claim("a", "2024-08-01", 10), claim("b", "2024-08-03", 20)
    other, third = claim("c", "2024-08-01", 11), claim("d", "2024-08-09", 30)
    moved = moved_days(series(first, second), series(other, third))  # type: ignore[arg-type]
    told = [(day.day.day, day.before_bpd, day.now_bpd, day.target) for day in moved]
    assert told == [(9, None, 30, "d"), (3, 20, None, "b"), (1, 10, 11, "c")]
    assert moved_days(series(first), series(first)) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "age", "stale"),
    [(0, "age_day", False), (7, "age_week", False), (45, "age_month", False), (46, "stale", True)],
)
def test_the_age_is_told_in_steps(days: int, age: str, stale: bool) -> None:
    words = load_words("en", places={})
    (row,) = observation_rows([claim("a", "2024-08-01", 1)], words, history=frozenset())
    headline = Headline(
        value_bpd=1,
        low_bpd=1,
        high_bpd=1,
        day=date(2024, 8, 1),
        originators=1,
        evidence=row.evidence[0],
        age_days=days,
    )
    assert (headline.age, headline.stale) == (age, stale)


def test_the_same_content_gives_the_same_page_with_a_policy_and_no_styles_of_elements() -> None:
    page = large_page(400)
    assert page == large_page(400)
    assert "default-src &#39;none&#39;" in page
    assert ' style="' not in page
    assert page.count('role="row" id=') == 300 + 10  # the newest, and what the chart leads to beyond them
