"""Lines of tables taken apart."""

import pytest

from oiltrack.extract.tables.rows import date_of, is_head, read_row
from tests.extract.reading import scene


def row(line):
    found = read_row(scene(line))
    return found and [(number.column, number.value) for number in found.numbers]


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Sharara      290     270", [(0, 290), (1, 270)]),
        ("Sharara\t290\t-\t270", [(0, 290), (2, 270)]),
        ("| Sharara      |      290|    n/a|   +20|", [(0, 290), (2, 20)]),
        ("Sharara ........ 290,000", [(0, 290_000)]),
        ("Sharara 110 / 300", [(0, 110), (1, 300)]),
        ("OPEC 11      29.86    29.92", [(0, 29.86), (1, 29.92)]),
        ("Es Sider ..... 2.6 (in 2010: 6.0)", [(0, 2.6), (0, 6.0)]),
    ],
)
def test_numbers_keep_their_columns(line, numbers):
    assert row(line) == numbers


@pytest.mark.parametrize(
    "line", ["The minister spoke for two hours of this and that", "Field         Status        Remark"]
)
def test_a_line_without_numbers_is_no_row(line):
    assert row(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Country      Jan      Feb      Target",
        "             2018     2019     4Q19",
        "Site         27 Jan   3 Feb    10 Feb",
        "| Field | Nov 19 | Dec 19 |",
        "Country\tFeb output (kb/d)\tvs Jan",
    ],
)
def test_heads(line):
    assert is_head(scene(line))


@pytest.mark.parametrize(
    "line",
    [
        "Sharara      290      270",
        "Jan 1,012 | Feb 1,044 | Mar 1,068",
        "Libya        2.99 R   none",
        "2019         1.10     0.99",
        "Output fell in January and February",
    ],
)
def test_rows_are_no_heads(line):
    assert not is_head(scene(line))


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Friday 6 March: 98,000", "2020-03-06"),
        ("2-8 March      98,000", "2020-03-02/2020-03-08"),
        ("27 February-4 March      98,000", "2020-02-27/2020-03-04"),
        ("January      98,000", "2020-01"),
        ("Sharara      98,000", None),
    ],
)
def test_the_date_of_a_label(line, when):
    found = scene(line)
    assert date_of(found, read_row(found)) == when
