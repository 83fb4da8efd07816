"""Weekly and monthly means: weight by time, coverage, and monthly claims that stand in."""

import pandas as pd
import pytest

from oiltrack.errors import OiltrackError
from oiltrack.facts import Qualifier
from oiltrack.history import OfficialValue
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.frames import claims_frame, official_frame
from oiltrack.series.resample import resample
from oiltrack.stored import StoredOfficialValue
from tests.series.build import claim


def monthly(*claims, hold_days=10):
    frame = claims_frame(claims)
    return resample(daily_series(frame, hold_days=hold_days), "M", periods=period_series(frame))


def test_a_week_starts_on_monday_and_weighs_by_covered_days():
    daily = daily_series(
        claims_frame([claim("a", "2024-08-05", 700_000), claim("b", "2024-08-11", 1_000_000)])
    )
    week = resample(daily, "W")
    assert week["date"].tolist() == [pd.Timestamp("2024-08-05")]
    assert week["production_bpd"].tolist() == [742_857]  # six days of 700,000 and one of 1,000,000
    assert week["coverage"].tolist() == [1.0]
    assert week["observation_id"].tolist() == ["b"]
    assert str(week["production_bpd"].dtype) == "Int64"


def test_a_month_below_sixty_percent_has_no_mean():
    month = monthly(claim("a", "2024-08-01", 700_000), claim("b", "2024-08-20", 1_000_000))
    assert month["production_bpd"].isna().tolist() == [True]
    assert month["method"].isna().tolist() == [True]
    assert month["coverage"].round(3).tolist() == [round(12 / 31, 3)]


def test_a_monthly_claim_stands_in_where_days_are_too_few():
    month = monthly(
        claim("a", "2024-08-01", 700_000), claim("m", "2024-08", 900_000), claim("n", "2024-10", 1)
    )
    assert month["production_bpd"].tolist() == [900_000, 1]
    assert month["method"].tolist() == ["period", "period"]
    assert month["coverage"].round(3).tolist() == [round(1 / 31, 3), 0.0]


def test_a_monthly_claim_stands_before_days_that_are_mostly_held():
    days = [claim(f"a{d}", f"2024-08-{d:02d}", 700_000) for d in (1, 11, 21, 31)]
    month = monthly(*days, claim("m", "2024-08", 900_000))
    assert month["production_bpd"].tolist() == [900_000]
    assert month["method"].tolist() == ["period"]
    assert month["coverage"].tolist() == [1.0]


def test_what_only_bounds_a_month_stands_in_for_nothing_else_but_a_gap():
    days = [claim(f"a{d}", f"2024-08-{d:02d}", 700_000) for d in (1, 11, 21, 31)]
    high = claim("m", "2024-08", 900_000, qualifier=Qualifier.UNDER)
    assert monthly(*days, high)["production_bpd"].tolist() == [700_000]
    assert monthly(high)["production_bpd"].tolist() == [900_000]
    assert "is_bound" not in monthly(high)


def test_a_month_whose_days_were_reported_keeps_its_own_mean():
    days = [claim(f"a{d}", f"2024-08-{d:02d}", 700_000) for d in range(1, 20)]
    month = monthly(*days, claim("m", "2024-08", 900_000))
    assert month["production_bpd"].tolist() == [700_000]
    assert month["method"].tolist() == ["reported"]


def test_a_well_covered_month_without_a_monthly_claim_has_its_own_mean():
    days = [claim(f"a{d}", f"2024-08-{d:02d}", 700_000) for d in (1, 11, 21, 31)]
    month = monthly(*days, claim("n", "2024-09", 900_000))
    assert month["production_bpd"].tolist() == [700_000, 900_000]
    assert month["method"].tolist() == ["reported", "period"]


def test_days_pass_through_and_an_unknown_frequency_is_refused():
    daily = daily_series(claims_frame([claim("a", "2024-08-05", 700_000)]))
    assert resample(daily, "D")["coverage"].tolist() == [1.0]
    with pytest.raises(OiltrackError, match="use one of D, W, M"):
        resample(daily, "Q")


@pytest.mark.parametrize("freq", ["D", "W", "M"])
def test_an_empty_series_has_empty_means(freq):
    means = resample(daily_series(claims_frame([])), freq)
    assert means.empty
    assert means.columns[-1] == "coverage"


def test_of_several_vintages_of_a_month_the_newest_is_taken():
    def value(rate_bpd, released, period="2018-06"):
        told = OfficialValue(
            series="opec",
            place_id="libya",
            period=period,
            rate_bpd=rate_bpd,
            released=released,
            source="MOMR",
        )
        return StoredOfficialValue(id=f"off-{rate_bpd}", value=told)

    frame = official_frame([value(721_000, "2018-08"), value(708_000, "2018-07"), value(1, None, "2018")])
    assert frame["rate_bpd"].tolist() == [721_000]
    assert frame["id"].tolist() == ["off-721000"]
    assert frame["date"].tolist() == [pd.Timestamp("2018-06-01")]
    assert official_frame([]).dtypes.to_dict() == frame.dtypes.to_dict()
