"""Tables in the layouts that reports use."""

import pytest

from oiltrack.extract.dates.anchor import anchor
from oiltrack.extract.dates.reader import DateReader
from oiltrack.extract.lexicon import load
from oiltrack.extract.scenes.places import PlaceReader
from oiltrack.extract.scenes.scan import Scanner
from oiltrack.extract.scenes.scene import SceneReader
from oiltrack.extract.scenes.text import view
from oiltrack.extract.tables.reader import TableReader
from oiltrack.facts import Aspect, Fluid, Measure, Modality
from oiltrack.gazetteer import load_gazetteer

GAZETTEER = load_gazetteer()
LEXICON = load("english")
SCENES = SceneReader(
    LEXICON, Scanner(LEXICON, GAZETTEER.aliases), places=PlaceReader(GAZETTEER.places, LEXICON)
)
TABLES = TableReader(LEXICON, DateReader(LEXICON))
LEAD = "Libya's crude oil output fell to 300,000 barrels per day, the state oil company said.\n\n"


def cells(table, published="2020-06-10", lead=LEAD):
    scenes = SCENES.read(view(lead + table), anchor(published))
    return TABLES.find(scenes, anchor(published))[0]


def figures(table, **options):
    return [(",".join(cell.entities), round(cell.amount)) for cell in cells(table, **options)]


def test_pipes():
    table = (
        "Output in thousand b/d:\n| Field | May | April |\n|---|---|---|\n| Sharara | 290 | 270 |\n"
        "| El Feel | 70 | 75 |\n"
    )
    assert figures(table) == [
        ("sharara", 290_000),
        ("sharara", 270_000),
        ("el-feel", 70_000),
        ("el-feel", 75_000),
    ]
    assert [cell.column.when for cell in cells(table)] == ["2020-05", "2020-04"] * 2


def test_columns_of_spaces_under_a_blank_corner():
    table = (
        "Crude output, million bpd\n\n               May      April    target\n"
        "Libya          0.73     0.55     n.a.\nNigeria        1.63     1.50     1.70\n"
    )
    found = cells(table)
    assert [(",".join(c.entities), round(c.amount), c.column.when) for c in found] == [
        ("libya", 730_000, "2020-05"),
        ("libya", 550_000, "2020-04"),
        ("nigeria", 1_630_000, "2020-05"),
        ("nigeria", 1_500_000, "2020-04"),
        ("nigeria", 1_700_000, None),
    ]
    assert found[-1].column.modality is Modality.EXPECTED


def test_a_short_row_keeps_to_the_first_columns():
    table = (
        "OPEC crude output in mb/d\n\n               May      April    March\n"
        "Nigeria        1.63     1.50     1.70\nLibya          0.73     0.55\n"
    )
    assert [c.column.when for c in cells(table)][3:] == ["2020-05", "2020-04"]


def test_tabs():
    table = "Output in tb/d:\nField\tMay\tApril\nSharara\t290\t270\n"
    assert [(round(c.amount), c.column.when) for c in cells(table)] == [
        (290_000, "2020-05"),
        (270_000, "2020-04"),
    ]


def test_slashes():
    table = (
        "Fields (thousand barrels a day, now / capacity):\nSharara 110 / 300\nEl Feel 0 / 70\n"
        "Messla n.a. / 75\n"
    )
    found = cells(table)
    assert [(",".join(c.entities), round(c.amount), c.column.aspect) for c in found] == [
        ("sharara", 110_000, Aspect.LEVEL),
        ("sharara", 300_000, Aspect.CAPACITY),
        ("el-feel", 0, Aspect.LEVEL),
        ("el-feel", 70_000, Aspect.CAPACITY),
        ("messla", 75_000, Aspect.CAPACITY),
    ]


def test_bullets_with_another_month_in_brackets():
    table = (
        "By port (tb/d, April in brackets):\n - Es Sider 262 (55)\n - Hariga 171 (163) - two cargoes\n"
        " - Brega 74 (nil)\n"
    )
    found = cells(table)
    assert [(",".join(c.entities), round(c.amount), c.column.when) for c in found] == [
        ("es-sider", 262_000, "2020-05"),
        ("es-sider", 55_000, "2020-04"),
        ("hariga", 171_000, "2020-05"),
        ("hariga", 163_000, "2020-04"),
        ("brega", 74_000, "2020-05"),
    ]
    assert {c.measure for c in found} == {Measure.EXPORTS}


