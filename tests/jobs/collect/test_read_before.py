"""Files of a folder that lie there as they were read are not read again; in doubt the text decides."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from oiltrack.jobs.collect import folder
from oiltrack.jobs.gather import Gathered

Gather = Callable[..., Gathered]

LATER, MUCH_LATER = "2126-11-30T03:15:00Z", "2126-12-01T03:15:00Z"
STORY = "Libya pumped {0},000 barrels per day on Monday, the National Oil Corporation said.\n"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read."""
    names: list[str] = []
    real = folder.documents

    def noted(path: Path, **more: object):
        names.append(path.name)
        return real(path, **more)

    monkeypatch.setattr(folder, "documents", noted)
    return names


@pytest.fixture
def drop(tmp_path: Path) -> Path:
    """Return a folder with two stories."""
    made = tmp_path / "drop"
    made.mkdir()
    for number in (1, 2):
        (made / f"{number}.txt").write_text(STORY.format(800 + number))
    return made


def read_at(read: Gather, now: str) -> Gathered:
    return read(now=now, kind="folder", path="drop")


def test_what_was_read_is_known_and_is_not_opened(read: Gather, drop: Path, opened: list[str]) -> None:
    assert read_at(read, LATER).counts.new == 2
    opened.clear()
    assert read_at(read, MUCH_LATER).counts.known == 2
    assert opened == []


def test_a_file_that_has_changed_is_read_though_size_and_time_are_as_before(
    read: Gather, drop: Path, opened: list[str]
) -> None:
    read_at(read, LATER)
    path = drop / "1.txt"
    before = path.stat()
    path.write_text(STORY.format(799))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    opened.clear()
    done = read_at(read, MUCH_LATER)
    assert (opened, done.counts.new, done.counts.known) == (["1.txt"], 1, 1)


def test_a_file_of_just_now_is_in_doubt_and_is_read_again(
    read: Gather, drop: Path, opened: list[str]
) -> None:
    read_at(read, "2020-01-01T00:00:00Z")
    opened.clear()
    assert read_at(read, "2020-01-02T00:00:00Z").counts.known == 2
    assert opened == ["1.txt", "2.txt"]


def test_a_file_with_an_error_is_told_every_time(read: Gather, drop: Path) -> None:
    (drop / "bad.txt").write_bytes(b"\x00\x01")
    for now in (LATER, MUCH_LATER):
        assert read_at(read, now).counts.failed == 1


def test_another_index_lets_all_be_read_and_corrects_what_is_stored(
    read: Gather, drop: Path, opened: list[str]
) -> None:
    read_at(read, LATER)
    rows = ("file,article,title,published,publisher,url", "1.txt,1,,2019-03-05,,", "2.txt,1,,,,")
    (drop / "index.csv").write_text("\n".join(rows) + "\n")
    opened.clear()
    assert read_at(read, MUCH_LATER).counts.updated == 1
    assert opened == ["1.txt", "2.txt"]
