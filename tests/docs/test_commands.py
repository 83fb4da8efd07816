"""The commands, options and targets that pages show are those of the program."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from oiltrack.cli.main import COMMANDS, cli
from tests.docs.pages import DOCS, PAGES, ROOT, blocks

_CALL = re.compile(r"(?:^\$ |&& |bin/)oiltrack (?P<rest>[^;&|>\n]+)", re.MULTILINE)


def calls(page: Path) -> Iterator[list[str]]:
    """Yield the words of each call of ``oiltrack`` in the console blocks of a page."""
    for block in blocks(page, "console"):
        for match in _CALL.finditer(block):
            yield shlex.split(match["rest"])


def options_of(command: click.Command) -> set[str]:
    """Return the options of a command, and of those below it, as they are written."""
    own = {name for parameter in command.params for name in parameter.opts} | {"--help"}
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return own.union(*(options_of(one) for one in below))


def test_every_command_has_a_page_that_the_index_links() -> None:
    assert {path.stem for path in (DOCS / "commands").glob("*.md")} == set(COMMANDS)
    index = (DOCS / "index.md").read_text("utf-8")
    assert all(f"[{name}](commands/{name}.md)" in index for name in COMMANDS)


def test_the_changes_name_every_command() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"`{name}`" not in changes] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_calls_of_a_page_are_understood(page: Path) -> None:
    for words in calls(page):
        command = cli.get_command(click.Context(cli), words[0])
        assert command is not None, words
        given = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert given <= options_of(command), words


def test_the_readme_shows_most_commands() -> None:
    shown = {words[0] for words in calls(ROOT / "README.md")}
    assert len(shown) >= 10


def test_targets_of_make_exist() -> None:
    rules = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in PAGES:
        named = re.findall(r"(?:`|^    )make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)
        assert set(named) <= rules, page.name


def test_exit_codes_of_refresh_are_told() -> None:
    from oiltrack.cli.refresh import LOCKED, PARTLY

    page = (DOCS / "cron.md").read_text("utf-8")
    assert all(f"\n| {code} | " in page for code in (0, 1, 2, PARTLY, LOCKED))
    assert f"SuccessExitStatus={PARTLY} {LOCKED}" in page
