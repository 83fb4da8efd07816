"""``forget``: a document goes with its facts, only when it is meant, and the ledger says so."""

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from oiltrack.cli import forget as forget_command
from oiltrack.cli.session import Session
from tests.cli.conftest import Ask

Run = Callable[..., Result]
Story = Callable[..., Path]


def only_document(run: Run) -> str:
    (line,) = run("documents", "--json").stdout.splitlines()
    return str(json.loads(line)["id"])


def facts(ask: Ask) -> object:
    """Return how many facts there are that were read from texts."""
    sql = (
        "SELECT (SELECT count(*) FROM observation WHERE extractor <> 'seeds') + (SELECT count(*) FROM event)"
        " + (SELECT count(*) FROM rejected)"
    )
    return ask(sql)[0][0]


def test_a_document_goes_with_its_facts_and_the_ledger_names_it(
    workspace: Path, ask: Ask, run: Run, story: Story
) -> None:
    run("ingest", story("a.md"))
    name = only_document(run)
    assert facts(ask) != 0
    result = run("forget", name[:8], "--yes")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"removed {name} Output at 812,000 (")
    assert facts(ask) == 0
    assert run("documents", "--json").stdout == ""
    last = json.loads(run("status", "--json").stdout)["runs"][0]
    assert (last["command"], last["status"]) == ("forget", "done")
    assert last["message"] == f"{name} Output at 812,000"
    assert last["counts"]["documents"] == 1
    assert run("forget", name, "--yes").stderr == (
        f"oiltrack: nothing in this database has the id '{name}'; see `oiltrack documents`\n"
    )
    assert run("ingest", story("a.md")).stdout == "1 new, 0 known, 0 failed\n"


def test_where_nobody_can_be_asked_it_needs_yes(workspace: Path, ask: Ask, run: Run, story: Story) -> None:
    run("ingest", story("a.md"))
    result = run("forget", only_document(run))
    assert result.exit_code == 2
    assert "nobody can be asked here; give --yes" in result.stderr
    assert facts(ask) != 0


@pytest.mark.parametrize("answer", [True, False])
def test_on_a_terminal_it_asks_first(
    workspace: Path, ask: Ask, run: Run, story: Story, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    run("ingest", story("a.md"))
    name, asked = only_document(run), []

    class Terminal:
        @staticmethod
        def isatty() -> bool:
            return True

    def confirm(question: str, **_rest: object) -> bool:
        asked.append(question)
        return answer

    monkeypatch.setattr(forget_command.sys, "stdin", Terminal)
    monkeypatch.setattr(click, "confirm", confirm)
    context = click.Context(forget_command.command, obj=Session(db=None, cwd=workspace))
    with context:
        context.invoke(forget_command.command, document_id=name, yes=False)
    assert asked[0].startswith(f"Remove {name} Output at 812,000 (")
    assert (facts(ask) == 0) == answer


def test_a_row_of_the_history_is_not_forgotten(workspace: Path, run: Run) -> None:
    first = json.loads(run("documents", "--kind", "citation", "--json").stdout.splitlines()[0])
    result = run("forget", first["id"], "--yes")
    assert result.exit_code == 1
    assert f"{first['id']} is a row of the reported history; change the seeds" in result.stderr


def test_without_the_newest_version_the_one_before_it_speaks_again(
    workspace: Path, run: Run, tmp_path: Path
) -> None:
    names = []
    for number, figure in enumerate(("811,000", "812,000", "813,000")):
        text = f"Libya's output rose to {figure} barrels per day on Tuesday, the company said."
        row = {"id": "a", "published": "2019-03-06", "url": "https://wire.example/a", "text": text}
        (tmp_path / f"{number}.jsonl").write_text(json.dumps(row), encoding="utf-8")
        before = {json.loads(line)["id"] for line in run("documents", "--json").stdout.splitlines()}
        run("ingest", tmp_path / f"{number}.jsonl")
        after = {json.loads(line)["id"] for line in run("documents", "--json").stdout.splitlines()}
        names.append((after - before).pop())
    day = ("series", "--from", "2019-03-05", "--to", "2019-03-05", "--json")
    assert json.loads(run(*day).stdout)["production_bpd"] == 813000
    assert run("forget", names[1], "--yes").exit_code == 0  # from the middle of the chain
    assert json.loads(run(*day).stdout)["production_bpd"] == 813000
    assert run("forget", names[2], "--yes").exit_code == 0
    assert json.loads(run(*day).stdout)["production_bpd"] == 811000
