"""Figures in barrels: units, ranges, elided units, and what only looks like one."""

import pytest

from oiltrack.extract.lexicon import load
from oiltrack.extract.quantities.reader import QuantityReader, Unit, per_day
from oiltrack.extract.scenes.text import view
from oiltrack.facts import Fluid, Qualifier

READER = QuantityReader(load("english"))


def find(text):
    seen = view(text)
    return [quantity for quantity in READER.find(seen, 0, len(text)) if not quantity.open]


def amounts(text):
    return [(round(q.low), round(q.high)) for q in find(text)]


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("270,000-bpd", 270_000),
        ("270,000 bpd", 270_000),
        ("618,000 barrels a day", 618_000),
        ("618,000 barrels per day", 618_000),
        ("618,000 barrels/day", 618_000),
        ("618,000 barrels each day", 618_000),
        ("618,000 barrels daily", 618_000),
        ("618,000 barrels of oil per day", 618_000),
        ("618,000 barrels of crude oil a day", 618_000),
        ("618,000 barrels per day (bpd)", 618_000),
        ("618,000 barrels (bpd) per day", 618_000),
        ("300,000 barrel-per-day", 300_000),
        ("130 thousand barrel in the day", 130_000),
        ("618,000 barrels per calendar day", 618_000),
        ("32.12 million b/d", 32_120_000),
        ("315 thousand barrels per day", 315_000),
        ("1.3 mb/d", 1_300_000),
        ("1.3mb/d", 1_300_000),
        ("1.3 mbpd", 1_300_000),
        ("350 kb/d", 350_000),
        ("350 kbpd", 350_000),
        ("350 kbd", 350_000),
        ("350,000 bbl/d", 350_000),
        ("350,000 bbls/day", 350_000),
        ("350,000 bbl per day", 350_000),
        ("350,000 stb/d", 350_000),
        ("350,000 b/d", 350_000),
        ("350,000 b/sd", 350_000),
        ("350,000 b.p.d", 350_000),
        ("350,000 bopd", 350_000),
        ("0.3 mmb/d", 300_000),
        ("0.3 mmbpd", 300_000),
        ("203 tb/d", 203_000),
        ("236 MBOPD", 236_000),
        ("1.2 Mb/d", 1_200_000),
        ("269 Mb/d", 269_000),
        ("290.000 b d", 290_000),
        ("340.000 bpd", 340_000),
        ("1.4 mln bpd", 1_400_000),
        ("1.05mn b/d", 1_050_000),
        ("1,224 million bpd", 1_224_000),
        ("1,2 million barrels per day", 1_200_000),
        ("half a million barrels a day", 500_000),
        ("one million and 400 thousand barrel daily", 1_400_000),
        ("a million and a half barrels a day", 1_500_000),
        ("200-odd thousand b/d", 200_000),
        ("1.2 million\nbarrels per\nday", 1_200_000),
        ("1.41 billion bpd", 1_410_000),
    ],
)
def test_a_rate_is_read_whole(text, rate):
    (found,) = find(text)
    assert (round(found.low), round(found.high), found.unit, found.problem) == (rate, rate, Unit.RATE, "")
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "unit", "days", "rate"),
    [
        ("9.3 million barrels a month", Unit.MONTH, 31, 300_000),
        ("9 million barrels per month", Unit.MONTH, 30, 300_000),
        ("365 million barrels a year", Unit.YEAR, 365, 1_000_000),
        ("366 million barrels annually", Unit.YEAR, 366, 1_000_000),
        ("365 million barrels a year", Unit.YEAR, 30, 1_000_000),
        ("14.6 million tonnes a year", Unit.TONNES_YEAR, 365, 300_000),
        ("14.6 mtpa", Unit.TONNES_YEAR, 365, 300_000),
        ("40,000 tonnes a day", Unit.TONNES_DAY, 30, 300_000),
        ("1.2 million tons per month", Unit.TONNES_MONTH, 30, 300_000),
        ("1.2 million metric tons per month", Unit.TONNES_MONTH, 30, 300_000),
    ],
)
def test_rates_of_other_periods_become_rates_of_a_day(text, unit, days, rate):
    (found,) = find(text)
    assert found.unit is unit
    assert round(per_day(found, days)[0]) == rate


