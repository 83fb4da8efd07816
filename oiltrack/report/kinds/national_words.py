"""Words of the national chart: title, subtitle, note, alt text. It computes no series.

The title states the finding from what is drawn; nothing is said that the frames do not hold.
"""

from collections.abc import Mapping

import pandas as pd

from oiltrack.facts import Place
from oiltrack.report.kinds.national_data import Figure, NationalData
from oiltrack.report.language import Language
from oiltrack.report.palette import group_of
from oiltrack.report.spans import pack_lanes
from oiltrack.report.texts import (
    NAMED_PLACES,
    Words,
    alt_of,
    banded,
    bound,
    moved,
    note_line,
    place_names,
    room_for,
    since,
    source_line,
    through_line,
)

MONTH_DAYS = 30


def words(data: NationalData, places: Mapping[str, Place], language: Language) -> Words:
    """Return the texts of the chart; data that is old is called so."""
    brief = headline(data, language)
    return Words(
        title=brief + ("" if data.stale else running(data, places, language)),
        brief=brief,
        subtitle=definition(data, language, "subtitle"),
        source=source_line(language, data.publishers, (data.spec.official,) if len(data.official) else ()),
        note=_note(data, language),
        through=through_line(language, data.through, stale=data.stale),
        stale=data.stale,
    )


def definition(data: NationalData, language: Language, phrase: str) -> str:
    """Return the subtitle: measure, fluid, place, unit and period."""
    spec = data.spec
    return language.say(
        phrase,
        measure=language.word("measure", spec.measure),
        fluid=language.word("fluid", spec.fluid),
        place=spec.place_name,
        unit=language.word("unit", data.unit.name),
        start=language.month(data.start),
        end=language.month(data.end),
    )


def alt_text(data: NationalData, text: Words, language: Language) -> str:
    """Return what the picture shows for those who do not see it."""
    bands = data.outages[data.outages["band"]]
    outages = language.say(
        "alt_outages", bands=language.count(len(bands), "labelled_band"), count=len(data.outages)
    )
    lines = [language.say("alt_step", subtitle=text.subtitle), *figures_told(data, language), outages]
    return alt_of(lines, text)


def figures_told(data: NationalData, language: Language) -> list[str]:
    """Return how many figures are drawn, and the lowest and the highest of a day."""
    days, means = data.daily[data.daily["method"] == "reported"], data.official
    parts = {"days": language.count(len(days), "day"), "months": language.count(len(data.months), "month")}
    if len(means):
        counted = language.count(len(means), "monthly_mean")
        lines = [
            language.say(
                "alt_figures_official", **parts, means=counted, series=language.name(data.spec.official)
            )
        ]
    else:
        lines = [language.say("alt_figures", **parts)]
    if len(days):
        ordered = days.sort_values("value_bpd", kind="stable")
        low, high = ordered.iloc[0], ordered.iloc[-1]
        ends = {
            "low": language.rate(data.unit, low["value_bpd"]),
            "low_day": language.day(low["date"]),
            "high": language.rate(data.unit, high["value_bpd"]),
            "high_day": language.day(high["date"]),
        }
        lines.append(language.say("alt_extremes", **ends))
    return lines


def headline(data: NationalData, language: Language, *, phrase: str = "now", **parts: str) -> str:
    """Return the title: the newest figure, that of a day with its change, or since when there is none.

    ``phrase`` and ``parts`` tell more of the figure of a day.
    """
    newest = data.newest
    told = {
        "place": data.spec.place_name,
        "subject": language.subject(data.spec.measure, data.spec.fluid),
        "value": bound(language.rate(data.unit, newest.value_bpd)),
    }
    when = bound(told_day(newest, language))
    if data.stale:
        return language.say("old", **told, when=when)
    if not newest.by_day:
        return language.say("monthly" if len(data.daily) else "monthly_only", **told, when=when)
    dated = language.say("on_day", day=when) if data.cut or data.days_are_old else ""
    return language.say(phrase, **told, **parts, dated=dated, change=_change(data.daily, newest, language))


