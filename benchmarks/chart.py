"""Times the national chart after imports: all data read from the database, drawn and written. Asked: 2 s."""

import statistics
import tempfile
import time
from pathlib import Path

from oiltrack.db import Database, open_database
from oiltrack.jobs.chart import draw_chart
from oiltrack.jobs.workspace import make_workspace

RUNS = 5
ASKED_S = 2.0


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = make_workspace(folder, database=None, history=True, now="2026-01-01T00:00:00Z")
        times: dict[str, float] = {}
        with open_database(made.workspace.database, read_only=True) as database:
            for kind in ("png", "svg"):
                times[kind] = statistics.median(
                    _seconds(database, folder / f"{turn}.{kind}") for turn in range(RUNS)
                )
    for kind, seconds in times.items():
        ratio = seconds / times["png"]
        print(f"national.{kind}  {seconds:.2f} s  (asked {ASKED_S:.0f} s; {ratio:.2f} times the PNG)")


def _seconds(database: Database, path: Path) -> float:
    begin = time.perf_counter()
    draw_chart(database, "national", path, place="libya", hold_days=10, today=None)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
