"""What each kind of chart draws and says of the same few claims and outages."""

import dataclasses
from datetime import date

import numpy as np
import pandas as pd
import pytest

from oiltrack.errors import NoFigureError
from oiltrack.facts import Cause, Measure
from oiltrack.history import OutageKind
from oiltrack.report.kinds.facility import of_facility
from oiltrack.report.language import NBSP
from oiltrack.report.spec import KINDS, ChartSpec
from tests.report.drawing import artist, by_role, words
from tests.report.kinds.drawing import CLAIMS, OUTAGES, PLACES, TODAY, drawn, inputs
from tests.series.build import claim, outage


def title(chart) -> str:
    return " ".join(" ".join(t.get_text() for t in by_role(chart.figure, "title")).replace(NBSP, " ").split())


def of_kind(chart, kind: str) -> pd.DataFrame:
    return chart.rows[chart.rows["kind"] == kind]


def test_a_facility_shows_each_claim_the_chosen_line_and_its_capacity() -> None:
    chart = drawn("facility")
    assert title(chart).startswith(
        "El Sharara: crude output at 90,000 b/d, 30% of capacity, down 65% since 1 Jun 2024"
    )
    main = chart.figure.axes[0]
    assert len(artist(main, "claims").get_xdata()) == 3
    assert set(artist(main, "capacity").get_ydata()) == {0.3}
    assert of_kind(chart, "claim")["observation_id"].tolist() == ["s-1", "s-2", "s-3"]
    assert of_kind(chart, "capacity")["observation_id"].tolist() == ["s-c"]
    assert of_kind(drawn("facility", layers=("days", "capacity")), "claim").empty


def test_of_a_country_the_facility_with_the_most_claims_is_drawn() -> None:
    told = [
        ("sharara", Measure.PRODUCTION, 3),
        ("hariga", Measure.EXPORTS, 5),
        ("hariga", Measure.PRODUCTION, 9),
        ("bonny", Measure.EXPORTS, 50),
        ("libya", Measure.PRODUCTION, 99),
    ]
    chosen = of_facility(ChartSpec(kind="facility"), PLACES, told)
    assert (chosen.place, chosen.measure) == ("hariga", "exports")
    assert of_facility(ChartSpec(kind="facility", place="messla"), PLACES, told).place == "messla"


def test_fields_have_a_panel_each_and_lines_through_all() -> None:
    chart = drawn("fields", start=date(2024, 1, 1))
    panels = [axes.get_gid() for axes in chart.figure.axes]
    assert panels == ["panel sharara", "panel messla", "panel hariga"]
    assert len({axes.get_xlim() for axes in chart.figure.axes}) == 1
    assert [line.get_gid().split()[0] for line in chart.figure.artists].count("event") == 2
    assert of_kind(chart, "day").groupby("place")["value_bpd"].max().to_dict() == {
        "hariga": 220_000,
        "messla": 80_000,
        "sharara": 260_000,
    }
    assert [a.get_gid() for a in drawn("fields", places=("hariga",)).figure.axes] == ["panel hariga"]
    asked = drawn("fields", places=("hariga", "es-sider"))
    assert [axes.get_gid() for axes in asked.figure.axes] == ["panel hariga"]
    assert "Without a figure for a day: Es Sider." in asked.alt_text


def test_lines_through_all_fields_stand_on_first_days_and_the_note_counts_them() -> None:
    chart = drawn("fields", start=date(2024, 8, 10))
    lines = [line.get_gid() for line in chart.figure.artists if line.get_gid().startswith("event")]
    assert len(lines) == 1  # Sharara was shut before
    assert (
        "Shaded: outages of the place by cause. Lines through all: first day of nationwide outages and those "
        "of 250,000 b/d or more, as told, not by capacity." in chart.alt_text
    )
    fewer = drawn("fields", start=date(2024, 1, 1), max_labels=1)
    assert "not by capacity; 1 of 2, as labels have room." in fewer.alt_text
    assert "Lines through all" not in drawn("fields", events="none").alt_text


def test_the_note_of_a_facility_tells_of_what_is_drawn() -> None:
    parts = ("Rings: ", "Line: ", "Dashed: ")
    assert all(part in drawn("facility").alt_text for part in parts)
    month = [claim("s-m", "2024-06", 260_000, entities=("sharara",))]
    assert not any(part in drawn("facility", inputs(month)).alt_text for part in parts)


