"""The words of the chart say what is drawn: month of the title, unit, note, axis of a field."""

import dataclasses
from datetime import date

import pytest

from oiltrack.errors import NoFigureError
from oiltrack.facts import Place, PlaceKind
from oiltrack.report.amounts import MILLION, THOUSAND, counted
from oiltrack.report.draw import nice_top
from oiltrack.report.inputs import Inputs, capacities_frame
from oiltrack.report.kinds.national import national_chart
from oiltrack.report.kinds.national_data import begun
from oiltrack.report.language import language
from oiltrack.report.spec import ChartSpec
from oiltrack.series.frames import claims_frame, official_frame
from oiltrack.series.outages import episodes
from tests.report.kinds.drawing import official
from tests.series.build import claim, outage

ENGLISH = language("en")
SPEC = ChartSpec(name="mine", start=date(2024, 1, 1))
PLACES = {
    "libya": Place(id="libya", name="Libya", kind=PlaceKind.COUNTRY, country="libya"),
    "sharara": Place(id="sharara", name="El Sharara", kind=PlaceKind.FIELD, country="libya"),
}
FIELD = [claim("obs-1", "2024-06-01", 253_500, entities=("sharara",))]


def chart(claims, outages=(), *, today=None, **changes):
    return national_chart(
        dataclasses.replace(SPEC, **changes),
        Inputs(
            claims=claims_frame(claims),
            outages=episodes([], list(outages)),
            official=official_frame([]),
            capacities=capacities_frame([]),
            places=PLACES,
            today=today,
        ),
    )


def told(drawn):
    return drawn.alt_text.splitlines()[0]


@pytest.mark.parametrize(
    ("earlier", "last", "change"),
    [
        ([("2024-06-10", 1_000_000)], "2024-07-17", "down 35% on the month"),  # held on 17 June
        ([("2024-05-17", 900_000), ("2024-06-17", 500_000)], "2024-07-17", "up 30% on the month"),
        ([("2024-02-29", 1_300_000)], "2024-03-31", "down 50% on the month"),
        ([("2024-10-31", 500_000)], "2024-11-30", "up 30% on the month"),  # 30 days
        ([("2024-06-05", 1_000_000)], "2024-07-17", "down 35% since 5 Jun 2024"),  # held to 15 June
        ([("2024-06-20", 1_000_000)], "2024-07-17", "down 35% since 20 Jun 2024"),
        ([("2024-06-01", 325_000), ("2024-07-16", 600_000)], "2024-07-17", "up 100% since 1 Jun 2024"),
    ],
)
def test_a_month_is_named_only_where_a_figure_was_in_force_a_month_before(earlier, last, change):
    held = [claim(f"obs-{n}", day, rate) for n, (day, rate) in enumerate(earlier)]
    drawn = chart([*held, claim("obs-last", last, 650_000)])
    assert told(drawn) == f"Libya: crude output at 0.65 million b/d, {change}."


def test_an_old_chart_counts_from_its_newest_figure_be_it_of_a_day_or_a_month():
    old = date(2026, 1, 1)
    days = [claim("obs-1", "2024-05-12", 600_000), claim("obs-2", "2024-04", 800_000)]
    assert told(chart(days, today=old)) == (
        "Libya: no crude output figure since 12 May 2024 (then 0.60 million b/d)."
    )
    month = claim("obs-3", "2024-06", 900_000)
    assert told(chart([*days, month], today=old)) == (
        "Libya: no crude output figure since Jun 2024 (then 0.90 million b/d)."
    )


