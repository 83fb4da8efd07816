"""What the lines above a table say of its cells: times, measures, plans."""

import pytest

from oiltrack.facts import Measure
from tests.extract.tables.test_tables import cells, figures


@pytest.mark.parametrize(
    ("head", "when"),
    [
        ("Mar20     Apr20     May20", ["2020-03", "2020-04", "2020-05"]),
        ("Nov 19    Dec 19    Jan 20", ["2019-11", "2019-12", "2020-01"]),
        ("2018      2019      1Q20", ["2018", "2019", "2020-01/2020-03"]),
        ("1H18      1H19      2H19", ["2018-01/2018-06", "2019-01/2019-06", "2019-07/2019-12"]),
        ("Wk 21     Wk 22     Max since 2011", ["2020-05-18/2020-05-24", "2020-05-25/2020-05-31", None]),
        ("Apr avg   May avg   June plan", ["2020-04", "2020-05", "2020-06"]),
        ("May 27    Jun 3     Jun 9", ["2020-05-27", "2020-06-03", "2020-06-09"]),
    ],
)
def test_times_in_heads(head, when):
    found = cells(f"Output in kb/d\n\n            {head}\nSharara     290       270       301\n")
    assert [c.column.when for c in found] == when


def test_a_month_that_goes_on_from_its_neighbour_lies_ahead():
    table = (
        "Allocations of crude, kb/d\n\nTerminal        Jun      Jul     Cargoes Jul\n"
        "Es Sider        261      283     14\n"
    )
    found = cells(table)
    assert [(c.measure.value, round(c.amount), c.column.when, c.column.modality.value) for c in found] == [
        ("exports", 261_000, "2020-06", "actual"),
        ("exports", 283_000, "2020-07", "expected"),
    ]


def test_what_must_be_given_up_is_a_planned_fall():
    table = (
        "Quotas from July 1, and in brackets what each member must give up, in thousand bpd:\n\n"
        "Algeria       805     (48)\nIran        3,698    (219)\n"
    )
    assert [(round(c.amount), c.column.aspect.value, c.column.modality.value) for c in cells(table)] == [
        (805_000, "level", "expected"),
        (-48_000, "change", "expected"),
        (3_698_000, "level", "expected"),
        (-219_000, "change", "expected"),
    ]


@pytest.mark.parametrize(
    ("line", "measure"),
    [
        ("Unplanned outages, kb/d", Measure.OUTAGE),
        ("Refinery throughput, kb/d", Measure.REFINERY_INTAKE),
        ("Ships carried less.\n\nLoadings fell again in both months.\n\nBy month, kb/d:", Measure.EXPORTS),
        ("Crude only, b/d.", Measure.PRODUCTION),
    ],
)
def test_what_a_table_counts(line, measure):
    assert {c.measure for c in cells(f"{line}\n\n         April     May\nLibya    85,000    90,000\n")} == {
        measure
    }


def test_days_under_a_colon():
    table = "Output of the country has been falling as follows:\n\n4 June: 98,000\n5-7 June: 71,400\n"
    assert [(round(c.amount), c.column.when) for c in cells(table)] == [
        (98_000, "2020-06-04"),
        (71_400, "2020-06-05/2020-06-07"),
    ]


def test_room_in_tanks_with_a_date_and_an_older_figure():
    table = (
        "Usable room (million bbl, end of May):\n\nEs Sider ........ 2.6 (in 2010: 6.0)\n"
        "Hariga .......... 3.2\n"
    )
    assert [(round(c.amount), c.column.aspect.value, c.column.when) for c in cells(table)][1:] == [
        (6_000_000, "capacity", "2010"),
        (3_200_000, "capacity", "2020-05-26/2020-05-31~"),
    ]


def test_a_cell_belongs_to_the_column_that_it_stands_under():
    table = (
        "Output, thousand b/d\n\nField           April    May      Remark\n"
        "Sharara         290      301      full\nEl Feel                  70\n"
    )
    assert [c.column.when for c in cells(table)] == ["2020-04", "2020-05", "2020-05"]


def test_wide_cells_between_pipes():
    table = (
        "Output (mn b/d)\n\nCountry   |     May|     Apr|     Chg\nAlgeria   |    0.81|    1.00|   -0.19\n"
    )
    assert [(round(c.amount), c.column.when, c.column.aspect.value) for c in cells(table)] == [
        (810_000, "2020-05", "level"),
        (1_000_000, "2020-04", "level"),
        (-190_000, "2020-05", "change"),
    ]


def test_names_in_cells():
    table = "Individual quotas, in mln bpd:\n\n   Iraq 4.16    Libya 0.99    Kuwait 2.17\n"
    assert figures(table) == [("iraq", 4_160_000), ("libya", 990_000), ("kuwait", 2_170_000)]


def test_a_fluid_under_fields_is_of_nobody_knows_whom():
    table = "Output in b/d:\nAbu Attifel    43,120\nCondensate     1,442\n"
    assert figures(table) == [("abu-attifel", 43_120)]
