"""How far the documents of a chart tell."""

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
