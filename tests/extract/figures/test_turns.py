"""Candidates that take turns with figures."""

import pytest

from oiltrack.extract.figures.turns import by_turn, number_of, shared_by
from tests.extract.reading import discourse, figure, places


def _turns(text: str, number: int = 0, *, before: str = "") -> dict[str, tuple[str, ...]]:
    """Return the candidates of a figure by their first feature."""
    found = by_turn(figure(text, number), discourse(before), places=places())
    return {owner.features[0][0]: owner.ids for owner in found}


def test_names_and_figures_of_a_run_take_turns() -> None:
    text = "Sarir and Messla made 180,000 b/d and 95,000 b/d; Amal adds 20,000 b/d."
    assert _turns(text, 0)["share by turn of a run"] == ("sarir",)
    assert _turns(text, 1)["share by turn of a run"] == ("messla",)


def test_a_run_takes_turns_with_names_of_the_sentence_before() -> None:
    before = "Sharara and El Feel restarted, oil traders said. Crude prices fell."
    found = _turns("Before the strike they had had 340,000 b/d and 115,000 b/d.", 1, before=before)
    assert found["share by turn of a run, not named"] == ("el-feel",)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The former makes 150,000 b/d.", "sarir"),
        ("The latter makes 80,000 b/d.", "messla"),
        ("Losses were 70,000 b/d at the latter.", "messla"),
    ],
)
def test_former_and_latter_are_those_named_last(text: str, place: str) -> None:
    before = "Sarir and Messla send their crude oil to Hariga. Oil prices fell."
    assert _turns(text, before=before)["former or latter"] == (place,)


def test_former_may_stand_for_names_of_two_sentences() -> None:
    before = "El Feel restarted its oil output. Sharara crude will follow."
    assert _turns("The former makes 40,000 b/d.", before=before)["former or latter"] == ("el-feel",)


def test_the_first_of_something_else_is_no_turn() -> None:
    before = "Sarir and Messla send their crude oil to Hariga. Oil prices fell."
    assert "former or latter" not in _turns("In the first quarter it made 80,000 b/d.", before=before)


def test_each_is_a_figure_of_one() -> None:
    text = "Kuwait and Nigeria took 100,000 b/d each of OPEC oil."
    assert _turns(text)["each of them"] == ("kuwait",)


def test_each_may_stand_behind_the_names() -> None:
    text = "Kuwait and Nigeria each took 100,000 b/d of oil off the market."
    assert shared_by(figure(text), ("kuwait",)) == [("kuwait",), ("nigeria",)]
    assert _turns(text)["each of them"] == ("kuwait",)


def test_so_many_of_those_named_last_are_counted() -> None:
    before = "Brega oil is moving. Zueitina crude follows. Hariga loads oil. Amal is idle."
    found = _turns("The three ports can ship 400,000 b/d.", before=before)
    assert found["counted"] == ("brega", "hariga", "zueitina")


@pytest.mark.parametrize("verb", ["gave", "did", "pumped", "lost", "produced"])
def test_two_of_one_sentence_are_counted_in_the_next_clause(verb: str) -> None:
    text = f"Sarir is flowing, and so is Messla crude; last month the two {verb} 190,000 b/d."
    assert _turns(text)["counted"] == ("messla", "sarir")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Brega and Zueitina ship 100,000 b/d together.", "together"),
        ("Brega and Zueitina ship 60,000 b/d and 70,000 b/d respectively.", "respectively"),
        ("Brega and Zueitina ship 60,000 b/d and 70,000 b/d of oil.", "in a run"),
        ("Brega ships 60,000 b/d.", "alone"),
    ],
)
def test_words_tell_one_from_several(text: str, told: str) -> None:
    assert number_of(figure(text)) == told


def test_what_each_of_several_places_makes_is_shared_by_all() -> None:
    made = figure("Sarir and Messla pumped 100,000 b/d each of oil.")
    assert shared_by(made, ("messla",)) == [("sarir",), ("messla",)]
    assert shared_by(made, ("libya",)) == (("libya",),)


@pytest.mark.parametrize(
    "text",
    [
        "The oil ports of Brega and Hariga loaded two cargoes of 600,000 barrels each.",
        "The oil ports of Brega and Hariga are to ship 20,000 b/d each month.",
    ],
)
def test_each_of_something_else_is_shared_by_none(text: str) -> None:
    assert shared_by(figure(text), ("brega",)) == (("brega",),)
