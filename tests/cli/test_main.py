"""The command group: lazy, helpful, and one line for what may be expected to fail."""

import errno
import importlib
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from oiltrack.cli import main
from oiltrack.cli.main import COMMANDS, Terminated, cli
from oiltrack.errors import ConfigError
from oiltrack.jobs.workspace import make_workspace

PAGES = Path(__file__).parents[2] / "docs" / "commands"


def command_of(name: str) -> click.Command:
    command: click.Command = importlib.import_module(f"oiltrack.cli.{name.replace('-', '_')}").command
    return command


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_of_itself(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert result.stderr == ""
    assert f"Usage: cli {name}" in result.stdout
    example = result.stdout.partition("Example:\n")[2]
    assert re.search(rf"^ +oiltrack (--db \S+ )?{name}\b", example, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_the_help_page_says(name: str) -> None:
    command = command_of(name)
    assert command.name == name
    assert (command.help or "").splitlines()[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_page_that_names_its_options(name: str) -> None:
    page = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# oiltrack {name}\n")
    assert f"oiltrack {name}" in page.partition("```")[2]
    for parameter in command_of(name).params:
        if isinstance(parameter, click.Option) and parameter.opts != ["--help"]:
            assert f"`{parameter.opts[0]}" in page


def test_no_page_is_left_of_a_command_that_is_gone() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == set(COMMANDS)


def test_help_imports_no_command_and_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from oiltrack.cli.main import cli\n"
        "cli(['--help'], standalone_mode=False)\n"
        "seen = set(sys.modules)\n"
        "heavy = {'pandas', 'numpy', 'sqlalchemy', 'matplotlib', 'trafilatura', 'alembic', 'lxml', 'yaml'}\n"
        "commands = {f'oiltrack.cli.{name}' for name in __import__('oiltrack.cli.main').cli.main.COMMANDS}\n"
        "print(sorted(seen & (heavy | commands)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert all(name in done.stdout for name in COMMANDS)


def test_an_unknown_command_is_wrong_usage() -> None:
    result = CliRunner().invoke(cli, ["ingset"])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: No such command 'ingset'; did you mean 'ingest'?\n" in result.stderr
    far = CliRunner().invoke(cli, ["frobnicate"])
    assert "Error: No such command 'frobnicate'; `oiltrack --help` lists all\n" in far.stderr


def failing(error: BaseException) -> click.Command:
    @click.command("fail")
    def command() -> None:
        raise error

    return command


def run_failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> tuple[int, str]:
    monkeypatch.setattr(main.LazyGroup, "get_command", lambda self, ctx, name: failing(error))
    result = CliRunner().invoke(cli, ["fail"])
    assert result.stdout == ""
    return result.exit_code, result.stderr


def test_an_expected_error_is_one_line_and_exit_1(monkeypatch: pytest.MonkeyPatch) -> None:
    error = ConfigError("a\nb\x1b[31m", remedy="mend it")
    assert run_failing(monkeypatch, error) == (1, "oiltrack: a b␛[31m; mend it\n")


def test_an_error_of_the_system_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    error = PermissionError(errno.EACCES, "Permission denied", "/x/y.txt")
    code, line = run_failing(monkeypatch, error)
    assert code == 1
    assert line == "oiltrack: /x/y.txt: Permission denied; check the path, its rights and the disk\n"


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (Terminated(), 143)])
def test_an_interrupted_command_says_so_by_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    assert run_failing(monkeypatch, error) == (code, "")


def test_a_bug_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        main.LazyGroup, "get_command", lambda self, ctx, name: failing(ZeroDivisionError("bug"))
    )
    with pytest.raises(ZeroDivisionError):
        CliRunner().invoke(cli, ["fail"], catch_exceptions=False)


def test_a_closed_pipe_is_quiet() -> None:
    code = "from oiltrack.cli.main import run; run()"
    reader = subprocess.Popen(
        [sys.executable, "-c", code, "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert reader.stdout is not None
    reader.stdout.close()
    assert reader.stderr is not None
    assert reader.stderr.read() == ""
    reader.stderr.close()
    assert reader.wait() in (0, 1)


def test_asked_to_end_while_a_connection_is_given_back_it_prints_no_traceback(tmp_path: Path) -> None:
    make_workspace(tmp_path / "w", database=None, history=False, now="2026-01-02T03:04:05Z")
    code = (
        "import os, signal\n"
        "from sqlalchemy import event, pool\n"
        "@event.listens_for(pool.Pool, 'reset')\n"
        "def ended(*_): os.kill(os.getpid(), signal.SIGTERM)\n"
        "from oiltrack.cli.main import run\n"
        "run()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "documents"], cwd=tmp_path / "w", capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (143, "")
