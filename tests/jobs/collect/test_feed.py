"""Feeds: entries go in once, pages are followed politely, and what fails is asked for again."""

import pytest

from oiltrack.db import Database, SourceCondition
from tests.jobs.collect.conftest import Gather
from tests.jobs.collect.stories import item, page, rss
from tests.web.server import Site, plain


def texts(database: Database) -> list[str]:
    return sorted(document.document.text for document in database.documents())


def test_entries_go_in_with_title_day_publisher_and_link(
    site: Site, read: Gather, database: Database
) -> None:
    url = site.page("/feed", rss(item(1), item(2, "900,000"), base=site.base), ETag='"1"')
    done = read(kind="feed", url=url, local=True)
    assert (done.counts.new, done.failure) == (2, None)
    found = {stored.document.title: stored.document for stored in database.documents()}
    document = found["Output 2"]
    assert (document.published, document.publisher) == ("2019-03-06", "Test Wire")
    assert document.url == f"{site.base}/story/2"
    assert {fact.observation.low for fact in database.observations()} == {900_000, 812_000}
    assert database.source_states()["wire"].etag == '"1"'


def test_what_did_not_change_is_neither_sent_nor_read_again(site: Site, read: Gather) -> None:
    url = site.turns("/feed", plain(rss(item(1), base=site.base), ETag='"1"'), plain(b"", 304))
    read(kind="feed", url=url, local=True)
    done = read(kind="feed", url=url, local=True)
    assert site.sent("/feed")["if-none-match"] == '"1"'
    assert (done.counts.new, done.counts.known, done.failure) == (0, 0, None)


def test_an_entry_that_says_other_things_is_a_new_version(site: Site, read: Gather) -> None:
    for figure, outcome in (("812,000", (1, 0)), ("812,000", (0, 0)), ("850,000", (0, 1))):
        url = site.page("/feed", rss(item(1, figure), base=site.base))
        counts = read(kind="feed", url=url, local=True).counts
        assert (counts.new, counts.new_version) == outcome


def test_pages_are_followed_once_and_robots_txt_is_kept(site: Site, read: Gather, database: Database) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /story/2\n")
    site.page("/story/1", page("812,000", "First"), Content_Type="text/html")
    site.page("/story/2", page("900,000"), Content_Type="text/html")
    url = site.page("/feed", rss(item(1), item(2), base=site.base))
    done = read(kind="feed", url=url, local=True, follow=True)
    assert (done.counts.new, len(done.errors), done.failure) == (1, 1, None)
    assert "robots.txt" in str(done.errors[0])
    again = read(kind="feed", url=url, local=True, follow=True)
    assert (again.counts.new, again.errors) == (0, ())
    assert site.paths().count("/story/1") == 1
    assert "/story/2" not in site.paths()
    assert texts(database)[0].startswith("6 March 2019") or "812,000" in texts(database)[0]


def test_a_page_that_cannot_be_had_is_asked_for_again_and_counts_as_a_failure(
    site: Site, read: Gather
) -> None:
    site.page("/story/1", "", 503)
    site.page("/story/2", page("900,000"), Content_Type="text/html")
    url = site.page("/feed", rss(item(1), item(2), base=site.base), ETag='"1"')
    done = read(kind="feed", url=url, local=True, follow=True)
    assert (done.counts.new, done.errors, done.failures) == (1, (), 1)
    site.page("/story/1", page("812,000"), Content_Type="text/html")
    again = read(kind="feed", url=url, local=True, follow=True)
    assert "if-none-match" not in site.sent("/feed")
    assert (again.counts.new, again.failures) == (1, 0)


def test_ids_that_repeat_and_thousands_of_entries_are_read_within_bounds(
    site: Site, read: Gather, database: Database
) -> None:
    entries = [item(number % 7, text=f"Nothing of note, number {number % 7}.") for number in range(2_500)]
    url = site.page("/feed", rss(*entries, base=site.base))
    assert read(kind="feed", url=url, local=True).counts.new == 7
    assert len(texts(database)) == 7


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss version="2.0"></rss>',
            "defines entities",
        ),
        ("<html><body>no feed at all</body></html>", "no feed"),
        ("<html></rss>", "no feed"),
        ("\x00\x01\x02 noise", "no feed"),
    ],
)
def test_what_is_no_feed_fails_the_source(site: Site, read: Gather, body: str, words: str) -> None:
    done = read(kind="feed", url=site.page("/feed", body), local=True)
    assert words in str(done.failure)


def test_a_feed_that_lies_about_its_encoding_is_read(site: Site, read: Gather, database: Database) -> None:
    body = rss(item(1, text="Mellitah – größte Anlage"), base=site.base).encode()
    url = site.page("/feed", body, Content_Type="application/rss+xml; charset=utf-16")
    assert read(kind="feed", url=url, local=True).counts.new == 1


def test_half_a_feed_changes_the_counter_of_failures_and_nothing_else(
    site: Site, read: Gather, database: Database
) -> None:
    url = site.page("/feed", rss(item(1), base=site.base), ETag='"1"')
    read(kind="feed", url=url, local=True)
    before = database.source_states()["wire"]
    site.raw("/feed", b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss")
    done = read("2026-11-30T03:15:00Z", kind="feed", url=url, local=True)
    after = database.source_states()["wire"]
    assert done.failures == 1
    assert (after.etag, after.marks, after.succeeded_at) == (before.etag, before.marks, before.succeeded_at)
    assert (after.failures, after.state) == (1, SourceCondition.FAILING)


def test_a_challenge_is_blocked_and_told_at_the_third_time(
    site: Site, read: Gather, database: Database
) -> None:
    url = site.page("/feed", "<html><head><title>Just a moment...</title></head></html>")
    assert [read(kind="feed", url=url, local=True).warned for _ in range(3)] == [False, False, True]
    assert database.source_states()["wire"].state == SourceCondition.BLOCKED
    site.page("/feed", rss(item(1), base=site.base))
    assert read(kind="feed", url=url, local=True).failures == 0


def test_a_server_that_wants_to_be_left_alone_is(site: Site, read: Gather) -> None:
    url = site.page("/feed", "", 429, Retry_After="7200")
    read(kind="feed", url=url, local=True)
    done = read("2026-11-29T04:15:00Z", kind="feed", url=url, local=True)
    assert done.waits_until == "2026-11-29T05:15:00Z"
    assert len(site.paths()) == 1
    site.page("/feed", rss(item(1), base=site.base))
    assert read("2026-11-29T05:15:01Z", kind="feed", url=url, local=True).counts.new == 1
