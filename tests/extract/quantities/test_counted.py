"""Numbers without a unit go on with what the text counts in."""

import pytest

from tests.extract.reading import extract, observations, scenes

MILLIONS = "OPEC pumped 28.4 million bpd of crude in February.\n\n"
THOUSANDS = "Libya's crude output averaged 390 kb/d in February.\n\n"


def amounts(text):
    return [abs(o.low) for o in observations(text)][1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Libyan officials give 1.55.", [1_550_000]),
        ("Kuwait had 2.6, Iran 3.7.", [2_600_000, 3_700_000]),
        ("Saudi Arabia cut back to 8.80 after 8.95.", [8_800_000, 8_950_000]),
        ('"It was 1.55, in April," he replied.', [1_550_000]),
        ("Angola: 1.79, unchanged.", [1_790_000]),
        ("* IRAN 3.80, same.\n* UAE 2.53, down 0.06.", [3_800_000, 2_530_000, 60_000]),
        ("Nigeria was at 1.89 (-20), Angola at 1.73 (+40).", [1_890_000, 20_000, 1_730_000, 40_000]),
        ("The kingdom pumps 9.6 to 9.7, traders reckon.", [9_600_000]),
        ("It is at 1.3 tomorrow.", [1_300_000]),
        ("The group is at 28.1 without Libya.", [28_100_000]),
    ],
)
def test_decimals_go_on_with_the_millions_of_the_text(text, expected):
    assert amounts(MILLIONS + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We now pencil in 450 for the year.", [450_000]),
        ("In May it was 220.", [220_000]),
        ("Algeria 909, Gabon 229, Nigeria 1,544.", [909_000, 229_000, 1_544_000]),
        ("Libya rose to 608, up 33.", [608_000, 33_000]),
        ("The path (Jan 611, Feb 574, Mar 738) is clear.", [611_000, 574_000, 738_000]),
        ("Officials: 575 on Wednesday, 603 yesterday.", [575_000, 603_000]),
        ("Iraq (+43) and Angola (+37) went the other way.", [43_000, 37_000]),
        ("Es Sider ran at 120; 90 once the storm came.", [120_000, 90_000]),
        ("Saudi Arabia was the main contributor (-149 tb/d, to 10,474).", [149_000, 10_474_000]),
    ],
)
def test_small_numbers_go_on_with_the_thousands_of_the_text(text, expected):
    assert amounts(THOUSANDS + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Brent rose by 1.20, to 61.40.",
        "The price was 58.3 on Monday.",
        "Compliance stood at 4.5 percent.",
        "The sulphur content is 0.4, the API gravity 37.2.",
        "The meeting is at 16:30 on 16 April.",
        "The dead were 18, the mayor said.",
        "See page 14.",
        "The minister spoke on March 12.",
        "The pipeline is 36 inches wide and 130 km long.",
        "In 2011 the war began.",
        "The vote was 48 to 12.",
        "He was aged 65, the mayor said.",
        "They lost the match by 3 to 1 in the round of 16.",
        "The law passed on 12 May.",
    ],
)
@pytest.mark.parametrize("opening", [MILLIONS, THOUSANDS])
def test_prices_dates_and_shares_are_not_counted(opening, text):
    assert amounts(opening + text) == []


def test_a_line_that_names_the_unit_tells_how_the_next_ones_count():
    found = observations(
        "Oil output in million barrels per day, by country.\n\nIran was at 3.80. Iraq came to 1.66."
    )
    assert [o.low for o in found] == [3_800_000, 1_660_000]


def test_without_a_text_that_counts_so_a_number_is_none():
    assert extract("The oil minister gave the plan 8.5, the union 30.").observations == ()


def test_open_numbers_are_gone_from_the_scenes():
    read = scenes("The oil minister gave it 8.5 in April.\n\nThe crude price was 7.2.")
    assert [quantity for scene in read for quantity in scene.quantities] == []


def test_a_number_far_larger_than_those_of_the_text_is_none():
    assert amounts("Libya pumped 1.2 million bpd of crude.\n\nThe index was 88.5, then 90.2.") == []


def test_a_number_may_stand_before_the_first_that_tells_how_the_text_counts():
    found = observations("Some days Libya's crude output is 1.3. Iraq pumps 4.2 million bpd.")
    assert [o.low for o in found] == [1_300_000, 4_200_000]


def test_changes_month_on_month_are_no_millions():
    assert amounts(THOUSANDS + "Angola was at 117, +10 m-o-m.") == [117_000, 10_000]


def test_an_hour_that_opens_an_entry_is_no_figure():
    assert amounts(MILLIONS + "12.20 More on the Saudi promise.") == []
