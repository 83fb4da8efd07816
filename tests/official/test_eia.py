"""Answers of the EIA's API v2: values as strings, codes for none, pages, forecasts, errors."""

import json
from typing import Any

import pytest

from oiltrack.errors import OfficialError
from oiltrack.official import eia
from oiltrack.official.countries import country

LIBYA = country("libya")
NAME = "international.json"


def row(period: str, value: Any, **changes: Any) -> dict[str, Any]:
    facets = {"productId": "57", "activityId": "1", "countryRegionId": "LBY", "unit": "TBPD"}
    return {"period": period, "value": value, **facets, **changes}


def outlook(period: str, value: Any) -> dict[str, Any]:
    return {"period": period, "seriesId": "COPR_LY", "value": value}


def answer(*rows: object, total: object = None) -> bytes:
    counted = len(rows) if total is None else total
    return json.dumps({"response": {"total": counted, "data": rows}, "apiVersion": "2.1.8"}).encode()


def read(data: bytes, released: str = "2024-07-15"):
    return eia.read(data, NAME, country=LIBYA, released=released)


def test_values_come_as_strings_or_numbers() -> None:
    found = read(answer(row("2024-02", "1136.9"), row("2024-01", 1020), row("2023", "1,213.05")))
    assert [(one.series, one.period, one.rate_bpd) for one in found.figures] == [
        ("EIA crude oil incl. lease condensate", "2024-02", 1_136_900),
        ("EIA crude oil incl. lease condensate", "2024-01", 1_020_000),
        ("EIA crude oil incl. lease condensate", "2023", 1_213_050),
    ]


@pytest.mark.parametrize("code", [None, "--", "NA", "na", "ie", "-", "w", ""])
def test_a_code_for_no_value_is_no_zero(code: str | None) -> None:
    found = read(answer(row("2024-02", code), row("2024-01", "0")))
    assert [(one.period, one.rate_bpd) for one in found.figures] == [("2024-01", 0)]
    assert found.missing == 1


def test_other_facets_and_quarters_are_passed_over() -> None:
    others = [
        row("2024-01", "1", productId="53"),
        row("2024-01", "2", activityId="2"),
        row("2024-01", "3", countryRegionId="DZA"),
        row("2024-01", "4", unit="MTOE"),
        row("2024-Q1", "5"),
    ]
    found = read(answer(row("2024-01", "1020", productId=57, activityId=1), *others))
    assert [one.rate_bpd for one in found.figures] == [1_020_000]


def test_the_outlook_is_cut_where_its_forecast_begins() -> None:
    found = read(answer(*(outlook(f"2024-{month:02d}", "1.15") for month in (5, 6, 7, 8))))
    assert [(one.series, one.period, one.rate_bpd) for one in found.figures] == [
        ("EIA short-term outlook crude oil", "2024-05", 1_150_000),
        ("EIA short-term outlook crude oil", "2024-06", 1_150_000),
    ]


def test_pages_are_read_as_one_answer() -> None:
    pages = [
        eia.page(answer(row("2024-02", "1136"), total="3"), NAME),
        eia.page(answer(row("2024-01", "1020"), row("2023-12", "--"), total="3"), NAME),
    ]
    found = eia.read_pages(pages, NAME, country=LIBYA, released="2024-07-15")
    assert [one.period for one in found.figures] == ["2024-02", "2024-01"]
    assert found.missing == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (answer(row("2024-01", "1O20")), "row 1 of response.data: '1O20' is no number"),
        (answer(row("2024-01", "1"), row("Jan 24", "1")), "row 2 of response.data: 'Jan 24' is no month"),
        (answer(row("2024-01", "1020"), total="7"), "has 1 of 7 rows; ask with length=5000"),
        (answer(row("2024-01", "1", countryRegionId="DZA")), "has no row of LBY, product 57, activity 1"),
        (answer(row("2024-01", "1"), total="many"), "the total 'many' is no number"),
        (answer({"period": "2024-01"}), "row 1 of response.data has no period or no value"),
        (answer("x"), "row 1 of response.data has no period or no value"),
        (answer(row("2024-01", "1020"))[:-40], "is no JSON; fetch it again: it may be cut off"),
        (b"[]", "is no answer of the EIA's API v2"),
        (b'{"response": []}', "has no response.data"),
        (
            b'{"error": {"code": "API_KEY_INVALID", "message": "An invalid key was supplied"}}',
            "the EIA answers: API_KEY_INVALID An invalid key was supplied",
        ),
        (b'{"error": "Invalid frequency", "code": 400}', "the EIA answers: Invalid frequency"),
        (b"[" * 100_000, "line 1 is no JSON"),
        (
            answer(row("2024-01", "1"), row("2024-01", "2")),
            "row 1 of response.data and row 2 of response.data differ on",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_row(data: bytes, message: str) -> None:
    with pytest.raises(OfficialError) as caught:
        read(data)
    assert message in str(caught.value)
    assert str(caught.value).startswith(NAME)
