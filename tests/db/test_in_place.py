"""A database whose file goes away while it is open is told; nothing pretends to have been kept."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from oiltrack.db import Database, open_database
from oiltrack.errors import DatabaseError
from tests.db.build import AT, document, extraction, seeds


def deleted(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))


def replaced(path: Path) -> None:
    copy = Path(shutil.copy(path, path.with_name("copy.db")))
    copy.replace(path)


GONE = pytest.mark.parametrize("go", [deleted, moved, replaced])


def write(path: Path, go: Callable[[Path], None], then: Callable[[Database], object]) -> None:
    with open_database(f"sqlite:///{path}") as database:
        database.seed(seeds(), history=False, at=AT)
        go(path)
        then(database)


def save(database: Database) -> None:
    database.save(document(), extraction(), location="a", ingested_at=AT, extractor="1")


@GONE
def test_nothing_is_committed_to_a_file_that_is_not_in_its_place(path: Path, go: Callable[[Path], None]):
    with pytest.raises(DatabaseError) as caught:
        write(path, go, save)
    assert str(caught.value).startswith(f"{path} was deleted, moved or replaced while it was open: ")


@GONE
def test_a_file_that_goes_after_the_last_commit_is_told_at_the_end(path: Path, go: Callable[[Path], None]):
    with pytest.raises(DatabaseError, match="was deleted, moved or replaced"):
        write(path, go, lambda database: None)


def test_another_error_is_not_hidden_by_a_lost_file(path: Path):
    with pytest.raises(ZeroDivisionError):
        write(path, deleted, lambda database: 1 / 0)


def test_who_only_reads_loses_nothing(path: Path):
    with open_database(f"sqlite:///{path}", read_only=True) as database:
        path.unlink()
        assert database.counts()["document"] == 0


def test_a_database_reached_by_a_link_is_in_its_place(path: Path, tmp_path: Path):
    link = tmp_path / "link.db"
    link.symlink_to(path)
    write(link, lambda path: None, save)
    with open_database(f"sqlite:///{path}") as database:
        assert database.counts()["document"] == 1
