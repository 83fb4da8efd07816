"""Each way in which a server's database cannot be used is one line with the remedy and without a password."""

import socket
import subprocess
import sys
import textwrap
from urllib.parse import quote

import pytest

from oiltrack.db import RefusedError, migrate, open_database
from oiltrack.db import server as server_room
from oiltrack.db.engine import address_of, make_engine, writing
from oiltrack.db.run_lock import run_locked
from oiltrack.db.server import Server as Address
from oiltrack.errors import DatabaseError, LockedError, MissingExtraError
from tests.db.build import AT, document, extraction, seeds
from tests.postgresql import PASSWORD, WITH_PASSWORD, Server

SECRET = "never-to-be-seen"


def failure(url: str) -> str:
    with pytest.raises(DatabaseError) as caught:
        open_database(url)
    told = str(caught.value)
    assert "\n" not in told
    assert SECRET not in told
    assert SECRET not in repr(caught.value.__cause__)
    return told


def login(server: Server, database: str, password: str) -> str:
    return f"postgresql://{WITH_PASSWORD}:{quote(password, safe='')}@/{database}?host={server.folder}"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgres://me:SECRET@db.example:5433/oil", "postgresql://me@db.example:5433/oil"),
        ("postgresql://me@db.example/oil?password=SECRET", "postgresql://me@db.example/oil"),
        ("postgresql+psycopg://db.example/oil", "postgresql://db.example/oil"),
        ("postgresql:///oil?host=/run/it&sslmode=require", "postgresql:///oil?host=/run/it"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str):
    found = address_of(url)
    assert str(found) == shown
    assert "SECRET" not in repr(found)
    assert isinstance(found, Address)
    assert found.url.drivername == "postgresql+psycopg"


def test_another_driver_is_refused():
    told = failure(f"postgresql+asyncpg://me:{SECRET}@db.example/oil")
    assert told == "oiltrack does not use the driver asyncpg; write postgresql://…"


def test_a_url_that_is_none_is_refused():
    told = failure(f"postgresql://me:{SECRET}@db.example:many/oil")
    assert told.startswith("this is no URL of a PostgreSQL database; write postgresql://USER@HOST:PORT/NAME")


def test_a_password_with_an_at_sign_is_refused_without_being_shown():
    for user in (f"me:my@{SECRET}", f"me:my/{SECRET}", f"me/x:{SECRET}"):
        assert "holds an @ or a /" in failure(f"postgresql://{user}@127.0.0.1:1/oil")


@pytest.mark.parametrize("option", ["bogus=1", "connect_timeout=x"])
def test_an_option_that_is_none_is_told(option: str):
    told = failure(f"postgresql://me:{SECRET}@127.0.0.1:1/oil?{option}")
    assert told.endswith("in its URL; correct what stands behind the ?")


def test_a_server_that_does_not_answer_is_told():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    told = failure(f"postgresql://me:{SECRET}@127.0.0.1:{port}/oil")
    assert told.startswith(f"postgresql://me@127.0.0.1:{port}/oil cannot be reached: Connection refused")
    assert told.endswith("; see whether the server runs, and the host and port of the URL")
    told = failure(f"postgresql://me:{SECRET}@nowhere.invalid/oil")
    assert told.startswith("postgresql://me@nowhere.invalid/oil cannot be reached: ")


def test_a_wrong_password_is_told(server: Server, on_server: str):
    told = failure(login(server, on_server, SECRET))
    shown = f"postgresql://{WITH_PASSWORD}@/{on_server}?host={server.folder}"
    assert told == f"{shown} refuses the password of analyst; see ~/.pgpass or PGPASSWORD"
    told = failure(f"postgresql://{WITH_PASSWORD}@/{on_server}?host={server.folder}")
    assert told.endswith(" wants a password of analyst; give one in ~/.pgpass or PGPASSWORD")


def test_a_password_of_odd_characters_is_understood(server: Server, on_server: str):
    told = failure(login(server, on_server, PASSWORD))
    assert told.endswith(
        "does not give analyst the rights for this; let the owner of the database grant them (docs/team.md)"
    )


