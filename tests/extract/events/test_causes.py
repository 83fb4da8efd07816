"""Why something happened: the nearest cause word, or the one that the text gave before."""

import pytest

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.causes import cause_of
from oiltrack.facts import Cause
from tests.extract.reading import scene


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("The port was shut because of a strike.", Cause.STRIKE),
        ("Residents protesting over jobs shut the field.", Cause.PROTEST),
        ("Gunmen shut the field.", Cause.ARMED_CONFLICT),
        ("The field was shut by a pipeline leak.", Cause.LEAK),
        ("The plant was shut after a power cut.", Cause.POWER),
        ("The ports were shut for bad weather.", Cause.WEATHER),
        ("The plant was shut for planned work.", Cause.MAINTENANCE),
        ("The field was shut over unpaid salaries.", Cause.PAYMENT),
        ("The field was shut.", Cause.UNKNOWN),
    ],
)
def test_cause(text, cause):
    found = scene(text)
    assert cause_of(found, text.index("shut"), discourse=Discourse(("libya",), True)) is cause


def test_a_sentence_without_a_cause_takes_the_one_before():
    remembered = Discourse(("libya",), True)
    strike, silent = scene("The strike shut the port."), scene("The field was shut too.")
    cause_of(strike, 11, discourse=remembered)
    assert cause_of(silent, 14, discourse=remembered) is Cause.STRIKE
