"""Who the text says said it."""

import pytest

from oiltrack.extract.attribution import speaker_of
from tests.extract.reading import scene


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Output was 90,000 b/d, an engineer at the field said.", "an engineer at the field"),
        ("NOC said output was 90,000 b/d.", "NOC"),
        ("The state company said output was 90,000 b/d.", "state company"),
        ("Output was 90,000 b/d, according to two sources.", "two sources"),
        ("According to OPEC it was 90,000 b/d.", "OPEC"),
        ("According to the oil ministry, output was 90,000 b/d.", "oil ministry"),
        ("But the oil minister, Mohamed Oun, told reporters that output fell.", "the oil minister"),
        ("It said output was 90,000 b/d.", None),
        ("Output was 90,000 b/d.", None),
        ("OPEC's secondary sources saw 1.15 million b/d in May.", "OPEC's secondary sources"),
        ("The Reuters survey has Libya at 1.15 million b/d.", "Reuters survey"),
        ("The operator of Area 103 said output was 90,000 b/d.", "operator of Area 103"),
        ("Mustafa Sanalla also told Reuters that output was 90,000 b/d.", "Mustafa Sanalla"),
        ("An engineer had reported that output was 90,000 b/d.", "An engineer"),
        ("With new wells, another 90,000 b/d is to be added in May.", None),
        ("It needs partners to reach the 90,000 b/d he has announced.", None),
        (
            "Output was 90,000 b/d, which was confirmed, an engineer at the field said.",
            "an engineer at the field",
        ),
    ],
)
def test_speaker(text, speaker):
    assert speaker_of(scene(text)) == speaker


def test_a_long_run_of_words_keeps_its_last_eighty_characters():
    words = " ".join(["an official of a company with a very long name"] * 4)
    assert speaker_of(scene(f"{words} said output fell.")) == words[-90:].strip()[-80:]
