"""What "the port" and its like stand for where their own sentence names it."""

import pytest

from oiltrack.extract.events.nouns import Nouns
from oiltrack.extract.events.triggers import find_triggers
from tests.extract.reading import places, scene


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Guards of Hariga shut the port over unpaid oil wages.", [("hariga",)]),
        ("Oil men at El Feel and later at Sharara shut the field.", [("sharara",)]),
        ("Zawiya lost its crude when rockets hit the refinery.", [("zawiya-refinery",)]),
        ("Guards of Sharara shut the port over unpaid oil wages.", []),
        ("Guards shut the port of Hariga over unpaid oil wages.", []),
    ],
)
def test_a_noun_is_the_place_of_its_kind_named_before_it(text, ids):
    trigger = next(t for t in find_triggers(scene(text)) if t.word in ("shut", "hit"))
    assert [found.answer for found in Nouns(places()).find(trigger)] == ids
