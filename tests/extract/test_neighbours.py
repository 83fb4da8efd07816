"""What lies beside the places of a text is remembered."""

import pytest

from oiltrack.facts import PlaceKind
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


def test_a_refinery_without_a_port_leaves_none_behind() -> None:
    known = discourse("The Zawiya refinery runs on crude oil. The Sarir refinery does too.")
    assert "port of the last refinery" not in dict(known.neighbours.memories())


def test_a_refinery_that_is_named_is_not_that_of_a_field_named_after_it() -> None:
    known = discourse("The Zawiya refinery was idle. The Sarir oilfield pumped crude.")
    assert known.last_of[PlaceKind.REFINERY] == ("zawiya-refinery",)
    assert discourse("The Sarir oilfield pumped crude.").last_of[PlaceKind.REFINERY] == ("sarir-refinery",)


def test_places_of_several_kinds_are_remembered_in_the_order_of_their_names() -> None:
    known = discourse("Guards shut the Hariga port and the Zawiya refinery, which take crude oil.")
    assert known.last_of[PlaceKind.REFINERY] == ("zawiya-refinery",)
    assert list(known.last_of)[-2:] == [PlaceKind.TERMINAL, PlaceKind.REFINERY]
