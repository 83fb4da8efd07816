"""Folders, pages, mail, JSON Lines and official figures as sources."""

import json
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from oiltrack.db import Database
from tests.jobs.collect.conftest import Gather
from tests.jobs.collect.stories import TEXT, mail, page
from tests.web.server import Site, plain


def test_a_folder_is_left_as_it_is(tmp_path: Path, read: Gather) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT.format(figure="812,000"))
    assert read(kind="folder", path="in").counts.new == 1
    assert read(kind="folder", path="in").counts.known == 1
    assert (tmp_path / "in" / "a.txt").exists()


def test_files_are_moved_to_done_or_failed_and_none_is_written_over(tmp_path: Path, read: Gather) -> None:
    folder = tmp_path / "in"
    for figure in ("812,000", "900,000"):
        (folder / "sub").mkdir(parents=True, exist_ok=True)
        (folder / "sub" / "a.txt").write_text(TEXT.format(figure=figure))
        (folder / "bad.txt").touch()
        done = read(kind="folder", path="in", after="move")
        assert (done.counts.new, done.counts.failed) == (1, 1)
    left = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.txt"))
    assert left == ["done/sub/a-2.txt", "done/sub/a.txt", "failed/bad-2.txt", "failed/bad.txt"]
    assert read(kind="folder", path="in", after="move").counts.failed == 0


def test_a_dry_run_moves_no_file_and_reads_none_that_was_moved(tmp_path: Path, read: Gather) -> None:
    for name, text in (("in/new.txt", "A"), ("in/done/old.txt", "B"), ("in/failed/bad.txt", "")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    done = read(kind="folder", path="in", after="move", dry=True)
    assert (done.counts.new, done.counts.known, done.counts.failed) == (1, 0, 0)
    assert (tmp_path / "in/new.txt").is_file()


def test_a_missing_folder_is_told_at_once(read: Gather) -> None:
    assert read(kind="folder", path="nowhere").warned


def test_a_page_whose_text_changes_is_a_chain_of_versions(
    site: Site, read: Gather, database: Database
) -> None:
    url = site.turns(
        "/bulletin",
        plain(page("812,000"), Content_Type="text/html", Last_Modified="Monday"),
        plain(page("812,000"), Content_Type="text/html"),
        plain(page("830,000"), Content_Type="text/html"),
    )
    told = [read(kind="page", url=url, local=True, publisher="NOC").counts for _ in range(3)]
    assert [(one.new, one.known, one.new_version) for one in told] == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]
    assert {document.document.publisher for document in database.documents()} == {"NOC"}


def test_another_address_under_the_same_name_is_asked_in_full(site: Site, read: Gather) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        held = request.headers.get("If-Modified-Since")
        rate = "812,000" if request.path == "/old" else "830,000"
        body = "" if held else page(rate)
        plain(body, 304 if held else 200, Content_Type="text/html", Last_Modified="Monday")(request)

    old, new = site.turns("/old", answer, answer), site.turns("/new", answer, answer)
    told = [read(kind="page", url=url, local=True).counts for url in (old, old, new)]
    assert [counts.new for counts in told] == [1, 0, 1]


def test_a_page_that_robots_txt_closes_is_not_asked(site: Site, read: Gather) -> None:
    site.page("/robots.txt", "User-agent: oiltrack\nDisallow: /\n")
    done = read(kind="page", url=site.page("/bulletin", page("812,000")), local=True)
    assert "robots.txt" in str(done.failure)
    assert site.paths() == ["/robots.txt"]


def test_a_server_inside_is_not_asked_unless_the_source_says_so(site: Site, read: Gather) -> None:
    done = read(kind="page", url=site.page("/bulletin", page("812,000")))
    assert "no public address" in str(done.failure)
    assert site.asked == []


