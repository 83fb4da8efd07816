"""What stands beside the picture of the national chart: rows and words, files that repeat, its look."""

from datetime import date

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from oiltrack.errors import ChartError
from oiltrack.report.chart import save_chart
from oiltrack.report.page import PAGES
from oiltrack.report.palette import GROUPS, INK, LINE, MONTH, MUTED, PAPER, contrast
from tests.report.drawing import CLAIMS, by_role, chart, crowd, words
from tests.series.build import claim


def test_the_rows_are_what_was_drawn():
    rows = chart().rows
    assert rows["kind"].value_counts().to_dict() == {
        "day": 3 + 11 + 11 + 1,
        "outage": 3,
        "month": 1,
        "official": 1,
    }
    first = rows.iloc[0]
    assert (first["value_bpd"], first["method"], first["observation_id"]) == (1_250_000, "reported", "obs-1")
    assert rows.loc[rows["kind"] == "official", "observation_id"].tolist() == ["off-1"]
    outages = rows[rows["kind"] == "outage"]
    assert outages["method"].tolist() == ["strip", "band", "band"]
    assert outages["value_bpd"].tolist() == [37_000, 270_000, 700_000]
    assert outages["label"].fillna("").tolist()[1] == "El Sharara −0.27"


def test_each_end_of_a_range_names_the_claim_that_says_it():
    rows = chart(outages=[]).rows
    day = rows[(rows["date"] == "2024-06-04") & (rows["kind"] == "day")].iloc[0]
    assert (day["low_bpd"], day["low_observation_id"]) == (1_180_000, "obs-3")
    assert (day["high_bpd"], day["high_observation_id"]) == (1_230_000, "obs-2")
    month = rows[rows["kind"] == "month"].iloc[0]
    assert (month["low_observation_id"], month["high_observation_id"]) == ("obs-6", "obs-6")


def test_a_table_that_no_chart_has_written_is_not_overwritten(tmp_path):
    (tmp_path / "mine.csv").write_text("date,price\n2024-01-01,80\n", encoding="utf-8")
    with pytest.raises(ChartError, match=r"mine\.csv is in the way, .*; move it away, or give the picture"):
        save_chart(chart(), tmp_path / "mine.png")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.csv"]
    first = "date,date_last,kind,series,value_bpd,low_bpd,high_bpd,method,observation_id,label\n"
    (tmp_path / "mine.csv").write_text(first, encoding="utf-8")
    save_chart(chart(), tmp_path / "mine.png")
    assert "obs-5" in (tmp_path / "mine.csv").read_text(encoding="utf-8")


def test_without_a_figure_there_is_no_chart():
    with pytest.raises(ChartError, match="no figure for production"):
        chart([], official=[])


def test_months_alone_or_a_single_point_can_be_drawn():
    (title,) = by_role(chart([CLAIMS[5]], []).figure, "title")
    assert words(title) == "Libya: crude output at 1.18 million b/d in Jul 2024; monthly figures only"
    (title,) = by_role(chart([CLAIMS[5]], today=date(2025, 1, 1)).figure, "title")
    assert words(title) == "Libya: no crude output figure since Jul 2024 (then 1.18 million b/d)"
    assert len(chart([CLAIMS[0]], [], []).rows) == 1


@pytest.mark.parametrize("count", [1, 5, 50, 200])
@pytest.mark.parametrize("size", sorted(PAGES))
def test_no_words_overlap_and_none_leaves_the_page(count, size):
    old = [claim("old", "2011-01-05", 1_600_000)]
    figure = chart(CLAIMS + old, crowd(count), size=size, start=date(2011, 1, 1)).figure
    renderer = FigureCanvasAgg(figure).get_renderer()
    strip = figure.axes[1]
    texts = [*figure.texts, *figure.axes[0].get_yticklabels(), *strip.get_yticklabels()]
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts]
    width, height = figure.get_size_inches() * figure.dpi
    for text, box in boxes:
        assert box.x0 >= 0, text
        assert box.x1 <= width, text
        assert box.y0 >= 0, text
        assert box.y1 <= height, text
    for number, (text, box) in enumerate(boxes):
        for other, taken in boxes[number + 1 :]:
            across = min(box.x1, taken.x1) - max(box.x0, taken.x0)
            up = min(box.y1, taken.y1) - max(box.y0, taken.y0)
            assert across <= 0 or up <= 0.12 * min(box.height, taken.height), (text, other)


