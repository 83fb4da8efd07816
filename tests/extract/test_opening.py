"""What a reading starts with: the month that a survey is about."""

import pytest

from oiltrack.extract.dates.anchor import anchor
from oiltrack.extract.opening import open_discourse
from tests.extract.reading import PUBLISHED, places, scene, scenes


@pytest.mark.parametrize(
    ("title", "month"),
    [
        ("OPEC pumps less crude in February", "2020-02"),
        ("OPEC members to cut crude output from October", "2020-01"),
        ("OPEC pumps less crude", "2020-01"),
    ],
)
def test_the_month_of_a_survey_is_that_of_its_title_where_that_has_just_gone_by(title, month):
    text = "A survey of traders found that crude output fell by 900,000 b/d from January."
    found = open_discourse(scenes(text), places(), title=scene(title), anchor=anchor(PUBLISHED))
    assert found.frame == month