def test_changes_in_brackets():
    table = (
        "Output, million barrels a day; in brackets, the change on April:\nLibya: 1.73 (+0.01)\n"
        "Iraq: 2.35 (-0.11)\n"
    )
    assert [(round(c.amount), c.column.aspect) for c in cells(table)] == [
        (1_730_000, Aspect.LEVEL),
        (10_000, Aspect.CHANGE),
        (2_350_000, Aspect.LEVEL),
        (-110_000, Aspect.CHANGE),
    ]


def test_a_head_of_two_lines():
    table = (
        "Million barrels per day.\n\n                    Apr     May     May        Sustainable\n"
        "                    supply  supply  target     capacity\n"
        "Iraq                4.32    4.19    3.92       4.87\n"
    )
    assert [(c.column.when, c.column.aspect, c.column.modality) for c in cells(table)] == [
        ("2020-04", Aspect.LEVEL, Modality.ACTUAL),
        ("2020-05", Aspect.LEVEL, Modality.ACTUAL),
        ("2020-05", Aspect.LEVEL, Modality.EXPECTED),
        (None, Aspect.CAPACITY, Modality.ACTUAL),
    ]


def test_dot_leaders():
    assert figures("Output in b/d:\nSharara ........ 290,000\nEl Feel ........ 70,000\n") == [
        ("sharara", 290_000),
        ("el-feel", 70_000),
    ]


def test_rows_of_dates_are_about_the_subject_of_the_text():
    table = "Output (b/d):\nThursday 4 June: 98,000\nFriday 5 June: 110,000\n"
    assert [(c.entities, round(c.amount), c.column.when) for c in cells(table)] == [
        ((), 98_000, "2020-06-04"),
        ((), 110_000, "2020-06-05"),
    ]


def test_cells_with_dates_of_their_own():
    table = "Month by month, in thousand b/d:\n\nJan 1,012 | Feb 1,044 | Mar 1,068\n"
    assert [(round(c.amount), c.column.when) for c in cells(table)][1:] == [
        (1_044_000, "2020-02"),
        (1_068_000, "2020-03"),
    ]


def test_fluids_by_row():
    table = "Output, barrels per day:\nCrude oil: 1,202,000\nCondensate: 51,000\nOil equivalent: 1,600,000\n"
    assert [c.fluid for c in cells(table)] == [Fluid.CRUDE, Fluid.CONDENSATE, Fluid.BOE]


def test_stocks_are_volumes():
    table = "Crude in tanks, million barrels:\nEs Sider 2.6\nHariga 3.2\n"
    assert [(c.measure, round(c.amount)) for c in cells(table)] == [
        (Measure.VOLUME, 2_600_000),
        (Measure.VOLUME, 3_200_000),
    ]


def test_a_head_without_a_unit_in_a_text_that_counts_barrels_a_day():
    table = "Company         May       Today\nAGOCO           294,310   23,180\nWaha Oil        287,600   0\n"
    assert figures(table) == [("agoco", 294_310), ("agoco", 23_180), ("waha-oil", 287_600), ("waha-oil", 0)]
    assert [c.column.when for c in cells(table)] == ["2020-05", "2020-06-10"] * 2


def test_the_number_of_a_name_is_no_figure():
    table = "Crude output, million bpd\n\n                 May      April\nTOTAL OPEC 11    29.86    29.92\n"
    assert [round(c.amount) for c in cells(table)] == [29_860_000, 29_920_000]


def test_decimals_of_countries_without_a_unit_are_millions():
    table = (
        "             MAY      APR     QUOTA\n ALGERIA     0.81     1.00     0.816\n"
        " LIBYA       0.09     0.08     -\n"
    )
    assert [(round(c.amount), c.column.when, c.column.modality.value) for c in cells(table)] == [
        (810_000, "2020-05", "actual"),
        (1_000_000, "2020-04", "actual"),
        (816_000, None, "expected"),
        (90_000, "2020-05", "actual"),
        (80_000, "2020-04", "actual"),
    ]


def test_thousands_of_countries_without_a_unit_are_thousand_barrels():
    table = "           May      April\nIraq       4,160    4,520\nAngola     1,280    1,310\n"
    assert figures(table)[::2] == [("iraq", 4_160_000), ("angola", 1_280_000)]


def test_a_unit_in_the_head_of_a_column():
    table = (
        "Country\tMay output (kb/d)\tvs Apr\tTarget\tOver/(under)\nIraq\t4,160\t-360\t3,592\t568\n"
        "Libya\t90\t+10\t\t\n"
    )
    assert [(round(c.amount), c.column.aspect.value, c.column.when) for c in cells(table)] == [
        (4_160_000, "level", "2020-05"),
        (-360_000, "change", "2020-05"),
        (3_592_000, "level", None),
        (90_000, "level", "2020-05"),
        (10_000, "change", "2020-05"),
    ]


