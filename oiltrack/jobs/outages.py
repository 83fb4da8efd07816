"""The outages of a database, on a day and as known on a day: chosen and added up. It joins nothing itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from oiltrack import edtf
from oiltrack.db import Database
from oiltrack.facts import Aspect, Fluid, Measure, Modality, OutageRecord
from oiltrack.gazetteer import Originators, load_actors, load_originators
from oiltrack.series.episode import Episode, Flow
from oiltrack.series.frames import originator as originator_of
from oiltrack.series.ledger import ledger
from oiltrack.series.network import Network
from oiltrack.series.offline import losses, offline_by_day
from oiltrack.series.outages import claim_frame, episode_frame, last_days
from oiltrack.stored import StoredEvent, StoredObservation

RUNNING = ("shut", "partly", "restarting")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageBook:
    """All outages of a database and the routes of oil; ``today`` is the day on which they are looked at."""

    episodes: list[Episode]
    network: Network
    today: date | None

    def frame(self) -> pd.DataFrame:
        """Return one row an outage: see ``episode_frame``."""
        return episode_frame(self.episodes, network=self.network, as_of=self.today)

    def claims(self) -> pd.DataFrame:
        """Return one row a claim of an outage: see ``claim_frame``."""
        return claim_frame(self.episodes)

    def offline(
        self, *, by: str | None, start: date | None = None, end: date | None = None, planned: bool = True
    ) -> pd.DataFrame:
        """Return what is offline by day: see ``offline_by_day``."""
        return offline_by_day(
            self.episodes,
            network=self.network,
            by=by,
            start=start,
            end=end or self.today,
            today=self.today,
            planned=planned,
        )

    def losses(
        self, *, by: str, start: date | None = None, end: date | None = None, planned: bool = True
    ) -> pd.DataFrame:
        """Return the barrels lost in a period: see ``losses``."""
        return losses(
            self.episodes,
            network=self.network,
            by=by,
            start=start,
            end=end or self.today,
            today=self.today,
            planned=planned,
        )


def outage_book(
    database: Database, *, today: date | None, as_of: date | None = None, min_confidence: float = 0.0
) -> OutageBook:
    """Return all outages, of the seeds and of the news, on the day ``today``.

    Args:
        database: what is read.
        today: the day for which the status of an outage is told; open ones run to it at most.
        as_of: what was known on this day: claims published by then, the history that had happened; ``today``
            is then this day at most.
        min_confidence: events and figures of the news that are less sure are left out.
    """
    names = load_originators()
    network = Network(database.places(), database.links(), database.capacities())
    episodes = ledger(
        (e for e in database.events(min_confidence=min_confidence) if _published_by(e, as_of)),
        _known_by(database.outages(), as_of),
        network=network,
        flows=_flows(database, names, as_of, min_confidence),
        replaced=(e for e in _replaced(database) if _published_by(e, as_of)),
        originators=names,
        actors=load_actors(),
    )
    if as_of is not None:
        today = min(as_of, today or as_of)
    return OutageBook(episodes=episodes, network=network, today=today)


def outage_episodes(database: Database, *, as_of: date | None, min_confidence: float = 0.0) -> pd.DataFrame:
    """Return all outage episodes, of the seeds and of the news, with their status on the day ``as_of``.

    Events of the news that are less sure than ``min_confidence`` are left out.
    """
    return outage_book(database, today=as_of, min_confidence=min_confidence).frame()


def chosen_episodes(
    frame: pd.DataFrame, *, place: str | None, only_open: bool, start: date | None, end: date | None
) -> pd.DataFrame:
    """Return the episodes of a place (None for all) that touch the days ``start`` to ``end``.

    ``only_open`` keeps those that run on the day of the frame. One whose end nobody reported counts as
    running for ``OPEN_DAYS`` after the last report of it, as in the chart.
    """
    if place is not None:
        frame = frame[[place in places.split(";") for places in frame["places"]]]
    if only_open:
        frame = frame[frame["status"].isin(RUNNING) & frame["end"].isna()]
    if start is not None:
        frame = frame[last_days(frame) >= pd.Timestamp(start)]
    if end is not None:
        frame = frame[frame["start_first"] <= pd.Timestamp(end)]
    return frame.reset_index(drop=True)


def _replaced(database: Database) -> Iterator[StoredEvent]:
    """Yield the events of versions of documents that a later one replaced."""
    newest = {event.id for event in database.events()}
    yield from (event for event in database.events(all_versions=True) if event.id not in newest)


def _flows(
    database: Database, names: Originators, as_of: date | None, min_confidence: float
) -> Iterator[Flow]:
    """Yield what places are told to pump on single days; of a range its lower end."""
    held = database.observations(
        measure=Measure.PRODUCTION,
        fluid=Fluid.CRUDE,
        aspect=Aspect.LEVEL,
        modality=Modality.ACTUAL,
        min_confidence=min_confidence,
    )
    for item in held:
        told = item.observation
        if told.when is None or edtf.precision(told.when) != "day" or not _published_by(item, as_of):
            continue
        yield Flow(
            places=frozenset(told.entities),
            day=edtf.interval(told.when)[0],
            rate_bpd=told.low,
            id=item.id,
            originator=originator_of(item, names),
        )


def _published_by(item: StoredEvent | StoredObservation, day: date | None) -> bool:
    if day is None:
        return True
    return item.published is not None and edtf.interval(item.published)[1] <= day


def _known_by(records: list[OutageRecord], day: date | None) -> list[OutageRecord]:
    """Return the history that had happened by a day: later starts are left out, later ends open."""
    if day is None:
        return records
    begun = (record for record in records if edtf.interval(record.start)[0] <= day)
    return [replace(r, end=None) if r.end is not None and edtf.interval(r.end)[1] > day else r for r in begun]
