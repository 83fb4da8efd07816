"""Words of the national chart: title, subtitle, labels, source, note, alt text. It computes no series.

The title states the finding from what is drawn; nothing is said that the frames do not hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from oiltrack.facts import Place, PlaceKind
from oiltrack.report.amounts import Unit, counted
from oiltrack.report.national_data import NationalData
from oiltrack.report.palette import group_of

NBSP = "\N{NO-BREAK SPACE}"
NAMED_SOURCES = 3
NAMED_PLACES = 2
STALE_DAYS = 45
LITTLE = 0.01
MONTH_DAYS = 30

_FLUIDS = {
    "crude": "crude oil",
    "condensate": "condensate",
    "liquids": "crude oil and condensate",
    "gas": "gas in barrels of oil equivalent",
    "boe": "oil and gas in barrels of oil equivalent",
}
_MEASURES = {
    "production": "output",
    "exports": "exports",
    "refinery_intake": "refinery intake",
    "outage": "output shut in",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The texts around the picture; ``brief`` is the title for a page without room for all of it."""

    title: str
    brief: str
    subtitle: str
    source: str
    note: str
    through: str
    stale: bool


def words(data: NationalData, places: Mapping[str, Place], *, today: date | None) -> Words:
    """Return the texts of the chart; with ``today`` a newest figure older than 45 days is called old.

    A chart that ends before the newest figure is not old, however long ago that is.
    """
    stale = today is not None and not data.cut and (today - data.through).days > STALE_DAYS
    spec = data.spec
    subtitle = (
        f"{spec.measure.replace('_', ' ').capitalize()} of {_FLUIDS[spec.fluid]}, {spec.place_name}, "
        f"{data.unit.name} barrels a day, {month(data.start)} to {month(data.end)}"
    )
    through = f"Data through {day(data.through)}" + (" (out of date)." if stale else ".")
    brief = _title(data, stale=stale)
    return Words(
        title=brief + ("" if stale else _running(data, places)),
        brief=brief,
        subtitle=subtitle,
        source=_source(data),
        note=_note(data),
        through=through,
        stale=stale,
    )


def outage_name(outage: pd.Series, places: Mapping[str, Place]) -> str:
    """Return who is shut: ``Sharara, El Feel +1``, or ``Blockade, nationwide``."""
    if outage["national"]:
        return f"{group_of(outage['cause']).name}, nationwide"
    names = _place_names(outage, places)
    more = f" +{len(names) - NAMED_PLACES}" if len(names) > NAMED_PLACES else ""
    return ", ".join(names[:NAMED_PLACES]) + more


def outage_label(outage: pd.Series, places: Mapping[str, Place], *, unit: Unit) -> str:
    """Return the outage with its volume in the unit of the chart: ``Sharara −0.30``."""
    return f"{outage_name(outage, places)} \N{MINUS SIGN}{unit.number(outage['volume'])}"


def alt_text(data: NationalData, text: Words) -> str:
    """Return what the picture shows for those who do not see it."""
    days = data.daily[data.daily["method"] == "reported"]
    bands, means, rate = data.outages[data.outages["band"]], data.official, data.unit.rate
    lines = [
        f"{text.title}.",
        f"Step chart: {text.subtitle}.",
        f"{counted(len(days), 'day')} and {counted(len(data.months), 'month')} with a reported figure"
        + (f", {counted(len(means), 'monthly mean')} of {data.spec.official}" if len(means) else "")
        + ".",
    ]
    if len(days):
        ordered = days.sort_values("value_bpd", kind="stable")
        low, high = ordered.iloc[0], ordered.iloc[-1]
        lines.append(
            f"Lowest day figure: {rate(low['value_bpd'])} on {day(low['date'])}; "
            f"highest: {rate(high['value_bpd'])} on {day(high['date'])}."
        )
    lines.append(
        f"Outages: {counted(len(bands), 'labelled band')} behind the line; "
        f"{len(data.outages)} in the strip below it."
    )
    return "\n".join([*lines, text.source, text.note, text.through]).replace(NBSP, " ") + "\n"


def day(value: date) -> str:
    """Return a day as ``5 Jun 2017``, whatever the locale."""
    return f"{value.day} {month(value)}"


def month(value: date) -> str:
    """Return a month as ``Jun 2017``, whatever the locale."""
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{names[value.month - 1]} {value.year}"


def _bound(text: str) -> str:
    """Keep the words of a name or a date on one line."""
    return text.replace(" ", NBSP)


def _place_names(outage: pd.Series, places: Mapping[str, Place]) -> list[str]:
    """Return the places by id, pipelines last: readers know the fields and ports."""
    ids = outage["places"].split(";")
    ids.sort(key=lambda id: id in places and places[id].kind == PlaceKind.PIPELINE)
    return [places[id].name.split(" (")[0] if id in places else id.replace("-", " ").title() for id in ids]


