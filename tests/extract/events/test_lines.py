"""Pipelines that are named by their two ends."""

import pytest

from oiltrack.extract.events.lines import find_lines
from tests.extract.arabic.test_words import scene as arabic
from tests.extract.reading import places, scene


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Gunmen blew up a crude pipeline between Zaggut and Es Sider.", "zaggut-sidra-pipeline"),
        (
            "The crude line that links the Sarir field to the port of Hariga was shut.",
            "sarir-hariga-pipeline",
        ),
        ("A pipeline from Messla to Ras Lanuf leaked crude.", "messla-ras-lanuf-pipeline"),
        ("Oil was lost as the Nasser-Brega trunk line leaked.", "nasser-brega-pipeline"),
    ],
)
def test_a_line_is_named_by_its_ends(text: str, line: str) -> None:
    (found,) = find_lines(scene(text), places().kin)
    assert found.ids == (line,)


@pytest.mark.parametrize(
    "text",
    [
        "Oil from Sarir and Hariga was shut in.",
        "Guards opened the oil pipeline from Sharara and El Feel.",
        "The pipeline from Sarir to Zawiya does not exist, an oil engineer said.",
        "The pipeline at Mellitah was shut; crude of Sarir left Hariga.",
        "The production line at Zawiya and Sharara was praised by an oil engineer.",
        "Crude output at Nasser-Brega fell, and the line was shut.",
        "The front line between Zawiya and Sharara moved, an oil guard said.",
        "A line of tankers waits for crude of Zawiya and Sharara.",
    ],
)
def test_places_that_no_line_joins_are_no_line(text: str) -> None:
    assert not find_lines(scene(text), places().kin)


@pytest.mark.parametrize(
    ("text", "words", "gloss"),
    [
        ("انفجر أنبوب السرير - الحريقة أمس وسال الخام.", "أنبوب السرير - الحريقة", "the Sarir - Hariga line"),
        (
            "في خط قطره 24 بوصة بين السرير والحريقة سال الخام.",
            "خط قطره 24 بوصة بين السرير و الحريقة",
            "between Sarir and Hariga",
        ),
    ],
)
def test_an_arabic_line_is_named_by_its_ends(text: str, words: str, gloss: str) -> None:
    found = arabic(text)
    (line,) = find_lines(found, places().kin)
    assert line.ids == ("sarir-hariga-pipeline",)
    assert found.view.text[line.start : line.end] == words
