"""The national chart: what is drawn, that its words stay apart and inside, and that its bytes repeat."""

import dataclasses
import random
from datetime import date

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from oiltrack.errors import ChartError
from oiltrack.facts import Cause, OfficialValue, Place, PlaceKind
from oiltrack.report.national import national_chart, save_chart
from oiltrack.report.page import PAGES
from oiltrack.report.palette import GROUPS, INK, LINE, MONTH, MUTED, PAPER, contrast
from oiltrack.report.spec import ChartSpec
from oiltrack.series.frames import claims_frame, official_frame
from oiltrack.series.outages import episodes
from oiltrack.stored import StoredOfficialValue
from tests.series.build import claim, event, outage

SPEC = ChartSpec(name="national", official="OPEC secondary sources", start=date(2024, 1, 1))
CLAIMS = [
    claim("obs-1", "2024-06-01", 1_250_000, publisher="NOC (bulletin)"),
    claim("obs-2", "2024-06-04", 1_230_000, publisher="Reuters"),
    claim("obs-3", "2024-06-04", 1_180_000, publisher="Argus"),
    claim("obs-4", "2024-08-28", 591_000, publisher="Reuters"),
    claim("obs-5", "2024-09-20", 540_000, publisher="Reuters"),
    claim("obs-6", "2024-07", 1_180_000, publisher="AFP"),
]
OFFICIAL = [
    StoredOfficialValue(
        id="off-1",
        value=OfficialValue(
            series="OPEC secondary sources",
            place_id="libya",
            period="2024-05",
            rate_bpd=1_160_000,
            released=None,
            source="MOMR",
        ),
    )
]
OUTAGES = [
    outage("s1", "2024-08-03", "2024-10-03", "sharara", cause=Cause.PROTEST, peak=270_000),
    outage("s2", "2024-08-26", None, "libya", cause=Cause.POLITICAL, peak=700_000, scope="national"),
    outage("s3", "2024-02-20", "2024-02-26", "wafa", cause=Cause.STRIKE, peak=37_000),
]
OLD_ENOUGH = [claim("obs-1", "2024-09-20", 540_000)]
PLACES = {
    "libya": Place(id="libya", name="Libya", kind=PlaceKind.COUNTRY, country="libya"),
    "sharara": Place(id="sharara", name="El Sharara", kind=PlaceKind.FIELD, country="libya"),
    "aa-line": Place(id="aa-line", name="A Line (16 inch)", kind=PlaceKind.PIPELINE, country="libya"),
    "forcados": Place(id="forcados", name="Forcados", kind=PlaceKind.TERMINAL, country="nigeria"),
}


def chart(claims=CLAIMS, outages=OUTAGES, official=OFFICIAL, events=(), *, today=None, **changes):
    return national_chart(
        dataclasses.replace(SPEC, **changes),
        claims=claims_frame(claims),
        outages=episodes(events, outages),
        official=official_frame(official),
        places=PLACES,
        today=today,
    )


def crowd(count):
    rng = random.Random(count)
    start = date(2011, 1, 1).toordinal()
    days = [date.fromordinal(start + rng.randrange(5000)) for _ in range(count)]
    causes = list(Cause)
    return [
        outage(f"s{n}", f"{day}", f"{date.fromordinal(day.toordinal() + rng.randrange(1, 90))}", f"field-{n}",
               cause=causes[n % len(causes)], peak=rng.randrange(100_000, 900_000))
        for n, day in enumerate(days)
    ]  # fmt: skip


def by_role(figure, role):
    return [text for text in figure.texts if text.get_gid().split()[0] == role]


def words(text):
    return " ".join(text.get_text().split())


def titled(drawn):
    return " ".join(words(text) for text in by_role(drawn.figure, "title"))


def artist(axes, gid):
    return next(item for item in axes.get_children() if item.get_gid() == gid)


