"""Releases of official values: each new figure is a vintage, and the old ones stay."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oiltrack.db import Database, open_database
from oiltrack.errors import OfficialError
from oiltrack.history import OfficialValue
from oiltrack.jobs.belief import values_known
from oiltrack.series.frames import official_frame
from oiltrack.stored import Known
from tests.db.build import AT, seeds
from tests.db.test_migrations import run

LATER = "2026-02-02T03:04:05Z"


def value(rate: int = 1_181_000, released: str = "2024-05-14", **fields: str) -> OfficialValue:
    told = {
        "series": "OPEC secondary sources",
        "place_id": "libya",
        "period": "2024-04",
        "source": "momr.csv",
    }
    return OfficialValue(
        **{**told, **fields}, rate_bpd=rate, released=released, provider="opec", written="1181 thousand b/d"
    )


def held(database: Database) -> list[tuple[str | None, int]]:
    return [(one.value.released, one.value.rate_bpd) for one in database.official_values()]


def test_a_release_is_read_back_as_it_was_added(database: Database) -> None:
    added = database.add_official([value()], at=AT)
    assert (added.new, added.revised, added.confirmed, added.known) == (1, 0, 0, 0)
    (stored,) = database.official_values()
    assert stored.value == value()
    assert stored.added_at == AT
    assert database.official_value(stored.id) == stored


def test_the_same_release_twice_changes_nothing(database: Database) -> None:
    database.add_official([value()], at=AT)
    before = database.official_values()
    added = database.add_official([value(), value(source="again.csv")], at=LATER)
    assert (added.new, added.revised, added.known) == (0, 0, 2)
    assert database.official_values() == before


def test_a_revised_value_is_a_vintage_beside_the_old_one(database: Database) -> None:
    database.add_official([value()], at=AT)
    added = database.add_official([value(1_176_000, "2024-06-11")], at=LATER)
    assert (added.new, added.revised, added.known) == (0, 1, 0)
    assert held(database) == [("2024-05-14", 1_181_000), ("2024-06-11", 1_176_000)]


def test_a_later_release_that_says_the_same_confirms_the_value(database: Database) -> None:
    database.add_official([value()], at=AT)
    assert database.add_official([value(released="2024-06-11")], at=LATER).confirmed == 1
    assert held(database) == [("2024-05-14", 1_181_000), ("2024-06-11", 1_181_000)]


def test_a_presumed_release_is_stored_where_it_changes_something(database: Database) -> None:
    for rate, day in ((1_181_000, "2024-05-14"), (1_181_000, "2024-05-15"), (1_176_000, "2024-05-16")):
        database.add_official([value(rate, day)], at=AT, presumed=day)
    assert held(database) == [("2024-05-14", 1_181_000), ("2024-05-16", 1_176_000)]


@given(
    releases=st.dictionaries(
        st.dates(date(2024, 5, 1), date(2024, 7, 1)), st.integers(1, 3), max_size=6
    ).flatmap(lambda told: st.permutations(list(told.items()))),
    day=st.dates(date(2024, 5, 1), date(2024, 7, 1)),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_what_was_known_on_a_day_does_not_depend_on_the_order_of_adding(
    database: Database, releases: list[tuple[date, int]], day: date
) -> None:
    series = f"series {len(database.official_values())}"
    for released, rate in releases:
        database.add_official([value(rate, released.isoformat(), series=series)], at=AT)
    values = [stored for stored in database.official_values() if stored.value.series == series]
    found = official_frame(values_known(values, Known(day=day)))["rate_bpd"].tolist()
    earlier = [released for released, _ in releases if released <= day]
    assert found == ([dict(releases)[max(earlier)]] if earlier else [])


def test_a_value_that_returns_to_an_earlier_one_is_a_vintage(database: Database) -> None:
    for rate, released in ((1_181_000, "2024-05-14"), (1_176_000, "2024-06-11"), (1_181_000, "2024-07-10")):
        database.add_official([value(rate, released)], at=AT)
    assert [rate for _, rate in held(database)] == [1_181_000, 1_176_000, 1_181_000]


def test_an_older_release_may_be_added_later(database: Database) -> None:
    database.add_official([value(1_176_000, "2024-06-11")], at=AT)
    assert database.add_official([value(1_176_000, "2024-05-14")], at=LATER).new == 1
    assert database.add_official([value(1_176_000, "2024-05-14")], at=LATER).known == 1
    assert held(database) == [("2024-05-14", 1_176_000), ("2024-06-11", 1_176_000)]


def test_two_values_of_one_release_are_refused_and_nothing_is_stored(database: Database) -> None:
    database.add_official([value()], at=AT)
    release = [value(5, period="2024-03"), value(1_176_000, source="again.csv")]
    with pytest.raises(OfficialError, match="gives 1,176,000 b/d for 2024-04, and 1,181,000 b/d is stored"):
        database.add_official(release, at=LATER)
    assert held(database) == [("2024-05-14", 1_181_000)]


def test_the_seeds_leave_what_was_added(database: Database) -> None:
    database.add_official([value()], at=AT)
    database.seed(seeds(), history=True, at=AT)
    assert len(database.official_values()) == 2
    database.seed(seeds(official=()), history=True, at=AT)
    assert held(database) == [("2024-05-14", 1_181_000)]


def test_a_row_of_the_seeds_is_no_vintage_of_a_release(database: Database) -> None:
    (row,) = seeds().official
    database.seed(seeds(official=(replace(row, series="OPEC secondary sources", period="2024-04"),)),
                  history=True, at=AT)  # fmt: skip
    assert database.add_official([value(row.rate_bpd)], at=AT).new == 1
    assert len(database.official_values()) == 2


def test_values_survive_the_migration_down_and_up(path: Path, url: str) -> None:
    with open_database(url) as database:
        database.seed(seeds(), history=True, at=AT)
        database.add_official([value()], at=AT)
    for step, target in (("down", "0002"), ("up", "head")):
        run(path, step, target)
        with closing(sqlite3.connect(path)) as raw:
            rows = raw.execute("SELECT period, rate_bpd FROM official_value ORDER BY period").fetchall()
        assert rows == [("2017-06", 820_000), ("2024-04", 1_181_000)]
