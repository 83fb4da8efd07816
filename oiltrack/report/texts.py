"""The texts that all kinds of charts share: source, data through, note, outages. It computes no series."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from oiltrack.facts import Place, PlaceKind
from oiltrack.report.amounts import Unit
from oiltrack.report.language import NBSP, Language
from oiltrack.report.palette import group_of
from oiltrack.report.publishers import ranked
from oiltrack.report.spec import ChartSpec

NAMED_SOURCES = 3
NAMED_PLACES = 2
STALE_DAYS = 45
LITTLE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The texts around a picture; ``brief`` is the title for a page without room for all of it."""

    title: str
    brief: str
    subtitle: str
    source: str
    note: str
    through: str
    stale: bool

    @property
    def footer(self) -> tuple[str, str, str]:
        """The lines under the picture."""
        return self.source, self.note, self.through


def is_stale(through: date, *, today: date | None, cut: bool) -> bool:
    """Tell whether the newest figure is old on a day; a chart that ends before it is not."""
    return today is not None and not cut and (today - through).days > STALE_DAYS


def through_line(words: Language, through: date, *, stale: bool) -> str:
    """Return how far the data reach, and that it is long ago."""
    return words.say("through_old" if stale else "through", day=words.day(through))


def source_line(words: Language, publishers: Sequence[str], series: Sequence[str] = ()) -> str:
    """Return who the figures come from: the first publishers, how many more, and official series.

    A series that news cite too is named once.
    """
    publishers = [name for name in publishers if name not in series]
    named = words.say("list_joint").join(words.name(name) for name in publishers[:NAMED_SOURCES])
    more = len(publishers) - NAMED_SOURCES
    if more > 0:
        named = words.say("sources_more", names=named, others=words.count(more, "other"))
    parts = [part for part in (named, *map(words.name, series)) if part]
    listed = words.say("source_joint").join(parts) or words.say("no_publisher")
    return words.say("sources", names=listed)


def sources_of(outages: pd.DataFrame, told: Mapping[str, Sequence[str]]) -> list[str]:
    """Return who tells of outages, those who tell of most first, then by name, samples last."""
    return list(ranked(Counter(name for id in outages["id"] for name in told.get(str(id), ()))))


def note_line(words: Language, *parts: str) -> str:
    """Return the sentences under the picture, those that are empty left out."""
    return words.say("note", text=" ".join(part for part in parts if part))


def alt_of(lines: Sequence[str], text: Words) -> str:
    """Return what the picture shows, with the lines under it, for those who do not see it."""
    told = [f"{text.title}.", *lines, *text.footer]
    return "\n".join(line for line in told if line).replace(NBSP, " ") + "\n"


def bound(text: str) -> str:
    """Keep the words of a name or a date on one line."""
    return text.replace(" ", NBSP)


def named(spec: ChartSpec, places: Mapping[str, Place]) -> ChartSpec:
    """Return the spec with the name of its place, from the gazetteer where it gives none itself."""
    return spec if spec.place_name else replace(spec, place_name=place_name(spec.place, places))


def place_name(place_id: str, places: Mapping[str, Place]) -> str:
    """Return the name of a place without what stands in brackets; of an unknown one its id, as words."""
    known = places.get(place_id)
    return known.name.split(" (")[0] if known else place_id.replace("-", " ").title()


def place_names(ids: str, places: Mapping[str, Place]) -> list[str]:
    """Return the names of places by their joined ids, pipelines last: readers know the fields and ports."""
    listed = ids.split(";")
    listed.sort(key=lambda id: id in places and places[id].kind == PlaceKind.PIPELINE)
    return [place_name(id, places) for id in listed]


def outage_name(outage: pd.Series, places: Mapping[str, Place], words: Language) -> str:
    """Return who is shut: ``Sharara, El Feel and 1 more``, or ``Blockade, nationwide``."""
    if outage["national"]:
        return words.say("nationwide", cause=words.word("group", group_of(outage["cause"]).name))
    names = place_names(outage["places"], places)
    listed = words.say("list_joint").join(names[:NAMED_PLACES])
    more = len(names) - NAMED_PLACES
    return words.say("names_more", names=listed, more=words.say("more", count=more)) if more > 0 else listed


def outage_label(outage: pd.Series, places: Mapping[str, Place], *, unit: Unit, words: Language) -> str:
    """Return the outage with its volume in the unit of the chart: ``Sharara −0.30``."""
    return f"{outage_name(outage, places, words)} {words.minus(unit.number(outage['volume']))}"


def since(outage: pd.Series, words: Language) -> str:
    """Return since when an outage runs: ``since 3 Aug 2024``; where no day is told its month, or its year."""
    first, last = outage["start_first"], outage["start_last"]
    if first == last:
        day = words.day(first)
    else:
        day = words.month(first) if (first.year, first.month) == (last.year, last.month) else str(first.year)
    return words.say("since", day=bound(day))


def banded(spec: ChartSpec, words: Language, *, country: bool) -> str:
    """Return which outages a spec means by its ``events``, in words."""
    if country and spec.events == "national":
        return words.say("banded_national")
    if country and spec.events == "large":
        return words.say("banded_country", least=f"{spec.band_min_offline_bpd:,}")
    return words.say("banded_place", place=spec.place_name)


def room_for(words: Language, shown: int, count: int) -> str:
    """Return how many of those meant are drawn, where labels leave no room for all."""
    return words.say("bands_room", shown=shown, count=count) if shown < count else ""


def moved(words: Language, now: float, then: float, when: str) -> str:
    """Return how a figure compares with an earlier one: ``, up 3% on the month``."""
    if then == 0:
        return words.say("from_zero" if now else "still_zero", when=when)
    change = (now - then) / then
    if abs(change) < LITTLE:
        return words.say("little", when=when)
    return words.say("up" if change > 0 else "down", percent=f"{abs(change):.0%}", when=when)