def test_years_are_lines_and_an_outage_year_has_its_cause() -> None:
    chart = drawn("years", official="OPEC secondary sources")
    main = chart.figure.axes[0]
    assert artist(main, "year 2023").get_xdata().tolist() == [5]
    assert artist(main, "year 2024").get_xdata().tolist() == [4, 5]
    assert sorted(t.get_text() for t in by_role(chart.figure, "end")) == ["2023", "2024 politics, pay"]
    assert title(chart) == "Libya: 1.18 million b/d in the 2 months of 2024 with figures"


def test_an_outage_dated_by_its_month_alone_names_no_year() -> None:
    told = [claim(f"n-{year}", f"{year}-06", 1_000_000) for year in (2023, 2024)]
    vague = outage("s1", "2023-06", "2023-06", "messla", cause=Cause.LEAK, peak=300_000)
    sure = outage("s2", "2024-06-01", "2024-07-05", "messla", cause=Cause.LEAK, peak=300_000)
    ends = by_role(drawn("years", inputs(told, [vague, sure])).figure, "end")
    assert sorted(t.get_text() for t in ends) == ["2023", "2024 technical"]


def test_years_with_the_same_months_are_compared() -> None:
    told = [claim(f"n-{year}-{n}", f"{year}-{n:02d}", year * 500) for year in (2023, 2024) for n in (5, 6)]
    assert title(drawn("years", inputs(told, []))).endswith(
        "in the 2 months of 2024 with figures, little changed on the same months of 2023"
    )


def test_a_line_of_months_breaks_where_one_is_missing() -> None:
    told = [claim(f"n-{n}", f"2024-{n:02d}", 1_000_000) for n in (1, 2, 5)]
    line = artist(drawn("years", inputs(told, [])).figure.axes[0], "year 2024")
    assert np.isnan(line.get_ydata()).tolist() == [False, False, True, False]


def test_sources_are_compared_as_they_speak() -> None:
    chart = drawn("sources", series=("OPEC", "EIA"))
    assert of_kind(chart, "month").groupby("series").size().to_dict() == {
        "National Oil Corporation": 1,
        "news": 5,
    }
    assert set(of_kind(chart, "official")["series"]) == {"OPEC secondary sources", "EIA crude"}
    assert title(chart) == (
        "Libya: National Oil Corporation at 1.24 million b/d, News at 1.18 million b/d for Jun 2024; 5% apart"
    )
    alone = drawn("sources", layers=("official",), series=("EIA",))
    assert set(alone.rows["series"]) == {"EIA crude"}
    assert alone.through == date(2024, 6, 30)


def test_sources_go_through_the_last_day_that_a_source_told_of_and_not_to_the_end_of_its_month() -> None:
    chart = drawn("sources", series=("OPEC", "EIA"))
    assert chart.through == date(2024, 9, 20)
    assert "Data through 20 Sep 2024." in chart.alt_text.replace(NBSP, " ")


def test_the_mean_of_some_days_is_called_so_beside_a_figure_for_the_month() -> None:
    day = [claim("n-1", "2024-06-28", 600_000)]
    chart = drawn("sources", inputs(day), series=("OPEC",))
    assert title(chart) == (
        "Libya: OPEC secondary sources at 1.19 million b/d, News at 0.60 million b/d (of days claimed) "
        "for Jun 2024; 98% apart"
    )


def test_a_source_keeps_its_colour_in_a_period_in_which_others_have_no_figure() -> None:
    def colour(chart):
        return artist(chart.figure.axes[0], "source EIA crude").get_color()

    series = ("OPEC", "EIA")
    assert colour(drawn("sources", series=series)) == colour(
        drawn("sources", inputs(claims=[]), series=series, layers=("official",))
    )


def test_the_last_value_of_a_source_names_its_month_where_others_go_on() -> None:
    whole = drawn("sources", series=("OPEC", "EIA"))
    told = {words(end) for end in by_role(whole.figure, "end")}
    assert "News 0.54" in told
    assert "National Oil Corporation 1.24 (Jun 2024)" in told


