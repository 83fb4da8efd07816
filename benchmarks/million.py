"""Makes a database of 1,000,000 observations and 50,000 events; times the national series and a day's news.

    python benchmarks/million.py [FILE]

FILE is kept and used again; without one the database is made in a temporary folder. It times processes of
their own, so that the memory is that of one series; imports are told apart.
"""

import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from oiltrack.db import open_database
from oiltrack.db.migrate import create
from oiltrack.facts import Aspect, Document, Extraction, Fluid, Measure, Modality, Observation, Qualifier
from oiltrack.gazetteer import load_seeds

OBSERVATIONS, EVENTS, DOCUMENTS = 1_000_000, 50_000, 200_000
# The share of claims that are about Libya as a whole; the others are about all places of the gazetteer.
COUNTRY = 0.25
FIRST, DAYS = date(2011, 1, 1), 365 * 15
A_DAY = 100
AT = "2026-01-01T00:00:00Z"
SPEAKERS = (None, None, "NOC", "an engineer", "the oil ministry", "Reuters survey", "two sources")
PUBLISHERS = ("Reuters", "AFP", "Libya Herald", "Argus", "Bloomberg", "OilPrice", "Libya Observer")
WORDS = (
    "output",
    "field",
    "port",
    "crude",
    "barrels",
    "rose",
    "fell",
    "guards",
    "said",
    "engineer",
    "tanker",
)


_TIMED = """
import resource, sys, time
from datetime import date
import pandas, sqlalchemy, oiltrack.jobs.series
from oiltrack.db import open_database
from oiltrack.facts import Fluid, Measure
from oiltrack.gazetteer import load_originators
from oiltrack.jobs.series import place_series
from oiltrack.stored import Known
imported = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
known = Known(day=date.fromisoformat(sys.argv[2])) if len(sys.argv) > 2 else None
begin, own = time.perf_counter(), time.process_time()
with open_database("sqlite:///" + sys.argv[1], read_only=True) as database:
    frame = place_series(database, "libya", measure=Measure.PRODUCTION, fluid=Fluid.CRUDE, freq="D",
                         hold_days=10, start=None, end=None, known=known)
took, used = time.perf_counter() - begin, time.process_time() - own
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(f"{took:5.2f} s ({used:.2f} s of the processor), {(most - imported) / 1024:4.0f} MB above the"
      f" {imported / 1024:.0f} MB of the imports, {len(frame)} days")
"""


