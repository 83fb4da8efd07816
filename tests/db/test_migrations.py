"""Migrations build the schema of the models, keep the rows, and run only when asked."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from oiltrack.db import migrate, open_database, revisions
from oiltrack.db.engine import make_engine, writing
from oiltrack.db.models import Base
from oiltrack.errors import DatabaseError
from tests.db.build import AT, document, extraction, seeds

BATCH_CHANGE = '''
"""Rebuilds a table that others refer to.

Revision ID: 9998
Revises: {head}
"""
import sqlalchemy as sa
from alembic import op

revision = "9998"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("document", recreate="always") as batch:
        batch.add_column(sa.Column("rank", sa.Integer()))
    {more}


def downgrade():
    with op.batch_alter_table("document", recreate="always") as batch:
        batch.drop_column("rank")
'''

HEAD = revisions.head()


def run(path: Path, step: str, target: str) -> None:
    engine = make_engine(path, create=True, migrating=True)
    with writing(engine, path) as connection:
        {"up": command.upgrade, "down": command.downgrade}[step](migrate.alembic_config(connection), target)
    engine.dispose()


def check(path: Path) -> None:
    engine = make_engine(path)
    with writing(engine, path) as connection:
        command.check(migrate.alembic_config(connection))
    engine.dispose()


def names(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as raw:
        return {
            name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        }


def fill(url: str) -> dict[str, int]:
    with open_database(url) as database:
        database.seed(seeds(), history=True, at=AT)
        database.save(document(), extraction(), location="inbox", ingested_at=AT, extractor="1")
        return database.counts()


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that gives this program one more migration, with lines added to its upgrade."""

    def add(more: str = "pass") -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(revisions.scripts(), folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / "9998_rank.py").write_text(
            BATCH_CHANGE.replace("{more}", more).replace("{head}", HEAD).lstrip()
        )
        monkeypatch.setattr(revisions, "resource", lambda name: folder)

    return add


def test_there_is_one_head_and_the_quick_look_finds_it():
    script = ScriptDirectory.from_config(migrate.alembic_config())
    assert migrate.heads() == (revisions.head(),)
    assert sorted(step.revision for step in script.walk_revisions()) == list(revisions.known())


def test_the_migrated_schema_is_the_schema_of_the_models(path: Path):
    check(path)


def test_the_migrated_schema_has_the_very_rules_of_the_models(path: Path):
    """Alembic compares CHECKs by name only; this compares what they say."""
    with closing(sqlite3.connect(path)) as raw:
        found = {
            name: flat(sql)
            for name, sql in raw.execute(
                "SELECT name, sql FROM sqlite_master WHERE type <> 'view' AND sql <> ''"
            )
            if name != "alembic_version"
        }
    wanted = {}
    for table in Base.metadata.sorted_tables:
        wanted[table.name] = flat(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        for index in table.indexes:
            wanted[str(index.name)] = flat(str(CreateIndex(index).compile(dialect=sqlite.dialect())))
    assert found == wanted


def flat(sql: str) -> str:
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split()))


def test_a_check_that_the_models_lack_is_noticed(path: Path):
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(
            "DROP VIEW v_national_daily; DROP VIEW v_observations; DROP TABLE source_state;"
            "CREATE TABLE source_state (source VARCHAR NOT NULL, etag VARCHAR, last_modified VARCHAR,"
            " tried_at VARCHAR, succeeded_at VARCHAR, failures INTEGER NOT NULL, message VARCHAR NOT NULL,"
            " CONSTRAINT pk_source_state PRIMARY KEY (source))"
        )
    with pytest.raises(Exception, match="ck_source_state_failures_not_negative"):
        check(path)


def test_down_to_nothing_and_up_again(path: Path, url: str):
    fill(url)
    before = names(path)
    run(path, "down", "base")
    assert names(path) == {"alembic_version"}
    run(path, "up", "head")
    assert names(path) == before
    check(path)


def test_a_batch_change_of_a_parent_keeps_the_children(path: Path, url: str, newer_program):
    counts = fill(url)
    newer_program()
    for step, target in (("up", "head"), ("down", "-1"), ("up", "head")):
        run(path, step, target)
        with open_count(path) as raw:
            assert {
                name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in counts
            } == counts
            assert raw.execute("PRAGMA foreign_key_check").fetchall() == []