def test_a_line_of_months_that_ends_early_takes_no_room_for_its_label() -> None:
    whole = drawn("sources", series=("EIA",), start=date(2023, 1, 1))
    early = [claim(f"n-{n}", f"2024-0{n}", 1_000_000) for n in range(1, 9)]
    ends = by_role(whole.figure, "end")
    assert ends
    far = drawn("sources", inputs(early), series=("OPEC",), layers=("news",))
    alone = drawn("sources", inputs(early[:1]), series=("OPEC",), layers=("news",))
    assert by_role(far.figure, "end")
    assert not by_role(alone.figure, "end")
    assert alone.figure.axes[0].get_position().x1 > far.figure.axes[0].get_position().x1


def test_outages_that_ended_after_the_last_day_shown_run_on_it_and_none_is_hollow() -> None:
    shut = outage("s6", "2024-08-20", None, "messla", cause=Cause.LEAK)
    confirmed = [OUTAGES[0], shut]
    chart = drawn("outages", inputs(outages=confirmed), end=date(2024, 8, 20))
    assert title(chart) == (
        "Libya: 2 outages running, 270,000 b/d shut in; largest: El Sharara since 3 Aug 2024"
    )
    assert "hollow" not in " ".join(t.get_text() for t in by_role(chart.figure, "mark"))


def test_outages_have_a_row_a_place_and_hatches_for_force_majeure() -> None:
    chart = drawn("outages")
    assert [t.get_text() for t in by_role(chart.figure, "row")] == [
        "Libya, nationwide",
        "El Sharara",
        "Messla",
    ]
    patches = chart.figure.axes[0].patches
    (majeure,) = [p for p in patches if p.get_gid().startswith("majeure")]
    assert majeure.get_hatch() == "//////"
    hollow = [p for p in patches if p.get_gid().startswith("bar") and p.get_facecolor()[:3] == (1, 1, 1)]
    assert len(hollow) == 1
    assert title(chart) == (
        "Libya: 1 outage running, 700,000 b/d shut in; largest: Politics, pay, nationwide since 26 Aug 2024"
    )
    assert chart.rows["method"].unique().tolist() == ["bar"]


def test_the_last_outage_is_the_one_told_of_last_though_its_end_is_unknown() -> None:
    later = outage("s4", "2024-09-10", None, "messla", cause=Cause.STRIKE)
    ended = drawn("outages", inputs(outages=OUTAGES[::2], today=date(2025, 6, 1)))
    assert title(ended) == "Libya: no outage reported to be running; last: El Sharara, to 2 Sep 2024"
    told = drawn("outages", inputs(outages=[*OUTAGES[::2], later], today=date(2025, 6, 1)))
    assert title(told) == "Libya: no outage reported to be running; last report: Messla, 10 Sep 2024"


@pytest.mark.parametrize("kind", ["outages", "fields", "national"])
def test_what_stopped_nothing_or_is_denied_is_drawn_by_no_kind(kind: str) -> None:
    attack = dataclasses.replace(
        outage("s5", "2024-07-02", "2024-07-05", "messla", cause=Cause.ARMED_CONFLICT),
        kind=OutageKind.ATTACK,
    )
    chart = drawn(kind, inputs(outages=[*OUTAGES, attack]))
    drawn_outages = of_kind(chart, "outage")
    assert len(drawn_outages)
    assert "armed_conflict" not in set(drawn_outages["series"])


def test_offline_is_stacked_by_cause_up_to_what_is_shut_in() -> None:
    chart = drawn("offline")
    assert title(chart) == "Libya: 0.70 million b/d shut in on 25 Sep 2024, most by politics and pay"
    areas = [c.get_gid() for c in chart.figure.axes[0].collections if c.get_gid()]
    assert areas == ["cause Protest, strike", "cause Politics, pay", "cause Technical"]
    rows = of_kind(chart, "offline")
    assert rows.groupby("series")["value_bpd"].max().to_dict() == {
        "Politics, pay": 700_000,
        "Protest, strike": 270_000,
        "Technical": 37_000,
    }


def test_where_no_running_outage_has_a_size_the_title_names_the_latest() -> None:
    running = [outage("r1", "2024-08-01", None, "messla"), outage("r2", "2024-09-10", None, "sharara")]
    chart = drawn("outages", inputs(outages=running))
    assert title(chart) == "Libya: 2 outages running; latest: El Sharara since 10 Sep 2024"


