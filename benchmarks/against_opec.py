"""How far months made of documents alone are from OPEC's secondary sources. Asked: 6 %, ten of twelve months.

Usage: against_opec.py [PATH ...] [--year Y] [--official FILE.csv]

PATH is a folder or file of news; without one the sample documents are read. The history of the seeds is not
loaded. OPEC's values are those of the seeds, or of a CSV as `oiltrack official add csv` takes it. Without a
year every year is told.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from oiltrack.gazetteer import load_seeds
from oiltrack.resources import resource

COMMAND = str(Path(sys.executable).with_name("oiltrack"))
SERIES = "OPEC secondary sources"
ASKED_SHARE, ASKED_MONTHS = 0.06, 10


def main() -> None:
    """Print the months, and what they come to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--year", type=int)
    parser.add_argument("--official", type=Path)
    given = parser.parse_args()
    paths = given.paths or [resource("seeds") / "libya" / "documents"]
    with tempfile.TemporaryDirectory() as name:
        told = compared([path.resolve() for path in paths], given.official, given.year, folder=Path(name))
    by_year: defaultdict[str, list[dict[str, object]]] = defaultdict(list)
    for row in told["rows"]:
        by_year[row["date"][:4]].append(row)
    for year, rows in sorted(by_year.items()):
        if given.year or any(row["production_bpd"] for row in rows):
            show(year, rows, months=given.year is not None)


def compared(
    paths: list[Path], official: Path | None, year: int | None, *, folder: Path
) -> dict[str, object]:
    """Return what `oiltrack compare --json` says of the documents."""
    values = official.resolve() if official else of_the_seeds(folder / "opec.csv")
    run("init", ".", "--no-history", cwd=folder)
    run("official", "add", "csv", str(values), cwd=folder)
    run("ingest", *map(str, paths), cwd=folder)
    period = ("--from", str(year), "--to", str(year)) if year else ()
    return json.loads(run("compare", SERIES, *period, "--json", cwd=folder))


def run(*words: str, cwd: Path) -> str:
    """Return what a command prints; its warnings go to standard error."""
    done = subprocess.run([COMMAND, *words], cwd=cwd, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"oiltrack {words[0]} ended with {done.returncode}")
    return done.stdout


def of_the_seeds(path: Path) -> Path:
    """Write the newest value of each month that the seeds have of OPEC's secondary sources."""
    found = [row for row in load_seeds().official if row.series == SERIES and row.place_id == "libya"]
    newest = {row.period: row for row in sorted(found, key=lambda row: row.released or "")}
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["series", "period", "rate_bpd", "released"])
        writer.writerows((SERIES, period, row.rate_bpd, row.released) for period, row in newest.items())
    return path


def show(year: str, rows: list[dict[str, object]], *, months: bool) -> None:
    """Print the year, and its months where they are wanted."""
    known = [row for row in rows if row["difference_share"] is not None]
    if months:
        for row in rows:
            ours, share = row["production_bpd"], row["difference_share"]
            told = f"{ours:>9,} {share:+7.1%}  {row['method']}" if share is not None else "        -"
            print(f"{row['date'][:7]}  OPEC {row['official_bpd']:>9,}  ours {told}")
    error = sum(abs(row["difference_share"]) for row in known) / len(known) if known else None
    own = sum(bool(row["same_originator"]) for row in known)
    print(
        f"{year}: {len(known)} of {len(rows)} months (asked {ASKED_MONTHS} of 12), mean distance "
        f"{f'{error:.1%}' if error is not None else 'unknown'} (asked {ASKED_SHARE:.0%}); "
        f"{own} of the months from a claim of OPEC's own"
    )


if __name__ == "__main__":
    main()
