"""Gathers from a database what a kind of chart is made of. It draws nothing and words nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial
from typing import TypeAlias

import pandas as pd

from oiltrack.db import Database
from oiltrack.facts import Aspect, Fluid, Measure, Place
from oiltrack.gazetteer import Originators, load_originators
from oiltrack.jobs.belief import set_aside_of, told_of, values_known
from oiltrack.jobs.outages import RUNNING, OutageBook, outage_book
from oiltrack.report.in_view import is_country
from oiltrack.report.inputs import Inputs, capacities_frame, names_in, newest_day
from oiltrack.report.kinds.facility import of_facility
from oiltrack.report.kinds.fields_data import KINDS
from oiltrack.report.publishers import source_name
from oiltrack.report.spec import ChartSpec
from oiltrack.report.texts import STALE_DAYS
from oiltrack.series.conflicts import without
from oiltrack.series.definition import Definition
from oiltrack.series.episode import OPEN_DAYS
from oiltrack.series.frames import claims_frame, official_frame
from oiltrack.series.network import Network
from oiltrack.series.outages import NO_OUTAGE, claim_frame, episode_frame, last_days
from oiltrack.series.turns import outage_turns
from oiltrack.stored import Known

# Kinds that show what outages add up to.
SUMS = ("outages", "offline", "losses")

# For the kind that shows figures of different sources and nothing else.
NO_OUTAGES = episode_frame([], network=Network())

_LEVEL = Aspect.LEVEL

Held: TypeAlias = tuple[str, Measure, Fluid, Aspect, int]


class Common:
    """What charts of one state of a database are made of, each part read when a chart first wants it.

    Args:
        state: one state of the database.
        today: the day on which an outage runs or not, and data are old or not.
        known: only what was known then; None for all.

    Attributes:
        turns: days on which a chart that was drawn would say something else though nothing new came.
    """

    def __init__(self, state: Database, *, today: date | None, known: Known | None = None) -> None:
        self.today = today
        self.turns: set[date] = set()
        self.held = cache(state.series_held)
        self.places = cache(partial(_places, state))
        self.official = cache(lambda: official_frame(values_known(state.official_values(), known)))
        self.capacities = cache(lambda: capacities_frame(state.capacities()))
        self.book: Callable[[float], OutageBook] = cache(
            lambda sure: outage_book(state, today=today, known=known, min_confidence=sure)
        )
        self.outages: Callable[[float], pd.DataFrame] = cache(lambda sure: self.book(sure).frame())
        self.told: Callable[[Definition, float], pd.DataFrame] = cache(
            lambda one, sure: told_of(state, one, known=known, min_confidence=sure)
        )
        self.published: Callable[[tuple[str, ...], float], list[date]] = cache(
            lambda places, sure: state.published_days(places=places, known=known, min_confidence=sure)
        )
        self.set_aside: Callable[[Definition, float], pd.DataFrame] = cache(
            lambda one, sure: set_aside_of(state, one, self.told(one, sure), known=known)
        )

    def note_drawn(self, spec: ChartSpec, through: date) -> None:
        """Note when a chart of this spec, with data up to the day ``through``, would say something else."""
        self.turns.add(through + timedelta(days=STALE_DAYS + 1))
        if self.today is not None and through > self.today:  # open outages count on from day to day
            self.turns.add(self.today + timedelta(days=1))
        for days in {spec.open_days, OPEN_DAYS}:
            self.turns.update(outage_turns(self.outages(spec.min_confidence), open_days=days))
        self.turns.update(filter(None, [self.book(spec.min_confidence).turn]))


def chart_inputs(common: Common, spec: ChartSpec) -> tuple[ChartSpec, Inputs]:
    """Return the spec with its days, and all that its kind of chart is made of.

    Args:
        common: what is read.
        spec: with the ids of its places.
    """
    names, places, held = load_originators(), common.places(spec.lang), common.held()
    if spec.kind == "facility":
        levels = ((place, measure, count) for place, measure, _, aspect, count in held if aspect == _LEVEL)
        spec = of_facility(spec, places, levels)
    shown = [one for one in held if _shows(spec, one[0], places)]
    ends_with_news = spec.kind in SUMS or (spec.last_days and spec.start is None)
    about = tuple(sorted({place for place, *_ in shown})) if ends_with_news else ()
    inputs = Inputs(
        claims=claims_frame([]) if spec.kind in SUMS else _claims(common, spec, shown),
        outages=common.outages(spec.min_confidence) if spec.kind != "sources" or about else NO_OUTAGES,
        official=common.official(),
        capacities=common.capacities(),
        published=common.published(about, spec.min_confidence) if about else (),
        places=places,
        today=common.today,
    )
    newest = newest_day(inputs.published, inputs.outages, spec)
    if spec.last_days and spec.start is None and newest is not None:
        spec = replace(spec, start=newest - timedelta(days=spec.last_days - 1))
    if spec.kind in SUMS:
        inputs = _with_outages(inputs, spec, common.book(spec.min_confidence), names)
    return spec, inputs


def _claims(common: Common, spec: ChartSpec, held: Iterable[Held]) -> pd.DataFrame:
    """Return the claims of the definitions that are held, but for those of the spec's own set aside."""
    wanted = [Definition(place=p, measure=m, fluid=f, aspect=a) for p, m, f, a, _ in held]
    told = [common.told(one, spec.min_confidence) for one in wanted]
    claims = pd.concat(told, ignore_index=True) if told else claims_frame([])
    own = Definition(place=spec.place, measure=Measure(spec.measure), fluid=Fluid(spec.fluid))
    return without(claims, common.set_aside(own, spec.min_confidence)) if own in wanted else claims