def test_a_mailbox_and_a_maildir_are_read_and_no_mail_is_read_twice(tmp_path: Path, read: Gather) -> None:
    separator = "From desk@wire.example Wed Mar  6 10:00:00 2019\n"
    (tmp_path / "box").write_text(f"{separator}{mail('812,000')}\n{separator}{mail('813,000', 2)}\n")
    assert read(name="box", kind="mail", path="box").counts.new == 2
    for part in ("cur", "new", "tmp"):
        (tmp_path / "dir" / part).mkdir(parents=True)
    (tmp_path / "dir" / "new" / "1.host").write_text(mail("814,000"))
    assert read(name="dir", kind="mail", path="dir").counts.new == 1
    (tmp_path / "dir" / "new" / "1.host").rename(tmp_path / "dir" / "cur" / "1.host:2,S")
    (tmp_path / "dir" / "new" / "2.host").write_text(mail("815,000", 2))
    done = read(name="dir", kind="mail", path="dir")
    assert (done.counts.new, done.counts.known) == (1, 0)


def test_json_lines_are_read_from_a_file_and_from_the_web(tmp_path: Path, site: Site, read: Gather) -> None:
    lines = [
        {"id": f"n{n}", "published": "2019-03-06", "text": TEXT.format(figure=f"81{n},000")} for n in (1, 2)
    ]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "news.jsonl").write_text(text)
    assert read(name="file", kind="jsonl", path="news.jsonl").counts.new == 2
    url = site.page("/news", text + "no JSON\n")
    done = read(name="web", kind="jsonl", url=url, local=True, publisher="Wire")
    assert (done.counts.known, done.counts.updated, done.counts.failed) == (0, 2, 1)
    assert str(done.errors[0]).startswith(f"{url}:3: ")


@pytest.mark.parametrize(
    ("given", "header", "value"),
    [
        ({"secret_env": "KEY"}, "authorization", "Bearer s3cret"),
        ({"secret_env": "KEY", "user": "me"}, "authorization", "Basic bWU6czNjcmV0"),
        ({"secret_env": "KEY", "secret_header": "X-Api-Key"}, "x-api-key", "s3cret"),
        ({"secret_file": "key", "secret_header": "X-Api-Key"}, "x-api-key", "s3cret"),
    ],
)
def test_a_secret_goes_to_its_server(
    site: Site, read: Gather, tmp_path: Path, given: dict[str, str], header: str, value: str
) -> None:
    (tmp_path / "key").write_text("s3cret\n")
    (tmp_path / "key").chmod(0o600)
    url = site.page("/bulletin", page("812,000"))
    done = read(environment={"KEY": "s3cret"}, kind="page", url=url, local=True, **given)
    assert done.failure is None
    assert site.sent("/bulletin")[header] == value


def test_a_secret_that_others_may_read_is_refused_and_no_secret_is_told(
    site: Site, read: Gather, tmp_path: Path
) -> None:
    (tmp_path / "key").write_text("s3cret\n")
    (tmp_path / "key").chmod(0o640)
    url = site.page("/bulletin", "", 401)
    done = read(kind="page", url=url, local=True, secret_file="key")
    assert done.warned
    assert "others may read" in str(done.failure)
    (tmp_path / "key").chmod(0o600)
    assert "s3cret" not in str(read(kind="page", url=url, local=True, secret_file="key").failure)


def test_a_variable_that_is_not_set_is_told_at_once(site: Site, read: Gather) -> None:
    done = read(kind="page", url=site.base, local=True, secret_env="KEY")
    assert done.warned
    assert "KEY is not set" in str(done.failure)


def test_official_figures_are_asked_for_with_their_key(
    read: Gather, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []
    url = site.page("/release", "period,value\n")
    done = read(
        environment={"KEY": "s3cret"},
        add_official=lambda provider, place, key, get: asked.append((provider, place, key, get(place))),
        kind="official",
        provider="eia",
        url=url,
        local=True,
        secret_env="KEY",
    )
    assert (done.failure, asked) == (None, [("eia", url, "s3cret", b"period,value\n")])