def test_the_line_steps_through_the_points_and_breaks_after_the_hold():
    main = chart(outages=[]).figure.axes[0]
    line = artist(main, "line")
    assert line.get_drawstyle() == "steps-post"
    x, y = line.get_data()
    day = date(2024, 6, 1).toordinal() - date(1970, 1, 1).toordinal()
    first = int(np.flatnonzero(np.isnan(y))[0])
    assert (x[0], y[0]) == (day, 1.25)
    assert x[first] == day + 3 + 10 + 1  # reported on the 4th, held ten days, drawn to the end of the last
    assert np.isnan(y).sum() == 3
    markers = artist(main, "reported")
    assert len(markers.get_xdata()) == 4
    assert markers.get_marker() == "o"


def test_the_range_of_a_day_and_the_months_are_marks_of_their_own():
    main = chart(outages=[]).figure.axes[0]
    (spread,) = artist(main, "ranges").get_segments()
    assert [round(y, 2) for _, y in spread] == [1.18, 1.23]
    (month,) = artist(main, "months").get_segments()
    (mean,) = artist(main, "official").get_segments()
    assert month[1][0] - month[0][0] == 31
    assert mean[0][1] == 1.16


def test_large_and_nationwide_outages_are_bands_and_all_are_in_the_strip():
    drawn = chart()
    main, strip = drawn.figure.axes
    bands = [patch for patch in main.patches if patch.get_gid().startswith("band")]
    assert len(bands) == 1
    assert sum(patch.get_gid().startswith("cap") for patch in main.patches) == 2
    assert sum(patch.get_gid().startswith("strip") for patch in strip.patches) == 3
    assert [tick.get_text() for tick in strip.get_yticklabels()] == ["Protest, strike", "Politics, pay"]
    assert sorted(text.get_text() for text in by_role(drawn.figure, "label")) == [
        "El Sharara −0.27",
        "Politics, pay, nationwide −0.70",
    ]


@pytest.mark.parametrize("size", sorted(PAGES))
def test_each_band_has_a_label_and_what_has_none_is_in_the_strip(size):
    drawn = chart(CLAIMS, crowd(60), size=size, start=date(2011, 1, 1), max_labels=60)
    main, strip = drawn.figure.axes
    bands = {patch.get_gid().split()[1] for patch in main.patches if patch.get_gid().startswith("cap")}
    labels = {text.get_gid().split()[1] for text in by_role(drawn.figure, "label")}
    assert bands == labels == set(drawn.rows.loc[drawn.rows["method"] == "band", "observation_id"])
    assert len(bands) >= 3
    assert sum(patch.get_gid().startswith("strip") for patch in strip.patches) == 60


def test_of_bands_that_overlap_only_the_largest_is_tinted_and_the_caps_stand_below_each_other():
    crossing = [
        outage("s1", "2024-06-01", "2024-07-31", "sharara", cause=Cause.PROTEST, peak=300_000),
        outage("s2", "2024-07-01", "2024-09-30", "wafa", cause=Cause.BLOCKADE, peak=900_000),
        outage("s3", "2024-08-01", "2024-08-31", "amal", cause=Cause.POLITICAL, peak=400_000),
    ]
    drawn = chart(CLAIMS, crossing)
    found = {p.get_gid(): p for p in drawn.figure.axes[0].patches}
    ids = dict(zip((300_000, 900_000, 400_000), drawn.rows["observation_id"].tail(3), strict=True))
    assert found[f"band {ids[900_000]}"].get_width() == 82  # to the end of the chart
    assert f"band {ids[300_000]}" not in found
    assert f"band {ids[400_000]}" not in found
    upper, lower, _ = caps = [found[f"cap {ids[peak]}"] for peak in (300_000, 900_000, 400_000)]
    assert caps[0].get_y() == caps[2].get_y() > lower.get_y()
    assert lower.get_y() + lower.get_height() < upper.get_y()  # also where they have one colour


