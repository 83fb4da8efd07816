"""Times the report of 20,000 figures: making it after imports, and opening it in Chromium, if that is here.

Asked: 10 s, and 3 s until it can be used. Usage: ``python benchmarks/report.py [--rows N]``
"""

import argparse
import shutil
import tempfile
import time
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from export import make_database

from oiltrack.db import open_database
from oiltrack.jobs.report import write_report

ASKED_S, ASKED_USABLE_S = 10, 3
USABLE = "#observations [data-status]:not(:empty)"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    with tempfile.TemporaryDirectory() as name:
        url = make_database(Path(name), rows=parser.parse_args().rows)
        with open_database(url, read_only=True) as database:
            begin = time.perf_counter()
            done = write_report(
                database, Path(name), place="libya", hold_days=10, today=date(2026, 1, 1), lang="en"
            )
            made = time.perf_counter() - begin
        size = done.path.stat().st_size / 1e6
        print(f"report of {done.observations:,} figures  {made:.1f} s (asked {ASKED_S})  {size:.1f} MB")
        print(f"until it can be used  {_opened(done.path)}")


def _opened(page: Path) -> str:
    chromium = shutil.which("chromium")
    if chromium is None or find_spec("playwright") is None:
        return "not measured: chromium (make tools) or playwright (make test) is not installed"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page()
        begin = time.perf_counter()
        tab.goto(page.as_uri(), wait_until="commit")
        tab.wait_for_selector(USABLE, state="attached")
        seconds = time.perf_counter() - begin
        browser.close()
    return f"{seconds:.1f} s (asked {ASKED_USABLE_S})"


if __name__ == "__main__":
    main()
