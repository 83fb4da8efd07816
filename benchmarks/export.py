"""Times the export of 1,000,000 observations after imports, and its memory. Asked: 60 s and 400 MB.

Usage: ``python benchmarks/export.py [--rows N] [--format csv|json|parquet|xlsx]``
"""

import argparse
import multiprocessing
import resource
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from oiltrack.db import Database, open_database
from oiltrack.facts import Aspect, Document, Extraction, Fluid, Measure, Modality, Observation, Qualifier
from oiltrack.jobs.export import export
from oiltrack.jobs.workspace import make_workspace
from oiltrack.report.forms import FORMATS, Form, require_extra

ASKED_S, ASKED_MB = 60, 400
FIRST = date(2011, 1, 1)
DOCUMENTS, FACTS = 500, 40
SENTENCE = (
    "The field pumped {figure:,} barrels of crude a day on Monday, an engineer said; it was shut in May."
)
MEASURES = (Measure.PRODUCTION, Measure.EXPORTS, Measure.REFINERY_INTAKE)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--format", choices=FORMATS, default="csv")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        url = make_database(Path(name), rows=given.rows)
        context = multiprocessing.get_context("spawn")  # a process of its own, whose memory can be told
        with context.Pool(1) as pool:
            rows, seconds, processor_s, peak_mb = pool.apply(measure, (url, Path(name) / "out", given.format))
    print(
        f"{given.format}  {rows:,} observations  {seconds:.1f} s, {processor_s:.1f} s of them "
        f"the processor's (asked {ASKED_S})  "
        f"{peak_mb:.0f} MB at most (asked {ASKED_MB})"
    )


def measure(url: str, folder: Path, format_: str) -> tuple[int, float, float, float]:
    """Export; return rows, seconds, seconds of the processor, the most memory of the process in MB."""
    form = Form(format=format_)
    require_extra(form)
    with open_database(url, read_only=True) as database:
        begin, worked = time.perf_counter(), time.process_time()
        done = export(database, folder, place="libya", hold_days=10, today=date(2026, 1, 1), form=form)
        seconds, worked = time.perf_counter() - begin, time.process_time() - worked
    return (
        done.counts["observations"],
        seconds,
        worked,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def make_database(folder: Path, *, rows: int) -> str:
    """Fill a database: one figure in forty is one of the national series, one in ten has no date."""
    made = make_workspace(folder / "w", database=None, history=True, now="2026-01-01T00:00:00Z")
    with open_database(made.workspace.database) as database:
        places = [place.id for place in database.places()]
        for number in range(DOCUMENTS):
            _store(database, number, places)
    with closing(sqlite3.connect(folder / "w" / "oiltrack.db")) as connection:
        _multiply(connection, rows // (DOCUMENTS * FACTS))
    return made.workspace.database


def _store(database: Database, number: int, places: list[str]) -> None:
    published = FIRST + timedelta(days=number * 10)
    document = Document(
        key=f"{number}.txt",
        text=f"Document {number}.\n" + SENTENCE.format(figure=number) * 20,
        title=f"News of day {number}",
        published=published.isoformat(),
        publisher="A wire",
        url=f"https://example.org/{number}",
    )
    facts = tuple(_fact(number * FACTS + at, published, places) for at in range(FACTS))
    database.save(
        document,
        Extraction(observations=facts),
        location=document.key,
        ingested_at="2026-01-01T00:00:00Z",
        extractor="2",
    )


def _fact(number: int, published: date, places: list[str]) -> Observation:
    national, figure = number % FACTS == 0, 100_000 + number
    return Observation(
        doc="",
        entities=("libya",) if national else (places[number % len(places)],),
        when=None if number % 10 == 1 else (published - timedelta(days=number % 7)).isoformat(),
        modality=Modality.ACTUAL,
        quote=f"{figure:,} barrels",
        start=number % FACTS,
        end=number % FACTS + 10,
        sentence=SENTENCE.format(figure=figure),
        attribution="an engineer",
        confidence=0.5 + number % 50 / 100,
        measure=MEASURES[0] if national else MEASURES[number % 3],
        fluid=Fluid.CRUDE,
        aspect=Aspect.LEVEL,
        low=figure,
        high=figure,
        qualifier=Qualifier.ABOUT,
        reasons=("subject of the clause", "verb 'pumps'"),
    )


def _multiply(connection: sqlite3.Connection, times: int) -> None:
    """Copy each figure of the news under other ids, until there are so many times more."""
    names = [row[1] for row in connection.execute("PRAGMA table_info(observation)")]
    others = ", ".join(f'"{name}"' for name in names if name != "id")
    connection.execute("CREATE TEMP TABLE original AS SELECT id FROM observation WHERE extractor <> 'seeds'")
    for turn in range(1, times):
        chosen = "WHERE o.id IN (SELECT id FROM original)"
        connection.execute(
            f"INSERT INTO observation (id, {others}) "
            f"SELECT 'obs-{turn}-' || o.id, {others} FROM observation o {chosen}"
        )
        connection.execute(
            f"INSERT INTO observation_place SELECT 'obs-{turn}-' || o.id, p.place_id FROM observation o "
            f"JOIN observation_place p ON p.observation_id = o.id {chosen}"
        )
    connection.commit()


if __name__ == "__main__":
    main()