def rows(dice: random.Random) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield the rows of documents, their observations and events, each with the name of its table."""
    places = list(load_seeds().places)
    for number in range(DOCUMENTS):
        day = FIRST + timedelta(days=dice.randrange(DAYS))
        name = f"doc-{dice.getrandbits(50):013x}"  # as hashes, in no order
        text = " ".join(dice.choices(WORDS, k=90))
        yield (
            "document",
            (name, f"{number:064x}", name, dice.choice(PUBLISHERS), str(day), str(day), str(day), AT, text),
        )
        for _ in range(OBSERVATIONS // DOCUMENTS):
            yield from _observation(dice, f"obs-{dice.getrandbits(50):013x}", name, day, places)
        if number % (DOCUMENTS // EVENTS) == 0:
            event, place = f"evt-{number:010d}", dice.choice(places)
            kind = dice.choice(["outage_start", "outage_end", "attack", "threat"])
            yield "event", (event, name, str(day), str(day), str(day), kind)
            yield "event_place", (event, place)


def _observation(
    dice: random.Random, name: str, document: str, day: date, places: list[str]
) -> Iterator[tuple[str, tuple[object, ...]]]:
    place = "libya" if dice.random() < COUNTRY else dice.choice(places)
    definition = (
        "production" if dice.random() < 0.6 else dice.choice(["exports", "refinery_intake", "outage"]),
        "crude" if dice.random() < 0.85 else dice.choice(["condensate", "gas", "liquids"]),
        "level" if dice.random() < 0.75 else dice.choice(["capacity", "change"]),
        "actual" if dice.random() < 0.85 else "expected",
    )
    rate = (
        round(1_200_000 * dice.uniform(0.85, 1.15), -3) if place == "libya" else dice.randrange(1, 300) * 1000
    )
    when = dice.choices([str(day), f"{day:%Y-%m}", f"{day:%Y}", None], weights=[60, 20, 5, 15])[0]
    first, last = (None, None) if when is None else _bounds(when)
    speaker = dice.choice(SPEAKERS)
    yield (
        "observation",
        (name, document, when, first, last, speaker, *definition, int(rate), int(rate)),
    )
    yield "observation_place", (name, place)
    yield (
        "series_claim",
        (place, *definition, name, document, int(rate), int(rate), when, speaker),
    )


def _bounds(when: str) -> tuple[str, str]:
    from oiltrack import edtf

    first, last = edtf.interval(when)
    return str(first), str(last)


_COLUMNS = {
    "document": "(id, kind, sha256, key, location, title, publisher, published, published_first,"
    " published_last, ingested_at, text) VALUES (?, 'text', ?, ?, 'made', '', ?, ?, ?, ?, ?, ?)",
    "observation": '(id, document_id, "when", when_first, when_last, attribution, measure, fluid, aspect,'
    " modality, low, high, quote, sentence, confidence, reasons, extractor, qualifier)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'q', 'A sentence with a figure.', 0.9, '[]', '2', 'exact')",
    "observation_place": "VALUES (?, ?)",
    "series_claim": "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'exact', ?, ?, 0.9)",
    "event": '(id, document_id, "when", when_first, when_last, kind, cause, modality, quote, sentence,'
    " confidence, reasons, extractor)"
    " VALUES (?, ?, ?, ?, ?, ?, 'unknown', 'actual', 'q', 's', 0.9, '[]', '2')",
    "event_place": "VALUES (?, ?)",
}


def fill(path: Path) -> None:
    """Make the database."""
    create(f"sqlite:///{path}")
    with open_database(f"sqlite:///{path}") as database:
        database.seed(load_seeds(), history=True, at=AT)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        waiting: dict[str, list[tuple[object, ...]]] = {table: [] for table in _COLUMNS}
        for table, row in rows(random.Random(1)):
            waiting[table].append(row)
            if len(waiting["observation"]) >= 50_000:
                _flush(raw, waiting)
        _flush(raw, waiting)
        raw.commit()


def _flush(raw: sqlite3.Connection, waiting: dict[str, list[tuple[object, ...]]]) -> None:
    for table, held in waiting.items():
        raw.executemany(f"INSERT INTO {table} {_COLUMNS[table]}", held)
        held.clear()


def a_day() -> list[tuple[Document, Extraction]]:
    """Return a day's documents with one figure each."""
    dice = random.Random(2)
    vocabulary = [f"word{number}" for number in range(5_000)]
    story = dice.choices(vocabulary, k=400)
    made = []
    for number in range(A_DAY):
        words = story if number % 2 else dice.choices(vocabulary, k=400)
        text = f"Output was {1_200_000 + number} b/d, paper {number} said. {' '.join(words)}"
        figure = Observation(
            doc=f"day-{number}",
            entities=("libya",),
            when="2025-12-01",
            modality=Modality.ACTUAL,
            quote="Output",
            start=0,
            end=6,
            sentence=text[:50],
            attribution=None,
            confidence=0.9,
            measure=Measure.PRODUCTION,
            fluid=Fluid.CRUDE,
            aspect=Aspect.LEVEL,
            low=1_200_000 + number,
            high=1_200_000 + number,
            qualifier=Qualifier.EXACT,
        )
        document = Document(
            key=f"day-{number}", text=text, published="2025-12-02", publisher=f"Paper {number}"
        )
        made.append((document, Extraction(observations=(figure,))))
    return made


def day_in(path: Path) -> None:
    """Print what one day's documents cost: facts, clusters, claims of series. They are removed again."""
    made = a_day()
    with open_database(f"sqlite:///{path}") as database:
        begin, own = time.perf_counter(), time.process_time()
        for document, extraction in made:
            database.save(document, extraction, location="day", ingested_at=AT, extractor="2")
        took, used = time.perf_counter() - begin, time.process_time() - own
        with closing(sqlite3.connect(path)) as raw:
            rows = raw.execute("SELECT id, cluster FROM document WHERE location = 'day'").fetchall()
        for name, _ in rows:
            database.forget(name)
    copies = sum(cluster is not None for _, cluster in rows)
    print(
        f"{len(rows)} documents of a day stored in {took:.2f} s ({used:.2f} s of the processor), "
        f"{copies} found to be copies  (asked 1 s)"
    )


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "million.db"
        if not path.exists():
            begin = time.perf_counter()
            fill(path)
            print(f"made in {time.perf_counter() - begin:.0f} s, {path.stat().st_size / 2**20:.0f} MB")
        for told, day in (("all that is known", []), ("--as-of 2020-06-30", ["2020-06-30"])):
            done = subprocess.run(
                [sys.executable, "-c", _TIMED, str(path), *day], check=True, capture_output=True, text=True
            )
            print(f"national series, {told:<20} {done.stdout.strip()}  (asked 2 s, 500 MB)")
        day_in(path)


if __name__ == "__main__":
    main()
