"""The EIA's bulk files: the lines of a country among many, with the day of their release."""

import json
from typing import Any

import pytest

from oiltrack.errors import OfficialError
from oiltrack.official import eia_bulk
from oiltrack.official.countries import country

LIBYA = country("libya")


def line(series_id: str, data: Any, **fields: Any) -> str:
    told = {"series_id": series_id, "units": "thousand barrels per day", "data": data, **fields}
    return json.dumps(told)


MONTHLY = line(
    "INTL.57-1-LBY-TBPD.M",
    [["202402", "1,136.9"], ["202401", 1020], ["202312", "--"], ["202311", None]],
    last_updated="2024-05-30T14:03:11-04:00",
)


def read(*lines: str):
    data = "\n".join(lines).encode()
    return eia_bulk.read(data, "INTL.txt", country=LIBYA, released="2024-07-15")


def test_a_line_is_a_series_with_its_own_release() -> None:
    found = read('{"category_id": 1}', line("INTL.57-1-DZA-TBPD.M", [["202401", 900]]), MONTHLY)
    assert [(one.period, one.rate_bpd, one.released, one.where) for one in found.figures] == [
        ("2024-02", 1_136_900, "2024-05-30", "line 3"),
        ("2024-01", 1_020_000, "2024-05-30", "line 3"),
    ]
    assert found.missing == 2


def test_years_and_the_outlook_are_read_too() -> None:
    found = read(
        line("INTL.57-1-LBY-TBPD.A", [["2023", 1213]]),
        line("STEO.COPR_LY.M", [["202408", 1.2], ["202406", 1.15]], units="million barrels per day"),
    )
    assert [(one.series, one.period, one.rate_bpd, one.released) for one in found.figures] == [
        ("EIA crude oil incl. lease condensate", "2023", 1_213_000, None),
        ("EIA short-term outlook crude oil", "2024-06", 1_150_000, None),
    ]


def test_broken_lines_of_other_series_do_no_harm() -> None:
    assert len(read("{broken", MONTHLY).figures) == 2


@pytest.mark.parametrize(
    ("told", "message"),
    [
        (MONTHLY[:-20], "line 1 is no JSON; fetch it again: it may be cut off"),
        (line("INTL.57-1-LBY-TBPD.M", [["202401"]]), "line 1: its data are no pairs"),
        (line("INTL.57-1-LBY-TBPD.M", [["202413", 1]]), "line 1: '202413' is no month or year"),
        (
            line("INTL.57-1-LBY-TBPD.M", [["202401", 1]], units="quads"),
            "line 1: the unit 'quads' is not known",
        ),
        (line("INTL.57-1-LBY-TBPD.M", [], last_updated="soon"), "line 1: last_updated 'soon' is no day"),
        ('{"category_id": 1}', "has no line of the series INTL.57-1-LBY-TBPD.M or"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(told: str, message: str) -> None:
    with pytest.raises(OfficialError) as caught:
        read(told)
    assert message in str(caught.value)
