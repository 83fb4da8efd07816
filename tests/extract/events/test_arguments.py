"""What "it" is beside the verb of an event."""

import pytest

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.arguments import _is_object
from oiltrack.extract.events.triggers import find_triggers
from oiltrack.extract.references import find_references
from tests.extract.reading import scene


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
