"""Our months beside official ones: difference, error, bias, coverage, claims, vintages."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from oiltrack.gazetteer import load_originators
from oiltrack.history import OfficialValue
from oiltrack.jobs.belief import values_known
from oiltrack.series.compare import COMPARISON_TYPES, compare_months, furthest, summarise
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.frames import claims_frame, official_frame
from oiltrack.series.resample import resample
from oiltrack.stored import Known, KnownBy, StoredOfficialValue
from tests.series.build import claim

SECONDARY = "OPEC secondary sources"
CLAIMS = [
    claim("obs-1", "2024-01-05", 1_000_000),
    claim("obs-2", "2024-01-14", 1_100_000),
    claim("obs-3", "2024-01-20", 1_100_000),
    claim("obs-4", "2024-02-10", 1_200_000),
    claim("obs-5", "2024-03", 900_000, attribution="OPEC"),
    claim("obs-6", "2024-04", 1_250_000),
]


def official(period: str, rate: int, series: str = SECONDARY, released: str | None = "2024-06-11"):
    value = OfficialValue(
        series=series, place_id="libya", period=period, rate_bpd=rate, released=released, source="a table"
    )
    return StoredOfficialValue(id=f"off-{series}-{period}-{released}", value=value)


def on(year: int, month: int, day: int) -> Known:
    return Known(day=date(year, month, day))


OFFICIAL = [
    official("2024-01", 1_000_000),
    official("2024-02", 1_190_000),
    official("2024-03", 1_000_000),
    official("2024-04", 1_250_000),
    official("2024-04", 1_240_000, "Reuters survey"),
]


def compared(values=OFFICIAL, claims=CLAIMS, known: Known | None = None) -> pd.DataFrame:
    originators = load_originators()
    held = claims_frame(claims, originators=originators)
    daily, periods = daily_series(held), period_series(held)
    return compare_months(
        resample(daily, "M", periods=periods),
        official_frame(values_known(values, known)),
        daily=daily,
        claims=held,
        originators=originators,
    )


def test_each_official_month_has_our_figure_and_the_distance() -> None:
    rows = compared()
    rows = rows[rows["series"] == SECONDARY]
    assert rows["production_bpd"].tolist()[0] == pytest.approx(1_065_385, abs=1)
    assert rows["production_bpd"].fillna(-1).tolist()[1:] == [-1, 900_000, 1_250_000]
    assert rows["difference_bpd"].fillna(-1).tolist() == [65_385, -1, -100_000, 0]
    assert rows["difference_share"].fillna(-1).tolist() == [0.0654, -1, -0.1, 0.0]
    assert rows["method"].fillna("").tolist() == ["reported", "", "period", "period"]
    assert rows["coverage"].round(3).fillna(-1).tolist() == [0.839, 0.034, 0.0, 0.0]


def test_a_month_names_its_claims_most_days_first() -> None:
    rows = compared().set_index(["series", "date"])
    january = rows.loc[(SECONDARY, pd.Timestamp("2024-01-01"))]
    assert january["observation_ids"].split(";") == ["obs-3", "obs-1", "obs-2"]
    assert rows.loc[(SECONDARY, pd.Timestamp("2024-03-01"))]["observation_ids"] == "obs-5"
    assert pd.isna(rows.loc[(SECONDARY, pd.Timestamp("2024-02-01"))]["observation_ids"])


def test_a_claim_that_comes_from_the_provider_is_marked() -> None:
    rows = compared()
    own = rows[rows["same_originator"].fillna(False).astype(bool)]
    assert own["date"].dt.month.tolist() == [3]
    assert set(own["series"]) == {SECONDARY}


def test_the_summary_measures_error_bias_and_coverage() -> None:
    row = summarise(compared()).set_index("series").loc[SECONDARY]
    assert (row["months"], row["compared"], row["coverage"]) == (4, 3, 0.75)
    assert row["mean_absolute_error_bpd"] == round((65_385 + 100_000) / 3)
    assert row["bias_bpd"] == round((65_385 - 100_000) / 3)
    assert row["mean_absolute_share"] == pytest.approx((0.0654 + 0.1) / 3)
    assert row["bias_share"] == pytest.approx((0.0654 - 0.1) / 3)
    assert row["same_originator"] == 1
    assert row["independent_share"] == pytest.approx(0.0654 / 2)


def test_the_months_that_differ_most_come_first() -> None:
    rows = furthest(compared(), SECONDARY, count=2)
    assert rows["difference_bpd"].tolist() == [-100_000, 65_385]
    assert rows["observation_ids"].tolist()[0] == "obs-5"


def test_the_newest_vintage_counts_and_an_earlier_one_as_it_was_known() -> None:
    values = [official("2024-01", 980_000, released="2024-02-13"), official("2024-01", 1_000_000)]
    assert compared(values)["official_bpd"].tolist() == [1_000_000]
    assert compared(values, known=on(2024, 6, 10))["official_bpd"].tolist() == [980_000]
    assert compared(values, known=on(2024, 2, 12)).empty


def test_a_release_of_a_month_is_known_when_the_month_is_over_and_an_undated_one_never() -> None:
    values = [official("2024-01", 980_000, released="2024-02"), official("2024-03", 1, released=None)]
    assert compared(values, known=on(2024, 2, 28)).empty
    assert len(compared(values, known=on(2024, 2, 29))) == 1


def test_nothing_to_compare_keeps_columns_and_types() -> None:
    empty = compared([])
    assert list(empty.columns) == list(COMPARISON_TYPES)
    assert empty.dtypes.to_dict() == compared().dtypes.to_dict()
    assert summarise(empty).empty
    row = summarise(compared(claims=[])).set_index("series").loc[SECONDARY]
    assert (row["months"], row["compared"], row["coverage"]) == (4, 0, 0.0)
    assert pd.isna(row["mean_absolute_error_bpd"])


def test_an_official_zero_has_a_difference_and_no_share() -> None:
    rows = compared([official("2024-04", 0)])
    assert rows["difference_bpd"].tolist() == [1_250_000]
    assert rows["difference_share"].isna().all()


def test_by_ingestion_a_value_is_known_from_the_day_it_was_added() -> None:
    stored = replace(official("2024-01", 980_000, released="2024-02-13"), added_at="2024-07-01T05:00:00Z")
    before, after = (replace(on(2024, *day), by=KnownBy.INGESTED) for day in ((6, 30), (7, 1)))
    assert values_known([stored], before) == []
    assert values_known([stored], after) == [stored]