def test_rights_are_those_that_the_page_for_teams_grants(server: Server, on_server: str, server_url: str):
    url = login(server, on_server, PASSWORD)
    server.run(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {WITH_PASSWORD}", database=on_server)
    with open_database(url, read_only=True) as database:
        assert database.counts()["document"] == 0
    assert "does not give analyst the rights for this" in failure(url)
    rights = "INSERT, UPDATE, DELETE"
    server.run(f"GRANT {rights} ON ALL TABLES IN SCHEMA public TO {WITH_PASSWORD}", database=on_server)
    with open_database(url) as database:
        database.seed(seeds(), history=True, at=AT)
        database.save(document(), extraction(), location="", ingested_at=AT, extractor="1")
        assert database.start_run("ingest", at=AT) == 1
        assert database.integrity() == []
    server.run(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {WITH_PASSWORD}", database=on_server)


def test_a_missing_database_and_a_missing_user_are_told(server: Server):
    assert failure(server.url("nothing")).endswith(
        " is not there; make it with createdb, or name another one in the URL"
    )
    assert failure(f"postgresql://who@/postgres?host={server.folder}").endswith(
        " knows no user who; make it with createuser, or name another one in the URL"
    )


def test_an_old_server_is_told(server_url: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(server_room, "OLDEST", 99)
    told = failure(server_url)
    assert " is on PostgreSQL 1" in told
    assert told.endswith(", and oiltrack needs 99 or newer; upgrade the server")


def test_a_database_in_another_encoding_is_told(server: Server):
    server.run("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    told = failure(server.url("latin"))
    assert told.endswith(" keeps texts in LATIN1; make a database with ENCODING 'UTF8'")


def test_a_missing_driver_is_told(server_url: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    for use in (open_database, lambda url: run_locked(url).__enter__()):
        with pytest.raises(MissingExtraError) as caught:
            use(server_url)
        assert str(caught.value) == (
            "PostgreSQL needs psycopg, which is not installed; pip install 'oiltrack[postgres]'"
        )


def test_an_empty_database_and_one_of_another_program_are_told(server: Server, new_on_server: str):
    assert failure(new_on_server).endswith(" is an empty database; run `oiltrack init`")
    address = address_of(new_on_server)
    assert isinstance(address, Address)
    server.run("CREATE TABLE bookmarks (url text)", database=str(address.url.database))
    for use in (open_database, migrate.create, migrate.current):
        with pytest.raises(DatabaseError, match="is a PostgreSQL database of another program; name another"):
            use(new_on_server)


def test_a_writer_waits_for_another_one_and_then_says_so(server_url: str):
    address = address_of(server_url)
    engine = make_engine(address)
    with (
        open_database(server_url, busy_timeout_s=0.05) as database,
        writing(engine, address),
        pytest.raises(DatabaseError, match="is locked by another process; wait until it has finished"),
    ):
        database.start_run("ingest", at=AT)
    engine.dispose()


def test_a_database_opened_for_reading_refuses_to_write(server_url: str):
    with open_database(server_url, read_only=True) as database:
        with pytest.raises(DatabaseError, match="is read-only; name the server that takes writes"):
            database.start_run("ingest", at=AT)
        assert database.counts()["run"] == 0


def test_a_text_that_a_server_cannot_hold_is_refused(server_url: str):
    with open_database(server_url) as database:
        with pytest.raises(RefusedError, match="a text holds a NUL character, which PostgreSQL"):
            database.save(
                document(text="a\0b"), extraction(observations=(), events=(), rejected=()),
                location="", ingested_at=AT, extractor="1",
            )  # fmt: skip
        assert database.counts()["document"] == 0


def test_a_connection_that_breaks_is_told_in_one_line(server: Server, on_server: str, server_url: str):
    with open_database(server_url) as database:
        database.counts()
        server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{on_server}'")
        with pytest.raises(DatabaseError, match="was lost while it was in use; see whether the server runs"):
            database.counts()
        assert database.counts()["run"] == 0  # the next one connects again


HOLDER = """
import sys, time
from oiltrack.db.run_lock import run_locked

with run_locked(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_run_keeps_others_out_until_it_is_killed(server_url: str):
    holder = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(HOLDER), server_url], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with (
        pytest.raises(LockedError, match="another run is at work in this database"),
        run_locked(server_url),
    ):
        pass
    slept: list[float] = []

    def kill(seconds: float) -> None:
        slept.append(seconds)
        holder.kill()
        holder.wait()

    with run_locked(server_url, wait_s=60, sleep=kill):
        assert slept
    holder.stdout.close()


def test_a_file_has_no_lock_on_a_server():
    with run_locked("sqlite:///oiltrack.db"):
        pass


def test_broken_rows_and_rules_are_told(server: Server, new_on_server: str):
    migrate.create(new_on_server)
    with open_database(new_on_server) as database:
        assert database.integrity() == []
    name = str(address_of(new_on_server).url.database)
    server.run("ALTER TABLE place_alias DISABLE TRIGGER ALL", database=name)
    server.run("INSERT INTO place_alias VALUES ('atlantis', 'x', 'en', '', '', 'a myth')", database=name)
    server.run("ALTER TABLE run DROP CONSTRAINT ck_run_status", database=name)
    server.run("INSERT INTO run VALUES (1, 'x', 'y', 'y', 'lost', '{}', '')", database=name)
    server.run(
        "ALTER TABLE run ADD CONSTRAINT ck_run_status CHECK (status <> 'lost') NOT VALID", database=name
    )
    with open_database(new_on_server, read_only=True) as database:
        told = database.integrity()
    assert "place_alias: foreign keys is not in force" in told
    assert "run: ck_run_status is not in force" in told
    assert "run: 1 rows break ck_run_status" in told
    assert "place_alias names atlantis of place, which is not there" in told
