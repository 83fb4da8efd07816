"""Documents a second of ``extract`` and of ``ingest`` into SQLite, over JSON Lines. Asked: 300 and 150.

Usage: ingest.py [FILE.jsonl]; without a file the sample documents are read.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from oiltrack.resources import resource
from oiltrack.sources import load_index, read, walk

ROUNDS = 20
COMMAND = str(Path(sys.executable).with_name("oiltrack"))
GOLD = Path("../shared/gold/dev.jsonl")


def documents(path: Path | None) -> list[dict[str, object]]:
    """Return the documents of a JSON Lines file, else of the samples."""
    if path is not None:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    folder = resource("seeds") / "libya" / "documents"
    index = load_index(folder / "index.csv")
    paths = [item for item in walk([folder]) if isinstance(item, Path) and item.name != "index.csv"]
    found = [document for item in paths for document in read(item, index=index)]
    return [
        {"id": d.key, "title": d.title, "published": d.published, "publisher": d.publisher, "text": d.text}
        for d in found
        if not isinstance(d, Exception)
    ]


def repeated(rows: list[dict[str, object]], path: Path) -> int:
    """Write the documents several times over, each text different, and return their number."""
    with path.open("w", encoding="utf-8") as file:
        for turn in range(ROUNDS):
            for row in rows:
                copy = {**row, "id": f"{row['id']}-{turn}", "text": f"{row['text']}\n\nCopy {turn}."}
                copy.pop("url", None)
                file.write(json.dumps(copy, ensure_ascii=False) + "\n")
    return len(rows) * ROUNDS


def seconds(*command: str, cwd: Path) -> float:
    """Return the time of a command."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, cwd=cwd, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main() -> None:
    """Print the figures."""
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD if GOLD.exists() else None
    rows = documents(given)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        total = repeated(rows, folder / "news.jsonl")
        seconds(COMMAND, "init", ".", "--no-history", cwd=folder)
        (folder / "one.txt").write_text("Nothing to read.\n", encoding="utf-8")
        start = seconds(COMMAND, "extract", "one.txt", cwd=folder)
        extract = seconds(COMMAND, "extract", "news.jsonl", cwd=folder)
        ingest = seconds(COMMAND, "ingest", "news.jsonl", cwd=folder)
        again = seconds(COMMAND, "ingest", "news.jsonl", cwd=folder)
        seconds(COMMAND, "init", "two", "--no-history", cwd=folder)
        two = seconds(COMMAND, "ingest", "../news.jsonl", "--workers", "2", cwd=folder / "two")
    print(
        f"{total} documents of {given.name if given else 'the samples'}, wall clock with the process's start"
    )
    print(f"extract     {total / extract:8.0f} documents/s  (asked 300; the start alone takes {start:.2f} s)")
    print(f"ingest      {total / ingest:8.0f} documents/s  (asked 150; {ingest / extract:.1f} times extract)")
    print(f"--workers 2 {total / two:8.0f} documents/s  ({ingest / two:.2f} times one)")
    print(f"again known {total / again:8.0f} documents/s  ({again / ingest:.2f} of the first time)")


if __name__ == "__main__":
    main()
