"""Times what one day's documents cost in a database of a million observations.

    python benchmarks/day.py FILE

FILE is what benchmarks/million.py has made. Half of the documents are copies of each other. They are removed
again at the end.
"""

import random
import sys
import time
from pathlib import Path

from oiltrack.db import open_database
from oiltrack.facts import Aspect, Document, Extraction, Fluid, Measure, Modality, Observation, Qualifier

DOCUMENTS = 100


def documents() -> list[tuple[Document, Extraction]]:
    """Return a day's documents with one figure each."""
    dice = random.Random(2)
    vocabulary = [f"word{number}" for number in range(5_000)]
    story = dice.choices(vocabulary, k=400)
    made = []
    for number in range(DOCUMENTS):
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


def main() -> None:
    """Print the figures."""
    path = Path(sys.argv[1])
    made = documents()
    with open_database(f"sqlite:///{path}") as database:
        begin, own = time.perf_counter(), time.process_time()
        for document, extraction in made:
            database.save(
                document, extraction, location="day", ingested_at="2025-12-02T00:00:00Z", extractor="2"
            )
        took, used = time.perf_counter() - begin, time.process_time() - own
        with database._reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id, cluster FROM document WHERE key LIKE 'day-%' AND location = 'day'"
            ).all()
        for name, _ in rows:
            database.forget(name)
    clusters = {cluster for _, cluster in rows if cluster}
    print(
        f"{len(rows)} documents stored in {took:.2f} s ({used:.2f} s of the processor), "
        f"{len(clusters)} cluster of copies found  (asked 1 s)"
    )


if __name__ == "__main__":
    main()
