"""What date and verb tell of the time of what stands beside them."""

import pytest

from oiltrack.extract.dates.anchor import anchor
from oiltrack.extract.events.triggers import find_triggers
from oiltrack.extract.prospect import prospect
from tests.extract.reading import PUBLISHED, scene


def _prospect(text: str, number: int = 0, *, published: str | None = PUBLISHED) -> tuple[str, str, str]:
    read = scene(text)
    trigger = find_triggers(read)[number]
    return prospect(read, (trigger.start, trigger.end), anchor(published), verb_until=trigger.end)


@pytest.mark.parametrize(
    ("text", "date", "tense"),
    [
        ("Sharara was shut on 3 March 2020.", "date gone by", "past"),
        ("Sharara will be shut by 3 April 2020.", "date to come by", "future"),
        ("Sharara was shut.", "no date", "past"),
        ("Sharara was shut on 3 March 2020; El Feel is being closed.", "date gone by", "past"),
    ],
)
def test_prospect_of_an_event(text, date, tense):
    assert _prospect(text) == (date, f"tense {tense}", f"tense {tense}, {date}")


def test_a_date_of_another_clause_tells_nothing():
    assert _prospect("Sharara was shut on 3 March 2020; El Feel is being closed.", -1)[0] == "no date"


def test_without_a_publication_a_date_lies_nowhere():
    assert _prospect("Sharara was shut on 3 March 2020.", published=None)[0] == "date unknown"
