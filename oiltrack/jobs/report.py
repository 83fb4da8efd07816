"""Gathers what the report says from a database and writes its page. It makes no markup."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from oiltrack import __version__
from oiltrack.db import Database, snapshot
from oiltrack.facts import Fluid, Measure, Place
from oiltrack.jobs.belief import conflicts, set_aside_of, told_of
from oiltrack.jobs.outages import RUNNING, outage_episodes
from oiltrack.jobs.places import place_called
from oiltrack.report.files import write_whole
from oiltrack.report.html.changes import moved_days, moved_outages
from oiltrack.report.html.content import Changes, Conflict, Content, Headline, Running, SetAside
from oiltrack.report.html.picture import Drawn, picture
from oiltrack.report.html.render import render
from oiltrack.report.html.rows import evidence, figure, observation_rows, outage_rows
from oiltrack.report.html.words import Words, load_words
from oiltrack.report.in_view import outages_of
from oiltrack.series.choice import RULE
from oiltrack.series.conflicts import without
from oiltrack.series.daily import daily_series, period_series
from oiltrack.series.definition import Definition
from oiltrack.series.episode import OPEN_DAYS
from oiltrack.series.frames import official_frame
from oiltrack.series.outages import last_days
from oiltrack.stored import Known, KnownBy, StoredEvent, StoredObservation

PAGE = "index.html"
LANGUAGES = ("en", "ar")
OFFICIAL = "OPEC secondary sources"
CONFLICT_PERCENT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """The page that was written, how many rows it shows, and the last day with a figure (None: none)."""

    path: Path
    observations: int
    outages: int
    through: date | None


def write_report(
    database: Database,
    folder: Path,
    *,
    place: str,
    hold_days: int,
    today: date,
    lang: str = "en",
) -> Reported:
    """Write ``index.html`` into ``folder``, made if missing; all of it shows one state of the database.

    Args:
        database: what is reported.
        folder: where the page is written.
        place: id or name of the place whose crude output heads the page.
        hold_days: how long a figure of the series holds.
        today: the day for which age and status are told.
        lang: one of ``LANGUAGES``.

    Raises:
        UnknownIdError: ``place`` means none, or several.
        PublishError: the page cannot be written; an earlier one stays.
    """
    with snapshot(database) as state:
        shown = place_called(state, place)
        words = load_words(lang, places=_names(state, lang))
        content = _Gathered(state, shown, words, hold_days, today).content()
    path = folder / PAGE
    data = render(content, words).encode("utf-8")
    write_whole(path, lambda temporary: temporary.write_bytes(data))
    return Reported(
        path=path,
        observations=len(content.observations),
        outages=len(content.outages),
        through=content.through,
    )


def _names(state: Database, lang: str) -> dict[str, str]:
    """Return the names of places by id: the gazetteer's, or the plainest alias of another language."""
    names = {place.id: place.name.split(" (")[0] for place in state.places()}
    if lang != "en":
        found: dict[str, str] = {}
        for alias in sorted(state.aliases(), key=lambda alias: (bool(alias.ambiguous), len(alias.alias))):
            if alias.lang == lang and alias.note not in ("demonym", "definite description"):
                found.setdefault(alias.place_id, alias.alias)
        names |= found
    return names