def test_units_and_measures_of_rows_with_forecasts():
    table = (
        "                        2019     2020     2021\n                        Est.     Proj.    Proj.\n"
        "Crude output (mn b/d)   1.10     0.40     1.15\nCrude exports (mn b/d)  0.99     0.31     1.04\n"
        "Real GDP (% change)     2.5      -60.3    58.1\nOil price (US$/bbl)     64.0     41.7     46.7\n"
    )
    found = cells(table)
    assert [(c.measure.value, round(c.amount), c.column.when, c.column.modality.value) for c in found] == [
        ("production", 1_100_000, "2019", "actual"),
        ("production", 400_000, "2020", "expected"),
        ("production", 1_150_000, "2021", "expected"),
        ("exports", 990_000, "2019", "actual"),
        ("exports", 310_000, "2020", "expected"),
        ("exports", 1_040_000, "2021", "expected"),
    ]


def test_a_unit_behind_the_numbers():
    table = (
        "                 Target      Actual\nCrude oil        41,000      43,120   bopd\n"
        "Condensate       1,500       1,442    bpd\nGas              86          91       mmscfd\n"
    )
    assert [(c.fluid.value, round(c.amount), c.column.modality.value) for c in cells(table)] == [
        ("crude", 41_000, "expected"),
        ("crude", 43_120, "actual"),
        ("condensate", 1_500, "expected"),
        ("condensate", 1_442, "actual"),
    ]


def test_totals_others_and_names_that_nobody_knows():
    lead = "OPEC's crude oil output fell in May.\n\n"
    table = (
        "Thousand barrels a day\n\n             April     May\nIraq         4,520     4,160\n"
        "Iran         1,970     1,960\n"
        "Atlantis     310       300\nOthers       120       110\nTotal        6,920     6,530\n"
    )
    assert [name for name, _ in figures(table, lead=lead)][::2] == ["iraq", "iran", "", "", "opec"]


def test_buyers_are_not_whom_exports_are_of():
    table = "Crude exports by destination, kb/d\n\nDestination\tApril\tMay\nItaly\t40\t30\nSpain\t11\t9\n"
    assert figures(table) == [("", 40_000), ("", 30_000), ("", 11_000), ("", 9_000)]


@pytest.mark.parametrize(
    "table",
    [
        "Company         Staff     Wells\nAGOCO           4,310     1,180\nWaha Oil        3,600     900\n",
        "Country    Dollars   Share\nLibya      1,000     20\n",
        "Output in b/d:\n\nThe Sharara field, was shut on Monday by 20 guards who want 3,000 dinars.\n",
        "Libya played 2 matches and won 1\n",
        "Gas output:\nMellitah  450 million cubic feet\n",
        "The refinery at Zawiya, 2 tanks, 14 men\n",
    ],
)
def test_what_is_no_table_of_oil(table):
    assert cells(table) == []


def test_the_unit_reaches_no_table_far_below():
    filler = "\n\n".join(["The minister spoke of other things."] * 20)
    assert cells(f"Output in thousand b/d:\n\n{filler}\n\nSharara  290\n") == []


def test_offsets_are_those_of_the_text():
    table = "Output in b/d:\nSharara: 290,000\n"
    (cell,) = cells(table)
    assert (LEAD + table)[cell.start : cell.end] == "290,000"


@pytest.mark.parametrize(
    ("news", "measure"),
    [
        ("Opec gave its numbers today. A storm closed loading berths in Nigeria.", Measure.PRODUCTION),
        ("Opec's exports fell in February, tanker trackers said.", Measure.EXPORTS),
    ],
)
def test_countries_under_news_count_output_unless_it_tells_of_exports_alone(news, measure):
    table = "million bpd       Jan     Feb\nIraq             3.40    3.42\nKuwait           1.66    1.67\n"
    assert [cell.measure for cell in cells(table, lead=f"{news}\n\n")] == [measure] * 4


def test_a_time_in_brackets_is_that_of_the_numbers_in_brackets():
    table = "Crude exports, Apr 2020 (Mar 2020), thousand b/d\n\nHariga      212 (221)\nZawiya       94 (0)\n"
    assert [(cell.amount, cell.column.when) for cell in cells(table)] == [
        (212_000, "2020-04"),
        (221_000, "2020-03"),
        (94_000, "2020-04"),
        (0, "2020-03"),
    ]
