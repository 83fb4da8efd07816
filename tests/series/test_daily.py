"""What counts as a daily point, how long it is held, and which claim of a day is taken."""

from datetime import date

import pandas as pd
import pytest

from oiltrack.facts import Aspect, Fluid, Modality, Qualifier
from oiltrack.gazetteer import load_originators
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.frames import CLAIM_TYPES, claims_frame
from tests.series.build import claim


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    shown = frame.assign(date=frame["date"].dt.strftime("%Y-%m-%d"))
    return list(shown[list(columns)].itertuples(index=False, name=None))


def series(*claims, **options):
    return daily_series(claims_frame(claims), **options)


def test_a_point_is_held_to_the_limit_and_then_there_is_a_gap():
    frame = series(claim("a", "2024-08-01", 900_000), claim("b", "2024-08-10", 500_000), hold_days=2)
    assert rows(frame, "date", "production_bpd", "method", "age_days") == [
        ("2024-08-01", 900_000, "reported", 0),
        ("2024-08-02", 900_000, "held", 1),
        ("2024-08-03", 900_000, "held", 2),
        ("2024-08-10", 500_000, "reported", 0),
    ]


def test_a_new_report_ends_the_hold_of_the_old_one():
    frame = series(claim("a", "2024-08-01", 900_000), claim("b", "2024-08-03", 500_000))
    assert rows(frame, "date", "production_bpd", "observation_id") == [
        ("2024-08-01", 900_000, "a"),
        ("2024-08-02", 900_000, "a"),
        ("2024-08-03", 500_000, "b"),
    ]


def test_the_last_point_is_held_only_as_far_as_end_says():
    one = claim("a", "2024-08-01", 900_000)
    assert len(series(one)) == 1
    assert len(series(one, end=date(2024, 8, 4))) == 4
    assert len(series(one, end=date(2025, 1, 1))) == 11
    assert series(one, end=date(2024, 7, 31)).empty


def test_a_point_before_the_start_is_still_held_after_it():
    frame = series(
        claim("a", "2024-08-01", 900_000),
        claim("b", "2024-08-04", 1),
        start=date(2024, 8, 3),
    )
    assert rows(frame, "date", "age_days") == [("2024-08-03", 2), ("2024-08-04", 0)]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2024-08-05", ["2024-08-05"]),
        ("2024-08-05~", ["2024-08-05"]),
        ("2024-07-29/2024-08-04", ["2024-08-04"]),
        ("2024-08-01/2024-08-10", ["2024-08-10"]),
        ("2024-08-01/2024-08-11", []),
        ("2024-08", []),
        ("2024", []),
        ("/2024-08-05", []),
        ("2024-08-05/", []),
        (None, []),
    ],
)
def test_days_and_short_spans_are_points_and_other_dates_are_not(when, expected):
    assert [day for (day,) in rows(series(claim("a", when, 900_000)), "date")] == expected


def test_only_asserted_levels_of_the_one_definition_count():
    frame = series(
        claim("a", "2024-08-01", 1_600_000, aspect=Aspect.CAPACITY),
        claim("b", "2024-08-01", -300_000, aspect=Aspect.CHANGE),
        claim("c", "2024-08-01", 2_000_000, modality=Modality.EXPECTED),
        claim("d", "2024-08-01", 1_586_321, fluid=Fluid.BOE),
        claim("e", "2024-08-01", 300_000, entities=("sharara",)),
        claim("f", "2024-08-01", 370_000, entities=("el-feel", "libya")),
        claim("g", "2024-08-01", 1_200_000),
    )
    assert rows(frame, "production_bpd", "observation_id") == [(1_200_000, "g")]


