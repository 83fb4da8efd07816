"""Measures the night job under load: documents a second by tenths, memory, and nights without news.

Usage: ``python benchmarks/night.py [DOCUMENTS] [--workers N] [--keep FOLDER]``; 5,000 documents where no
number is given. With ``--keep`` the workspace stays, and one that is there is used without ingesting again.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from stories import stories

CALL = [sys.executable, "-c", "from oiltrack.cli.main import run; run()"]
TOMORROW = (
    "from datetime import date, timedelta; from oiltrack.cli.session import Session; "
    "day = Session.today() + timedelta(days=1); Session.today = staticmethod(lambda: day); "
    "from oiltrack.cli.main import run; run()"
)
FILES = 3_000
ASKED_S, ASKED_MB = 1.5, 400
FEED = (
    '<rss version="2.0"><channel><title>Wire</title><link>http://wire.example</link>'
    "<description>news</description></channel></rss>"
)


class Unmodified(BaseHTTPRequestHandler):
    """A feed that has nothing new for who brings its tag."""

    def do_GET(self) -> None:
        """Answer 304, or the feed to who does not hold it."""
        body = b"" if self.headers.get("If-None-Match") else FEED.encode()
        self.send_response(200 if body else 304)
        self.send_header("ETag", '"1"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Took:
    """How long a command took, the processor's share of it, and the memory of its largest process."""

    seconds: float
    processor_s: float
    peak_mb: float
    seen: list[tuple[float, int]]


def timed(*arguments: str, folder: Path, call: list[str] = CALL) -> Took:
    """Run a command; note what it took, and of ``ingest`` how many texts were stored by seconds."""
    begin, seen = time.monotonic(), [(0.0, 0)]
    process = subprocess.Popen([*call, *arguments], cwd=folder, stdout=subprocess.DEVNULL)
    while (ended := os.wait4(process.pid, os.WNOHANG))[0] == 0:
        time.sleep(0.02)
        if arguments[0] == "ingest":
            time.sleep(0.5)
            seen.append((time.monotonic() - begin, stored(folder)))
    process.returncode = ended[1]
    used = ended[2]
    return Took(time.monotonic() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, seen)


def stored(folder: Path) -> int:
    """Return how many texts are in the database."""
    with closing(sqlite3.connect(folder / "oiltrack.db")) as raw:
        return int(raw.execute("SELECT count(*) FROM document WHERE kind = 'text'").fetchone()[0])


def tenths(seen: list[tuple[float, int]], count: int) -> list[float]:
    """Return documents a second in each tenth of the documents, the start of the process left out."""
    ends = [next(point for point in seen if point[1] > 0)]
    ends += [next(p for p in seen if p[1] >= count * part // 10 or p is seen[-1]) for part in range(1, 11)]
    pairs = zip(ends, ends[1:], strict=False)
    return [(after[1] - before[1]) / max(after[0] - before[0], 0.01) for before, after in pairs]


def fill(folder: Path, count: int, workers: int) -> None:
    """Make a workspace and ingest so many texts in one run: a folder of files and JSON Lines."""
    subprocess.run([*CALL, "init", str(folder)], check=True, stdout=subprocess.DEVNULL)
    texts, lines = folder / "texts", folder / "news.jsonl"
    texts.mkdir()
    with lines.open("w", encoding="utf-8") as file:
        for number, row in enumerate(stories(count)):
            if number < min(count // 2, FILES):
                head = f"{row['title']}\n{row['published']}\nSource: {row['publisher']}\n"
                (texts / f"{row['id']}.txt").write_text(f"{head}\n{row['text']}\n", encoding="utf-8")
            else:
                file.write(json.dumps(row) + "\n")
    took = timed("ingest", "texts", "news.jsonl", "--workers", str(workers), folder=folder)
    rate, peak = count / took.seconds, took.peak_mb
    print(f"{count:,} documents in one run: {rate:,.0f} a second, at most {peak:.0f} MB (asked {ASKED_MB})")
    print("  by tenths:", ", ".join(f"{rate:,.0f}" for rate in tenths(took.seen, count)), "a second")


def nights(folder: Path) -> None:
    """Print how long a refresh takes that has nothing new, in each of its forms."""
    inbox, texts = folder / "inbox", folder / "texts"
    _tell("with reports to make", timed("refresh", folder=folder))
    for name in ("an empty inbox", "the same, again"):
        _tell(name, timed("refresh", folder=folder))
    _tell("a new day", timed("refresh", folder=folder, call=[sys.executable, "-c", TOMORROW]))
    for path in texts.iterdir():
        os.link(path, inbox / path.name)
    time.sleep(3)  # a file that has just been laid there is in doubt, and is read
    for name in (f"{len(list(texts.iterdir())):,} known texts, laid there anew", "the same, left in place"):
        _tell(name, timed("refresh", folder=folder))
    for path in inbox.iterdir():
        path.unlink()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Unmodified)
    Thread(target=server.serve_forever, daemon=True).start()
    with (folder / "oiltrack.toml").open("a", encoding="utf-8") as file:
        url = f"http://127.0.0.1:{server.server_port}/feed.xml"
        file.write('contact = "desk@example.org"\n[[source]]\nname = "wire"\nkind = "feed"\n')
        file.write(f'url = "{url}"\nlocal = true\n')
    for name in ("a feed, asked for the first time", "a feed that answers 304"):
        _tell(name, timed("refresh", folder=folder))
    server.shutdown()


def _tell(name: str, took: Took) -> None:
    times = f"{took.seconds:.2f} s ({took.processor_s:.2f} of the processor)"
    print(f"refresh, {name}: {times}, {took.peak_mb:.0f} MB", flush=True)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", nargs="?", type=int, default=5_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary) / "w"
        if not (folder / "oiltrack.db").exists():
            fill(folder, given.documents, given.workers)
        print(f"{stored(folder):,} documents; a refresh with nothing new is asked in {ASKED_S} s")
        settings = folder / "oiltrack.toml"
        before = settings.read_text(encoding="utf-8")
        nights(folder)
        settings.write_text(before, encoding="utf-8")


if __name__ == "__main__":
    main()
