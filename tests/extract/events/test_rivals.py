"""Which of several triggers a place stands nearest to, and which place is the object of a trigger."""

from oiltrack.extract.events.rivals import against_claims, claims, rivals
from oiltrack.extract.events.triggers import find_triggers
from tests.extract.reading import scene


def told(text: str, word: str, place: int) -> list[str]:
    """Return what is told of a place of a sentence and the trigger of that word."""
    found = scene(text)
    triggers = find_triggers(found)
    (trigger,) = [trigger for trigger in triggers if trigger.word == word]
    mention = found.places[place]
    return list(rivals(trigger, (mention.start, mention.end), triggers))


TWO = "Gunmen stormed the Bahi oilfield and then seized the Dahra oilfield."


def test_a_place_behind_its_trigger_is_nearest_to_it():
    assert "after, nearest" in told(TWO, "seized", 1)
    assert "after, 0 triggers between" in told(TWO, "seized", 1)


def test_a_place_of_another_trigger_is_told():
    assert "before, nearer to another trigger" in told(TWO, "seized", 0)
    assert "object of another trigger" in told(TWO, "seized", 0)
    assert "after, 1 triggers between" in told(TWO, "stormed", 1)


def test_a_trigger_alone_has_no_rivals():
    assert told("Gunmen stormed the Bahi oilfield.", "stormed", 0) == []


def test_a_place_that_is_no_object_stands_against_the_one_that_is():
    found = scene(TWO)
    (trigger,) = [trigger for trigger in find_triggers(found) if trigger.word == "seized"]
    claimed = claims(trigger)
    assert ("near object", ("dahra",)) in claimed
    assert "another is the near object" in against_claims(trigger, claimed, ("bahi",))
    assert "another is the near object" not in against_claims(trigger, claimed, ("dahra",))


def test_a_place_before_a_relative_clause_is_its_antecedent():
    found = scene("NOC supplied the Zawiya refinery from the Sharara oilfield, which gunmen shut on Monday.")
    (trigger,) = find_triggers(found)
    assert ("antecedent", ("sharara",)) in claims(trigger)
