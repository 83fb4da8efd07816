"""Nights that go wrong: a workspace, runs in it, and what must hold after each."""

import hashlib
import json
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FACTS = """
    SELECT d.sha256, d.title, d.published, d.publisher,
      (SELECT group_concat(id, ' ') FROM (SELECT id FROM observation WHERE document_id = d.id ORDER BY id)),
      (SELECT group_concat(id, ' ') FROM (SELECT id FROM event WHERE document_id = d.id ORDER BY id)),
      (SELECT count(*) FROM observation_place AS p JOIN observation AS o ON o.id = p.observation_id
        WHERE o.document_id = d.id),
      (SELECT count(*) FROM rejected WHERE document_id = d.id)
    FROM document AS d WHERE d.kind = 'text'
"""
Facts = dict[str, tuple[object, ...]]


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code (below 0 the signal), its seconds, what it printed."""

    code: int
    took_s: float
    out: str
    err: str


class Runner:
    """Runs ``oiltrack`` in forks of one process that has imported it."""

    def __init__(self) -> None:
        self._printed = tempfile.TemporaryDirectory()
        self._out, self._err = (Path(self._printed.name) / name for name in ("out", "err"))
        self._zygote = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.zygote"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._answer()

    def run(self, folder: Path, *args: str, **job: Any) -> Ended:
        self.begin(folder, *args, **job)
        return self.end()

    def begin(self, folder: Path, *args: str, **job: Any) -> None:
        assert self._zygote.stdin
        told = {"cwd": str(folder), "args": args, "out": str(self._out), "err": str(self._err), **job}
        self._zygote.stdin.write(json.dumps(told) + "\n")
        self._zygote.stdin.flush()

    def end(self) -> Ended:
        answer = self._answer()
        out, err = self._out.read_text(), self._err.read_text()
        return Ended(int(answer["code"]), float(answer["took_s"]), out, err)

    def close(self) -> None:
        assert self._zygote.stdin
        assert self._zygote.stdout
        self._zygote.stdin.close()
        self._zygote.wait()
        self._zygote.stdout.close()
        self._printed.cleanup()

    def _answer(self) -> dict[str, Any]:
        assert self._zygote.stdout
        answer: dict[str, Any] = json.loads(self._zygote.stdout.readline())
        return answer


@contextmanager
def running() -> Iterator[Runner]:
    runner = Runner()
    try:
        yield runner
    finally:
        runner.close()


@dataclass(frozen=True)
class Night:
    """What a night without a fault leaves: the facts by document, the reports by name, how long it took."""

    facts: Facts
    reports: dict[str, str]
    took_s: float = field(default=0.0, compare=False)


def facts(folder: Path) -> Facts:
    with closing(sqlite3.connect(folder / "oiltrack.db")) as raw:
        return {row[0]: row[1:] for row in raw.execute(FACTS)}


def reports(folder: Path) -> dict[str, str]:
    """Return the hashes of the reports; the manifest, which names its run, is left out."""
    found = {}
    for path in sorted((folder / "reports").iterdir()):
        if path.name != "manifest.json":
            found[path.name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def night(folder: Path, took_s: float = 0.0) -> Night:
    return Night(facts=facts(folder), reports=reports(folder), took_s=took_s)


def faults_of(folder: Path, wanted: Facts, sets: list[dict[str, str]]) -> list[str]:
    """Return what does not hold.

    The file and its references are sound; each document is there with all its facts or not at all; the
    published set is none, or one of those that runs without a fault leave.
    """
    found = []
    with closing(sqlite3.connect(folder / "oiltrack.db")) as raw:
        if raw.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            found.append("the file is damaged")
        if raw.execute("PRAGMA foreign_key_check").fetchall():
            found.append("a reference leads nowhere")
    held = facts(folder)
    found += [f"another reading of {name[:8]}" for name in held if held[name] != wanted.get(name)]
    published = reports(folder) if (folder / "reports").is_dir() else {}
    if published:
        manifest = json.loads((folder / "reports" / "manifest.json").read_text())
        if manifest["files"] != {name: f"sha256:{value}" for name, value in published.items()}:
            found.append("the reports are not those of their manifest")
        if sets and published not in sets:
            found.append("the reports are of no whole set")
    return found
