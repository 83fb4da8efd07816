"""Who is named as the source of a chart."""

import pandas as pd
import pytest

from oiltrack.report.publishers import publishers, source_name


@pytest.mark.parametrize(
    ("publisher", "name"),
    [
        ("Reuters, 2011-11-08", "Reuters"),
        ("A corpus (a shelf): Reuters, 2011-11-08", "Reuters"),
        ("Tripoli Desk (sample)", "Tripoli Desk (sample)"),
        ("Tripoli Desk (sample: made up)", "Tripoli Desk (sample)"),
        ("Samples (sample): Wire, 2011-01-01", "Wire (sample)"),
        ("مكتب طرابلس (عينة)", "مكتب طرابلس (عينة)"),
        ("", ""),
    ],
)
def test_details_of_an_edition_are_left_out_but_not_that_it_is_made_up(publisher: str, name: str) -> None:
    assert source_name("", publisher) == name


def test_an_originator_that_nobody_knows_gives_way_to_the_publisher() -> None:
    told = [("a", "what tripoli itself", "Gulf Desk"), ("b", "Reuters", "Gulf Desk")]
    claims = pd.DataFrame(told, columns=["id", "originator", "publisher"])
    assert publishers(claims, claims["id"]) == ("Gulf Desk", "Reuters")
