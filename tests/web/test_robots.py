"""What a robots.txt allows."""

import pytest

from oiltrack.web.robots import Rules, parse

TEXT = """
User-agent: bingbot
Disallow: /

User-agent: *
Disallow: /search   # no crawling
Disallow: /*.pdf$
Disallow: /a/*/c
Allow: /search/open
Crawl-delay: 5

User-agent: greedy
User-agent: OilTrack/2.0
Disallow: /oil
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/search?q=1", False),
        ("/search/open/1", True),
        ("/x/file.pdf", False),
        ("/x/file.pdf?download", True),
        ("/a/b/c/d", False),
        ("/a/c", True),
        ("/%73earch", False),
    ],
)
def test_the_longest_pattern_that_fits_counts(path: str, allowed: bool) -> None:
    assert parse(TEXT, "other").allow(f"https://host.example{path}") is allowed


def test_a_group_that_names_the_program_replaces_that_for_all() -> None:
    rules = parse(TEXT, "oiltrack")
    assert not rules.allow("https://h.example/oil/1")
    assert rules.allow("https://h.example/search")


def test_a_delay_is_kept_within_reason() -> None:
    assert parse(TEXT, "other").delay_s == 5
    assert parse("User-agent: *\nCrawl-delay: 86400", "other").delay_s == 30


@pytest.mark.parametrize("text", ["", "Disallow: /", "<html>no robots</html>", "User-agent: *\nDisallow:\n"])
def test_a_text_without_rules_forbids_nothing(text: str) -> None:
    assert parse(text, "oiltrack") == Rules()


def test_hostile_patterns_take_no_time() -> None:
    rules = parse("User-agent: *\n" + "Disallow: " + "/*a" * 600 + "$\n", "oiltrack")
    assert rules.allow("https://h.example/" + "a" * 4000 + "b")