@pytest.mark.parametrize(
    ("claims", "today", "title", "beside"),
    [
        (
            [("2018-12-11", 73_000), ("2020-05", 90_000)],
            date(2026, 1, 1),
            "El Sharara: no crude output figure since May 2020 (then 90,000 b/d).",
            ["90", "May 2020"],
        ),
        (
            [("2024-01-12", 60_000), ("2024-06", 90_000)],
            date(2024, 7, 1),
            "El Sharara: crude output at 90,000 b/d in Jun 2024, a figure for the month.",
            ["90", "Jun 2024"],
        ),
        (
            [("2024-05-25", 60_000), ("2024-06", 90_000)],
            date(2024, 7, 1),
            "El Sharara: crude output at 60,000 b/d.",
            ["60", "25 May 2024"],
        ),
        (
            [("2024-06", 90_000)],
            date(2024, 7, 1),
            "El Sharara: crude output at 90,000 b/d in Jun 2024; monthly figures only.",
            ["90", "Jun 2024"],
        ),
    ],
)
def test_the_title_and_the_words_at_the_line_s_end_tell_of_the_same_newest_figure(
    claims, today, title, beside
):
    held = [claim(f"obs-{when}", when, rate, entities=("sharara",)) for when, rate in claims]
    drawn = chart(held, today=today, start=date(2018, 1, 1), place="sharara")
    assert told(drawn) == title
    assert [t.get_text() for t in drawn.figure.texts if t.get_gid() == "last"] == beside


def test_a_day_that_is_much_older_than_the_newest_official_mean_is_named():
    held = Inputs(
        claims=claims_frame([claim("obs-1", "2024-01-12", 600_000)]),
        outages=episodes([], []),
        official=official_frame(official("OPEC", m2024_06=900_000)),
        capacities=capacities_frame([]),
        places=PLACES,
        today=date(2024, 7, 1),
    )
    drawn = national_chart(dataclasses.replace(SPEC, official="OPEC"), held)
    assert told(drawn) == "Libya: crude output at 0.60 million b/d on 12 Jan 2024."
    old = national_chart(
        dataclasses.replace(SPEC, official="OPEC"), dataclasses.replace(held, today=date(2026, 1, 1))
    )
    assert told(old) == "Libya: no crude output figure since Jun 2024 (then 0.90 million b/d)."
    assert [t.get_text() for t in old.figure.texts if t.get_gid() == "last"][0] == "0.90"


def test_a_date_of_the_title_is_not_broken_over_two_lines():
    figure = chart([claim("a", "2024-01-03", 900_000), claim("b", "2024-07-17", 650_000)]).figure
    title = " / ".join(text.get_text() for text in figure.texts if text.get_gid() == "title")
    assert "3\N{NO-BREAK SPACE}Jan\N{NO-BREAK SPACE}2024" in title


def test_a_field_is_told_in_thousands_in_every_place():
    strike = outage("s1", "2024-05-20", "2024-05-28", "sharara", peak=37_500)
    drawn = chart([*FIELD, claim("obs-2", "2024-07-01", 180_000, entities=("sharara",))], [strike],
                  place="sharara")  # fmt: skip
    texts = {text.get_gid().split()[0]: text.get_text() for text in drawn.figure.texts}
    assert told(drawn) == "El Sharara: crude output at 180,000 b/d, down 29% on the month."
    assert texts["subtitle"].startswith("Production of crude oil, El Sharara, thousand barrels a day")
    assert texts["label"] == "El Sharara \N{MINUS SIGN}37.5"
    assert [t.get_text() for t in drawn.figure.texts if t.get_gid() == "last"] == ["180", "1 Jul 2024"]
    ticks = [label.get_text() for label in drawn.figure.axes[0].get_yticklabels()]
    assert ticks == ["0", "100", "200", "300"]
    assert (
        "Lowest day figure: 180,000 b/d on 1 Jul 2024; highest: 253,500 b/d on 1 Jun 2024." in drawn.alt_text
    )


def test_a_small_field_has_ticks_of_its_size():
    assert [nice_top(top) for top in (0.0, 0.011, 0.07)] == pytest.approx([0.005, 0.015, 0.08])
    small = chart([claim("obs-1", "2024-06-01", 2_400, entities=("sharara",))], place="sharara")
    ticks = [label.get_text() for label in small.figure.axes[0].get_yticklabels()]
    assert ticks == ["0", "5"]


def test_rates_are_written_in_the_unit():
    assert [ENGLISH.rate(MILLION, 1_404_000), ENGLISH.rate(MILLION, 80_000)] == [
        "1.40 million b/d",
        "80,000 b/d",
    ]
    assert [MILLION.number(865_000), MILLION.number(-865_000)] == ["0.87", "-0.87"]
    assert [THOUSAND.number(300_000), THOUSAND.number(37_500), THOUSAND.number(1_100_000)] == [
        "300",
        "37.5",
        "1,100",
    ]
    assert [MILLION.tick(500_000, step=500_000), MILLION.tick(250_000, step=250_000)] == ["0.5", "0.25"]


