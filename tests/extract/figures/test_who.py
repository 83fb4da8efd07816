"""The places that a figure is about."""

import pytest

from oiltrack.extract.figures.who import _role
from tests.extract.reading import extract, figure, observation, observations


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The 315,000 b/d Sharara field was pumping crude.", ("sharara",)),
        ("Output at Sharara (290,000 b/d) rose again.", ("sharara",)),
        ("Libya's oil output fell to 300,000 b/d.", ("libya",)),
        ("In Libya, oil production rose to 1.1 million b/d.", ("libya",)),
        ("The port of Hariga exported 200,000 b/d, according to NOC.", ("hariga",)),
        ("NOC said output from the Sarir oilfield stood at 200,000 b/d.", ("sarir",)),
        ("NOC said on Monday that oil output had dropped to 95,837 b/d.", ("libya",)),
        ("The 120,000 b/d Zawiya refinery is running.", ("zawiya-refinery",)),
        ("The Sharara oilfield was working on Monday. The field produced 280,000 b/d.", ("sharara",)),
        ("The Sarir oilfield is back. It is producing 180,000 b/d.", ("sarir",)),
        ("Sharara is still shut. The country produced 700,000 b/d of crude on Wednesday.", ("libya",)),
        (
            "The ports of Es Sider and Ras Lanuf opened again. The two ports exported 350,000 b/d of crude.",
            ("es-sider", "ras-lanuf"),
        ),
        (
            "Sharara and El Feel were shut in January. The two fields together pumped 360,000 b/d.",
            ("el-feel", "sharara"),
        ),
    ],
)
def test_owner_of_the_last_figure(text, ids):
    assert observation(text).entities == ids


@pytest.mark.parametrize(
    "text",
    [
        "Libya produced 1.1 million b/d of crude, according to OPEC, in March.",
        "OPEC's secondary sources put Libya at 1.1 million b/d of crude in March.",
        "According to OPEC, Libya produced 1.1 million b/d of crude in March.",
        "According to OPEC and the IEA, Libya produced 1.1 million b/d of crude in March.",
        "By the latest report of OPEC Libya pumped 1.1 million b/d of crude in March.",
    ],
)
def test_a_group_that_counts_the_barrels_of_another_owns_them_not(text):
    assert observation(text).entities == ("libya",)


def test_a_group_that_speaks_of_its_own_barrels_owns_them():
    said = "According to figures of OPEC its members pumped 30 million b/d of crude in March, Libya a part."
    assert observation(said).entities == ("opec",)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Sharara produced 290,000 b/d and El Feel 70,000 b/d.", [("sharara",), ("el-feel",)]),
        (
            "Libya pumped 1.1 million b/d in January while Nigeria pumped 1.7 million b/d.",
            [("libya",), ("nigeria",)],
        ),
        ("Sarir: 210,000 b/d\nAmal: 38,000 b/d\nNafoora: 25,000 b/d", [("sarir",), ("amal",), ("nafoora",)]),
    ],
)
def test_each_figure_has_its_own_owner(text, owners):
    assert [o.entities for o in observations(text)] == owners


def test_the_reasons_name_the_words_that_tell():
    found = observation("Output at Sharara (290,000 b/d) rose again on Monday.")
    assert found.reasons[0] == "figure: rate '290,000 b/d'"
    assert found.reasons[1].startswith("about sharara: 'Sharara' (opens parenthesis")
    assert [reason.split()[0] for reason in found.reasons[2:5]] == ["production", "level", "actual"]
    assert found.reasons[5].startswith("when: ")


def test_a_figure_of_the_title_alone_has_no_place_in_the_text():
    found = extract("Oil traders in Libya wait.", title="Libya's oil output at 900,000 b/d").observations
    assert [(o.low, o.start, o.end) for o in found] == [(900_000, None, None)]


def test_quotes_stand_where_they_say():
    text = "Sharara produced 290,000 b/d of crude, El Feel 70,000 b/d."
    assert [text[o.start : o.end] for o in observations(text)] == ["290,000 b/d", "70,000 b/d"]


def test_a_figure_knows_its_clause():
    text = "Sharara pumped 290,000 b/d, while El Feel was left with 70,000 b/d."
    begin, stop = figure(text, 1).clause
    assert text[begin:stop] == ", while El Feel was left with 70,000 b/d."


def test_a_part_of_the_national_total_is_not_the_nations():
    part = "Sharara and El Feel are shut. They gave 340,000 b/d of oil "
    text = part + "out of a national total of 1.2 million b/d."
    assert [o.entities for o in observations(text)] == [("el-feel", "sharara"), ("libya",)]


@pytest.mark.parametrize(
    ("text", "reason", "told"),
    [
        (
            "Ecuador sold 150,000 b/d, below its OPEC ceiling of 200,000 b/d.",
            "limit or member of a group",
            True,
        ),
        ("OPEC pumped 30 million b/d of crude.", "limit or member of a group", False),
        ("Brega, which takes crude from Nafoora, shipped 90,000 b/d.", "in an aside", True),
        ("Brega shipped 90,000 b/d, which is crude from Nafoora.", "in an aside", False),
    ],
)
def test_a_role_that_makes_a_name_no_owner(text, reason, told):
    scene = figure(text).scene
    names = {name for place in scene.places for name, _ in _role(figure(text), place, close=False)}
    assert (reason in names) is told