@pytest.mark.parametrize(
    ("text", "barrels"),
    [
        ("half a million barrels", 500_000),
        ("600,000 barrels", 600_000),
        ("600,000 bbls", 600_000),
        ("2 mb", 2_000_000),
        ("600 kbbl", 600_000),
        ("1.7 million barrels of crude", 1_700_000),
        ("a million barrels of light, sweet crude", 1_000_000),
        ("150 thousand barrel", 150_000),
        ("4.1 billion barrels", 4_100_000_000),
    ],
)
def test_barrels_without_a_day_are_barrels(text, barrels):
    (found,) = find(text)
    assert (round(found.low), found.unit) == (barrels, Unit.BARRELS)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("1.2-1.3m bpd", (1_200_000, 1_300_000)),
        ("1.2 - 1.3 million bpd", (1_200_000, 1_300_000)),
        ("360,000-370,000 barrels per day", (360_000, 370_000)),
        ("between 90,000 and 100,000 bpd", (90_000, 100_000)),
        ("between about 90,000 and 100,000 bpd", (90_000, 100_000)),
        ("300-500,000 bpd", (300_000, 500_000)),
        ("25-30,000 bpd", (25_000, 30_000)),
        ("20,000 to 30,000 bpd", (20_000, 30_000)),
        ("falls by 20,000 to 30,000 bpd", (20_000, 30_000)),
        ("100-130 kb/d", (100_000, 130_000)),
        ("seven to eight million barrels", (7_000_000, 8_000_000)),
        ("either 300,000 or 400,000 b/d", (300_000, 400_000)),
        ("ranging from 1.15 to 1.3 million b/d", (1_150_000, 1_300_000)),
        ("300,000 b/d to 350,000 b/d", (300_000, 350_000)),
        ("between 300 and 400 thousand barrels a day", (300_000, 400_000)),
    ],
)
def test_a_range_is_one_figure(text, bounds):
    (found,) = find(text)
    assert (round(found.low), round(found.high), found.qualifier) == (*bounds, Qualifier.RANGE)


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("from 320,000 b/d to 58,000 b/d", [320_000, 58_000]),
        ("from 1.15 to 1.3 million b/d", [1_150_000, 1_300_000]),
        ("from 300 to 375 kb/d", [300_000, 375_000]),
        ("from about 300 to 375,000 bpd", [300_000, 375_000]),
        ("1.4 mln bpd in February and 1.15 in March", [1_400_000, 1_150_000]),
        ("1.22 million barrels a day in January, 1.17 so far this month", [1_220_000, 1_170_000]),
        ("fell by 150,000 bpd to 890,000 bpd", [150_000, 890_000]),
        ("rose by 180,000 bpd to 1.06 million, since", [180_000, 1_060_000]),
        ("rose 20,000 to 310,000 b/d", [20_000, 310_000]),
        ("885 tb/d in May against 407 tb/d", [885_000, 407_000]),
        ("1.58 million bpd, of which 1.3 million went abroad", [1_580_000, 1_300_000]),
        ("70,000, 80,000 and 90,000 b/d", [70_000, 80_000, 90_000]),
        ("Sharara (447,000 bpd), El Feel (51,000 bpd)", [447_000, 51_000]),
        ("300,000 and 400,000 b/d", [300_000, 400_000]),
        ("1.5 million bpd, of which 1.3 million leaves the country", [1_500_000, 1_300_000]),
        ("240,000 bpd where 350,000 used to be normal", [240_000, 350_000]),
        ("240,000 bpd against the 200,000 of mid-2016", [240_000, 200_000]),
        ("240,000 bpd, and 591,000 two days before", [240_000, 591_000]),
        ("rose by 75,000 to 523,000 now, from 448,000 b/d", [75_000, 523_000, 448_000]),
        ("output vaulted 530 kb/d to 3.62 mb/d", [530_000, 3_620_000]),
        ("to get from a current 700,000 b/d to 1.25mn b/d", [700_000, 1_250_000]),
        ("rose by 1.6 million barrels to 440.5 million, it said", [1_600_000, 440_500_000]),
    ],
)
def test_joined_figures_share_their_unit(text, rates):
    assert amounts(text) == [(rate, rate) for rate in rates]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("about 300,000 bpd", Qualifier.ABOUT),
        ("some 300,000 bpd", Qualifier.ABOUT),
        ("nearly 300,000 bpd", Qualifier.ABOUT),
        ("around the 300,000 bpd", Qualifier.ABOUT),
        ("300,000 bpd or so", Qualifier.ABOUT),
        ("more than 300,000 bpd", Qualifier.OVER),
        ("at least 300,000 bpd", Qualifier.OVER),
        ("over 300,000 bpd", Qualifier.OVER),
        ("300,000 bpd or more", Qualifier.OVER),
        ("output topped 300,000 bpd", Qualifier.OVER),
        ("output has exceeded the 300,000 bpd", Qualifier.OVER),
        ("output had never exceeded 300,000 bpd", Qualifier.UNDER),
        ("output did not pass 300,000 bpd", Qualifier.UNDER),
        ("output cannot exceed 300,000 bpd", Qualifier.UNDER),
        ("output rarely exceeds 300,000 bpd", Qualifier.UNDER),
        ("nobody expects it to top 300,000 bpd", Qualifier.UNDER),
        ("output went beyond 300,000 bpd", Qualifier.EXACT),
        ("less than 300,000 bpd", Qualifier.UNDER),
        ("up to 300,000 bpd", Qualifier.UNDER),
        ("as much as 300,000 bpd", Qualifier.UNDER),
        ("exports of up to 300,000 bpd", Qualifier.UNDER),
        ("cut by up to 300,000 bpd", Qualifier.UNDER),
        ("output was below 300,000 bpd", Qualifier.UNDER),
        ("has pushed output up to 300,000 bpd", Qualifier.EXACT),
        ("output is back up to 300,000 bpd", Qualifier.EXACT),
        ("output crept up to about 300,000 bpd", Qualifier.ABOUT),
        ("27,000 less than the 982,000 bpd", Qualifier.EXACT),
        ("27,000 b/d more than the 982,000 bpd", Qualifier.EXACT),
        ("losses were up to 300,000 bpd", Qualifier.UNDER),
        ("expected to cut production up to 300,000 bpd", Qualifier.UNDER),
        ("something like 300,000 bpd", Qualifier.ABOUT),
        ("Libyan 300,000 bpd", Qualifier.EXACT),
        ("only 300,000 bpd", Qualifier.EXACT),
    ],
)
def test_qualifiers(text, qualifier):
    assert find(text)[-1].qualifier is qualifier