def test_the_note_under_a_field_tells_of_its_own_bands():
    strike = outage("s1", "2024-05-20", "2024-05-28", "sharara", peak=110_000)
    drawn = chart(FIELD, [strike], place="sharara")
    assert (drawn.rows["method"] == "band").sum() == 1
    assert (
        "Bands: outages of El Sharara of a size that is told, not by capacity, with the peak shut in. "
        "Strip: the one outage." in drawn.alt_text
    )
    assert "250,000" not in drawn.alt_text
    assert "nationwide" not in drawn.alt_text
    assert "hollow" not in drawn.alt_text


@pytest.mark.parametrize(
    ("events", "which"),
    [
        ("large", "nationwide outages and those of 250,000 b/d or more, as told, not by capacity"),
        ("national", "nationwide outages of a size that is told, not by capacity"),
        ("all", "outages of Libya of a size that is told, not by capacity"),
    ],
)
def test_the_note_tells_which_outages_have_bands(events, which):
    blockade = outage("b", "2024-05-01", "2024-05-20", "libya", peak=700_000, scope="national")
    drawn = chart([claim("obs-1", "2024-06-01", 900_000)], [blockade], events=events)
    assert f"Bands: {which}, with" in drawn.alt_text


def note_of(*outages, **changes):
    drawn = chart([claim("obs-1", "2024-09-10", 900_000)], outages, **changes)
    (line,) = (line for line in drawn.alt_text.splitlines() if line.startswith("Note: "))
    return line, drawn.rows


def test_the_note_counts_the_bands_where_not_all_that_are_meant_have_room_for_a_label():
    meant = [outage(f"s{n}", f"2024-0{n}-01", f"2024-0{n}-09", f"f-{n}", peak=300_000) for n in range(1, 6)]
    line, rows = note_of(*meant, max_labels=2)
    assert (rows["method"] == "band").sum() == 2
    assert "with the peak shut in; 2 of 5, as labels have room. Strip: all 5 outages by cause" in line
    line, rows = note_of(*meant)
    assert (rows["method"] == "band").sum() == 5
    assert "with the peak shut in. Strip:" in line


def test_the_note_tells_that_of_bands_that_overlap_one_is_shaded():
    nested = outage("s1", "2024-05-05", "2024-05-10", "sharara", peak=300_000)
    around = outage("s2", "2024-05-01", "2024-05-20", "libya", peak=700_000, scope="national")
    after = outage("s3", "2024-05-21", "2024-05-25", "sharara", peak=300_000)
    overlap = "of those that overlap only the larger is shaded"
    assert overlap in note_of(nested, around)[0]
    assert overlap not in note_of(around, after)[0]


def test_the_note_tells_of_no_strip_and_no_range_where_none_is_drawn():
    blockade = outage("b", "2024-05-01", "2024-05-20", "libya", peak=700_000, scope="national")
    line, _ = note_of(blockade, layers=("days", "bands"))
    assert "Bands: " in line
    assert "Strip" not in line
    assert "thin verticals" not in line
    both = [claim("a", "2024-06-01", 900_000), claim("b", "2024-06-01", 910_000, publisher="AFP")]
    assert "then the line breaks; thin verticals: range of the claims." in chart(both).alt_text


def test_an_outage_that_ended_after_the_chart_s_last_day_runs_on_it():
    claims = [claim("a", "2024-08-28", 600_000), claim("b", "2024-10-20", 1_100_000)]
    blockade = outage("b", "2024-08-26", "2024-10-03", "libya", peak=700_000, scope="national")
    cut = chart(claims, [blockade], end=date(2024, 8, 31), today=date(2024, 11, 1))
    assert told(cut).endswith("on 28 Aug 2024; nationwide outage (blockade) since 26 Aug 2024.")
    assert "outage (" not in told(chart(claims, [blockade], today=date(2024, 11, 1)))
    late = chart(claims, [blockade], start=date(2024, 8, 28), end=date(2024, 8, 31))
    assert told(late).endswith("since 26 Aug 2024.")