def open_count(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path))


def test_create_makes_a_database_once(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'new.db'}"
    assert migrate.create(url) is True
    before = (tmp_path / "new.db").read_bytes()
    assert migrate.create(url) is False
    assert (tmp_path / "new.db").read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["new.db"]


def test_any_file_name_will_do(tmp_path: Path):
    path = tmp_path / "a b?c#d%41 é.db"
    migrate.create(f"sqlite:///{path}")
    assert path.is_file()
    with open_database(f"sqlite:///{path}", read_only=True) as database:
        assert database.counts()["document"] == 0


def test_opening_an_older_database_migrates_nothing(path: Path, url: str, newer_program):
    newer_program()
    for act in (open_database, migrate.create):
        with pytest.raises(DatabaseError, match=f"is at revision {HEAD}, .* 9998; run `oiltrack upgrade`"):
            act(url)
    assert migrate.current(url) == HEAD


def test_upgrade_writes_a_backup_first(path: Path, url: str, newer_program):
    counts = fill(url)
    newer_program()
    result = migrate.upgrade(url, stamp="20260102T030405Z")
    backup = path.with_name("oiltrack-backup-20260102T030405Z.db")
    assert (result.before, result.after, result.backup) == (HEAD, "9998", backup)
    assert migrate.current(url) == "9998"
    assert migrate.current(f"sqlite:///{backup}") == HEAD
    with open_count(backup) as raw:
        assert {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in counts} == counts
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_upgrade_of_a_database_at_head_does_nothing(path: Path, url: str):
    result = migrate.upgrade(url, stamp="now")
    assert (result.before, result.after, result.backup) == (HEAD, HEAD, None)
    assert [entry.name for entry in path.parent.iterdir()] == ["oiltrack.db"]


def test_a_failing_upgrade_leaves_the_database_as_it_was(path: Path, url: str, newer_program):
    counts = fill(url)
    newer_program('op.execute("DELETE FROM place")')
    with pytest.raises(
        DatabaseError, match="would leave rows of .* without their parents; nothing was changed"
    ):
        migrate.upgrade(url, stamp="now")
    assert migrate.current(url) == HEAD
    with open_count(path) as raw:
        assert raw.execute("SELECT count(*) FROM place").fetchone()[0] == counts["place"]
        assert "rank" not in {row[1] for row in raw.execute("PRAGMA table_info(document)")}


def test_a_backup_is_never_overwritten(path: Path, url: str, newer_program):
    newer_program()
    (path.parent / "oiltrack-backup-now.db").write_text("precious")
    with pytest.raises(DatabaseError, match=r"oiltrack-backup-now\.db is there already; move it away"):
        migrate.upgrade(url, stamp="now")
    assert migrate.current(url) == HEAD


def test_a_stamp_that_makes_no_file_name_is_refused(url: str, newer_program):
    newer_program()
    with pytest.raises(DatabaseError, match="'../x' makes no file name"):
        migrate.upgrade(url, stamp="../x")


def test_the_views_keep_their_columns(path: Path):
    with closing(sqlite3.connect(path)) as raw:
        columns = {
            view: " ".join(row[1] for row in raw.execute(f"PRAGMA table_info({view})"))
            for view in ("v_national_daily", "v_outages", "v_observations")
        }
    assert columns == {
        "v_national_daily": "date low_bpd high_bpd publisher observation_id quote",
        "v_outages": "id places scope cause start end start_first end_last peak_offline_bpd "
        "national_before_bpd national_after_bpd force_majeure what source",
        "v_observations": "id places measure fluid aspect when when_first when_last modality low high "
        "qualifier quote sentence attribution confidence document_id publisher published url",
    }


def test_claims_that_were_stored_before_belong_to_their_series(path: Path, url: str):
    fill(url)
    run(path, "down", "0001")
    with closing(sqlite3.connect(path)) as raw:
        alone = raw.execute(
            "SELECT observation_id FROM observation_place GROUP BY 1 HAVING count(*) = 1"
        ).fetchall()
    run(path, "up", "head")
    with closing(sqlite3.connect(path)) as raw:
        found = raw.execute("SELECT observation_id FROM series_claim").fetchall()
    assert alone
    assert sorted(found) == sorted(alone)
