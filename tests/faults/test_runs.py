"""Runs that are killed, told to end, without room, locked out, doubled or set back leave all sound."""

import csv
import random
import shutil
import signal
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from tests.faults.conftest import DAY, DOCUMENTS, Survived, write_news
from tests.faults.nights import Night, Runner, facts, faults_of, night, reports, running

pytestmark = pytest.mark.slow
Fresh = Callable[[], Path]


def test_killed_at_any_point_nothing_is_lost_doubled_or_half_published(
    fresh: Fresh, undisturbed: tuple[Path, Night], runner: Runner, times: int, survived: Survived
) -> None:
    """Each round kills runs until one ends by itself, then compares with the undisturbed night."""
    chance, wanted = random.Random(20261129), undisturbed[1]
    killed, folder = 0, fresh()
    while killed < times:
        after_s = chance.uniform(0, wanted.took_s)
        ended = runner.run(folder, "refresh", day=DAY, after_s=after_s, signal=signal.SIGKILL)
        assert faults_of(folder, wanted.facts, [wanted.reports]) == [], f"killed after {after_s} s"
        assert ended.code in (0, -signal.SIGKILL)
        killed += 1
        if killed % 5 == 0 or killed == times:
            assert runner.run(folder, "refresh", day=DAY).code == 0
            assert night(folder) == wanted
            assert [path.name for path in folder.glob(".reports.*")] == [".reports.made"]
            shutil.rmtree(folder)
            folder = fresh()
    survived("SIGKILL at a random point of a refresh", killed)


