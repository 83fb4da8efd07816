"""The languages of charts say the same things; numbers, days and directions come out as they are read."""

import re
import string
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from oiltrack.facts import Alias, Fluid, Measure
from oiltrack.report.amounts import MILLION, THOUSAND
from oiltrack.report.inputs import names_in
from oiltrack.report.language import LANGUAGES, language
from oiltrack.report.page import text_width
from oiltrack.report.palette import GROUPS

ENGLISH, ARABIC = language("en"), language("ar")


def leaves(table: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield (*path, key), value
        elif key not in ("name", "counted"):
            yield from leaves(value, (*path, key))


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_language_has_the_same_words_with_the_same_blanks() -> None:
    told = dict(leaves(ENGLISH.tables))
    assert len(told) > 150
    for code in LANGUAGES:
        other = dict(leaves(language(code).tables))
        assert other.keys() == told.keys()
        assert {key: blanks(text) for key, text in other.items()} == {k: blanks(t) for k, t in told.items()}
        assert language(code).tables["counted"].keys() == ENGLISH.tables["counted"].keys()
        assert all(text.strip() for text in other.values())


def test_every_word_that_is_stored_has_a_name() -> None:
    for words in (ENGLISH, ARABIC):
        for measure in Measure:
            if measure is not Measure.VOLUME:
                assert words.word("measure", measure.value)
                assert all(words.subject(measure.value, fluid.value) for fluid in Fluid)
        assert all(words.word(table, g.name) for g in GROUPS for table in ("group", "cause", "because"))


def test_every_phrase_of_a_language_is_said() -> None:
    from oiltrack.resources import resource

    code = "".join(
        path.read_text("utf-8") for path in sorted((resource("charts").parent / "oiltrack").rglob("*.py"))
    )
    unsaid = {name for name in ENGLISH.tables["phrase"] if not re.search(rf'"{name}"', code)}
    assert unsaid == set()
    assert not {noun for noun in ENGLISH.tables["counted"] if f'"{noun}"' not in code}


@pytest.mark.parametrize(
    ("number", "english", "arabic"),
    [(1, "1 day", "يوم واحد"), (2, "2 days", "يومان"), (5, "5 days", "5 أيام"), (30, "30 days", "30 يوما")],
)
def test_numbers_take_the_form_of_their_noun(number: int, english: str, arabic: str) -> None:
    assert (ENGLISH.count(number, "day"), ARABIC.count(number, "day")) == (english, arabic)


def test_days_months_and_rates_are_written_out() -> None:
    assert ENGLISH.day(date(2017, 6, 5)) == "5 Jun 2017"
    assert ARABIC.day(date(2017, 6, 5)) == "5 يونيو 2017"
    assert ENGLISH.rate(MILLION, 1_404_000) == "1.40 million b/d"
    assert ARABIC.rate(THOUSAND, 253_500) == "253,500 برميل يوميا"
    assert ENGLISH.listed(["a", "b", "c"]) == "a, b and c"
    assert ARABIC.name("Reuters") == "رويترز"
    assert ENGLISH.name("Reuters") == ARABIC.name("Reuters Nobody")[:7] == "Reuters"


def test_a_line_begins_on_the_side_of_its_language() -> None:
    assert ARABIC.line("OPEC، أوبك") == "\N{RIGHT-TO-LEFT MARK}OPEC، أوبك"
    assert ARABIC.line("0–73") == "0–73"
    assert ENGLISH.line("Sharara") == "Sharara"


def test_arabic_letters_are_joined() -> None:
    apart = "\N{ZERO WIDTH NON-JOINER}".join("إنتاج")
    assert text_width("إنتاج", 12) < 0.9 * text_width(apart, 12)


def test_a_place_is_named_as_most_of_its_names_have_it() -> None:
    names = ("الشراره", "حقل الشرارة", "الشرارة", "حقل الشرارة النفطي")
    aliases = [Alias(alias=name, place_id="sharara", lang="ar") for name in names]
    aliases += [
        Alias(alias="شرارة", place_id="sharara", lang="ar", ambiguous="the word spark"),
        Alias(alias="ليبي", place_id="libya", lang="ar", note="demonym"),
        Alias(alias="El Sharara", place_id="sharara", lang="en"),
    ]
    assert names_in(aliases, "ar") == {"sharara": "الشرارة"}
