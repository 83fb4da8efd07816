"""How far the documents of a chart tell."""

from dataclasses import replace
from datetime import date

import pandas as pd

from oiltrack.report.inputs import newest_day
from oiltrack.report.spec import ChartSpec, spec_of


def spec() -> ChartSpec:
    return spec_of({"name": "national", "kind": "national", "place": "libya"})


def test_the_day_for_which_an_outage_is_threatened_is_none_of_which_anybody_tells() -> None:
    outages = pd.DataFrame(
        {
            "status": ["shut", "threatened", "restored"],
            "last_reported": pd.to_datetime(["2024-03-05", "2027-02-20", "2024-02-01"]),
        }
    )
    assert newest_day((), outages, spec()) == date(2024, 3, 5)


def test_days_that_are_told_of_beyond_the_period_let_it_reach_its_end() -> None:
    outages = pd.DataFrame({"status": ["shut"], "last_reported": pd.to_datetime(["2024-03-05"])})
    asked = replace(spec(), end=date(2024, 2, 29))
    assert newest_day((date(2024, 4, 1), date(2024, 2, 10)), outages, asked) == date(2024, 2, 29)
    assert newest_day((date(2024, 2, 10),), outages.iloc[:0], asked) == date(2024, 2, 10)
