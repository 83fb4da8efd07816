"""A database moves from one place to another, whole and checked, or not at all."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from oiltrack.db import RefusedError, RunStatus, SourceCondition, SourceState, migrate, open_database
from oiltrack.db.backup import back_up, restore
from oiltrack.db.copying import copy
from oiltrack.db.engine import address_of
from oiltrack.db.revisions import head
from oiltrack.errors import DatabaseError
from oiltrack.facts import Aspect
from tests.db.build import AT, document, event, extraction, observation, rejected, seeds
from tests.db.test_migrations import run as run_on_file
from tests.db.test_on_server import run
from tests.postgresql import Server

ARABIC = "أعلنت المؤسسة أن إنتاج حقل الشرارة بلغ 270 ألف برميل يوميا."
LARGEST = 10**12


def fill(url: str) -> None:
    """Store what is hard to carry: Arabic, NULL, floats, dates, JSON, numbers of 64 bits, later parents."""
    facts = extraction(
        observations=(
            observation(confidence=0.1 + 0.2, reasons=("سبب", 'a "quote"', "tab\t"), high=LARGEST),
            observation(when=None, attribution=None, start=None, end=None, low=-5, aspect=Aspect.CHANGE),
        ),
        events=(event(when="2014-12/2016-09"), event(entities=("el-feel", "sharara"), offline=0)),
        rejected=(rejected(quote="%s $1 \\ '"),),
    )
    with open_database(url) as database:
        database.seed(seeds(), history=True, at=AT)
        for number in range(12):  # the versions of one page: ids in no order, each names the one before
            text = f"{ARABIC} {number} " * 40
            story = document(text=text, title=f"عنوان {number}", published=None if number % 2 else "2017-06")
            found = facts if number == 11 else extraction(observations=(), events=())
            database.save(story, found, location="inbox", ingested_at=AT, extractor="1")
        run = database.start_run("ingest", at=AT)
        database.finish_run(run, at=AT, status=RunStatus.DONE, counts={"new": 12}, message="تم")
        state = SourceState(source="feed", state=SourceCondition.OK, marks={"ب": "1", "a": "2"})
        database.put_source_state(state)


def alter(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
        raw.commit()


def everything(url: str) -> list[object]:
    with open_database(url, read_only=True) as database:
        stored = list(database.documents(kind=None))
        return [
            stored,
            list(database.observations(all_versions=True)),
            list(database.events(all_versions=True)),
            [database.rejected(one.id) for one in stored],
            database.places(),
            database.outages(),
            database.official_values(),
            database.runs(9),
            database.source_states(),
        ]


@pytest.fixture(scope="module")
def once(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("filled") / "oiltrack.db"))
    fill(f"sqlite:///{path}")
    alter(path, "INSERT INTO decision VALUES (7, 'obs-1', 'reject', 'me', '2026', '', NULL)")
    alter(path, "INSERT INTO decision VALUES (9, 'obs-2', 'correct', 'me', '2026', '', '{\"low\": 1.5}')")
    return path


@pytest.fixture
def filled(once: Path, path: Path) -> str:
    shutil.copy(once, path)
    return f"sqlite:///{path}"


def test_a_database_moves_to_a_server_and_back_to_a_file(filled: str, new_on_server: str, tmp_path: Path):
    there = copy(filled, new_on_server)
    back = f"sqlite:///{tmp_path / 'back.db'}"
    again = copy(new_on_server, back)
    elsewhere = copy(back, f"sqlite:///{tmp_path / 'second.db'}")
    for tables in (there, again, elsewhere):
        assert all(table.same for table in tables)
        assert {table.table: table.sha256 for table in tables} == {t.table: t.sha256 for t in there}
    rows = {table.table: table.rows for table in there}
    assert (rows["document"], rows["decision"], rows["run"]) == (13, 2, 1)
    told = everything(filled)
    assert told == everything(new_on_server) == everything(back)
    for url in (new_on_server, back):
        assert migrate.current(url) == head()
        with open_database(url) as database:
            assert database.integrity() == []


def test_numbers_go_on_after_those_that_were_copied(filled: str, new_on_server: str, server: Server):
    copy(filled, new_on_server)
    with open_database(new_on_server) as database:
        assert database.start_run("refresh", at=AT) == 2
        story = document(text="another", url=None)
        database.save(story, extraction(), location="", ingested_at=AT, extractor="1")
    name = str(address_of(new_on_server).url.database)
    server.run(
        "INSERT INTO decision (claim_id, decision, decided_by, decided_at, reason)"
        " VALUES ('obs-3', 'skip', 'me', '2026', '')",
        database=name,
    )
    assert server.run("SELECT id FROM decision ORDER BY id", database=name) == [(7,), (9,), (10,)]
    assert server.run("SELECT count(*) FROM decision WHERE correction IS NULL", database=name) == [(2,)]


def test_a_target_that_holds_rows_is_refused(filled: str, server_url: str):
    copy(filled, server_url)  # a schema without rows is empty
    before = everything(server_url)
    with pytest.raises(DatabaseError, match=" holds rows already; name a new or empty database"):
        copy(filled, server_url)
    assert everything(server_url) == before
    with pytest.raises(DatabaseError, match="oiltrack.db holds rows already"):
        copy(server_url, filled)


def test_a_table_of_somebody_else_is_left_alone(filled: str, tmp_path: Path):
    target = tmp_path / "target.db"
    migrate.create(f"sqlite:///{target}")
    alter(target, "CREATE TABLE note (text TEXT)")
    alter(target, "INSERT INTO note VALUES ('mine')")
    assert all(table.same for table in copy(filled, f"sqlite:///{target}"))
    with closing(sqlite3.connect(target)) as raw:
        assert raw.execute("SELECT text FROM note").fetchall() == [("mine",)]


def test_a_source_that_is_none_is_refused(new_on_server: str, tmp_path: Path):
    target = tmp_path / "new.db"
    for source in (new_on_server, f"sqlite:///{tmp_path / 'lost.db'}"):
        with pytest.raises(DatabaseError, match=r"is an empty database|there is no database"):
            copy(source, f"sqlite:///{target}")
    assert list(tmp_path.iterdir()) == []


def test_what_differs_is_told_and_nothing_is_kept(filled: str, server: Server, new_on_server: str):
    migrate.create(new_on_server)
    name = str(address_of(new_on_server).url.database)
    server.run(
        "CREATE FUNCTION round_off() RETURNS trigger AS"
        " $$ BEGIN NEW.low := NEW.low - 1; RETURN NEW; END $$ LANGUAGE plpgsql",
        database=name,
    )
    server.run(
        "CREATE TRIGGER r BEFORE INSERT ON series_claim FOR EACH ROW EXECUTE FUNCTION round_off()",
        database=name,
    )
    tables = copy(filled, new_on_server)
    assert [table.table for table in tables if not table.same] == ["series_claim"]
    with open_database(new_on_server) as database:
        assert set(database.counts().values()) == {0}


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE document SET title = x'ff'",
        "UPDATE document SET published_first = 'June', published_last = 'June' WHERE published IS NOT NULL",
        "UPDATE run SET counts = '{'",
    ],
)
def test_a_damaged_source_is_told_by_its_name(filled: str, path: Path, new_on_server: str, damage: str):
    alter(path, damage)
    with pytest.raises(DatabaseError) as caught:
        copy(filled, new_on_server)
    assert str(caught.value).startswith(f"{path} is corrupt; ")
    assert migrate.current(new_on_server) is None


def test_a_text_that_the_target_cannot_hold_is_told_by_its_name(filled: str, path: Path, new_on_server: str):
    alter(path, "UPDATE document SET title = 'a' || char(0)")
    with pytest.raises(RefusedError) as caught:
        copy(filled, new_on_server)
    assert str(caught.value).startswith(f"{address_of(new_on_server)}: a text holds a NUL character")
    assert migrate.current(new_on_server) is None


def test_an_older_database_is_copied_at_its_own_revision(filled: str, new_on_server: str, tmp_path: Path):
    copy(filled, new_on_server)
    older = f"sqlite:///{tmp_path / 'older.db'}"
    run(new_on_server, "down", "0004")
    assert all(table.same for table in copy(new_on_server, older))
    assert migrate.current(older) == "0004"
    migrate.upgrade(older, stamp="now")
    with open_database(older) as database:
        assert database.integrity() == []


def test_a_servers_database_is_backed_up_into_a_file_and_restored(
    filled: str, new_on_server: str, tmp_path: Path
):
    copy(filled, new_on_server)
    saved, kept = tmp_path / "saved.db", tmp_path / "kept.db"
    back_up(new_on_server, saved)
    told = everything(new_on_server)
    assert everything(f"sqlite:///{saved}") == told
    with open_database(new_on_server) as database:
        for stored in list(database.documents())[:5]:
            database.forget(stored.id)
        changed = database.counts()
    assert restore(new_on_server, saved, kept=kept) is True
    assert everything(new_on_server) == told
    with open_database(f"sqlite:///{kept}") as database:
        assert database.counts() == changed
    assert sorted(path.name for path in tmp_path.glob("*.db*")) == ["kept.db", "oiltrack.db", "saved.db"]


def test_a_backup_goes_into_an_empty_database_of_a_server(filled: str, path: Path, new_on_server: str):
    assert restore(new_on_server, path, kept=path.with_name("kept.db")) is False
    assert everything(new_on_server) == everything(filled)


def test_a_backup_of_another_revision_changes_nothing(
    filled: str, path: Path, server_url: str, tmp_path: Path
):
    with open_database(server_url) as database:
        database.seed(seeds(), history=False, at=AT)
        before = database.counts()
    run_on_file(path, "down", "0004")
    with pytest.raises(DatabaseError, match=r"is at revision 0005, and .* at 0004; run `oiltrack upgrade`"):
        restore(server_url, path, kept=tmp_path / "kept.db")
    with open_database(server_url) as database:
        assert database.counts() == before


def test_an_upgrade_of_a_server_writes_its_backup_into_a_folder(
    filled: str, new_on_server: str, tmp_path: Path
):
    copy(filled, new_on_server)
    run(new_on_server, "down", "0004")
    result = migrate.upgrade(new_on_server, stamp="now", folder=tmp_path)
    assert (result.before, result.after) == ("0004", head())
    assert result.backup == tmp_path / "oiltrack-backup-now.db"
    assert migrate.current(f"sqlite:///{result.backup}") == "0004"
    with open_database(new_on_server) as database:
        assert database.integrity() == []