def test_an_outage_that_is_dated_by_its_month_runs_since_that_month():
    vague = outage("v", "2024-08", None, "sharara", peak=100_000)
    drawn = chart([claim("a", "2024-08-28", 600_000)], [vague])
    assert told(drawn).endswith("; El Sharara shut since Aug 2024.")


def test_the_key_of_a_label_has_the_month_of_the_outage_though_it_began_before_the_chart():
    crowd = [
        outage(f"s{n}", "2023-11-20", f"2024-{n:02d}-20", f"a-field-with-a-long-name-{n}", peak=300_000 - n)
        for n in range(1, 12)
    ]
    drawn = chart([claim("a", "2024-12-28", 600_000)], crowd, size="column")
    keys = " ".join(text.get_text() for text in drawn.figure.texts if text.get_gid() == "key")
    assert "(Nov 2023)" in keys
    assert "(Jan 2024)" not in keys


@pytest.mark.parametrize(
    ("end", "names"),
    [
        (date(2024, 6, 1), ["1 Jun"]),
        (date(2024, 6, 30), ["1 Jun", "8 Jun", "15 Jun", "22 Jun", "29 Jun"]),
        (date(2024, 9, 15), ["Jun 2024", "Jul 2024", "Aug 2024", "Sep 2024"]),
        (date(2026, 9, 15), ["2024", "2025", "2026"]),
    ],
)
def test_the_time_axis_names_weeks_months_or_years(end, names):
    drawn = chart([claim("a", "2024-06-01", 600_000)], start=date(2024, 6, 1), end=end)
    assert [text.get_text() for text in drawn.figure.texts if text.get_gid() == "year"] == names


def test_the_note_tells_of_no_bands_where_none_is_drawn():
    unknown = outage("s1", "2024-05-20", "2024-05-28", "sharara", peak=None)
    assert "Strip: the one outage." in chart(FIELD, [unknown], place="sharara").alt_text
    assert "Bands" not in chart(FIELD, [unknown], place="sharara").alt_text


def test_the_alt_text_counts_one_day_and_one_month():
    drawn = chart([claim("a", "2024-06-01", 900_000), claim("b", "2024-05", 900_000)])
    assert "1 day and 1 month with a reported figure." in drawn.alt_text
    assert [counted(0, "day"), counted(1, "day"), counted(1_200, "day")] == ["0 days", "1 day", "1,200 days"]


def test_an_axis_without_a_start_begins_with_the_year_of_the_first_figure():
    drawn = chart([claim("a", "2022-06-01", 900_000)], start=None)
    assert "Jan 2022 to Jun 2022" in drawn.alt_text


def test_a_start_moves_to_the_year_of_the_first_figure_and_never_back():
    claims, official = claims_frame([claim("a", "2022-06-01", 900_000)]), official_frame([])

    def start(day):
        return begun(dataclasses.replace(SPEC, start=day), claims=claims, official=official).start

    assert start(date(2011, 1, 1)) == date(2022, 1, 1)
    assert start(date(2022, 3, 1)) == date(2022, 3, 1)
    assert start(date(2023, 1, 1)) == date(2023, 1, 1)
    assert start(None) is None


@pytest.mark.parametrize(
    ("claims", "changes", "remedy"),
    [
        ([], {}, "ingest documents, or load the reported history with `oiltrack init`"),
        (FIELD, {}, "ingest documents that give one"),
        (
            [claim("obs-1", "2024", 5_000, entities=("sharara",))],
            {"place": "sharara"},
            "ingest documents that",
        ),
        (FIELD, {"place": "sharara", "measure": "exports"}, "its figures are for production (crude): "),
        (
            FIELD,
            {"place": "sharara", "start": date(2025, 1, 1)},
            "choose other days: its figures are from 2024-06-01 to 2024-06-01",
        ),
    ],
)
def test_a_chart_without_a_figure_names_what_helps(claims, changes, remedy):
    with pytest.raises(NoFigureError) as caught:
        chart(claims, **changes)
    assert caught.value.remedy.startswith(remedy)
