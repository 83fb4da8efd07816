"""Numbers as the press writes them."""

import pytest

from oiltrack.extract.lexicon import load
from oiltrack.extract.quantities.numbers import NumberReader, read_digits
from oiltrack.extract.scenes.text import view

READER = NumberReader(load("english"))


def read(text):
    folded = view(text).folded
    return [
        (number.amount, folded[number.start : number.end]) for number in READER.find(folded, 0, len(folded))
    ]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("7", 7),
        ("1,234", 1_234),
        ("1 234", 1_234),
        ("1\u00a0234\u202f567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("1'234'567", 1_234_567),
        ("1,391,407.5", 1_391_407.5),
        ("1.2", 1.2),
        ("1,2", 1.2),
        ("1,2 million", 1_200_000),
        ("1.2 million", 1_200_000),
        ("1.2-million", 1_200_000),
        ("1.2million", 1_200_000),
        ("1.2\nmillion", 1_200_000),
        ("32.12 million", 32_120_000),
        ("1.58 mln", 1_580_000),
        ("1.05mn", 1_050_000),
        ("60M", 60_000_000),
        ("130k", 130_000),
        ("1.4 bn", 1_400_000_000),
        ("315 thousand", 315_000),
        ("450 '000", 450_000),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("three quarters of a million", 750_000),
        ("a million", 1_000_000),
        ("one million", 1_000_000),
        ("one and a half million", 1_500_000),
        ("three and a half million", 3_500_000),
        ("2 and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("two hundred thousand", 200_000),
        ("two hundred and fifty thousand", 250_000),
        ("one hundred and twenty-five thousand", 125_000),
        ("twenty five thousand", 25_000),
        ("a hundred thousand", 100_000),
        ("several hundred thousand", 300_000),
        ("a few hundred thousand", 300_000),
        ("200-odd thousand", 200_000),
        ("one million and 400 thousand", 1_400_000),
        ("1 million 200 thousand", 1_200_000),
        ("a million and two hundred thousand", 1_200_000),
        ("٣٠٠", 300),
        ("۱۲۳", 123),
        ("१२३", 123),
    ],
)
def test_a_number_is_read_whole(text, amount):
    (found,) = read(text)
    assert found == (pytest.approx(amount), view(text).folded)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("libya .948, kuwait 1.2 million", [0.948, 1_200_000]),
        ("libya pumped .5 million", [500_000]),
        ("between 1 million and 500 thousand", [1_000_000, 500_000]),
        ("1.1 million and 300 thousand", [1_100_000, 300_000]),
        ("seven to eight million", [7, 8_000_000]),
        ("between two and three hundred thousand", [2, 300_000]),
        ("1.2-1.3 million", [1.2, 1_300_000]),
        ("300-500,000", [300, 500_000]),
        ("May 5 300,000 b/d", [5, 300_000]),
        ("in 2017 300 barrels", [2017, 300]),
        ("another million", [1_000_000]),
    ],
)
def test_neighbours_stay_apart(text, amounts):
    assert [amount for amount, _ in read(text)] == pytest.approx(amounts)


@pytest.mark.parametrize(
    "text",
    [
        "tens of thousands",
        "many hundred thousand",
        "a barrel",
        "no one",
        "'000 b/d",
        "1" * 30,
        "$5",
        "€1.2",
        "£300",
    ],
)
def test_what_is_no_number(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("-20,000", -1),
        ("+5,377", 1),
        ("20,000", 0),
        ("\u22125,000", -1),
        ("by -12", -1),
        ("NC-115", 0),
        ("10-20", 0),
    ],
)
def test_signs_are_no_hyphens(text, sign):
    folded = view(text).folded
    assert READER.find(folded, 0, len(folded))[-1].sign == sign


@pytest.mark.parametrize(
    ("digits", "value", "style"),
    [
        ("1,234", 1234.0, "grouped"),
        ("1 234", 1234.0, "grouped"),
        ("1.234.567", 1234567.0, "grouped"),
        ("1,2", 1.2, "decimal"),
        ("1.234", 1.234, "decimal"),
        ("25ر1", 1.25, "decimal"),
        ("1234", 1234.0, "plain"),
    ],
)
def test_styles_of_digits(digits, value, style):
    assert read_digits(digits) == (value, style)
