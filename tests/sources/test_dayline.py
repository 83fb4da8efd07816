import pytest

from oiltrack.sources.dayline import date_line, find_day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Jan 12, 2016 | International actors", "2016-01-12"),
        ("12 January 2016", "2016-01-12"),
        ("Tuesday, 12th January 2016", "2016-01-12"),
        ("Reuters, 3 May 2018", "2018-05-03"),
        ("Published on 2018-05-03 by the desk", "2018-05-03"),
        ("May 3, 2018 10:15 GMT", "2018-05-03"),
        ("31/12/2017", "2017-12-31"),
        ("12 مارس 2018", "2018-03-12"),
        ("١٢ مارس ٢٠١٨", "2018-03-12"),
    ],
)
def test_date_lines(line: str, day: str) -> None:
    assert date_line(line) == day


@pytest.mark.parametrize(
    "line",
    [
        "The port was shut on 12 January 2016 by its guards.",
        "12 January 2016 attack on the tanks",
        "03/05/2018",
        "31 February 2016",
        "January 2016",
        "300,000 b/d",
        "",
    ],
)
def test_lines_that_are_no_date_lines(line: str) -> None:
    assert date_line(line) is None


def test_the_first_full_date_is_found() -> None:
    assert find_day("Sent: Monday, January 4, 2016 10:02 AM (not 2017-01-01)") == "2016-01-04"


def test_a_numeric_date_with_one_reading_is_read() -> None:
    assert find_day("05.05.2018") == "2018-05-05"
    assert find_day("13.05.2018") == "2018-05-13"
    assert find_day("04.05.2018") is None
