"""Prints how the ledger of outages agrees with a list of known disruptions. It judges no volume.

Run it as ``python -m benchmarks.ledger DISRUPTIONS.csv DATABASE`` with the ``oiltrack.db`` of a workspace, as
``oiltrack demo`` makes one. The list has the columns ``id,facility_ids,scope,kind,start,end,date_precision``.

A row is found once if there is one outage of its country, or of its very places, or several of parts of
them, that start within three days of it (in its month where only that is known). A restart is found where
outages of its places end, or tell of it. The outages of the seeds come from the same list: being found
proves little; what the news alone tell is listed below, since a twin of a row can only be among it.
"""

import argparse
import csv
from datetime import date, timedelta
from pathlib import Path

from oiltrack.db import open_database
from oiltrack.jobs.outages import outage_book
from oiltrack.series.episode import Episode

SLACK = timedelta(days=3)

Row = dict[str, str]


def main() -> None:
    """Print the rows that are not found once, and how many are."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("disruptions", type=Path, nargs="?")
    parser.add_argument("database", type=Path, nargs="?")
    given = parser.parse_args()
    if given.database is None:
        print("nothing to compare: give a list of disruptions and a database")
        return
    with open_database(f"sqlite:///{given.database}", read_only=True) as database:
        book = outage_book(database, today=None).episodes
    rows = list(csv.DictReader(given.disruptions.open(encoding="utf-8")))
    for scope in sorted({row["scope"] for row in rows}):
        found = {row["id"]: matches(row, book) for row in rows if row["scope"] == scope}
        print(f"{scope}: {sum(len(names) == 1 for names in found.values())} of {len(found)} found once")
        for name, names in found.items():
            if len(names) != 1:
                print(f"  {name}: {', '.join(names) or 'missing'}")
    news = [e for e in book if e.origin == "news" and not e.superseded]
    print(f"{len(book)} outages and incidents, {len(news)} of them known from the news alone:")
    for episode in news:
        print(f"  {episode.id} {', '.join(sorted(episode.places))} {episode.start}, {episode.cause.value}")


def matches(row: Row, book: list[Episode]) -> list[str]:
    """Return the outages of a row of the list; several of parts of its places are one, joined by ``+``."""
    first, last = days(row)
    places = {"libya"} if row["scope"] == "national" else set(row["facility_ids"].split(";"))
    if row["kind"] == "restart":
        ended = [e for e in book if e.ends_near(first, last, slack=SLACK)]
        told = [e for e in book if any(claim.id == row["id"] for claim in e.claims)]
        return _in_parts([e for e in ended if e.places & places] or told)
    near = [e for e in book if e.starts_near(first, last, slack=SLACK) and e.places & places]
    same = [e for e in near if e.places == places]
    if len(same) > 1:  # a report, and another of that day which denies it
        same = [e for e in same if e.seed_id == row["id"]]
    return [e.id for e in same] if same else _in_parts(near)


def days(row: Row) -> tuple[date, date]:
    """Return the first and the last day on which a row may start."""
    start = date.fromisoformat(row["start"])
    if row["date_precision"] == "day":
        return start, start
    if row["date_precision"] == "year":
        return start.replace(month=1, day=1), start.replace(month=12, day=31)
    return start, (start + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def _in_parts(episodes: list[Episode]) -> list[str]:
    return ["+".join(e.id for e in episodes)] if episodes else []


if __name__ == "__main__":
    main()
