import pytest

from tests.sources.conftest import Reading, only, only_error

NOTE = """---
title: "Hariga loads again"
date: 2021-04-27
source: Harbour Daily
url: https://example.org/hariga
lang: en
tags: [ports, exports]
---

# Hariga loads again

The port loaded **600,000 barrels** for [Milan](https://example.org).
"""


def test_front_matter_gives_title_date_publisher_and_url(reading: Reading) -> None:
    document = only(reading("n.md", NOTE))
    assert (document.key, document.title, document.published) == ("n.md", "Hariga loads again", "2021-04-27")
    assert (document.publisher, document.url, document.lang) == (
        "Harbour Daily",
        "https://example.org/hariga",
        "en",
    )
    assert document.text == "The port loaded **600,000 barrels** for [Milan](https://example.org)."


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2021", "2021"),
        ("2021-04", "2021-04"),
        ("2021-04-27T23:30:00+02:00", "2021-04-27"),
        ("27 April 2021", "2021-04-27"),
        ("٢٠٢١-٠٤-٢٧", "2021-04-27"),
        ("1900", "1900"),
        ("2100-12-31", "2100-12-31"),
        ("2021-04-27 06:00", "2021-04-27"),
        ("", None),
        ("null", None),
    ],
)
def test_dates_of_any_precision(reading: Reading, written: str, published: str | None) -> None:
    assert only(reading("n.md", f"---\npublished: {written}\n---\nText.")).published == published


@pytest.mark.parametrize("mark", ["\ufeff", "\ufeff\ufeff"])
def test_a_mark_before_the_front_matter_is_accepted(reading: Reading, mark: str) -> None:
    assert only(reading("n.md", f"{mark}---\ntitle: A\n---\nIt loads.")).title == "A"


def test_without_front_matter_the_first_heading_is_the_title(reading: Reading) -> None:
    document = only(reading("n.markdown", "# Brega is open #\n\nIt loads."))
    assert (document.title, document.text) == ("Brega is open", "It loads.")


def test_another_heading_than_the_title_stays_in_the_text(reading: Reading) -> None:
    assert only(reading("n.md", "---\ntitle: A\n---\n# B\n\nIt loads.")).text == "# B\n\nIt loads."


def test_a_rule_inside_the_text_is_no_front_matter(reading: Reading) -> None:
    assert only(reading("n.md", "It loads.\n\n---\n\nIt stops.")).text == "It loads.\n\n---\n\nIt stops."


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: [open", "n.md: front matter is no YAML in line 2; mend the block"),
        ("- a\n- b", "front matter is no list of keys and values"),
        ("date: last week", "published 'last week' is no date; write 2017, 2017-05 or 2017-05-31"),
        ("date: 2021-02-31", "published '2021-02-31' is no date"),
        ("title: {a: b}", "title in the front matter is no text"),
        ("title: !!python/object/apply:os.getcwd []", "title in the front matter is no text"),
        ("? [a]\n: b", "front matter is no YAML"),
        ('title: "\\UFFFFFFFF"', "n.md: front matter is no YAML; mend the block"),
        ("%YAML 1." + "9" * 5_000, "n.md: front matter is no YAML; mend the block"),
        (
            "date: 0001-01-01",
            "n.md: published '0001-01-01' lies outside 1900 to 2100; mend or remove the date",
        ),
        ("date: 9999-12-31", "published '9999-12-31' lies outside 1900 to 2100"),
        ("date: 5 May 1850", "published '5 May 1850' is no date"),
        ("a: " + "[" * 5000, "front matter nested too deep"),
        ("a: " + "x" * 10_001, "front matter of more than 10,000 characters"),
    ],
)
def test_bad_front_matter_is_an_error(reading: Reading, front: str, message: str) -> None:
    assert message in only_error(reading("n.md", f"---\n{front}\n---\nText."))


def test_front_matter_without_a_text_is_empty(reading: Reading) -> None:
    assert only_error(reading("n.md", "---\ntitle: A\n---\n")) == "n.md: is empty; remove it or fill it"
