"""Names become mentions: joined, told apart from persons and streets, refineries told from ports."""

import pytest

from oiltrack.facts import PlaceKind
from tests.extract.reading import places, scene


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
        ("OPEC and its partners met;", [("opec-plus",)]),
        ("OPEC, Russia and eight other producers met;", [("opec-plus",)]),
        ("OPEC and Russia met;", [("opec", "russia")]),
        ("The North African country is quiet;", []),
        ("In Riyadh, the kingdom is quiet;", [("saudi-arabia",)]),
        ("Loading at Novorossiysk stopped;", [("russia",)]),
        ("Pemex shut the Cantarell field;", [("mexico",), ("mexico",)]),
        ("World oil output rose;", [("world",)]),
        ("The eastern ports are shut;", [("eastern-libya",)]),
        ("Guards hold the terminals in the east;", [("eastern-libya",)]),
        ("The ports of the west are open;", [("western-libya",)]),
        ("Oasis Oil and Occidental left;", [("occidental", "waha-oil")]),
        ("Tehran and Moscow agreed;", [("iran", "russia")]),
        ("IRQ up, VEN down;", [("iraq",), ("venezuela",)]),
        ("The nonmembers agreed;", [("non-opec",)]),
        ("Waha, the Hess-founded venture, is open;", [("waha-oil",), ("hess",)]),
    ],
)
def test_places_of_a_sentence(text, expected):
    assert ids(text) == expected


def test_a_demonym_only_colours_another_word():
    (mention,) = scene("Libyan crude oil fell.").places
    assert (mention.ids, mention.weak) == (("libya",), True)


def test_people_stand_for_their_country():
    (mention,) = scene("The Saudis pumped less crude oil.").places
    assert (mention.ids, mention.weak) == (("saudi-arabia",), False)
    assert all(mention.weak for mention in scene("Some 15,000 Libyans fled the crude oil tanks.").places)


def test_a_group_is_not_its_member():
    assert ids("The OPEC member is quiet;") == []
    assert ids("The OPEC members are quiet;") == [("opec",)]


def test_joined_names_keep_their_members():
    (mention,) = scene("The oil fields of Sharara and El Feel are shut to crude.").places
    assert [member.ids for member in mention.members] == [("sharara",), ("el-feel",)]


def test_a_text_without_oil_takes_a_name_for_a_place_only_before_such_a_word():
    assert scene("A concert was held in Brega on Monday.").places == []
    assert [mention.ids for mention in scene("The Brega terminal was shut on Monday.").places] == [("brega",)]


def test_a_unit_of_oil_equivalent_makes_a_text_one_of_oil():
    (mention,) = scene("OMV made 447 kboe/d in the quarter.").places
    assert mention.ids == ("omv",)


@pytest.mark.parametrize(
    ("ids", "rate"),
    [(("tobruk-refinery",), 20_000), (("zawiya", "zueitina"), 413_000), (("schlumberger",), 0)],
)
def test_the_most_that_places_did_is_known_of_all_or_of_none(ids, rate):
    assert places().most_bpd(ids) == rate


def test_the_largest_of_a_kind_is_libyan():
    assert places().largest(PlaceKind.FIELD) == ("sharara",)
    assert places().largest(PlaceKind.GROUP) == ()


def test_a_port_and_its_company_share_a_name():
    kin = places().kin
    assert (kin.company_at("mellitah"), kin.company_at("hariga")) == ("mellitah-oil-gas", None)


def test_a_refinery_has_its_port_and_a_pipeline_its_field():
    kin = places().kin
    assert (kin.port_at("tobruk-refinery"), kin.port_at("zawiya-refinery")) == ("hariga", "zawiya")
    assert (kin.field_of("el-feel-mellitah-pipeline"), kin.field_of("greenstream")) == ("el-feel", None)


def test_a_short_text_with_one_word_of_oil_names_places():
    assert [m.ids for m in scene("The army captured the Es Sider and Ras Lanuf oil ports.").places] == [
        ("es-sider", "ras-lanuf")
    ]
    assert scene("Zawiya beat Brega in the cup.").places == []