def _shows(spec: ChartSpec, place: str, places: Mapping[str, Place]) -> bool:
    """Tell whether a chart may need the claims of a place: its own, or those of its fields and terminals."""
    if spec.kind != "fields":
        return place == spec.place
    if spec.places:
        return place in spec.places
    known = places.get(place)
    return known is not None and known.kind in KINDS and known.country in (spec.place, None)


def _with_outages(inputs: Inputs, spec: ChartSpec, book: OutageBook, names: Originators) -> Inputs:
    """Return the frames with what the outages of the spec's place add up to, and who tells of them."""
    end = newest_day(inputs.published, inputs.outages, spec)
    country = is_country(spec.place, inputs.places)
    own = [e for e in book.episodes if country or spec.place in e.places]
    if spec.kind == "outages":
        running = _running_on(inputs.outages, end)
        own = [e for e in own if e.id in running]
    here = replace(book, episodes=own)
    if spec.kind == "losses":
        inputs = replace(inputs, losses=here.losses(by="cause", start=spec.start, end=end))
    else:
        start = end if spec.kind == "outages" else spec.start
        inputs = replace(inputs, offline=here.offline(by="cause", start=start, end=end))
    return replace(
        inputs,
        outage_sources=_told_by(inputs.outages, claim_frame(book.episodes), names),
    )


def _running_on(outages: pd.DataFrame, day: date | None) -> set[str]:
    """Return the ids of the outages that still run, or ran on a day and ended later."""
    open_ones = outages["status"].isin(RUNNING) & outages["end"].isna()
    happened = ~outages["status"].isin(NO_OUTAGE)
    until = outages["end_first"].fillna(last_days(outages))
    later = happened & (until > pd.Timestamp(day)).fillna(False) if day else open_ones
    return set(outages.loc[open_ones | later, "id"])


def _told_by(outages: pd.DataFrame, claims: pd.DataFrame, names: Originators) -> dict[str, tuple[str, ...]]:
    """Return by outage the publishers of its claims and of the report that the history cites."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    cited = zip(outages["id"], outages["citation"].fillna(""), strict=True)
    published = zip(claims["outage_id"], claims["publisher"].fillna(""), strict=True)
    for id, text in (*cited, *published):
        if text:
            told[str(id)].add(source_name(names.of(text.split(" (")[0]) or "", text))
    return {id: tuple(sorted(filter(None, found))) for id, found in told.items()}


def _places(state: Database, lang: str) -> Mapping[str, Place]:
    """Return the places by id, each with its name in the language if the gazetteer has one."""
    names = names_in(state.aliases(), lang) if lang != "en" else {}
    return {place.id: replace(place, name=names.get(place.id, place.name)) for place in state.places()}
