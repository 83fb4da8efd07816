"""Anybody's CSV: columns by name, units that are told, releases of each row."""

import pytest

from oiltrack.errors import OfficialError
from oiltrack.official import generic
from oiltrack.official.countries import country

LIBYA = country("libya")


def read(text: str):
    return generic.read(text.encode(), "mine.csv", country=LIBYA, released="2024-07-15")


def test_a_row_has_its_unit_and_its_release() -> None:
    found = read(
        "series,period,value,unit,place,released\n"
        "My survey,2024-05,1.19,mb/d,libya,2024-06-11\n"
        "My survey,2024-06,1185,tb/d,LBY,\n"
        "My survey,2024-06,900,kb/d,algeria,\n"
        "My survey,2024-04,,b/d,,\n"
    )
    assert [(one.period, one.rate_bpd, one.released) for one in found.figures] == [
        ("2024-05", 1_190_000, "2024-06-11"),
        ("2024-06", 1_185_000, None),
    ]
    assert found.missing == 1


@pytest.mark.parametrize(
    ("column", "value", "rate"),
    [
        ("rate_bpd", "1190000", 1_190_000),
        ("value_bpd", "1,190,000", 1_190_000),
        ("value_kbd", "1190.4", 1_190_400),
    ],
)
def test_a_column_may_name_its_unit(column: str, value: str, rate: int) -> None:
    found = read(f"series;period;{column}\nMine;2024-05;{value}\n")
    assert [one.rate_bpd for one in found.figures] == [rate]


@pytest.mark.parametrize(
    ("unit", "value", "rate", "written"),
    [
        ("kbbl", "37200", 1_200_000, "37200 thousand bbl"),
        ("ktons", "4960", 1_200_000, "4960 thousand t at 7.5 bbl/t"),
        ("kl", "5914.36", 1_200_004, "5914.36 thousand kl at 6.28981 bbl/m3"),
    ],
)
def test_a_volume_of_a_month_becomes_its_mean_rate(unit: str, value: str, rate: int, written: str) -> None:
    (found,) = read(f"series,period,value,unit\nMine,2024-05,{value},{unit}\n").figures
    assert found.rate_bpd == pytest.approx(rate, abs=10)
    assert found.written == written


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("series,period,value,unit\nMine,2024-05,1,Mbpd\n", "line 2: the unit 'Mbpd' is not known"),
        ("series,period,value\nMine,2024-05,1\n", "line 2: the unit '' is not known; write b/d"),
        ("series,period,amount\nMine,2024-05,1\n", "has no column of values; name one value or"),
        ("period,value_kbd\n2024-05,1\n", "line 1 has no column series"),
        ("series,period,value_kbd\n,2024-05,1\n", "line 2 names no series"),
        ("series,period,value_kbd\nMine,2024-05-01,1\n", "line 2: '2024-05-01' is no month or year"),
        ("series,period,value_kbd\nMine,2024-05~,1\n", "line 2: '2024-05~' is no month or year"),
        (
            "series,period,value_kbd,released\nMine,2024-05,1,June\n",
            "line 2: the release 'June' is no date; write 2024-06-13",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(OfficialError) as caught:
        read(text)
    assert message in str(caught.value)


def test_two_releases_of_one_month_in_a_file_are_two_vintages() -> None:
    found = read(
        "series,period,value_kbd,released\nMine,2024-05,1190,2024-06-11\nMine,2024-05,1201,2024-07-10\n"
    )
    assert [(one.rate_bpd, one.released) for one in found.figures] == [
        (1_190_000, "2024-06-11"),
        (1_201_000, "2024-07-10"),
    ]


def test_a_place_that_no_provider_lists_is_told() -> None:
    with pytest.raises(OfficialError, match="codes for 'sharara' are not known; name a country"):
        country("sharara")
