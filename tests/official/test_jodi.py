"""JODI's annual file: one country's crude output out of all, its codes for no value, and what is wrong."""

import pytest

from oiltrack.errors import OfficialError
from oiltrack.official import jodi
from oiltrack.official.countries import country

HEADER = "REF_AREA,TIME_PERIOD,ENERGY_PRODUCT,FLOW_BREAKDOWN,UNIT_MEASURE,OBS_VALUE,ASSESSMENT_CODE"
LIBYA = country("libya")


def file(*rows: str, header: str = HEADER) -> bytes:
    return "".join(f"{line}\r\n" for line in (header, *rows)).encode()


def read(data: bytes):
    return jodi.read(data, "primary2024.csv", country=LIBYA, released="2024-09-19")


def test_the_rows_of_the_country_become_figures_in_order() -> None:
    found = read(
        file(
            "DZ,2024-01,CRUDEOIL,INDPROD,KBD,908.0000,1",
            "LY,2024-01,CRUDEOIL,INDPROD,KBBL,35619.0000,1",
            "LY,2024-01,CRUDEOIL,INDPROD,KBD,1149.0000,1",
            "LY,2024-01,CRUDEOIL,TOTEXPSB,KBD,1000.0000,1",
            "LY,2024-01,NGL,INDPROD,KBD,40.0000,1",
            "LY,2024-02,CRUDEOIL,INDPROD,KBD,1170.5,2",
        )
    )
    assert [(one.series, one.period, one.rate_bpd, one.where) for one in found.figures] == [
        ("JODI crude oil production", "2024-01", 1_149_000, "line 4"),
        ("JODI crude oil production", "2024-02", 1_170_500, "line 7"),
    ]
    assert [one.written for one in found.figures] == ["1149.0000 thousand b/d", "1170.5 thousand b/d"]
    assert [one.released for one in found.figures] == [None, None]
    assert found.missing == 0


@pytest.mark.parametrize("code", ["-", "x", "X", "na", "", "NaN", ".."])
def test_a_code_for_no_value_is_no_zero(code: str) -> None:
    found = read(
        file(f"LY,2024-01,CRUDEOIL,INDPROD,KBD,{code},1", "LY,2024-02,CRUDEOIL,INDPROD,KBD,0.0000,1")
    )
    assert [(one.period, one.rate_bpd) for one in found.figures] == [("2024-02", 0)]
    assert found.missing == 1


def test_a_value_that_is_assessed_as_unusable_is_none() -> None:
    found = read(file("LY,2024-01,CRUDEOIL,INDPROD,KBD,900,3", "LY,2024-02,CRUDEOIL,INDPROD,KBD,1100,"))
    assert [one.period for one in found.figures] == ["2024-02"]
    assert found.missing == 1


def test_a_byte_order_mark_and_plain_line_ends_do_no_harm() -> None:
    data = "\ufeff" + HEADER + "\nLY,2024-01,CRUDEOIL,INDPROD,KBD,1149,1\n"
    assert len(read(data.encode()).figures) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (file("LY,2024-01,CRUDEOIL,INDPROD,KBD,1 149,1"), "line 2: '1 149' is no number"),
        (file("LY,2024-13,CRUDEOIL,INDPROD,KBD,1149,1"), "line 2: '2024-13' is no month or year"),
        (file("LY,2024-01,CRUDEOIL,INDPROD,KBD,1149,9"), "line 2: the assessment '9' is not known"),
        (file("LY,2024-01,CRUDEOIL,INDPROD,KBD,-5,1"), "line 2: -5 thousand b/d is -5,000 b/d, outside 0"),
        (file("LY,2024-01,CRUDEOIL,INDPROD,KBD,1149000,1"), "is 1,149,000,000 b/d, outside 0 to"),
        (file("DZ,2024-01,CRUDEOIL,INDPROD,KBD,908,1"), "has no row LY, CRUDEOIL, INDPROD, KBD"),
        (file("LY,2024-01,CRUDEOIL,INDPROD,KBD,11"), "line 2 has 6 cells, the header 7; fetch the file"),
        (file(header="REF_AREA,TIME_PERIOD"), "line 1 has no column ENERGY_PRODUCT, FLOW_BREAKDOWN"),
        (b"", "primary2024.csv: line 1 is empty"),
        (b"PK\x03\x04", "is packed; unpack it first"),
        (HEADER.encode() + b"\nLY,\xff", "line 2 is no UTF-8 text"),
        (HEADER.encode() + b'\nLY,2024-01,"CRUDE', "line 2 is no CSV"),
        (
            file(
                "LY,2024-01,CRUDEOIL,INDPROD,KBD,1149,1",
                "LY,2024-01,CRUDEOIL,INDPROD,KBD,1150,1",
            ),
            "line 2 and line 3 differ on JODI crude oil production in 2024-01",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(OfficialError) as caught:
        read(data)
    assert message in str(caught.value)
