"""Each state in which a database cannot be used is one line that names the file and the remedy."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from oiltrack.db import Database, migrate, open_database
from oiltrack.db.engine import make_engine, writing
from oiltrack.db.revisions import head
from oiltrack.errors import DatabaseError
from tests.db.build import AT, document, extraction, seeds
from tests.db.conftest import Save

NOBODY = 65534


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


def missing(path: Path) -> None:
    path.unlink()


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def no_sqlite(path: Path) -> None:
    path.write_text("Sharara pumps 270,000 b/d. " * 400)


def pages_lost(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def pages_scribbled(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4196] + b"\x5a" * (len(whole) - 4196))


def foreign(path: Path) -> None:
    path.unlink()
    alter(path, "CREATE TABLE bookmarks (url)")


def foreign_with_alembic(path: Path) -> None:
    foreign(path)
    alter(path, "CREATE TABLE alembic_version (version_num)")
    alter(path, "INSERT INTO alembic_version VALUES ('0001')")


def newer(path: Path) -> None:
    alter(path, "UPDATE alembic_version SET version_num = '9999'")


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
        raw.commit()


RESTORE = "is corrupt; restore a backup, or move the file away, run `oiltrack init` and ingest again"
OTHER = "is an SQLite database of another program; name another database with --db"
STATES = [
    (missing, "there is no database {path}; run `oiltrack init`"),
    (folder, "{path} is a folder or a device; name a file with --db"),
    (empty, "{path} is an empty database; run `oiltrack init`"),
    (no_sqlite, "{path} is not an SQLite file; name another database with --db"),
    (pages_lost, "{path} " + RESTORE),
    (pages_scribbled, "{path} " + RESTORE),
    (foreign, "{path} " + OTHER),
    (foreign_with_alembic, "{path} " + OTHER),
    (
        newer,
        "{path} is at revision 9999, newer than this oiltrack, which knows up to "
        f"{head()}; upgrade oiltrack",
    ),
]


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(("spoil", "message"), STATES)
def test_opening_says_what_is_wrong(path: Path, spoil: Callable[[Path], None], message: str, read_only: bool):
    spoil(path)
    with pytest.raises(DatabaseError) as caught:
        open_database(url_of(path), read_only=read_only)
    assert str(caught.value) == message.format(path=path)


@pytest.mark.parametrize(("spoil", "message"), STATES)
def test_upgrading_says_the_same(path: Path, spoil: Callable[[Path], None], message: str):
    spoil(path)
    with pytest.raises(DatabaseError) as caught:
        migrate.upgrade(url_of(path), stamp="now")
    assert str(caught.value) == message.format(path=path)


@pytest.mark.parametrize(("spoil", "message"), [row for row in STATES if row[0] not in (missing, empty)])
def test_making_a_database_leaves_other_files_alone(path: Path, spoil: Callable[[Path], None], message: str):
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DatabaseError) as caught:
        migrate.create(url_of(path))
    assert str(caught.value) == message.format(path=path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_an_empty_file_becomes_a_database(path: Path):
    empty(path)
    assert migrate.create(url_of(path)) is True
    open_database(url_of(path)).close()


def test_a_database_needs_a_folder(tmp_path: Path):
    with pytest.raises(DatabaseError) as caught:
        migrate.create(url_of(tmp_path / "lost" / "oiltrack.db"))
    assert str(caught.value) == f"there is no folder {tmp_path / 'lost'}; make it, or name another database"


@pytest.mark.parametrize(
    "url", ["mysql://host/oil", "sqlite://", "sqlite:///", "sqlite:///:memory:", "oil.db"]
)
def test_only_a_file_or_a_server_can_be_opened(url: str):
    with pytest.raises(DatabaseError) as caught:
        open_database(url)
    assert str(caught.value) == (
        f"{url!r} names no SQLite file and no PostgreSQL database;"
        " write sqlite:///FILE or postgresql://HOST/NAME"
    )


def test_a_writer_waits_for_another_process_and_then_says_so(path: Path):
    message = f"{path} is locked by another process; wait until it has finished, then try again"
    with (
        open_database(url_of(path), busy_timeout_s=0.05) as database,
        closing(sqlite3.connect(path)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError) as caught:
            database.save(document(), extraction(), location="a", ingested_at=AT, extractor="1")
        assert str(caught.value) == message
        with pytest.raises(DatabaseError) as caught:
            open_database(url_of(path), busy_timeout_s=0.05)
        assert str(caught.value) == message
        assert database.counts()["document"] == 0  # readers go on
        other.rollback()
        database.start_run("ingest", at=AT)


def test_a_file_that_another_process_holds_alone_cannot_be_read(path: Path):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseError, match="is locked by another process"):
            open_database(url_of(path), read_only=True, busy_timeout_s=0.05)


def test_a_database_opened_for_reading_refuses_to_write(url: str, path: Path):
    with open_database(url, read_only=True) as database:
        with pytest.raises(DatabaseError, match="is read-only; make the file and its folder writable"):
            database.start_run("ingest", at=AT)
        assert database.counts()["run"] == 0


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Act as a user whom permissions bind, also where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def guarded(template: Path) -> Iterator[Path]:
    """Return a database in a folder of its own that every user may enter; the test sets the permissions."""
    top = Path(tempfile.mkdtemp())
    top.chmod(0o755)
    yield Path(shutil.copy(template, top / "oiltrack.db"))
    top.chmod(0o755)
    shutil.rmtree(top)


READ_ONLY = "is read-only; make the file and its folder writable, or name another database with --db"


@pytest.mark.parametrize(("file", "holder"), [(0o444, 0o555), (0o666, 0o555), (0o444, 0o777)])
def test_a_guarded_database_can_be_read_and_says_why_it_cannot_be_written(
    guarded: Path, file: int, holder: int
):
    guarded.chmod(file)
    guarded.parent.chmod(holder)
    with ordinary_user():
        with pytest.raises(DatabaseError) as caught:
            open_database(url_of(guarded))
        assert str(caught.value) == f"{guarded} {READ_ONLY}"
        with open_database(url_of(guarded), read_only=True) as database:
            assert database.counts()["document"] == 0


def test_a_database_that_may_not_be_read_says_so(guarded: Path):
    guarded.chmod(0)
    with ordinary_user(), pytest.raises(DatabaseError, match="may not be opened; make the file"):
        open_database(url_of(guarded), read_only=True)


def test_a_database_in_a_closed_folder_says_so(guarded: Path):
    guarded.parent.chmod(0)
    with ordinary_user(), pytest.raises(DatabaseError, match="cannot be reached: Permission denied; check"):
        open_database(url_of(guarded))


def test_a_database_cannot_be_made_in_a_guarded_folder(guarded: Path):
    guarded.parent.chmod(0o555)
    with ordinary_user(), pytest.raises(DatabaseError, match=r"new\.db cannot be opened; check that you may"):
        migrate.create(url_of(guarded.with_name("new.db")))


def test_a_full_disk_stores_nothing_of_the_document(url: str, path: Path):
    """A page limit stands for the disk: SQLite reports both as SQLITE_FULL."""
    with open_database(url) as database:
        database.seed(seeds(), history=False, at=AT)
    engine = make_engine(path)
    full = Database(engine, path)
    with writing(engine, path) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DatabaseError) as caught:
        full.save(document(text="x" * 100_000), extraction(), location="a", ingested_at=AT, extractor="1")
    assert str(caught.value) == f"{path} cannot grow: the disk is full; free some space, then try again"
    assert full.counts()["document"] == 0
    assert full.integrity() == []
    full.close()


def test_damage_found_while_reading_is_told(database: Database, save: Save, path: Path):
    for number in range(50):
        save(document(text=f"{number} " * 2000, url=None), extraction())
    database.close()
    whole = bytearray(path.read_bytes())
    whole[-80_000:] = os.urandom(1) * 80_000
    path.write_bytes(whole)
    with (
        open_database(url_of(path), read_only=True) as damaged,
        pytest.raises(DatabaseError, match="is corrupt"),
    ):
        list(damaged.documents())