def test_a_long_outage_hides_no_shorter_one_of_its_row():
    long = outage("s0", "2012-01-01", "2023-12-31", "mabruk", cause=Cause.ARMED_CONFLICT)
    short = [
        outage(f"s{year}", f"{year}-03-01", f"{year}-04-30", "sharara", cause=Cause.ARMED_CONFLICT)
        for year in (2013, 2016, 2019)
    ]
    strip = chart(CLAIMS, [long, *short], start=date(2011, 1, 1)).figure.axes[1]
    bars = [patch.get_bbox() for patch in strip.patches if patch.get_gid().startswith("strip")]
    assert len(bars) == 4
    for number, one in enumerate(bars):
        assert not any(one.overlaps(other) for other in bars[number + 1 :])


@pytest.mark.parametrize("size", sorted(PAGES))
@pytest.mark.parametrize("end", ["2024-06-01", "2024-06-02", "2024-06-04"])
def test_a_day_or_a_few_can_be_drawn_at_every_size(size, end):
    days = {"start": date(2024, 6, 1), "end": date.fromisoformat(end)}
    assert (chart(size=size, **days).rows["kind"] == "day").any()
    with pytest.raises(ChartError, match="from 2023-01-01 to 2023-01-01 to draw; choose other days"):
        chart(size=size, start=date(2023, 1, 1), end=date(2023, 1, 1))


def test_outages_of_other_countries_are_left_out():
    drawn = chart(events=[event("evt-1", "2024-07-01", "forcados", offline=400_000)])
    assert "evt" not in drawn.rows["observation_id"].str.cat(sep=" ")
    assert (drawn.rows["kind"] == "outage").sum() == 3


def test_the_words_state_the_finding_the_definition_and_the_sources():
    figure = chart().figure
    said = {
        role: " ".join(t.get_text() for t in by_role(figure, role))
        for role in ("title", "subtitle", "footer")
    }
    title = said["title"].replace("\N{NO-BREAK SPACE}", " ")
    assert title == (
        "Libya: crude output at 0.54 million b/d, down 9% since 28 Aug 2024; "
        "nationwide outage (politics, pay) since 26 Aug 2024"
    )
    assert said["subtitle"] == "Production of crude oil, Libya, million barrels a day, Jan 2024 to Sep 2024"
    assert "Source: Reuters, AFP, NOC; OPEC secondary sources." in said["footer"]
    assert "held for at most 10 days" in said["footer"]
    assert "Data through 20 Sep 2024." in said["footer"]
    assert [text.get_text() for text in by_role(figure, "last")] == ["0.54", "20 Sep 2024"]


def test_many_sources_are_counted():
    many = [
        claim(f"obs-{n}", f"2024-05-{n:02d}", 1_000_000, publisher=f"Paper {n:02d}") for n in range(1, 16)
    ]
    footer = " ".join(text.get_text() for text in by_role(chart(many, official=[]).figure, "footer"))
    assert "Source: Paper 01, Paper 02, Paper 03 and 12 others." in footer


def test_old_data_is_called_old_only_when_told_the_day():
    title = by_role(chart(today=date(2025, 1, 1)).figure, "title")[0]
    assert words(title) == "Libya: no crude output figure since 20 Sep 2024 (then 0.54 million b/d)"
    assert title.get_color() != by_role(chart(today=date(2024, 9, 25)).figure, "title")[0].get_color()


def test_a_chart_that_ends_before_the_newest_figure_is_not_old():
    drawn = chart(end=date(2024, 6, 30), today=date(2025, 1, 1))
    assert titled(drawn) == (
        "Libya: crude output at 1.23 million b/d on 4 Jun 2024, down 2% since 1 Jun 2024"
    )
    assert "(out of date)" not in drawn.alt_text
    late = chart(end=date(2024, 12, 31), today=date(2025, 1, 1))
    assert titled(late) == "Libya: no crude output figure since 20 Sep 2024 (then 0.54 million b/d)"


def test_a_figure_beyond_the_end_counts_as_newer_also_if_it_is_a_month_or_official():
    claims = [CLAIMS[0], CLAIMS[5]]
    assert "no crude" not in titled(chart(claims, end=date(2024, 6, 30), today=date(2025, 1, 1)))
    months = [
        dataclasses.replace(OFFICIAL[0], value=dataclasses.replace(OFFICIAL[0].value, period="2024-11"))
    ]
    assert "no crude" not in titled(
        chart(CLAIMS[:1], [], months, end=date(2024, 6, 30), today=date(2025, 1, 1))
    )


