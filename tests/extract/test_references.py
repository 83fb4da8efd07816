"""Definite descriptions and pronouns stand for places named before, or for none."""

import pytest

from oiltrack.extract.references import find_references, opens_bare, second_references
from tests.extract.reading import discourse, figure, scene

BEFORE = "The Sharara oilfield is open; the port of Hariga is too, says Libya's NOC."
FIELDS = "The oilfields of Sharara and El Feel are shut to crude."
PORTS = "The oil ports of Es Sider and Ras Lanuf are shut to crude."


def resolved(before, text):
    remembered = discourse(before)
    remembered.turn_to(scene(before).places[0].ids, 0)
    return {reference.name: reference.ids for reference in find_references(scene(text), remembered)}


@pytest.mark.parametrize(
    ("before", "text", "name", "ids"),
    [
        (BEFORE, "The field is open.", "field", ("sharara",)),
        (BEFORE, "The eastern port is open.", "port", ("hariga",)),
        (BEFORE, "It is open.", "it", ("sharara",)),
        (BEFORE, "The country is quiet.", "nation", ("libya",)),
        (BEFORE, "Nationwide output fell.", "nation", ("libya",)),
        (FIELDS, "The two fields are open.", "fields", ("el-feel", "sharara")),
        (FIELDS, "Both are open.", "fields", ("el-feel", "sharara")),
        (FIELDS, "They are open.", "they", ("el-feel", "sharara")),
        (PORTS, "The two ports are open.", "ports", ("es-sider", "ras-lanuf")),
        (BEFORE, "Libya's largest field is open.", "largest_field", ("sharara",)),
        (BEFORE, "The country's biggest oil terminal is open.", "largest_port", ("es-sider",)),
        (BEFORE, "The kingdom is open.", "kingdom", ("saudi-arabia",)),
        ("Repsol sold more crude oil.", "We pumped more.", "we", ("repsol",)),
        ("Repsol sold more crude oil.", "The Group pumped more.", "group", ("repsol",)),
    ],
)
def test_words_stand_for_places_named_before(before, text, name, ids):
    assert resolved(before, text)[name] == ids


@pytest.mark.parametrize(
    ("before", "text", "name", "ids"),
    [
        ("The Zawiya refinery buys crude.", "The port is open.", "port of the refinery", ("zawiya",)),
        (
            "Sharara oilfield pumps crude; El Feel oilfield does not.",
            "The field is shut.",
            "field before",
            ("sharara",),
        ),
        (
            "Zawiya oil port ships crude. Hariga oil port does not.",
            "The port is shut.",
            "port before",
            ("zawiya",),
        ),
        (
            "Zawiya oil port ships crude. Hariga oil port does not.",
            "Both ports are shut.",
            "two ports",
            ("hariga", "zawiya"),
        ),
        (
            "Oil from Libya is back; oil from Nigeria is not.",
            "The two are exempt.",
            "two nations",
            ("libya", "nigeria"),
        ),
    ],
)
def test_words_may_stand_for_the_one_before_the_last_or_for_both(before, text, name, ids):
    found = second_references(scene(text), discourse(before))
    assert {reference.name: reference.ids for reference in found}[name] == ids


@pytest.mark.parametrize(
    ("text", "name", "ids"),
    [
        ("The eight will add 137,000 b/d of crude.", "allies", ("opec-plus",)),
        ("The group and its allies hold back crude.", "allies", ("opec-plus",)),
        ("Crude supply outside the group is rising.", "outsiders", ("non-opec",)),
    ],
)
def test_after_opec_words_stand_for_its_allies(text, name, ids):
    assert resolved("OPEC met about oil; oil from Libya is back.", text)[name] == ids
    assert name not in resolved("Libya pumps crude oil.", text)


def test_without_anything_named_before_there_is_no_reading():
    assert "field" not in resolved("Libya pumps crude oil.", "The field is open.")


def test_words_that_name_their_place_refer_to_nothing():
    assert "field" not in resolved(BEFORE, "The Sarir oil field is open to crude.")


def test_the_two_sides_are_no_places():
    assert "fields" not in resolved(FIELDS, "The two governments met.")


def test_a_clause_that_opens_with_output_has_no_owner():
    assert opens_bare(figure("Total oil production was 900,000 b/d."))
    assert not opens_bare(figure("Sharara's oil production was 90,000 b/d of crude."))


def test_a_company_that_stands_for_its_country_does_not_make_a_text_its_own():
    text = "Rosneft and Libya's NOC met. Rosneft will invest in crude. Rosneft has grown."
    assert discourse(text).main == ("libya",)
    text = "Rosneft and Lukoil met buyers of crude. Rosneft and Lukoil will invest in Libya."
    assert discourse(text).main == ("libya",)
    assert discourse("Russia and Libya met over crude oil. Russia will invest. Russia has grown.").main == (
        "russia",
    )
