"""OPEC's two tables: which is which, the columns that are periods, the row of the country."""

import pytest

from oiltrack.errors import OfficialError
from oiltrack.official import opec
from oiltrack.official.countries import country

LIBYA = country("libya")
SECONDARY = """\
"Table 5 - 7: DoC crude oil production based on secondary sources, tb/d",,,,,,,,
Secondary sources,2022,2023,3Q23,1Q24,Feb 24,Mar 24,Apr 24,Change Apr/Mar
Algeria,1017,973,959,906,906,907,907,0
Libya,981,"1,165","1,160",1112,1173,1236,"1,181",-55
Total OPEC,28900,27000,27000,26500,26600,26600,26575,-48
"""
DIRECT = """\
Direct communication;2022;2023;Feb 24;Mar 24;Apr 24;Change Apr/Mar
Libya;..;1189;1201;1236;..;..
"""


def read(text: str):
    return opec.read(text.encode(), "momr.csv", country=LIBYA, released="2024-05-14")


def told(text: str) -> list[tuple[str, str, int]]:
    return [(one.series.removeprefix("OPEC "), one.period, one.rate_bpd) for one in read(text).figures]


def test_years_and_months_are_read_and_quarters_and_changes_are_not() -> None:
    assert told(SECONDARY) == [
        ("secondary sources", "2022", 981_000),
        ("secondary sources", "2023", 1_165_000),
        ("secondary sources", "2024-02", 1_173_000),
        ("secondary sources", "2024-03", 1_236_000),
        ("secondary sources", "2024-04", 1_181_000),
    ]


def test_two_dots_are_no_value() -> None:
    assert told(DIRECT) == [
        ("direct communication", "2023", 1_189_000),
        ("direct communication", "2024-02", 1_201_000),
        ("direct communication", "2024-03", 1_236_000),
    ]
    assert read(DIRECT).missing == 2


def test_one_file_may_hold_both_tables() -> None:
    both = told(SECONDARY + DIRECT.replace(";", ","))
    assert [series for series, _, _ in both] == 5 * ["secondary sources"] + 3 * ["direct communication"]


def test_months_and_countries_are_written_in_several_ways() -> None:
    text = "Secondary sources,Feb-24,March 2024,2024-04\nLibya1,1,2,3\n"
    assert [period for _, period, _ in told(text)] == ["2024-02", "2024-03", "2024-04"]
    iran = opec.read(
        b"Secondary sources,Mar 24\nIR Iran,3200\n", "m.csv", country=country("iran"), released="2024-05"
    )
    assert [one.rate_bpd for one in iran.figures] == [3_200_000]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Crude,Mar 24\nLibya,1236\n", "momr.csv has no row of Libya in a table of secondary sources or"),
        ("Secondary sources,Mar 24\nAlgeria,907\n", "has no row of Libya"),
        ("Secondary sources,Mar 24,Apr 24\nLibya,1,165,1181\n", "line 2 has 4 cells, its heading 3"),
        ("Secondary sources,Mar 24,Basket\nLibya,1165,1181\n", "line 1: the column 'Basket' is no year"),
        ("Secondary sources,Mar 24\n\nLibya,c. 1165\n", "line 3: 'c. 1165' is no number"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(OfficialError) as caught:
        read(text)
    assert message in str(caught.value)
