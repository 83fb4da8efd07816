"""Marks between the cells of a line, changes beside levels, and lines between rows that are none."""

import pytest

from tests.extract.reading import observations

LEAD = "Libya's crude oil output fell to 300,000 barrels per day, the state oil company said.\n\n"


def cells(table):
    return [o for o in observations(LEAD + table, published="2020-06-10") if o.start >= len(LEAD)]


def figures(table):
    return [(",".join(cell.entities), cell.low) for cell in cells(table)]


@pytest.mark.parametrize(
    "table",
    [
        "By member, kb/d (April, May, difference):\nIraq 4,520 // 4,160 // -360\nLibya 82 // 88 // +6\n",
        "Source: traders, kb/d\n\nCountry ..... Apr ..... May ..... Change\n"
        "Iraq ..... 4,520 ..... 4,160 ..... -360\nLibya ..... 82 ..... 88 ..... 6\n",
    ],
)
def test_marks_between_cells(table):
    assert [(c.entities[0], c.low, c.aspect.value) for c in cells(table)] == [
        ("iraq", 4_520_000, "level"),
        ("iraq", 4_160_000, "level"),
        ("iraq", -360_000, "change"),
        ("libya", 82_000, "level"),
        ("libya", 88_000, "level"),
        ("libya", 6_000, "change"),
    ]


def test_countries_with_changes_in_brackets_on_one_line():
    table = "(thousand barrels a day; change on April in brackets)\n\nIran 1,970 (-10)  -  Iraq 4,160 (+15)\n"
    expected = [("iran", 1_970_000), ("iran", -10_000), ("iraq", 4_160_000), ("iraq", 15_000)]
    assert figures(table) == expected


def test_a_point_without_a_nought_and_a_unit_in_short():
    assert figures("Quotas in mln bpd, May:\n\nIran         1.970\nLibya         .990\n") == [
        ("iran", 1_970_000),
        ("libya", 990_000),
    ]
    volumes = "| month | cargoes | mn bbl |\n| Feb | 4 | 2.5 |\n"
    assert [(c.measure.value, c.low) for c in cells(volumes)] == [("volume", 2_500_000)]


def test_a_line_that_counts_itself_is_no_head_between_rows():
    table = "All values mn bpd.\n\nIraq 4.35\nIran 3.79\n\nExempt\nLibya, 528,000 bpd in May\n"
    assert [cell.low for cell in cells(table) if cell.entities == ("libya",)] == [528_000]


def test_a_sentence_about_days_is_no_row():
    table = "Output in thousand b/d:\n\nSharara  265\n\nIt took Sharara 11 days to get to 150,000.\n"
    assert figures(table) == [("sharara", 265_000), ("sharara", 150_000)]
