"""A database on a server serves the same commands, to several machines at once, and no one its password."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import Result

from oiltrack.config import FILE_NAME
from oiltrack.db import open_database
from oiltrack.db.copying import copy
from tests.cli.conftest import Ask
from tests.cli.nightly import FILES, into_inbox, state
from tests.postgresql import PASSWORD, WITH_PASSWORD, Server

Run = Callable[..., Result]
Story = Callable[..., Path]

ROOT = Path(__file__).parents[2]
FIGURES = [f"{number},000" for number in range(801, 819)]
# As in a workspace of these tests, only the national chart is drawn.
COMMAND = """
import sys
from pathlib import Path
from oiltrack.jobs import unchanged
from oiltrack.report import spec

folder = Path(sys.argv.pop(1))
spec.resource = unchanged.resource = lambda name: folder
from oiltrack.cli.main import run

run()
"""
ARABIC = "أعلنت المؤسسة الوطنية للنفط أن إنتاج ليبيا بلغ 1.1 مليون برميل يوميا يوم 5 مارس 2019."
READING = (
    ["series", "--from", "2019-01", "--to", "2019-04"],
    ["series", "--freq", "M", "--as-of", "2020-01-01", "--json"],
    ["observations", "--csv", "-"],
    ["observations", "--place", "libya", "--as-of", "2018"],
    ["events", "--json"],
    ["documents", "--json"],
    ["documents", "--as-of", "2030", "--by", "ingested", "--json"],
    ["places", "--json"],
    ["outages", "--csv", "-"],
    ["offline", "--from", "2013-06", "--to", "2013-08"],
    ["conflicts"],
    ["changes", "--since", "2018-01-01"],
    ["official", "list"],
    ["compare"],
    ["explain", "series", "2019-03-06"],
    ["sources"],
    ["doctor"],
)


def url_with_password(server: Server, database: str) -> str:
    return f"postgresql://{WITH_PASSWORD}:{quote(PASSWORD, safe='')}@/{database}?host={server.folder}"


def test_every_command_says_the_same_of_both(
    workspace: Path, run: Run, story: Story, server: Server, tmp_path: Path
) -> None:
    into_inbox(workspace, story, "812,000", "790,000")
    (workspace / "inbox" / "خبر.txt").write_text(ARABIC, encoding="utf-8")
    assert run("ingest", "inbox").exit_code == 0
    name = server.make()
    url = server.url(name)
    assert all(table.same for table in copy(f"sqlite:///{workspace}/oiltrack.db", url))
    told = {tuple(command): (run(*command), run("--db", url, *command)) for command in READING}
    assert {command: here.stderr for command, (here, _) in told.items() if here.exit_code} == {}
    for command, (here, there) in told.items():
        assert (there.exit_code, there.stdout, there.stderr) == (0, here.stdout, here.stderr), command
    assert run("export", tmp_path / "here").exit_code == 0
    assert run("--db", url, "export", tmp_path / "there").exit_code == 0
    here, there = ({name: told[1] for name, told in state(tmp_path / at).items()} for at in ("here", "there"))
    assert here == there
    server.drop(name)


def test_a_workspace_is_made_refreshed_and_looked_after_on_a_server(
    workspace: Path, run: Run, story: Story, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.run(f"CREATE DATABASE desk OWNER {WITH_PASSWORD}")
    url = url_with_password(server, "desk")
    shown = f"postgresql://{WITH_PASSWORD}@/desk?host={server.folder}"
    told = [run("--db", url, "init", tmp_path / "desk", "--no-history")]
    assert "made oiltrack.toml, inbox/, reports/, tables on the server" in told[0].stdout
    assert (tmp_path / "desk" / FILE_NAME).stat().st_mode & 0o777 == 0o600
    monkeypatch.chdir(tmp_path / "desk")
    into_inbox(tmp_path / "desk", story, "812,000")
    commands: list[list[str]] = [
        ["init"], ["refresh", "--log-json"], ["rebuild"], ["status"], ["status", "--json"],
        ["doctor"], ["backup", "saved.db"], ["restore", "saved.db"], ["upgrade"], ["sources"],
    ]  # fmt: skip
    told += [run(*command) for command in commands]
    assert [result.exit_code for result in told] == [0] * len(told), [result.output for result in told]
    assert {path.name for path in (tmp_path / "desk" / "reports").iterdir()} >= FILES
    assert f"database  {shown}" in told[4].stdout
    kept = list((tmp_path / "desk").glob("oiltrack-before-restore-*.db"))
    assert len(kept) == 1
    wrong = [
        run("--db", url.replace("/desk", "/nothing"), "status"),
        run("--db", url.replace("crude", "brent"), "status"),
        run("--db", url.replace("://", ":"), "status"),
    ]
    assert [result.exit_code for result in wrong] == [1, 1, 1]
    secrets = (PASSWORD, quote(PASSWORD, safe=""))
    for result in (*told, *wrong):
        assert not any(secret in result.output for secret in secrets)
    files = [path for path in (tmp_path / "desk").rglob("*") if path.is_file() and path.name != FILE_NAME]
    assert len(files) > len(FILES)
    for path in files:
        assert not any(secret.encode() in path.read_bytes() for secret in secrets), path


def test_a_copy_is_shown_with_rows_and_hashes_and_the_exit_code_tells(
    workspace: Path, run: Run, server: Server
) -> None:
    name = server.make()
    done = run("copy", "--from", "oiltrack.db", "--to", server.url(name))
    assert (done.exit_code, done.stderr) == (0, "")
    head, *lines = done.stdout.splitlines()
    assert head.split() == ["table", "rows_from", "rows_to", "sha256_from", "sha256_to", "compared"]
    assert all(line.endswith("same") for line in lines)
    again = run("copy", "--from", "oiltrack.db", "--to", server.url(name))
    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr.endswith(" holds rows already; name a new or empty database\n")
    back = run("copy", "--from", server.url(name), "--to", "back.db", "--json")
    assert back.exit_code == 0
    assert '"compared": "same"' in back.stdout
    server.drop(name)


def test_a_copy_that_differs_ends_with_1(workspace: Path, run: Run, server: Server) -> None:
    run("ingest", "inbox")
    name = server.make()
    run("--db", server.url(name), "init", "elsewhere")
    server.run("TRUNCATE place, document, outage, run CASCADE", database=name)
    server.run("CREATE RULE less AS ON INSERT TO run DO INSTEAD NOTHING", database=name)
    done = run("copy", "--from", "oiltrack.db", "--to", server.url(name))
    assert done.exit_code == 1
    assert [line.split()[0] for line in done.stdout.splitlines() if "DIFFERS" in line] == ["run"]
    assert done.stderr == (
        "oiltrack: the copy would differ in run; nothing was kept; see whether the target has triggers\n"
    )
    with open_database(server.url(name), read_only=True) as database:
        assert set(database.counts().values()) == {0}
    server.drop(name)


def start(folder: Path, charts: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, charts, *arguments],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


FACTS = (
    "SELECT id, cluster FROM document WHERE kind = 'text' ORDER BY id",
    "SELECT id, document_id, low, high FROM observation ORDER BY id",
    "SELECT observation_id, place_id FROM observation_place ORDER BY 1, 2",
    "SELECT event_id, place_id FROM event_place ORDER BY 1, 2",
    "SELECT document_id, start, reason FROM rejected ORDER BY 1, 2, 3",
    "SELECT observation_id, place_id FROM series_claim ORDER BY 1, 2",
    "SELECT document_id, hash FROM document_sketch ORDER BY 1, 2",
)


@pytest.mark.slow
def test_refreshes_from_two_machines_and_a_killed_one_store_each_fact_once(
    workspace: Path, run: Run, ask: Ask, story: Story, server: Server, tmp_path: Path
) -> None:
    name = server.make()
    assert all(table.same for table in copy(f"sqlite:///{workspace}/oiltrack.db", server.url(name)))
    machines = [tmp_path / "first", tmp_path / "second"]
    for machine in machines:
        (machine / "inbox").mkdir(parents=True)
        (machine / FILE_NAME).write_text(f'database = "{server.url(name)}"\n', encoding="utf-8")
    into_inbox(machines[0], story, *FIGURES[:12])
    into_inbox(machines[1], story, *FIGURES[6:])
    into_inbox(workspace, story, *FIGURES)
    charts = tmp_path / "charts that ship"

    def texts() -> int:
        return int(server.run("SELECT count(*) FROM document WHERE kind = 'text'", database=name)[0][0])

    killed = start(tmp_path, charts, "--db", server.url(name), "ingest", "first/inbox")
    while not texts() and killed.poll() is None:
        time.sleep(0.01)
    others = [start(machine, charts, "refresh", "--wait", "300") for machine in machines]
    others.append(start(tmp_path, charts, "--db", server.url(name), "ingest", "first/inbox", "second/inbox"))
    killed.kill()
    killed.communicate()
    ended = [process.communicate(timeout=300) for process in others]
    assert [(process.returncode, told[1]) for process, told in zip(others, ended, strict=True)] == [
        (0, "")
    ] * 3
    assert run("ingest", "inbox").exit_code == 0

    def facts(rows: Callable[[str], list[tuple[Any, ...]]]) -> list[list[tuple[Any, ...]]]:
        return [rows(statement) for statement in FACTS]

    found = facts(lambda statement: server.run(statement, database=name))
    assert found == facts(ask)
    assert texts() == len(FIGURES)
    with open_database(server.url(name), read_only=True) as database:
        assert database.integrity() == []
    for machine in machines:
        assert {path.name for path in (machine / "reports").iterdir()} >= FILES
    server.drop(name)


def test_a_run_that_another_machine_holds_up_ends_with_4(workspace: Path, run: Run, on_server: str) -> None:
    from oiltrack.db.run_lock import run_locked

    with run_locked(on_server):
        for command in (["refresh"], ["restore", FILE_NAME]):
            result = run(*command)
            assert result.exit_code == 4
            assert "another run is at work in this database; wait until it has ended" in result.stderr
