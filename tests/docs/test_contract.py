"""The page on the contract names the keys and values of the code, and no others."""

import re
from enum import StrEnum

import pytest

from oiltrack.extract.contract import EVENT_KEYS, OBSERVATION_KEYS
from oiltrack.facts import Aspect, Cause, EventKind, Fluid, Measure, Modality, Qualifier
from tests.docs.pages import DOCS

PAGE = (DOCS / "contract.md").read_text("utf-8")
FACTS = PAGE.partition("## Facts")[2].partition("## How to read figures")[0]
ROWS = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", FACTS, re.MULTILINE))


def test_the_keys_are_those_that_extract_prints() -> None:
    assert list(ROWS) == list(dict.fromkeys([*OBSERVATION_KEYS, *EVENT_KEYS]))


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("measure", Measure),
        ("fluid", Fluid),
        ("aspect", Aspect),
        ("modality", Modality),
        ("qualifier", Qualifier),
        ("kind", EventKind),
        ("cause", Cause),
    ],
)
def test_the_values_of_a_key_are_those_of_the_code(key: str, values: type[StrEnum]) -> None:
    assert re.findall(r"`(\w+)`", ROWS[key]) == list(values)
