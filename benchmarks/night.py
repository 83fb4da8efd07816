"""Measures the night job under load: documents a second, memory, and a night without news. It keeps nothing.

Usage: ``python benchmarks/night.py [DOCUMENTS]``; 5,000 documents where no number is given.
"""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

CALL = [sys.executable, "-c", "from oiltrack.cli.main import run; run()"]


def texts(count: int) -> Iterator[dict[str, str]]:
    """Yield short news, of which every tenth tells of oil."""
    for number in range(count):
        oil = f"Libya pumped {600 + number % 700},000 barrels per day on Monday, item {number} said. "
        filler = (
            f"The council met on Tuesday, note {number}, and spoke of schools, roads and the weather. " * 8
        )
        text = oil + filler if number % 10 == 0 else filler
        yield {
            "id": f"n{number}",
            "published": f"{2012 + number % 14}-03-{1 + number % 28:02d}",
            "text": text,
        }


def timed(*arguments: str, folder: Path) -> tuple[float, float, list[tuple[float, int]]]:
    """Run a command; return its seconds, its peak of memory in MB, and documents stored by seconds."""
    begin, seen = time.monotonic(), [(0.0, 0)]
    process = subprocess.Popen([*CALL, *arguments], cwd=folder, stdout=subprocess.DEVNULL)
    while (ended := os.wait4(process.pid, os.WNOHANG))[0] == 0:
        time.sleep(0.2)
        with closing(sqlite3.connect(folder / "oiltrack.db")) as raw:
            seen.append(
                (time.monotonic() - begin, raw.execute("SELECT count(*) FROM document").fetchone()[0])
            )
    process.returncode = ended[1]
    return time.monotonic() - begin, ended[2].ru_maxrss / 1024, seen


def pace(seen: list[tuple[float, int]]) -> float:
    """Return documents a second between the first and the last of what was seen."""
    (first_s, first), (last_s, last) = seen[0], seen[-1]
    return (last - first) / (last_s - first_s)


def main(count: int) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "w"
        subprocess.run([*CALL, "init", "--no-history", str(folder)], check=True, stdout=subprocess.DEVNULL)
        news = folder.with_name("news.jsonl")
        with news.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in texts(count))
        seconds, used_mb, seen = timed("ingest", str(news), folder=folder)
        at_work = [point for point in seen if 0 < point[1] < count]
        fifth = max(2, len(at_work) // 5)
        print(f"{count:,} documents in one run: {count / seconds:,.0f} a second, at most {used_mb:,.0f} MB")
        print(
            f"  first fifth {pace(at_work[:fifth]):,.0f}, last fifth {pace(at_work[-fifth:]):,.0f} a second"
        )
        for what in ("with reports to make", "with nothing new"):
            seconds, used_mb, _ = timed("refresh", folder=folder)
            print(f"refresh {what}: {seconds:.2f} s, {used_mb:,.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
