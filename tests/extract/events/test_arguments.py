"""What an event may have happened to: "it" beside its verb, a group listed elsewhere."""

import pytest

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.arguments import ArgumentReader, _is_object
from oiltrack.extract.events.triggers import find_triggers
from oiltrack.extract.groups import Listed
from oiltrack.extract.models import Models
from oiltrack.extract.references import find_references
from oiltrack.facts import PlaceKind
from tests.extract.reading import places, scene


@pytest.mark.parametrize(
    ("text", "is_object"),
    [
        ("The oil line is back, a week after a fire put it out of action.", True),
        ("Crude prices rose when a militia had it shut down.", True),
        ("The oil line is back, a week after it shut down.", False),
        ("The oil line is back, and it shut down again.", False),
        ("The crude that passes through it was halted.", False),
    ],
)
def test_it_is_the_object_of_a_verb(text: str, is_object: bool) -> None:
    found = scene(text)
    last = find_triggers(found)[-1]
    its = [
        r for r in find_references(found, Discourse(("libya",), True, subject=("amal",))) if r.name == "it"
    ]
    assert [_is_object(last, reference) for reference in its] == [is_object]


def weighed(text: str, **known: object) -> dict[tuple[str, ...], set[str]]:
    """Return the readings of the first trigger of a sentence: places -> features."""
    seen = []
    reader = ArgumentReader(places(), Models(watch=seen.append))
    reader.link(find_triggers(scene(text))[0], Discourse(("libya",), True, **known))  # type: ignore[arg-type]
    return {reading.answer: set(reading.features) for reading in seen[0].readings}


def test_a_counted_group_is_among_the_readings() -> None:
    ports = ("es-sider", "ras-lanuf")
    found = weighed("Two eastern oil ports were shut.", lists=(Listed(500, PlaceKind.TERMINAL, ports),))
    assert {"group", "group after, far", "group terminal", "group role subject"} <= found[ports]