def _title(data: NationalData, *, stale: bool) -> str:
    place, subject = data.spec.place_name, f"{data.spec.fluid} {_MEASURES[data.spec.measure]}"
    days = data.daily[data.daily["method"] == "reported"]
    monthly = data.months if len(data.months) else data.official
    last = days.iloc[-1] if len(days) else monthly.iloc[-1]
    value, when = (
        _bound(data.unit.rate(last["value_bpd"])),
        day(last["date"]) if len(days) else month(last["date"]),
    )
    if stale:
        return f"{place}: no {subject} figure since {_bound(when)} (then {value})"
    if days.empty:
        return f"{place}: {subject} at {value} in {_bound(when)}; monthly figures only"
    dated = f" on {_bound(when)}" if data.cut else ""
    return f"{place}: {subject} at {value}{dated}{_change(data.daily, last)}"


def _running(data: NationalData, places: Mapping[str, Place]) -> str:
    """Return the largest outage that runs, as the end of the title; nothing where none is vouched for."""
    running = data.outages[data.outages["running"] & ~data.outages["doubtful"]]
    if running.empty:
        return ""
    largest = running.iloc[0]
    since = f"since {_bound(day(largest['first']))}"
    if largest["national"]:
        return f"; nationwide outage ({_bound(group_of(largest['cause']).name.lower())}) {since}"
    names = [_bound(name) for name in _place_names(largest, places)]
    if len(names) > NAMED_PLACES:
        names = [*names[:NAMED_PLACES], f"{len(names) - NAMED_PLACES} more"]
    listed = " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    return f"; {listed} shut {since}"


def _change(daily: pd.DataFrame, last: pd.Series) -> str:
    """Return how the last figure compares with the one in force a month before, reported then or still held.

    A month before is the same day of the month before, else 30 or 31 days. Where none was in force the report
    that is nearest to a month before is named with its day.
    """
    at = last["date"]
    for month_before in (
        at - pd.DateOffset(months=1),
        at - pd.Timedelta(days=30),
        at - pd.Timedelta(days=31),
    ):
        found = daily[daily["date"] == month_before]
        if len(found):
            return _moved(last["value_bpd"], found.iloc[0]["value_bpd"], "on the month")
    reports = daily[(daily["method"] == "reported") & (daily["date"] < at)]
    if reports.empty:
        return ""
    nearest = reports.loc[((at - reports["date"]).dt.days - MONTH_DAYS).abs().idxmin()]
    return _moved(last["value_bpd"], nearest["value_bpd"], f"since {_bound(day(nearest['date']))}")


def _moved(now: int, then: int, words: str) -> str:
    if then == 0:
        return f", from zero {words}" if now else f", still zero {words}"
    change = (now - then) / then
    if abs(change) < LITTLE:
        return f", little changed {words}"
    return f", {'up' if change > 0 else 'down'} {abs(change):.0%} {words}"


def _source(data: NationalData) -> str:
    named, more = data.publishers[:NAMED_SOURCES], len(data.publishers) - NAMED_SOURCES
    parts = [", ".join(named) + (f" and {more} other{'s' if more > 1 else ''}" if more > 0 else "")]
    if len(data.official):
        parts.append(data.spec.official)
    listed = "; ".join(part for part in parts if part)
    return f"Source: {listed or 'documents without a named publisher'}."


def _note(data: NationalData) -> str:
    spec = data.spec
    parts = [
        spec.note,
        f"Figures as claimed for {_FLUIDS[spec.fluid]}, one claim a day chosen by rule; "
        f"held for at most {spec.hold_days} days, then the line breaks; thin verticals: range of the claims.",
    ]
    if spec.min_confidence:
        parts.append(f"Claims read with a confidence below {spec.min_confidence:g} are left out.")
    parts.append(_outage_note(data))
    return "Note: " + " ".join(part for part in parts if part)


def _outage_note(data: NationalData) -> str:
    """Return what bands and strip show; nothing is said of what is not drawn."""
    if data.outages.empty:
        return ""
    many, banded = len(data.outages) > 1, data.outages["band"].any()
    shown = f"strip: all {len(data.outages)} outages by cause" if many else "strip: the one outage"
    if banded:
        taller = ", those with a band taller" if many else ""
        shown = f"Bands: {_banded(data)}, with the peak shut in, as far as labels have room; {shown}{taller}"
    hollow = data.outages["end_last"].isna() & ~data.outages["running"]
    hollow_note = ", hollow without a reported end" if hollow.any() else ""
    return f"{shown[0].upper()}{shown[1:]}{hollow_note}."


def _banded(data: NationalData) -> str:
    if data.country:
        return f"nationwide outages and those of {data.spec.band_min_offline_bpd:,} b/d or more"
    return f"outages of {data.spec.place_name} of known size"
