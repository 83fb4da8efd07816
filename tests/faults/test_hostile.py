"""Hostile documents and feeds spoil neither what is good nor the reports, and end no run."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.conftest import DAY, FEW, Survived
from tests.faults.hostile import feeds, write_documents
from tests.faults.nights import Night, Runner, facts, faults_of, reports
from tests.web.server import Site, serving

pytestmark = pytest.mark.slow


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def test_hostile_documents_are_told_and_spoil_no_other(
    done: Path, undisturbed: tuple[Path, Night], runner: Runner, times: int, survived: Survived
) -> None:
    wanted, count = undisturbed[1], 1_000 if times > FEW else 60
    write_documents(done / "inbox", count)
    ended = runner.run(done, "refresh", "--quiet", day=DAY)
    assert ended.code == 3
    assert "Traceback" not in ended.err
    assert "bug" not in ended.err
    assert all(line.startswith("oiltrack: ") for line in ended.err.splitlines())
    held, published = facts(done), reports(done)
    assert wanted.facts.items() <= held.items()
    assert faults_of(done, held, []) == []
    again = runner.run(done, "refresh", "--quiet", day=DAY)
    # That a new text has no date is told once.
    lasting = [line for line in ended.err.splitlines() if "without a date" not in line]
    assert (again.code, again.err.splitlines()) == (3, lasting)
    assert (facts(done), reports(done)) == (held, published)
    survived("hostile document", count)


def test_hostile_feeds_end_no_run_and_are_told_at_the_third_time(
    done: Path,
    undisturbed: tuple[Path, Night],
    runner: Runner,
    times: int,
    site: Site,
    survived: Survived,
    tell: Callable[[Path, dict[str, str]], None],
) -> None:
    wanted = undisturbed[1]
    hostile = feeds(site, entries=10_000 if times > FEW else 300)
    tell(done, hostile)
    first = runner.run(done, "refresh", "--quiet", day=DAY, fast_clock=True)
    assert (first.code, first.out, first.err) == (0, "", "")
    held = facts(done)
    assert wanted.facts.items() <= held.items()
    assert faults_of(done, held, []) == []
    for _ in range(2):
        last = runner.run(done, "refresh", "--quiet", day=DAY, fast_clock=True)
    told = {line.split()[2] for line in last.err.splitlines()}
    assert last.code == 3
    assert set(hostile) - told == {"charset", "many", "twins"}
    assert facts(done) == held
    assert faults_of(done, held, [reports(done)]) == []
    survived("hostile feed", 3 * len(hostile))


@pytest.fixture
def tell() -> Callable[[Path, dict[str, str]], None]:
    """Add feeds to the settings of a workspace."""

    def add(folder: Path, urls: dict[str, str]) -> None:
        with (folder / "oiltrack.toml").open("a", encoding="utf-8") as settings:
            settings.write('contact = "desk@example.org"\n')
            for name, url in urls.items():
                settings.write(f'[[source]]\nname = "{name}"\nkind = "feed"\nurl = "{url}"\nlocal = true\n')

    return add
