"""What a trigger is about, and how places agree with it in kind and number."""

import pytest

from oiltrack.extract.events.things import Thing, thing_features, thing_of
from oiltrack.extract.events.triggers import find_triggers
from oiltrack.facts import PlaceKind
from tests.extract.reading import scene


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Guards shut the oil port in the night.", Thing(PlaceKind.TERMINAL, False, "")),
        ("Guards shut the two ports in the night.", Thing(PlaceKind.TERMINAL, True, "two")),
        ("The crude pipeline was shut by tanker drivers.", Thing(PlaceKind.PIPELINE, False, "")),
        ("The oil port had been shut by the crew of a pipeline.", Thing(PlaceKind.TERMINAL, False, "")),
        ("Tribesmen blocked all oilfields in the south.", Thing(PlaceKind.FIELD, True, "all")),
        ("The 120,000 bpd refinery was shut.", Thing(PlaceKind.REFINERY, False, "")),
        ("The crude port may well be shut.", Thing(PlaceKind.TERMINAL, False, "")),
        ("The oil ministry halted work.", None),
    ],
)
def test_thing(text: str, thing: Thing | None) -> None:
    assert thing_of(find_triggers(scene(text))[0]) == thing


def test_a_port_agrees_with_a_port_and_a_company_does_not() -> None:
    port = Thing(PlaceKind.TERMINAL, False, "")
    assert "thing agrees, named" in set(thing_features(port, ("hariga",), PlaceKind.TERMINAL, source="named"))
    assert "thing differs, named" in set(thing_features(port, ("agoco",), PlaceKind.COMPANY, source="named"))


def test_two_ports_are_not_one() -> None:
    ports = Thing(PlaceKind.TERMINAL, True, "two")
    found = set(thing_features(ports, ("brega",), PlaceKind.TERMINAL, source="remembered"))
    assert {"thing many, one", "thing count two, 1"} <= found
