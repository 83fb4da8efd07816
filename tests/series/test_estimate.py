"""Estimates: the last report minus the outages since, with a range."""

from datetime import date

import pandas as pd

from oiltrack.facts import OutageRecord
from oiltrack.series.daily import daily_series
from oiltrack.series.estimate import Surroundings, estimated
from oiltrack.series.frames import claims_frame
from oiltrack.series.outages import episodes
from tests.series.build import claim, outage

LIBYA = Surroundings(
    place="libya",
    whole=True,
    capacity_bpd={"libya": 1_600_000, "sharara": 300_000},
    downstream={"sharara": {"zawiya"}},
)


def day_of(frame: pd.DataFrame, day: str) -> tuple[object, ...]:
    row = frame[frame["date"] == pd.Timestamp(day)].iloc[0]
    return (row["production_bpd"], row["low_bpd"], row["high_bpd"], row["method"], row["age_days"])


def estimate(*outages: OutageRecord, end: date = date(2024, 8, 20), days: int = 60) -> pd.DataFrame:
    daily = daily_series(claims_frame([claim("a", "2024-08-01", 1_200_000)]), hold_days=3, end=end)
    return estimated(daily, episodes([], outages), LIBYA, days=days, end=end)


def test_without_an_outage_the_held_days_stay_and_the_last_report_goes_on_as_an_estimate():
    frame = estimate()
    assert day_of(frame, "2024-08-04") == (1_200_000, 1_200_000, 1_200_000, "held", 3)
    assert day_of(frame, "2024-08-05") == (1_200_000, 1_200_000, 1_200_000, "estimated", 4)
    assert frame["observation_id"].unique().tolist() == ["a"]


def test_an_outage_since_the_report_is_taken_off_even_of_a_held_day():
    frame = estimate(outage("o", "2024-08-03", "2024-08-06", "sharara", peak=280_000))
    assert day_of(frame, "2024-08-02")[:4] == (1_200_000, 1_200_000, 1_200_000, "held")
    assert day_of(frame, "2024-08-03") == (920_000, 920_000, 920_000, "estimated", 2)
    assert day_of(frame, "2024-08-07")[0] == 1_200_000


def test_an_outage_that_ran_at_the_report_is_in_it_and_its_end_raises_only_the_high_end():
    frame = estimate(outage("o", "2024-07-01", "2024-08-06", "sharara", peak=280_000))
    assert day_of(frame, "2024-08-06")[:3] == (1_200_000, 1_200_000, 1_200_000)
    assert day_of(frame, "2024-08-07")[:3] == (1_200_000, 1_200_000, 1_480_000)


def test_an_outage_of_unknown_volume_lowers_only_the_low_end():
    frame = estimate(outage("o", "2024-08-05", "2024-08-09", "sharara"))
    assert day_of(frame, "2024-08-05")[:3] == (1_200_000, 900_000, 1_200_000)


def test_a_field_behind_a_shut_port_is_not_taken_off_beside_it():
    port = outage("p", "2024-08-05", "2024-08-19", "zawiya", peak=290_000)
    field = outage("f", "2024-08-06", "2024-08-19", "sharara", peak=280_000)
    assert day_of(estimate(port, field), "2024-08-07")[0] == 910_000


def test_an_estimate_is_never_below_nothing_and_ends_in_time():
    frame = estimate(outage("o", "2024-08-05", None, "libya", peak=1_500_000), days=10)
    assert day_of(frame, "2024-08-06")[:3] == (0, 0, 0)
    assert frame["date"].max() == pd.Timestamp("2024-08-11")


def test_nothing_known_gives_nothing():
    empty = daily_series(claims_frame([]))
    assert estimated(empty, episodes([], []), LIBYA, days=60).empty
