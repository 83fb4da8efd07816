"""Prints how long the joining of many event claims to outages takes. It uses the gazetteer that ships.

Run it as ``python -m benchmarks.outages [EVENTS]``. The events are made up, with a fixed seed: fifteen years
of starts, ends, force majeure, attacks and threats at the facilities of Libya, a third of them told by
several papers.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TypeVar

from oiltrack.facts import Cause, Event, EventKind, Modality, PlaceKind
from oiltrack.gazetteer import load_actors, load_originators, load_seeds
from oiltrack.series.ledger import ledger
from oiltrack.series.network import Network
from oiltrack.series.offline import losses, offline_by_day
from oiltrack.series.outages import episode_frame
from oiltrack.stored import StoredEvent

# So many at a time is more than Libya has known; totals compare all that run on a day.
FEW = 1_000
FIRST, DAYS = date(2011, 1, 1), 15 * 365
KINDS = (*[EventKind.OUTAGE_START] * 8, *[EventKind.OUTAGE_END] * 5, *EventKind)
PAPERS = ("Reuters", "AFP", "Argus", "Libya Herald", "S&P Global")

T = TypeVar("T")


def made_up(number: int, places: list[str]) -> Iterator[StoredEvent]:
    """Yield as many events; the same ones for the same number."""
    chance = random.Random(number)
    for count in range(number):
        named = tuple(sorted(chance.sample(places, chance.choice((1, 1, 1, 2, 3)))))
        day = (FIRST + timedelta(days=chance.randrange(DAYS))).isoformat()
        event = Event(
            doc=str(count),
            entities=named,
            when=day if chance.random() < 0.9 else day[:7],
            modality=Modality.ACTUAL if chance.random() < 0.9 else Modality.EXPECTED,
            quote="shut",
            start=0,
            end=4,
            sentence="Guards shut the field over pay, engineers said.",
            attribution=None,
            confidence=0.9,
            kind=chance.choice(KINDS),
            cause=chance.choice(list(Cause)),
            offline=chance.choice((None, None, 100_000, 250_000)),
        )
        for copy in range(chance.choice((1, 1, 3))):
            name = f"{count}-{copy}"
            yield StoredEvent(
                id=f"evt-{name}",
                document_id=f"doc-{name}",
                published=day,
                publisher=chance.choice(PAPERS),
                url=None,
                event=event,
            )


def main() -> None:
    """Print the seconds of each step."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("events", type=int, nargs="?", default=50_000)
    wanted = parser.parse_args().events
    seeds = load_seeds()
    kinds = (PlaceKind.FIELD, PlaceKind.TERMINAL)
    places = [p.id for p in seeds.places.values() if p.kind in kinds and p.country == "libya"]
    network = Network(seeds.places.values(), seeds.links, seeds.capacities)
    events = [event for event, _ in zip(made_up(wanted, places), range(wanted), strict=False)]
    names, actors = load_originators(), load_actors()
    book = _timed(
        f"{len(events):,} events joined (asked: well under 2 s)",
        lambda: ledger(events, seeds.outages, network=network, originators=names, actors=actors),
    )
    print(f"{len(book):,} outages")
    _timed("their table", lambda: episode_frame(book, network=network))
    few = ledger(events[:FEW], seeds.outages, network=network)
    _timed(
        f"offline by day of {len(few):,} outages", lambda: offline_by_day(few, network=network, by="cause")
    )
    _timed("their losses by cause", lambda: losses(few, network=network))


def _timed(what: str, work: Callable[[], T]) -> T:
    began = time.perf_counter()
    found = work()
    print(f"{what}: {time.perf_counter() - began:.2f} s")
    return found


if __name__ == "__main__":
    main()
