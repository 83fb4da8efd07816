"""Names become mentions: joined, told apart from persons and streets, refineries told from ports."""

import pytest

from tests.extract.reading import scene


def ids(text):
    """Return the places of a sentence that goes on with words of oil."""
    return [mention.ids for mention in scene(text + " Libyan crude oil fell.").places][:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sharara and El Feel are shut;", [("el-feel", "sharara")]),
        (
            "Es Sider, Ras Lanuf, Brega and Zueitina are shut;",
            [("brega", "es-sider", "ras-lanuf", "zueitina")],
        ),
        ("Sharara field and the nearby El Feel are shut;", [("el-feel", "sharara")]),
        ("Sharara is shut; El Feel is open;", [("sharara",), ("el-feel",)]),
        ("NOC and Sharara agreed;", [("noc",), ("sharara",)]),
        ("The Zawiya refinery is shut;", [("zawiya-refinery",)]),
        ("The port of Zawiya is shut;", [("zawiya",)]),
        ("The Tobruk refinery is shut;", [("tobruk-refinery",)]),
        ("The Libyan National Army is there;", []),
    ],
)
def test_places_of_a_sentence(text, expected):
    assert ids(text) == expected


def test_a_demonym_only_colours_another_word():
    (mention,) = scene("Libyan crude oil fell.").places
    assert (mention.ids, mention.weak) == (("libya",), True)


def test_joined_names_keep_their_members():
    (mention,) = scene("The oil fields of Sharara and El Feel are shut to crude.").places
    assert [member.ids for member in mention.members] == [("sharara",), ("el-feel",)]


def test_a_text_without_oil_takes_a_name_for_a_place_only_before_such_a_word():
    assert scene("A concert was held in Brega on Monday.").places == []
    assert [mention.ids for mention in scene("The Brega terminal was shut on Monday.").places] == [("brega",)]
