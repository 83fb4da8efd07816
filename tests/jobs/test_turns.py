"""Between the days on which something turns, outages are told the same from day to day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest

from oiltrack.db import Database, open_database
from oiltrack.jobs.outages import OutageBook, outage_book
from oiltrack.jobs.workspace import make_workspace
from oiltrack.series.turns import outage_turns
from oiltrack.stored import Known

NOW = "2026-11-29T03:04:05Z"
SHUT_IN = date(2018, 7, 10)
"""Four eastern ports are shut and nobody has said when they open."""
DAYS = [SHUT_IN, date(2020, 3, 20), date(2022, 6, 1), date(2025, 9, 5)]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    made = make_workspace(tmp_path_factory.mktemp("turns"), database=None, history=True, now=NOW)
    with open_database(made.workspace.database) as database:
        yield database


def without_news(history: Database, day: date) -> OutageBook:
    """Return the outages of a day as if nothing came after it."""
    return outage_book(history, today=day, known=Known(day=day))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_nothing_is_told_otherwise_before_the_first_turn(history: Database, day: date) -> None:
    book = without_news(history, day)
    frame = book.frame()
    turns = {*outage_turns(frame), *filter(None, [book.turn])}
    until = min((turn for turn in turns if turn > day), default=day + timedelta(days=100))
    assert until > day + timedelta(days=1)
    last = replace(book, today=until - timedelta(days=1))
    pd.testing.assert_frame_equal(last.frame(), frame)


def test_an_outage_of_which_nobody_speaks_turns_on_a_day_that_is_told(history: Database) -> None:
    book = without_news(history, SHUT_IN)
    turn = min(turn for turn in outage_turns(book.frame()) if turn > SHUT_IN)
    eve = turn - timedelta(days=1)
    assert [_shut(book, day)["status"] for day in (SHUT_IN, eve, turn)] == ["shut", "shut", "unknown_end"]


def test_barrels_are_counted_to_the_last_day_that_is_told(history: Database) -> None:
    book = without_news(history, SHUT_IN)
    assert book.through == date(2018, 7, 9)
    assert _shut(book, SHUT_IN)["lost_bbl"] == _shut(book, date(2018, 8, 1))["lost_bbl"]
    assert book.offline(by=None)["date"].max().date() == book.through


def _shut(book: OutageBook, day: date) -> dict[str, object]:
    frame = replace(book, today=day).frame()
    (found,) = frame[frame["start"] == "2018-06-25"].to_dict("records")
    return {str(name): value for name, value in found.items()}