@pytest.mark.parametrize(
    ("text", "fluid"),
    [
        ("53,122 barrels of condensate", Fluid.CONDENSATE),
        ("1.4 million barrels of crude and condensate per day", Fluid.LIQUIDS),
        ("194,914 barrels of oil equivalent", Fluid.BOE),
        ("194,914 boe", Fluid.BOE),
        ("38,000 boed", Fluid.BOE),
        ("200,000 boe/d", Fluid.BOE),
        ("1.2 million barrels of crude oil", None),
        ("1.2 million bpd", None),
    ],
)
def test_the_unit_tells_the_fluid(text, fluid):
    assert find(text)[0].fluid is fluid


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("500,000 million bpd", "implausible: grouped thousands of millions"),
        ("250 million barrels per day", "implausible: more than the world produces"),
        ("1.2 MBOPD", "ambiguous: M may be thousand or million"),
    ],
)
def test_what_cannot_be_is_kept_with_its_reason(text, problem):
    assert find(text)[0].problem == problem


@pytest.mark.parametrize(
    "text",
    [
        "Brent rose to $43.20 a barrel",
        "at 102.35 dollars a barrel",
        "worth $1.4 million",
        "1.473 billion US dollars",
        "2,400 dinars if unmarried, 4,000 if married",
        "20 billion dinars from 62 billion last year",
        "5.1 billion euros, of which 120 million for a unit",
        "cut output by 4 percent",
        "3.9% of supply",
        "450 million cubic feet of gas a day",
        "2.5 bcf per day",
        "400 megawatts",
        "since 2011",
        "in 2014 and 2015",
        "1,200 prisoners",
        "killed 12 people",
        "30,000 workers",
        "page 14",
        "won 2-1",
        "3-0 at home",
        "120 km south of Zueitina",
        "36-inch pipeline",
        "83 wells",
        "a 24-hour strike",
        "15 tankers",
        "at 10:30",
        "tel. 021 333 44 55",
        "14,700 tonnes of petrol",
        "NC-186",
        "Block 47",
        "1.8 billion for salaries",
    ],
)
def test_look_alikes_are_no_figures(text):
    assert find(text) == []


@pytest.mark.parametrize(
    "text", ["a a a a a a a a a a a a a a a a a a a a a a a oil 5,000 bpd", "the " * 400 + "oil 5,000 bpd"]
)
def test_words_before_a_figure_are_read_in_no_time(text):
    assert amounts(text) == [(5_000, 5_000)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("c.250k b/d", [(250_000, 250_000)]),
        ("38,000 net boed", [(38_000, 38_000)]),
        ("1.1 million of barrels per day", [(1_100_000, 1_100_000)]),
        ("2,000 or 3,000 barrels a day", [(2_000, 3_000)]),
        ("it crossed the million on Monday", [(1_000_000, 1_000_000)]),
        ("near million and 600 thousand barrels", [(1_600_000, 1_600_000)]),
        ("on average 87.000 bpd", [(87_000, 87_000)]),
        ("about 340.000.", [(340_000, 340_000)]),
        ("7,000 of its 14,000 b/d", [(7_000, 7_000), (14_000, 14_000)]),
        ("it was 45,000 ten years ago, at 27,000 b/d", [(45_000, 45_000), (27_000, 27_000)]),
        ("stable at 65,000-70,000, though", [(65_000, 70_000)]),
        ("CUT TO 22,000 B-D", [(22_000, 22_000)]),
        ("a good million barrels a day", [(1_000_000, 1_000_000)]),
        ("stocks were 2,910mn bl", [(2_910_000_000, 2_910_000_000)]),
    ],
)
def test_ways_to_write_a_figure(text, expected):
    assert amounts(text) == expected