def test_every_number_has_its_words_in_the_key():
    figure = chart(CLAIMS, crowd(60), start=date(2011, 1, 1), max_labels=60).figure
    numbers = sorted(int(t.get_text()) for t in by_role(figure, "label") if t.get_text().isdigit())
    key = " ".join(text.get_text() for text in by_role(figure, "key"))
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(f"{number} Field" in key for number in numbers)


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_same_input_gives_the_same_bytes(tmp_path, ending):
    one, other = tmp_path / f"one.{ending}", tmp_path / f"other.{ending}"
    save_chart(chart(), one)
    save_chart(chart(list(reversed(CLAIMS))), other)
    assert one.read_bytes() == other.read_bytes()
    assert b"2026" not in one.read_bytes()[:2000]


def test_the_settings_of_the_user_change_no_byte(tmp_path):
    plain, other = tmp_path / "plain.svg", tmp_path / "other.svg"
    save_chart(chart(), plain)
    with mpl.rc_context({"axes.facecolor": "black", "grid.linestyle": ":", "font.family": "serif"}):
        save_chart(chart(), other)
    assert plain.read_bytes() == other.read_bytes()


def test_data_and_alt_text_stand_beside_the_pictures(tmp_path):
    paths = save_chart(chart(), tmp_path / "national.png", tmp_path / "national.svg")
    assert [path.name for path in paths] == [
        "national.png",
        "national.svg",
        "national.csv",
        "national.alt.txt",
    ]
    header = (tmp_path / "national.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header == (
        "date,date_last,kind,series,value_bpd,low_bpd,high_bpd,method,observation_id,label,"
        "low_observation_id,high_observation_id,place,value_bbl,low_bbl,high_bbl"
    )
    alt = (tmp_path / "national.alt.txt").read_text(encoding="utf-8")
    assert "Lowest day figure: 0.54 million b/d on 20 Sep 2024" in alt


def test_saving_again_leaves_the_files_alone(tmp_path):
    before = [path.stat().st_mtime_ns for path in save_chart(chart(), tmp_path / "national.pdf")]
    assert [path.stat().st_mtime_ns for path in save_chart(chart(), tmp_path / "national.pdf")] == before


def test_an_unknown_ending_names_the_three(tmp_path):
    with pytest.raises(ChartError, match=r"end the file's name in \.png, \.svg or \.pdf"):
        save_chart(chart(), tmp_path / "national.gif")
    assert list(tmp_path.iterdir()) == []


def test_marks_and_texts_have_contrast():
    for group in GROUPS:
        assert contrast(group.ink, PAPER) >= 3, group.name
    for mark in (LINE, MONTH):
        assert contrast(mark, PAPER) >= 3
    for text in (INK, MUTED, "#4A5360", LINE):
        assert contrast(text, PAPER) >= 4.5


@pytest.mark.mpl_image_compare(
    baseline_dir="baseline", filename="national_slide.png", tolerance=8, savefig_kwargs={"dpi": 80}
)
def test_national_slide_looks_as_before():
    return chart().figure


@pytest.mark.mpl_image_compare(
    baseline_dir="baseline", filename="national_column.png", tolerance=8, savefig_kwargs={"dpi": 80}
)
def test_national_column_looks_as_before():
    return chart(size="column").figure


def test_samples_stand_last_as_the_source_and_are_told_as_such():
    figures = [
        claim("obs-1", "2024-05-01", 1_000_000, publisher="Energy Wire (sample)"),
        claim("obs-2", "2024-05-02", 1_000_000, publisher="Energy Wire (sample)"),
        claim("obs-3", "2024-05-03", 1_000_000, publisher="A corpus (a shelf): Reuters, 2024-05-03"),
    ]
    footer = " ".join(text.get_text() for text in by_role(chart(figures, official=[]).figure, "footer"))
    assert "Source: Reuters, Energy Wire (sample)." in footer