def test_a_second_night_killed_while_it_publishes_shows_the_old_set_or_the_new(
    done: Path,
    undisturbed: tuple[Path, Night],
    runner: Runner,
    times: int,
    tmp_path: Path,
    survived: Survived,
) -> None:
    old, chance = undisturbed[1].reports, random.Random(7)
    write_news(done / "inbox" / "more.jsonl", first=DOCUMENTS, count=3)
    after = tmp_path / "after"
    shutil.copytree(done, after)
    ended = runner.run(after, "refresh", day=DAY)
    wanted = night(after)
    assert ended.code == 0
    assert wanted.reports != old
    for _ in range(max(2, times // 4)):
        folder = tmp_path / "killed"
        shutil.copytree(done, folder)
        after_s = chance.uniform(0.3, 1.0) * ended.took_s
        runner.run(folder, "refresh", day=DAY, after_s=after_s, signal=signal.SIGKILL)
        assert faults_of(folder, wanted.facts, [old, wanted.reports]) == []
        shutil.rmtree(folder)
    survived("SIGKILL while a second night publishes", max(2, times // 4))


def test_asked_to_end_it_finishes_its_document_and_ends_with_143(
    fresh: Fresh, undisturbed: tuple[Path, Night], runner: Runner, times: int, survived: Survived
) -> None:
    wanted, chance = undisturbed[1], random.Random(3)
    for _ in range(max(2, times // 10)):
        folder = fresh()
        after_s = chance.uniform(0.05, 0.9) * wanted.took_s
        ended = runner.run(folder, "refresh", day=DAY, after_s=after_s, signal=signal.SIGTERM)
        assert (ended.code, ended.out, ended.err) == (143, "", "")
        assert faults_of(folder, wanted.facts, [wanted.reports]) == []
        with closing(sqlite3.connect(folder / "oiltrack.db")) as raw:
            assert raw.execute("SELECT count(*) FROM run WHERE status = 'running'").fetchone() == (0,)
    survived("SIGTERM at a random point", max(2, times // 10))


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[bool]:
    """Mount a small disk in the place of a folder; give False where that may not be done."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False
    )
    try:
        yield mounted.returncode == 0
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", folder], check=True)


def size_kb(folder: Path) -> int:
    return sum(4 + path.stat().st_size // 1024 for path in folder.rglob("*"))


@pytest.mark.parametrize("where", ["ingest", "publish"])
def test_without_room_the_run_ends_in_one_line_and_goes_on_when_there_is_some(
    fresh: Fresh,
    done: Path,
    undisturbed: tuple[Path, Night],
    runner: Runner,
    tmp_path: Path,
    where: str,
    survived: Survived,
) -> None:
    wanted, folder = undisturbed[1], fresh() if where == "ingest" else done
    room_kb, disk = 150, tmp_path / "disk"
    if where == "publish":
        room_kb = size_kb(folder / "reports") * 2 // 3
        shutil.rmtree(folder / "reports")
    with small_disk(disk, f"{size_kb(folder) + room_kb}k") as mounted:
        limits: dict[str, int] = {}
        if mounted:
            folder = Path(shutil.copytree(folder, disk / "w"))
        else:  # where nothing can be mounted, no file may grow beyond a size
            grown = (folder / "oiltrack.db").stat().st_size + 4096
            limits["largest_file"] = grown if where == "ingest" else 40_000
        ended = runner.run(folder, "refresh", "--quiet", day=DAY, **limits)
        assert (ended.code, ended.out) == (1, "")
        assert len(ended.err.splitlines()) == 1
        assert faults_of(folder, wanted.facts, [wanted.reports]) == []
        roomy = Path(shutil.copytree(folder, tmp_path / "roomy"))
    assert runner.run(roomy, "refresh", day=DAY).code == 0
    assert night(roomy) == wanted
    survived(f"disk full during {where}", 1)


def test_a_database_that_another_process_holds_is_told_and_left(
    done: Path, undisturbed: tuple[Path, Night], runner: Runner, survived: Survived
) -> None:
    wanted = undisturbed[1]
    with closing(sqlite3.connect(done / "oiltrack.db", isolation_level=None)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        ended = runner.run(done, "refresh", "--quiet", day=DAY, impatient=True)
        raw.execute("ROLLBACK")
    assert ended.code == 1
    assert len(ended.err.splitlines()) == 1
    assert "locked" in ended.err or "busy" in ended.err or "another process" in ended.err
    assert faults_of(done, wanted.facts, [wanted.reports]) == []
    assert runner.run(done, "refresh", "--quiet", day=DAY).code == 0
    assert night(done) == wanted
    survived("database locked by another process", 1)


def test_of_two_runs_at_once_one_works(
    fresh: Fresh, undisturbed: tuple[Path, Night], runner: Runner, survived: Survived
) -> None:
    wanted, folder = undisturbed[1], fresh()
    with running() as other:
        runner.begin(folder, "refresh", "--quiet", day=DAY)
        other.begin(folder, "refresh", "--quiet", day=DAY)
        codes = sorted((runner.end().code, other.end().code))
    assert codes in ([0, 4], [0, 0])
    assert night(folder) == wanted
    survived("two refreshes at once", 1)


def read_on(readers: int, read: Callable[[int], None]) -> Callable[[], None]:
    """Let so many threads read one after the other for as long as the returned call has not been made."""
    stopped = threading.Event()

    def work(number: int) -> int:
        rounds = 0
        while rounds == 0 or not stopped.is_set():
            read(number)
            rounds += 1
        return rounds

    pool = ThreadPoolExecutor(readers)
    working = [pool.submit(work, number) for number in range(readers)]

    def stop() -> None:
        stopped.set()
        pool.shutdown()
        assert all(one.result() for one in working)

    return stop


def test_readers_export_and_chart_while_a_refresh_writes(
    done: Path, runner: Runner, times: int, tmp_path: Path, survived: Survived
) -> None:
    """Each reader has a process of its own and sees one state of the database: its tables fit together."""
    readers = min(times, 20)
    write_news(done / "inbox" / "more.jsonl", first=DOCUMENTS, count=10 * readers)
    with ExitStack() as stack:
        others = [stack.enter_context(running()) for _ in range(readers)]

        def read(number: int) -> None:
            out = tmp_path / f"reader-{number}"
            job = ("chart", "--out", str(out / "national.svg")) if number % 2 else ("export", str(out))
            out.mkdir(exist_ok=True)
            ended = others[number].run(done, *job, day=DAY)
            assert (ended.code, ended.err) == (0, "")
            if number % 2 == 0:
                assert torn(out) == []

        stop = read_on(readers, read)
        ended = runner.run(done, "refresh", "--quiet", day=DAY)
        stop()
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert len(facts(done)) == DOCUMENTS + 10 * readers
    assert faults_of(done, facts(done), [reports(done)]) == []
    survived("reader that exports or charts while a refresh writes", readers)


def torn(folder: Path) -> list[str]:
    """Return the documents that observations name and the sources of the same export lack."""

    def column(file: str, name: str) -> set[str]:
        with (folder / file).open(encoding="utf-8", newline="") as rows:
            return {row[name] for row in csv.DictReader(rows)}

    return sorted(column("observations.csv", "document_id") - column("sources.csv", "id"))


def test_a_clock_set_back_a_day_loses_and_doubles_nothing(
    done: Path, undisturbed: tuple[Path, Night], runner: Runner, survived: Survived
) -> None:
    wanted = undisturbed[1]
    write_news(done / "inbox" / "more.jsonl", first=DOCUMENTS, count=5)
    assert runner.run(done, "refresh", day="2026-11-28").code == 0
    held = facts(done)
    assert len(held) == DOCUMENTS + 5
    assert wanted.facts.items() <= held.items()
    assert runner.run(done, "refresh", day=DAY).code == 0
    assert facts(done) == held
    assert faults_of(done, held, [reports(done)]) == []
    survived("clock set back by a day", 1)