@pytest.mark.parametrize(
    ("loser", "winner"),
    [
        # two speakers within 2 % outweigh one exact figure
        (claim("z", "2024-08-01", 1_391_407, publisher="AP"), claim("b", "2024-08-01", 1_210_000)),
        (claim("a", "2024-08-01", 1_200_000, qualifier=Qualifier.ABOUT), claim("b", "2024-08-01", 1_200_000)),
        (claim("a", "2024-08-01", 1_000_000), claim("b", "2024-08-01", 1_207_000)),
        (claim("a", "2024-08-01", 1_100_000), claim("b", "2024-08-01", 1_300_000, confidence=0.95)),
        (claim("a", "2024-08-01", 1_100_000), claim("b", "2024-08-01", 1_300_000, published="2024-09-02")),
        (claim("b0", "2024-08-01", 1_300_000), claim("b", "2024-08-01", 1_100_000)),
    ],
    ids=["support", "exactness", "digits", "confidence", "publication", "id"],
)
def test_the_rule_takes_one_claim_of_a_day_in_this_order(loser, winner):
    others = [claim("m", "2024-08-01", 1_200_000, publisher="AFP")] if loser.id == "z" else []
    frame = series(loser, winner, *others)
    assert frame["observation_id"].tolist() == ["b"]
    assert frame["low_bpd"].tolist() == [min(loser.observation.low, winner.observation.low, *_lows(others))]
    assert frame["high_bpd"].tolist() == [max(loser.observation.high, winner.observation.high)]


def _lows(claims):
    return [item.observation.low for item in claims]


def test_a_range_is_drawn_at_its_middle_with_its_ends_beside():
    frame = series(claim("a", "2024-08-01", 1_200_000, 1_300_000, qualifier=Qualifier.RANGE))
    assert rows(frame, "production_bpd", "low_bpd", "high_bpd") == [(1_250_000, 1_200_000, 1_300_000)]


def test_each_end_of_the_range_names_its_claim_and_the_chosen_one_where_it_says_it_too():
    claims = [
        claim("a", "2024-08-01", 900_000, publisher="A"),
        claim("b", "2024-08-01", 900_000, publisher="B"),
        claim("c", "2024-08-01", 1_200_000, publisher="C"),
        claim("d", "2024-08-02", 700_000),
    ]
    frame = daily_series(claims_frame(claims), end=date(2024, 8, 3))
    first, second, held = frame.to_dict("records")
    ends = ("low_bpd", "low_observation_id", "high_bpd", "high_observation_id")
    assert tuple(first[name] for name in ends) == (900_000, first["observation_id"], 1_200_000, "c")
    assert tuple(second[name] for name in ends) == (700_000, "d", 700_000, "d")
    assert (held["method"], held["low_observation_id"], held["high_observation_id"]) == ("held", "d", "d")


def test_forty_papers_that_quote_noc_are_one_originator():
    papers = [
        claim(f"a{n}", "2024-08-01", 591_000, publisher=f"Paper {n}", attribution=who)
        for n, who in enumerate(["NOC", "the National Oil Corporation", "noc"] * 13 + ["NOC"])
    ]
    engineer = claim("b", "2024-08-01", 600_000, attribution="an engineer")
    for claims, number in ((papers, 1), ([*papers, engineer], 2)):
        frame = daily_series(claims_frame(claims, originators=load_originators()))
        assert frame["originators"].tolist() == [number]


def test_a_month_is_a_period_claim_and_never_a_daily_point():
    claims = claims_frame([claim("a", "2024-08", 1_180_000), claim("b", "2024", 1_100_000)])
    assert daily_series(claims).empty
    assert rows(period_series(claims), "date", "production_bpd", "method", "age_days") == [
        ("2024-08-01", 1_180_000, "period", 0)
    ]


def test_what_only_bounds_a_month_stands_for_it_only_alone():
    high = claim("a", "2018-10", 1_300_000, qualifier=Qualifier.UNDER, publisher="Reuters", confidence=0.99)
    mean = claim("b", "2018-10", 1_115_000, confidence=0.6)
    for claims, taken in (([high], ["a"]), ([high, mean], ["b"])):
        assert period_series(claims_frame(claims))["observation_id"].tolist() == taken


def test_the_measure_names_the_column():
    assert "exports_bpd" in daily_series(claims_frame([]), measure="exports").columns


def test_no_claims_give_empty_frames_with_the_same_columns_and_types():
    full = claims_frame([claim("a", "2024-08-01", 1)])
    empty = claims_frame([])
    assert list(empty.columns) == list(CLAIM_TYPES)
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()
    assert daily_series(empty).dtypes.to_dict() == daily_series(full).dtypes.to_dict()
    assert list(daily_series(empty).columns) == [
        "date",
        "production_bpd",
        "low_bpd",
        "high_bpd",
        "method",
        "observation_id",
        "originators",
        "age_days",
        "low_observation_id",
        "high_observation_id",
    ]
    assert str(daily_series(empty)["production_bpd"].dtype) == "Int64"
