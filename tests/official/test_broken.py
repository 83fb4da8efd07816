"""Files as they may arrive: cut, mixed up, of another kind. Each gives figures or one error, nothing else."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oiltrack.errors import OfficialError
from oiltrack.official.countries import country
from oiltrack.official.providers import PROVIDERS
from tests.official import test_eia, test_eia_bulk, test_jodi, test_opec

LIBYA = country("libya")
FILES: dict[str, bytes] = {
    "jodi": test_jodi.file("LY,2024-01,CRUDEOIL,INDPROD,KBD,1149.0,1", "LY,2024-02,CRUDEOIL,INDPROD,KBD,x,3"),
    "eia": test_eia.answer(test_eia.row("2024-02", "1136.9"), test_eia.outlook("2024-01", 1.1)),
    "eia-bulk": test_eia_bulk.MONTHLY.encode(),
    "opec": (test_opec.SECONDARY + test_opec.DIRECT).encode(),
    "csv": b"series,period,value,unit,released\nMine,2024-05,1.19,mb/d,2024-06-11\n",
}
PIECES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [b"\x00", b'"', b"\n", b",", b"9" * 5000, b"1e999", b"NaN", b"0000", b"\xff", b"{}", b"[["]
    ),
)


def changed(data: bytes, at: float, length: int, piece: bytes) -> bytes:
    start = int(at * len(data))
    return data[:start] + piece + data[start + length :]


@pytest.mark.parametrize("name", PROVIDERS)
@given(at=st.floats(0, 1), length=st.integers(0, 40), piece=PIECES)
def test_a_changed_file_is_read_or_refused(name: str, at: float, length: int, piece: bytes) -> None:
    told = error_of(PROVIDERS[name].read, changed(FILES[name], at, length, piece))
    assert told is None or (told.startswith("a file") and len(told) < 1_000)


def error_of(read: Callable[..., object], data: bytes) -> str | None:
    """Return the error with which a file is refused, None where it is read."""
    try:
        read(data, "a file", country=LIBYA, released="2024-07-15")
    except OfficialError as error:
        return str(error)
    return None


@pytest.mark.parametrize("name", PROVIDERS)
@pytest.mark.parametrize("other", PROVIDERS)
def test_a_file_of_another_kind_is_refused(name: str, other: str) -> None:
    told = error_of(PROVIDERS[name].read, FILES[other])
    assert (told is None) == (name == other)
