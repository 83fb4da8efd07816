"""The chart that compares: what is drawn, what is said, the files it writes."""

from pathlib import Path

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from oiltrack.errors import ChartError, NoFigureError
from oiltrack.gazetteer import load_originators
from oiltrack.report.columns import COMPARISON
from oiltrack.report.comparison import MOST_SERIES, ComparisonChart, comparison_chart, save_comparison
from oiltrack.series.compare import compare_months, summarise
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.frames import claims_frame, official_frame
from oiltrack.series.resample import resample
from tests.report.drawing import by_role, words
from tests.series.test_compare import CLAIMS, OFFICIAL, official


def chart(values=OFFICIAL, claims=CLAIMS, size: str = "slide") -> ComparisonChart:
    originators = load_originators()
    held = claims_frame(claims, originators=originators)
    daily = daily_series(held)
    ours = resample(daily, "M", periods=period_series(held))
    months = compare_months(ours, official_frame(values), daily=daily, claims=held, originators=originators)
    return comparison_chart(
        months,
        summarise(months),
        ours=ours,
        claims=held,
        place_name="Libya",
        fluid="crude",
        size=size,
    )


@pytest.fixture(scope="module")
def drawn() -> ComparisonChart:
    return chart()


def axes(drawn: ComparisonChart, name: str):
    return next(one for one in drawn.figure.axes if one.get_gid() == name)


def test_each_series_is_a_line_that_breaks_at_missing_months() -> None:
    drawn = chart(
        [official("2024-01", 1_000_000), official("2024-02", 1_100_000), official("2024-04", 900_000)]
    )
    (line,) = [line for line in axes(drawn, "main").lines if line.get_gid() == "series 0"]
    assert pd.isna(line.get_ydata()).tolist() == [False, False, True, False]


def test_our_months_are_bars_and_the_strip_shows_the_difference(drawn: ComparisonChart) -> None:
    (bars,) = [item for item in axes(drawn, "main").collections if item.get_gid() == "months"]
    assert len(bars.get_segments()) == 3
    strip = axes(drawn, "strip")
    points = [line for line in strip.lines if line.get_gid() == "series 0"]
    assert points[0].get_ydata().tolist() == [0.0654, -0.1, 0.0]
    low, high = strip.get_ylim()
    assert low == -high
    assert high > 0.1


def test_the_title_states_the_distance_and_the_months(drawn: ComparisonChart) -> None:
    title = " ".join(words(text) for text in by_role(drawn.figure, "title"))
    assert title.startswith("Our months are 5.5% off OPEC secondary sources on average (3 of 4 months)")
    footer = " ".join(words(text) for text in by_role(drawn.figure, "footer"))
    assert "Source: Reuters, OPEC; OPEC secondary sources; Reuters survey." in footer
    assert "In 1 of the months compared a claim comes from the provider itself." in footer
    assert "mean absolute error 55,128 b/d, bias -11,538 b/d" in drawn.alt_text


@pytest.mark.parametrize("size", ["half", "a4", "column"])
def test_no_text_leaves_the_page(size: str) -> None:
    figure = chart(size=size).figure
    renderer = FigureCanvasAgg(figure).get_renderer()
    page = figure.bbox
    for text in figure.texts:
        box = text.get_window_extent(renderer)
        assert page.x0 <= box.x0
        assert box.x1 <= page.x1 + 1
        assert page.y0 <= box.y0
        assert box.y1 <= page.y1


def test_of_many_series_those_that_can_be_compared_most_are_drawn() -> None:
    many = [official("2024-04", 1_000_000 + number, f"Survey {number}") for number in range(8)]
    drawn = chart([*OFFICIAL, *many])
    assert drawn.rows["series"].nunique() == MOST_SERIES
    assert "OPEC secondary sources" in set(drawn.rows["series"])
    assert "5 more official series are in the table only." in drawn.alt_text


def test_a_series_without_a_month_of_ours_is_drawn_and_said_so() -> None:
    drawn = chart(claims=[])
    assert "No month of OPEC secondary sources can be compared" in drawn.alt_text


def test_nothing_to_compare_with_is_told() -> None:
    with pytest.raises(NoFigureError, match="there is no official value to compare with; `oiltrack official"):
        chart([])


def test_picture_data_and_words_lie_beside_each_other_and_are_the_same_twice(tmp_path: Path) -> None:
    written = save_comparison(chart(), tmp_path / "c.png", tmp_path / "c.svg")
    assert [path.name for path in written] == ["c.png", "c.svg", "c.csv", "c.alt.txt"]
    first = {path: path.read_bytes() for path in written}
    assert first[tmp_path / "c.csv"].decode().splitlines()[0].split(",") == COMPARISON.header
    save_comparison(chart(), tmp_path / "c.png", tmp_path / "c.svg")
    assert {path: path.read_bytes() for path in written} == first


def test_a_table_of_ones_own_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("mine\n", encoding="utf-8")
    with pytest.raises(ChartError, match=r"c\.csv is in the way"):
        save_comparison(chart(), tmp_path / "c.png")
