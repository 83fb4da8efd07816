import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oiltrack.errors import SourceError
from oiltrack.facts import Document
from oiltrack.sources import read, walk
from oiltrack.sources.registry import SOURCES
from tests.sources.conftest import Reading, only, only_error

SUFFIXES = [suffix for source in SOURCES for suffix in source.suffixes]


def test_exactly_one_source_claims_a_file() -> None:
    assert len(SUFFIXES) == len(set(SUFFIXES)) > 8


def test_an_unread_kind_is_an_error_that_names_the_read_ones(reading: Reading) -> None:
    message = only_error(reading("table.csv", "a,b"))
    assert message.startswith(
        "table.csv: no kind of file that is read; name a plain text (.txt .text), Markdown"
    )
    assert all(suffix in message for suffix in SUFFIXES)


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    assert only_error(list(read(tmp_path / "gone.txt"))).endswith(
        "gone.txt: no such file or folder; check the path"
    )


def test_a_folder_with_the_ending_of_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    (tmp_path / "a.jsonl").mkdir()
    assert "is a folder; name the files inside it" in only_error(list(read(tmp_path / "a.txt")))
    assert "is a folder; name the files inside it" in only_error(list(read(tmp_path / "a.jsonl")))


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "is no regular file; save its content" in only_error(list(read(tmp_path / "a.txt")))


def test_a_path_that_no_system_takes_is_an_error() -> None:
    assert "cannot be read (embedded null byte)" in only_error(list(read(Path("a\x00.txt"))))
    assert "cannot be read (File name too long)" in only_error(list(read(Path("a" * 5000 + ".txt"))))


@pytest.mark.parametrize("name", [b"a\xff.txt", b"a\xff.md", b"a\xff.html", b"a\xff.eml"])
def test_a_file_whose_name_is_not_utf8_is_read(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_text("Subject: a\n\n<p>Output fell to 300,000 b/d on Monday.</p>")
    assert only(list(read(path))).key == path.as_posix()


def test_a_date_of_the_command_line_that_is_none_is_an_error(reading: Reading) -> None:
    assert "published 'June' is no date" in only_error(reading("a.txt", "Output fell.", published="June"))
    assert "published '1850' lies outside" in only_error(reading("a.txt", "Output fell.", published="1850"))


def test_a_file_without_permission_is_an_error(as_ordinary_user: Path) -> None:
    for name in ("a.txt", "b.jsonl"):
        path = as_ordinary_user / name
        path.write_text("Output fell.")
        path.chmod(0)
        assert only_error(list(read(path))).endswith(
            f"{name}: no permission to read it; make it readable for this user"
        )


def test_a_folder_without_permission_is_an_error_and_the_rest_goes_on(as_ordinary_user: Path) -> None:
    for name in ("a", "b", "c"):
        (as_ordinary_user / name).mkdir()
        (as_ordinary_user / name / "x.txt").write_text("Output fell.")
    (as_ordinary_user / "b").chmod(0)
    first, error, last = walk([as_ordinary_user])
    assert (first, last) == (as_ordinary_user / "a/x.txt", as_ordinary_user / "c/x.txt")
    assert isinstance(error, SourceError)
    assert str(error).endswith("/b: no permission to read it; make it readable for this user")


def test_a_walk_finds_documents_sorted_and_passes_over_the_rest(tmp_path: Path) -> None:
    names = ["b/2.md", "b/1.txt", "b.html", "a.EML", "b/c/z.jsonl"]
    others = ["index.csv", "sources.csv", ".hidden.txt", ".git/a.txt", "chart.png", "README", "b/x.json"]
    for name in names + others:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = list(walk([tmp_path]))
    assert found
    assert found == [tmp_path / name for name in ["a.EML", "b/1.txt", "b/2.md", "b/c/z.jsonl", "b.html"]]


def test_a_paper_that_cannot_be_read_is_said_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "bulletin.pdf").write_text("x")
    (found,) = walk([tmp_path])
    assert str(found).endswith("bulletin.pdf: documents of this kind are not read; save it as .txt")


