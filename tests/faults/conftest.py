"""A workspace with news that wait, a night without a fault to compare with, and what was survived."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from oiltrack.jobs.workspace import make_workspace
from tests.faults.nights import Night, Runner, night, running

DAY = "2026-11-29"
DOCUMENTS = 40
FEW = 4

_SURVIVED: dict[str, list[int]] = {}
Survived = Callable[[str, int], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--faults", type=int, default=FEW, help="How often a run is killed at a random point.")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if _SURVIVED and config.getoption("faults") > FEW:
        terminalreporter.write_line("\n| fault | times | survived |\n|---|---|---|")
        for fault, times in _SURVIVED.items():
            terminalreporter.write_line(f"| {fault} | {sum(times):,} | all |")


@pytest.fixture
def survived() -> Survived:
    """Note that a fault was survived so many times."""
    return lambda fault, times: _SURVIVED.setdefault(fault, []).append(times)


@pytest.fixture
def times(request: pytest.FixtureRequest) -> int:
    """Return how often a run is to be killed."""
    return int(request.config.getoption("faults", FEW))


@pytest.fixture(scope="session")
def runner() -> Iterator[Runner]:
    with running() as runner:
        yield runner


def write_news(path: Path, *, first: int = 0, count: int = DOCUMENTS) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(first, first + count):
            text = (
                f"Libya pumped {700 + number % 500},000 barrels per day on Monday, item {number} said. "
                f"Sharara gave {200 + number % 80},000 b/d of it and was shut on Tuesday by a strike."
            )
            day = f"2019-03-{1 + number % 28:02d}"
            file.write(json.dumps({"id": f"n{number}", "published": day, "text": text}) + "\n")


@pytest.fixture(scope="session")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with news in its inbox that no run has read."""
    folder = tmp_path_factory.mktemp("faults") / "waiting"
    make_workspace(folder, database=None, history=False, now="2026-01-02T03:04:05Z")
    write_news(folder / "inbox" / "news.jsonl")
    return folder


@pytest.fixture(scope="session")
def undisturbed(waiting: Path, runner: Runner) -> tuple[Path, Night]:
    """Run the whole night once: the workspace after it, and what it left."""
    folder = waiting.with_name("undisturbed")
    shutil.copytree(waiting, folder)
    ended = runner.run(folder, "refresh", day=DAY)
    assert (ended.code, ended.err) == (0, "")
    return folder, night(folder, ended.took_s)


@pytest.fixture
def fresh(waiting: Path, tmp_path: Path) -> Callable[[], Path]:
    """Return copies of the workspace whose news wait."""
    made: list[Path] = []

    def copy() -> Path:
        folder = tmp_path / f"w{len(made)}"
        shutil.copytree(waiting, folder)
        made.append(folder)
        return folder

    return copy


@pytest.fixture
def done(undisturbed: tuple[Path, Night], tmp_path: Path) -> Path:
    """Return a copy of the workspace after its night."""
    folder = tmp_path / "done"
    shutil.copytree(undisturbed[0], folder)
    return folder