def test_an_outage_of_which_nobody_has_spoken_lately_heads_no_chart():
    claims = [*CLAIMS, claim("obs-7", "2024-12-20", 1_400_000)]
    assert titled(chart(claims, today=date(2024, 12, 21))) == (
        "Libya: crude output at 1.40 million b/d, up 159% since 20 Sep 2024"
    )
    told = [event("evt-1", "2024-12-01", "libya", offline=700_000)]
    again = event("evt-0", "2024-10-15", "libya")
    assert titled(chart(claims, events=[again, *told], today=date(2024, 12, 21))).endswith(
        "nationwide outage (politics, pay) since 26 Aug 2024"
    )
    # The chart may end earlier than the day on which it is drawn.
    assert "outage" in titled(chart(today=None))
    assert "outage" not in titled(chart(OLD_ENOUGH, today=date(2024, 10, 30)))


def test_an_outage_that_its_own_words_doubt_heads_no_chart():
    doubtful = dataclasses.replace(
        outage("s4", "2024-09-10", None, "sharara", peak=90_000),
        what="Sharara stopped; Unconfirmed, low confidence",
    )
    sure = outage("s5", "2024-09-12", None, "wafa", peak=30_000)
    assert (
        titled(chart(outages=[doubtful]))
        == "Libya: crude output at 0.54 million b/d, down 9% since 28 Aug 2024"
    )
    assert titled(chart(outages=[doubtful, sure])).endswith("; Wafa shut since 12 Sep 2024")
    assert "strip" in chart(outages=[doubtful]).rows["method"].tolist()


def test_the_name_of_the_place_is_that_of_the_gazetteer():
    claims = [claim("obs-1", "2024-06-01", 250_000, entities=("sharara",))]
    own = [outage("s1", "2024-05-20", None, "sharara", cause=Cause.STRIKE, peak=100_000)]
    drawn = chart(claims, own, [], place="sharara")
    assert titled(drawn) == "El Sharara: crude output at 250,000 b/d; El Sharara shut since 20 May 2024"
    assert "Production of crude oil, El Sharara, thousand" in drawn.alt_text
    assert titled(chart(claims, [], [], place="sharara", place_name="Old Sharara")).startswith(
        "Old Sharara: "
    )


def test_a_page_without_room_for_the_whole_title_has_the_brief_one():
    places = [f"a-field-with-a-name-of-some-length-{n}" for n in range(3)]
    running = outage("s9", "2024-09-10", None, *places, cause=Cause.STRIKE, peak=900_000)
    many = [*crowd(60), running]
    told = "Libya: crude output at 0.54 million b/d, down 9% since 28 Aug 2024"
    claims = [*CLAIMS, claim("old", "2011-01-05", 1_600_000)]
    assert f"{told}; A Field With" in titled(chart(claims, many, start=date(2011, 1, 1)))
    small = chart(claims, many, size="column", start=date(2011, 1, 1))
    assert titled(small) == told
    assert "1 more shut since 10 Sep 2024." in small.alt_text


def test_pipelines_are_named_after_fields():
    running = outage("s9", "2024-09-10", None, "aa-line", "sharara", cause=Cause.STRIKE, peak=900_000)
    assert titled(chart(outages=[running])).endswith("; El Sharara and A Line shut since 10 Sep 2024")


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
        "low_observation_id,high_observation_id"
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


def test_samples_stand_last_as_the_source():
    figures = [
        claim("obs-1", "2024-05-01", 1_000_000, publisher="Energy Wire (sample)"),
        claim("obs-2", "2024-05-02", 1_000_000, publisher="Energy Wire (sample)"),
        claim("obs-3", "2024-05-03", 1_000_000, publisher="A corpus (a shelf): Reuters, 2024-05-03"),
    ]
    footer = " ".join(text.get_text() for text in by_role(chart(figures, official=[]).figure, "footer"))
    assert "Source: Reuters, Energy Wire." in footer