def test_named_files_come_as_they_are_and_missing_ones_are_errors(tmp_path: Path) -> None:
    for name in ("x.csv", ".a.txt"):
        (tmp_path / name).write_text("x")
    first, missing, last = walk([tmp_path / "x.csv", tmp_path / "gone", tmp_path / ".a.txt"])
    assert (first, last) == (tmp_path / "x.csv", tmp_path / ".a.txt")
    assert str(missing).endswith("gone: no such file or folder; check the path")


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/x.txt").write_text("x")
    (tmp_path / "a/loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = list(walk([tmp_path]))
    assert [path for path in found if isinstance(path, Path)] == [tmp_path / "a/x.txt"]
    assert [str(item) for item in found if isinstance(item, SourceError)] == [
        f"{tmp_path}/gone.txt: no such file or folder; check the path"
    ]


def test_a_link_that_leads_out_of_the_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    top, other = tmp_path / "top", tmp_path / "other"
    for folder in (top / "in", other):
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text("Sharara is shut.\n")
    (top / "out").symlink_to(other)
    (top / "out.txt").symlink_to(other / "a.txt")
    (top / "settings.toml").symlink_to(other / "a.txt")
    (top / "same.txt").symlink_to(top / "in" / "a.txt")
    (top / "twice").symlink_to(top / "in")
    found = list(walk([top]))
    assert [item for item in found if isinstance(item, Path)] == [top / "in" / "a.txt", top / "same.txt"]
    errors = [item for item in found if isinstance(item, SourceError)]
    assert [error.location for error in errors] == [(top / name).as_posix() for name in ("out", "out.txt")]
    assert str(other) in errors[0].message
    link = tmp_path / "link"
    link.symlink_to(other)
    assert list(walk([link])) == [link / "a.txt"]


def test_a_whole_folder_is_read_with_its_bad_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Output fell to 300,000 b/d.")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    (tmp_path / "c.md").write_text("Output rose.")
    items = [item for path in walk([tmp_path]) if isinstance(path, Path) for item in read(path)]
    assert [type(item) for item in items] == [Document, SourceError, Document]


_PIECES = st.sampled_from(
    [
        b"From a@b Mon Jan  4 10:00:00 2016\n",
        b"Subject: =?utf-8?q?=ff?=\n",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        b"Content-Type: text/html; charset=\xff\n",
        b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n",
        b"Date: Thu, 99 Jan 99999 10:00 +9999\n\n",
        b"-- Forwarded message --\nFrom: a\nDate: 1 May 2018\n",
        b"<html><body><table><tr><td>",
        b"<p>Output 300,000 b/d on 2018-05-03</p>",
        b"<meta name=date content='2018-99-99'>",
        b"---\ntitle: *a\n---\n",
        b'{"id": "1", "text": "a\\ud800"}\n',
        b"Title of it \xe2\x80\x93 Reuters\n\nTRIPOLI (Reuters) - Output fell by a third.\n\n",
        b"\xff\xfe",
        b"\n\n",
    ]
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.lists(_PIECES | st.binary(max_size=40)).map(b"".join), suffix=st.sampled_from(SUFFIXES))
def test_reading_never_raises_and_gives_something_for_any_bytes(
    content: bytes, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(content)
    items = list(read(path))
    assert items
    for item in items:
        assert isinstance(item, SourceError | Document)
        if isinstance(item, Document):
            assert item.text.encode("utf-8")
        else:
            assert "\n" not in str(item)
            assert item.remedy


@given(text=st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_word_is_lost_between_title_and_text(text: str, tmp_path: Path) -> None:
    content = f"Ports load again\n\n{text}\n\nThe ports load again, the agent of both of them said on Sunday."
    path = tmp_path / "x.txt"
    path.write_text(content, encoding="utf-8")
    document = only(list(read(path)))
    assert f"{document.title} {document.text}".split() == content.split()


@pytest.mark.parametrize("name", ["table.xlsx", "old.XLS", "open.ods", "talk.pptx"])
def test_an_office_file_in_a_folder_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK")
    [found] = walk([tmp_path])
    assert str(found).endswith(f"{name}: documents of this kind are not read; save it as .txt")
