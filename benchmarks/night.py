"""Measures the night job under load: documents a second, memory, and a night without news. It keeps nothing.

Usage: ``python benchmarks/night.py [DOCUMENTS]``; 20,000 documents where no number is given.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

CALL = [sys.executable, "-c", "from oiltrack.cli.main import run; run()"]
FILES = 10


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


def timed(*arguments: str, folder: Path) -> tuple[float, float]:
    """Run a command; return its seconds and its peak of memory in MB."""
    begin = time.monotonic()
    script = (
        "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:], stdout=2).returncode;"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *CALL, *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
    )
    return time.monotonic() - begin, int(done.stdout.split()[-1]) / 1024


def main(count: int) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "w"
        subprocess.run([*CALL, "init", str(folder)], check=True, stdout=subprocess.DEVNULL)
        news = folder.with_name("news")
        news.mkdir()
        rows = list(texts(count))
        for number in range(FILES):
            lines = "".join(json.dumps(row) + "\n" for row in rows[number::FILES])
            (news / f"{number}.jsonl").write_text(lines, encoding="utf-8")
        paces = []
        peak_mb = 0.0
        for number in range(FILES):
            seconds, used_mb = timed("ingest", str(news / f"{number}.jsonl"), folder=folder)
            paces.append(len(rows[number::FILES]) / seconds)
            peak_mb = max(peak_mb, used_mb)
        print(f"ingested in {FILES} runs: {count:,} documents, {paces[0]:,.0f} a second at first,")
        print(f"  {paces[-1]:,.0f} at last; at most {peak_mb:,.0f} MB")
        again_s, again_mb = timed("ingest", str(news), folder=folder)
        print(f"all of them once more in one run: {count / again_s:,.0f} a second, {again_mb:,.0f} MB")
        for what in ("with reports to make", "with nothing new"):
            seconds, used_mb = timed("refresh", folder=folder)
            print(f"refresh {what}: {seconds:.2f} s, {used_mb:,.0f} MB")
        cpu = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"processor time of all: {cpu.ru_utime + cpu.ru_stime:,.0f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
