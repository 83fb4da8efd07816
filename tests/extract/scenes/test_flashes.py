"""A flash of a sentence or two need not say that it is about oil where a name or the works tell it."""

import pytest

from tests.extract.reading import scene, scenes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sharara went down again on Tuesday, the operator's night shift wrote.", [("sharara",)]),
        ("Guards let nobody into El Feel on Friday.", [("el-feel",)]),
        ("Brega and Es Sider had no visitors on Monday.", [("brega", "es-sider")]),
        ("Two tankers left Zueitina on Monday.", [("zueitina",)]),
        ("A tank farm in Brega burned for a day.", [("brega",)]),
    ],
)
def test_a_flash_names_its_places(text, expected):
    assert [mention.ids for mention in scene(text).places] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Brega was hit by a flood on Monday.",
        "Zueitina lost the match on Friday.",
        "Sharara attacked from the wing on Monday and took the lead.",
        "Two wells were dug in Zawiya for water. Armed men attacked Zawiya.",
        "Protesters in Brega closed the airport terminal in Benghazi.",
        "Sharara won the match on Friday. " + "The crowd sang for an hour and went home happy. " * 10,
    ],
)
def test_a_town_or_a_club_is_no_place_of_oil(text):
    assert not any(found.places for found in scenes(text))
