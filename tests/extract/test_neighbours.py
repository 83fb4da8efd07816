"""What lies beside the places of a text is remembered."""

import pytest

from tests.extract.reading import discourse


@pytest.mark.parametrize(
    ("text", "name", "ids"),
    [
        ("The Zawiya refinery runs on crude oil.", "port of the last refinery", ("zawiya",)),
        ("The Sharara-Zawiya pipeline leaks crude oil.", "field of the last pipeline", ("sharara",)),
    ],
)
def test_what_lies_beside_a_name_is_remembered(text: str, name: str, ids: tuple[str, ...]) -> None:
    assert dict(discourse(text).neighbours.memories())[name] == ids


def test_each_facility_is_remembered_once_the_last_one_last() -> None:
    known = discourse("Sarir and Messla pump crude oil. Sarir is the larger oilfield.")
    assert known.neighbours.recent == [("messla",), ("sarir",)]