class _Gathered:
    """All that is read of a snapshot for one page, once."""

    def __init__(self, state: Database, place: Place, words: Words, hold_days: int, today: date) -> None:
        self.state, self.place, self.words = state, place, words
        self.hold_days, self.today = hold_days, today
        self.observations = {stored.id: stored for stored in state.observations()}
        self.events = {stored.id: stored for stored in state.events()}
        self.came = {stored.id: stored.ingested_at for stored in state.documents(newest=True)}
        self.history = frozenset(
            stored.document_id for stored in self.observations.values() if stored.document_id not in self.came
        )
        # Since the last report from before the newest document came: a page made again says the same.
        self.since = state.last_publishing(max(self.came.values(), default=""))
        self.official = _official(official_frame(state.official_values()), place.id)
        self.definition = Definition(place=place.id, measure=Measure.PRODUCTION, fluid=Fluid.CRUDE)
        self.claims = told_of(state, self.definition)
        self.kept = self._plausible(self.claims)
        self.daily = self._daily(self.kept)
        self.episodes = self._episodes()
        places = {known.id: known for known in state.places()}
        self.own = outages_of(self.episodes, place.id, places).reset_index(drop=True)

    def content(self) -> Content:
        """Return what the page says."""
        reported = self.daily[self.daily["method"] == "reported"]
        through = reported["date"].max().date() if len(reported) else None
        return Content(
            place=self.words.place(self.place.id),
            version=__version__,
            documents=len(self.came),
            hold_days=self.hold_days,
            rule=RULE,
            conflict_percent=CONFLICT_PERCENT,
            through=through,
            headline=self._headline(reported),
            picture=picture(self._drawn(), self.words),
            official=OFFICIAL if len(self.official) else "",
            running=self._running(RUNNING),
            threatened=self._running(("threatened",), since=self.today - timedelta(days=OPEN_DAYS)),
            changes=self._changes(),
            conflicts=_apart(reported),
            set_aside=self._set_aside(),
            observations=tuple(
                observation_rows(self.observations.values(), self.words, history=self.history)
            ),
            outages=tuple(outage_rows(self.episodes, self.events, self.words, history=self.history)),
        )

    def _plausible(self, claims: pd.DataFrame) -> pd.DataFrame:
        return without(claims, set_aside_of(self.state, self.definition, claims))

    def _daily(self, claims: pd.DataFrame) -> pd.DataFrame:
        return daily_series(claims, place=self.place.id, hold_days=self.hold_days)

    def _episodes(self, known: Known | None = None) -> pd.DataFrame:
        found = outage_episodes(self.state, as_of=self.today, known=known)
        return found.assign(first=found["start_first"], last=last_days(found))

    def _drawn(self) -> Drawn:
        return Drawn(
            place=self.place.id,
            daily=self.daily,
            months=period_series(self.kept, place=self.place.id),
            official=self.official,
            outages=self.own,
            publishers={id: stored.publisher or "" for id, stored in self.observations.items()},
        )

    def _headline(self, reported: pd.DataFrame) -> Headline | None:
        if reported.empty:
            return None
        last = reported.iloc[-1]
        claim = self.observations[last["observation_id"]]
        return Headline(
            value_bpd=int(last["production_bpd"]),
            low_bpd=int(last["low_bpd"]),
            high_bpd=int(last["high_bpd"]),
            day=last["date"].date(),
            originators=int(last["originators"]),
            evidence=evidence(claim, claim.observation, history=self.history),
            age_days=(self.today - last["date"].date()).days,
        )

    def _set_aside(self) -> tuple[SetAside, ...]:
        """Return the claims of any series that none uses, since they contradict the others; newest first."""
        aside = conflicts(self.state, place=None, start=None, end=None, known=None)
        return tuple(
            SetAside(
                id=row["id"],
                when=row["when"],
                place=self.words.place(row["entities"]),
                measure=self.words.name("measure", row["measure"]),
                value=figure(row["low"], row["high"]),
                reason=row["reason"],
            )
            for row in aside.sort_values("when_last", ascending=False).to_dict("records")
        )

    def _running(self, status: tuple[str, ...], *, since: date = date.min) -> tuple[Running, ...]:
        """Return the place's outages of a status, spoken of since a day: largest first, then newest."""
        spoken = [day.date() >= since for day in self.own["last_reported"]]
        wanted = self.own["status"].isin(status) & self.own["end"].isna()
        found = self.own[wanted & pd.Series(spoken, dtype="bool")]
        found = found.sort_values(["peak_offline_bpd", "first"], ascending=False, na_position="last")
        return tuple(
            Running(
                id=row["id"],
                place=self.words.place(row["places"]),
                cause=self.words.name("cause", row["cause"]),
                status=self.words.name("status", row["status"]),
                start=row["start"],
                peak=_volume(row["peak_offline_bpd"] if pd.isna(row["offline_bpd"]) else row["offline_bpd"]),
                last=row["last_reported"].date(),
            )
            for row in found.to_dict("records")
        )

    def _changes(self) -> Changes | None:
        """Return what came in after the last report, by the times at which documents were stored."""
        if self.since is None:
            return None
        new = {name for name, at in self.came.items() if at > self.since}
        before = self.claims[~self.claims["document_id"].isin(new)]
        since = datetime.strptime(self.since, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).date()
        then = self._episodes(Known(day=since, by=KnownBy.INGESTED))
        return Changes(
            since=since,
            documents=len(new),
            claims=_said_in(self.observations, new),
            events=_said_in(self.events, new),
            moved=moved_days(self._daily(self._plausible(before)), self.daily),
            outages=moved_outages(then, self.episodes, self.words),
        )


def _said_in(facts: Mapping[str, StoredObservation | StoredEvent], documents: set[str]) -> int:
    return sum(stored.document_id in documents for stored in facts.values())


def _official(frame: pd.DataFrame, place: str) -> pd.DataFrame:
    """Return the months of the official series of a place."""
    wanted = (frame["series"] == OFFICIAL) & (frame["place_id"] == place)
    return frame[wanted.fillna(False)].rename(columns={"rate_bpd": "production_bpd"}).reset_index(drop=True)


def _apart(reported: pd.DataFrame) -> tuple[Conflict, ...]:
    """Return the days whose highest claim is far above the lowest, the newest first."""
    apart = reported[reported["high_bpd"] * 100 > reported["low_bpd"] * (100 + CONFLICT_PERCENT)]
    return tuple(
        Conflict(
            day=row["date"].date(),
            taken=(int(row["production_bpd"]), row["observation_id"]),
            low=(int(row["low_bpd"]), row["low_observation_id"]),
            high=(int(row["high_bpd"]), row["high_observation_id"]),
        )
        for row in reversed(apart.to_dict("records"))
    )


def _volume(value: Any) -> str:
    return "" if pd.isna(value) else f"{figure(value, value)} b/d"
