"""What a text told of places before a trigger tells of them."""

from oiltrack.extract.before import EventBefore
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.told_before import told_before
from oiltrack.extract.events.triggers import find_triggers
from oiltrack.facts import EventKind
from tests.extract.reading import scene

SHUT = EventBefore(EventKind.OUTAGE_START, ("hariga",), -1)


def features(text: str, ids: tuple[str, ...], **known: object) -> set[str]:
    """Return what was told of places before the last trigger of a sentence."""
    trigger = max(find_triggers(scene(text)), key=lambda trigger: trigger.start)
    return set(told_before(trigger, Discourse(("libya",), True, **known), ids))  # type: ignore[arg-type]


def test_the_same_was_told_of_the_place_before() -> None:
    found = features("Guards shut the oil port of Hariga.", ("hariga",), events=[SHUT])
    assert {"told before, outage_start", "of the event before, earlier"} <= found


def test_nothing_was_told_of_other_places() -> None:
    assert not features("Guards shut the oil port of Hariga.", ("brega",), events=[SHUT])


def test_the_title_names_the_place_and_tells_of_such_an_event() -> None:
    found = features(
        "Guards shut the oil port of Hariga.",
        ("hariga",),
        titled=(("hariga",),),
        titled_kinds=frozenset({EventKind.OUTAGE_START}),
    )
    assert found == {"in the title", "in the title, told", "in the title, outage_start, told"}