def test_where_no_size_is_told_the_largest_is_that_of_most_capacity() -> None:
    running = [outage("r1", "2024-08-01", None, "messla"), outage("r2", "2024-09-10", None, "sharara")]
    held = inputs(outages=running)
    by_capacity = held.outages.assign(
        peak_offline_bpd=held.outages["places"].map({"messla": 80_000, "sharara": 260_000}).astype("Int64"),
        offline_basis="capacity",
    )
    days = pd.DataFrame({"date": [pd.Timestamp(TODAY)], "offline_bpd": [340_000], "outages": ["a;b"]})
    held = dataclasses.replace(held, outages=by_capacity, offline=days, published=[TODAY])
    assert title(drawn("outages", held)) == (
        "Libya: 2 outages running, 340,000 b/d shut in; largest: El Sharara since 10 Sep 2024"
    )


def test_what_nobody_vouches_for_is_told_to_be_unconfirmed() -> None:
    doubtful = dataclasses.replace(
        outage("s5", "2024-09-10", None, "sharara", cause=Cause.TECHNICAL, peak=85_000),
        what="El Sharara stopped; unconfirmed, low confidence",
    )
    alone, beside = inputs(outages=[doubtful]), inputs(outages=[*OUTAGES, doubtful])
    assert title(drawn("offline", alone)).endswith("most by technical faults; unconfirmed")
    assert title(drawn("offline", beside)).endswith("most by politics and pay; 85,000 b/d of it unconfirmed")
    unsized = outage("r2", "2024-09-10", None, "messla")
    assert title(drawn("outages", inputs(outages=[doubtful, unsized]))) == (
        "Libya: 1 outage running; latest: Messla since 10 Sep 2024"
    )


def test_offline_goes_on_to_the_newest_day_where_nothing_is_shut_in_any_more() -> None:
    unsized = outage("s4", "2024-09-20", None, "messla", cause=Cause.LEAK)
    chart = drawn("offline", inputs(outages=[*OUTAGES[::2], unsized]))
    assert title(chart) == (
        "Libya: nothing of known size shut in on 20 Sep 2024; most was 270,000 b/d on 3 Aug 2024"
    )
    assert chart.through == date(2024, 9, 20)


def test_losses_are_steps_that_end_in_their_total() -> None:
    chart = drawn("losses")
    patches = {p.get_gid(): p for p in chart.figure.axes[0].patches}
    steps = [p for name, p in patches.items() if name.startswith("loss")]
    ends = [0.0, *(step.get_x() + step.get_width() for step in steps)]
    assert [step.get_x() for step in steps] == ends[:-1]
    assert patches["total"].get_width() == ends[-1] == chart.rows["value_bbl"].sum()
    assert title(chart) == "Libya: 30.0 million barrels lost, 72% by politics and pay"


@pytest.mark.parametrize("kind", KINDS)
def test_without_anything_to_draw_the_remedy_is_named(kind: str) -> None:
    with pytest.raises(NoFigureError) as caught:
        drawn(kind, inputs([], []), official="none", layers=("speaker",) if kind == "sources" else ())
    assert caught.value.remedy


@pytest.mark.parametrize("kind", ["years", "sources", "fields", "facility", "national"])
def test_old_data_are_greyed_and_called_old(kind: str) -> None:
    chart = drawn(kind, inputs(today=date(2026, 1, 1)))
    fresh = drawn(kind, inputs(today=date(2024, 7, 10)))
    assert "(out of date)" in chart.alt_text
    shades = [by_role(c.figure, "title")[0].get_color() for c in (chart, fresh)]
    assert shades[0] != shades[1]
    assert "(out of date)" not in fresh.alt_text


def test_a_threat_or_a_doubt_is_no_loss() -> None:
    unknown = outage("s9", "2024-05-01", "2024-05-09", "messla", cause=Cause.WEATHER, peak=None)
    chart = drawn("losses", inputs(CLAIMS, [*OUTAGES, unknown]))
    assert "Outages of unknown size, left out: 1." in chart.alt_text
    assert "Weather" not in set(chart.rows["series"])
