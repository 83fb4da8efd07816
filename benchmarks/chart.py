"""Times each chart after imports, from a database with 100,000 observations. Asked: 1.5 s.

All data are read from the database, drawn and written as PNG, with Python's collector set as by the command
line; the best of some turns is told, as elapsed and as processor time. Three in eight of the figures are of
the country, the others of five places.
"""

import gc
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from oiltrack.cli.main import COLLECTED_AFTER
from oiltrack.db import Database, open_database
from oiltrack.facts import Aspect, Document, Extraction, Fluid, Measure, Modality, Observation, Qualifier
from oiltrack.jobs.chart import draw_chart
from oiltrack.jobs.workspace import make_workspace
from oiltrack.report.spec import charts

DOCUMENTS = 5_000
FIGURES = 20  # a document
TURNS = 3
ASKED_S = 1.5

PLACES = ("libya", "sharara", "el-feel", "libya", "messla", "sarir", "libya", "waha-oil")
SENTENCE = "Output was so many barrels per day. "
START = date(2012, 1, 1)
AT = "2026-01-01T00:00:00Z"


def main() -> None:
    """Print the figures."""
    gc.set_threshold(*COLLECTED_AFTER)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = make_workspace(folder, database=None, history=True, now=AT)
        with open_database(made.workspace.database) as database:
            for number in range(DOCUMENTS):
                _store(database, number)
        with open_database(made.workspace.database, read_only=True) as database:
            for chart in charts():
                times = [_seconds(database, chart, folder / f"{turn}.png") for turn in range(TURNS)]
                best, busy = min(times)
                print(
                    f"{chart:9} {best:5.2f} s, {busy:.2f} s of the processor"
                    f"  (asked {ASKED_S} s; {best / ASKED_S:.1f} times that)"
                )


def _store(database: Database, number: int) -> None:
    day = START + timedelta(days=number)
    database.save(
        Document(
            key=f"d{number}",
            text=f"Story {number:05}. " + SENTENCE * FIGURES,
            published=day.isoformat(),
            publisher=f"Paper {number % 5}",
            lang="en",
        ),
        Extraction(observations=tuple(_figures(number, day))),
        location="benchmark",
        ingested_at=AT,
        extractor="1",
    )


def _figures(number: int, day: date) -> Iterator[Observation]:
    for turn in range(FIGURES):
        place = PLACES[turn % len(PLACES)]
        rate = (1_000_000 if place == "libya" else 100_000) + (number * 37 + turn * 1_009) % 90_000
        start = len("Story 00000. ") + len(SENTENCE) * turn
        yield Observation(
            doc=f"d{number}",
            entities=(place,),
            when=(day - timedelta(days=turn % 3)).isoformat(),
            modality=Modality.ACTUAL,
            quote="Output",
            start=start,
            end=start + len("Output"),
            sentence=SENTENCE.strip(),
            attribution=None,
            confidence=0.9,
            measure=Measure.PRODUCTION,
            fluid=Fluid.CRUDE,
            aspect=Aspect.LEVEL,
            low=rate,
            high=rate,
            qualifier=Qualifier.EXACT,
        )


def _seconds(database: Database, name: str, path: Path) -> tuple[float, float]:
    begin, busy = time.perf_counter(), time.process_time()
    draw_chart(database, name, path, place="libya", hold_days=10, today=None)
    return time.perf_counter() - begin, time.process_time() - busy


if __name__ == "__main__":
    main()