def told_day(figure: Figure, language: Language) -> str:
    """Return the day of a figure, or its month."""
    return language.day(figure.date) if figure.by_day else language.month(figure.date)


def running(data: NationalData, places: Mapping[str, Place], language: Language) -> str:
    """Return the largest outage that runs, as the end of the title; nothing where none is vouched for."""
    found = data.outages[data.outages["running"] & ~data.outages["doubtful"]]
    if found.empty:
        return ""
    largest = found.iloc[0]
    begun = since(largest, language)
    if largest["national"]:
        cause = bound(language.word("cause", group_of(largest["cause"]).name))
        return language.say("running_nationwide", cause=cause, since=begun)
    names = [bound(name) for name in place_names(largest["places"], places)]
    if len(names) > NAMED_PLACES:
        names = [*names[:NAMED_PLACES], language.say("more", count=len(names) - NAMED_PLACES)]
    return language.say("running", places=language.listed(names), since=begun)


def _change(daily: pd.DataFrame, last: Figure, language: Language) -> str:
    """Return how the last figure compares with the one in force a month before, reported then or still held.

    A month before is the same day of the month before, else 30 or 31 days. Where none was in force the report
    that is nearest to a month before is named with its day.
    """
    at, now = last.date, last.value_bpd
    for month_before in (
        at - pd.DateOffset(months=1),
        at - pd.Timedelta(days=30),
        at - pd.Timedelta(days=31),
    ):
        found = daily[daily["date"] == month_before]
        if len(found):
            return moved(language, now, found.iloc[0]["value_bpd"], language.say("on_month"))
    reports = daily[(daily["method"] == "reported") & (daily["date"] < at)]
    if reports.empty:
        return ""
    nearest = reports.loc[((at - reports["date"]).dt.days - MONTH_DAYS).abs().idxmin()]
    then = language.say("since", day=bound(language.day(nearest["date"])))
    return moved(language, now, nearest["value_bpd"], then)


def _note(data: NationalData, language: Language) -> str:
    spec = data.spec
    claims = language.say("note_claims", fluid=language.word("fluid", spec.fluid), days=spec.hold_days)
    if (data.daily["high_bpd"] > data.daily["low_bpd"]).any():
        claims += language.say("note_ranges")
    return note_line(language, spec.note, f"{claims}.", doubts(data, language), outage_note(data, language))


def doubts(data: NationalData, language: Language) -> str:
    """Return that less certain claims are left out, where they are."""
    least = data.spec.min_confidence
    return language.say("note_confidence", least=f"{least:g}") if least else ""


def outage_note(data: NationalData, language: Language) -> str:
    """Return what bands and strip show; nothing is said of what is not drawn."""
    return " ".join(part for part in (_band_note(data, language), _strip_note(data, language)) if part)


def _band_note(data: NationalData, language: Language) -> str:
    bands = data.outages[data.outages["band"]]
    if bands.empty:
        return ""
    said = language.say("note_bands", which=banded(data.spec, language, country=data.country))
    said += room_for(language, len(bands), int(data.outages["meant"].sum()))
    return said + (language.say("bands_overlap") if _some_overlap(bands) else "") + "."


def _some_overlap(bands: pd.DataFrame) -> bool:
    ends = zip(bands["first"], bands["last"], strict=True)
    spans = [(float(first.toordinal()), float(last.toordinal() + 1)) for first, last in ends]
    return any(lanes > 1 for _, lanes in pack_lanes(spans))


def _strip_note(data: NationalData, language: Language) -> str:
    outages = data.outages
    if outages.empty or not data.spec.shows("strip"):
        return ""
    said = language.say("note_strip_one" if len(outages) == 1 else "note_strip", count=len(outages))
    if len(outages) > 1 and outages["band"].any():
        said += language.say("strip_taller")
    hollow = outages["end_last"].isna() & ~outages["running"]
    return said + (language.say("note_hollow") if hollow.any() else "") + "."
