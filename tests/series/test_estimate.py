"""Estimates: the last report minus the outages since, with a range."""

from datetime import date

import pandas as pd

from oiltrack.facts import Cause
from oiltrack.history import OutageRecord
from oiltrack.series.daily import daily_series
from oiltrack.series.estimate import estimated
from oiltrack.series.frames import claims_frame
from oiltrack.series.ledger import ledger
from oiltrack.series.offline import offline_by_day
from tests.series.build import claim, outage
from tests.series.routes import network

ROUTES = network()


def day_of(frame: pd.DataFrame, day: str) -> tuple[object, ...]:
    row = frame[frame["date"] == pd.Timestamp(day)].iloc[0]
    return (row["production_bpd"], row["low_bpd"], row["high_bpd"], row["method"], row["age_days"])


def estimate(
    *outages: OutageRecord, end: date = date(2024, 8, 20), days: int = 60, most_bpd: int | None = None
) -> pd.DataFrame:
    daily = daily_series(claims_frame([claim("a", "2024-08-01", 1_200_000)]), hold_days=3, end=end)
    book = ledger([], outages, network=ROUTES)
    return estimated(daily, book, ROUTES, place="libya", days=days, most_bpd=most_bpd, end=end)


def test_without_an_outage_the_held_days_stay_and_the_last_report_goes_on_as_an_estimate():
    frame = estimate()
    assert day_of(frame, "2024-08-04") == (1_200_000, 1_200_000, 1_200_000, "held", 3)
    assert day_of(frame, "2024-08-05") == (1_200_000, 1_200_000, 1_200_000, "estimated", 4)
    assert frame["observation_id"].unique().tolist() == ["a"]


def test_an_outage_since_the_report_is_taken_off_even_of_a_held_day_with_its_rounding_as_the_range():
    frame = estimate(outage("o", "2024-08-03", "2024-08-06", "north", peak=280_000))
    assert day_of(frame, "2024-08-02")[:4] == (1_200_000, 1_200_000, 1_200_000, "held")
    assert day_of(frame, "2024-08-03") == (920_000, 915_000, 925_000, "estimated", 2)
    assert day_of(frame, "2024-08-06")[0] == 1_200_000


def test_an_outage_that_ran_at_the_report_is_in_it_and_its_end_raises_only_the_high_end():
    outages = [outage("o", "2024-07-01", "2024-08-06", "north", peak=280_000)]
    frame = estimate(*outages)
    assert day_of(frame, "2024-08-05")[:3] == (1_200_000, 1_200_000, 1_200_000)
    assert day_of(frame, "2024-08-06")[:3] == (1_200_000, 1_200_000, 1_485_000)
    assert day_of(estimate(*outages, most_bpd=1_300_000), "2024-08-06")[2] == 1_300_000


def test_an_outage_of_which_nobody_claims_the_volume_lowers_only_the_low_end():
    for cause in (Cause.BLOCKADE, Cause.TECHNICAL):
        frame = estimate(outage("o", "2024-08-05", "2024-08-09", "south", cause=cause))
        assert day_of(frame, "2024-08-05")[:3] == (1_200_000, 1_050_000, 1_200_000)


def test_a_field_behind_a_shut_port_is_not_taken_off_beside_it():
    port = outage("p", "2024-08-05", "2024-08-19", "port", peak=290_000)
    field = outage("f", "2024-08-06", "2024-08-19", "north", peak=280_000)
    assert day_of(estimate(port, field), "2024-08-07")[0] == 910_000


def test_a_port_that_stops_within_an_outage_that_ran_at_the_report_lowers_only_the_low_end():
    whole = outage("w", "2024-07-30", "2024-08-19", "libya", peak=700_000)
    port = outage("p", "2024-08-05", "2024-08-19", "port", peak=290_000)
    assert day_of(estimate(whole, port), "2024-08-07")[:3] == (1_200_000, 905_000, 1_200_000)


def test_a_refinery_that_stands_still_takes_nothing_off():
    frame = estimate(outage("o", "2024-08-02", "2024-08-19", "plant", peak=50_000))
    assert day_of(frame, "2024-08-03")[:4] == (1_200_000, 1_200_000, 1_200_000, "held")
    assert day_of(frame, "2024-08-07")[:3] == (1_200_000, 1_200_000, 1_200_000)


def test_what_is_taken_off_is_what_the_totals_say_is_offline():
    outages = [
        outage("p", "2024-08-05", "2024-08-12", "port", peak=290_000),
        outage("f", "2024-08-06", "2024-08-19", "north", peak=80_000),
        outage("h", "2024-08-08", "2024-08-15", "harbour", peak=200_000),
    ]
    offline = offline_by_day(ledger([], outages, network=ROUTES), network=ROUTES, end=date(2024, 8, 20))
    frame = estimate(*outages)
    lost = 1_200_000 - frame.set_index("date")["production_bpd"]
    assert (lost.reindex(offline["date"]) == offline.set_index("date")["offline_bpd"]).all()


def test_an_estimate_is_never_below_nothing_and_ends_in_time():
    frame = estimate(outage("o", "2024-08-05", None, "libya", peak=1_500_000), days=10)
    assert day_of(frame, "2024-08-06")[:3] == (0, 0, 0)
    assert frame["date"].max() == pd.Timestamp("2024-08-11")


def test_nothing_known_gives_nothing():
    empty = daily_series(claims_frame([]))
    assert estimated(empty, [], ROUTES, place="libya", days=60).empty
