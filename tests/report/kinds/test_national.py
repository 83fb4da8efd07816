"""The national chart: what is drawn, that its words stay apart and inside, and that its bytes repeat."""

import dataclasses
from datetime import date

import numpy as np
import pytest

from oiltrack.errors import ChartError
from oiltrack.facts import Cause
from oiltrack.report.page import PAGES
from tests.report.drawing import (
    CLAIMS,
    OFFICIAL,
    OLD_ENOUGH,
    artist,
    by_role,
    chart,
    crowd,
    titled,
    words,
)
from tests.series.build import claim, event, outage


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
    spread = artist(main, "ranges").get_ydata()[:2]
    assert [round(y, 2) for y in spread] == [1.18, 1.23]
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
