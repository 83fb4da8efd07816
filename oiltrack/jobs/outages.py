"""The outages of a database, on a day and as known on a day: chosen and added up. It joins nothing itself."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from oiltrack.db import Database
from oiltrack.errors import UnknownIdError
from oiltrack.gazetteer import load_actors, load_originators
from oiltrack.jobs.grounds import outages_known
from oiltrack.jobs.rates import Rates
from oiltrack.series.episode import Episode
from oiltrack.series.ledger import ledger
from oiltrack.series.network import Network
from oiltrack.series.offline import losses, offline_by_day
from oiltrack.series.outages import claim_frame, episode_frame, last_days
from oiltrack.series.speakers import Speakers
from oiltrack.stored import Known

RUNNING = ("shut", "partly", "restarting")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageBook:
    """All outages of a database and the routes of oil.

    Attributes:
        today: the day on which they are looked at: it decides on their status.
        through: the last day up to it of which anybody tells: to it barrels of open outages are counted.
        turn: the first day after ``today`` of which somebody tells already.
    """

    episodes: list[Episode]
    network: Network
    today: date | None
    through: date | None = None
    turn: date | None = None

    def frame(self) -> pd.DataFrame:
        """Return one row an outage: see ``episode_frame``."""
        return episode_frame(self.episodes, network=self.network, as_of=self.today, through=self.through)

    def offline(
        self, *, by: str | None, start: date | None = None, end: date | None = None, planned: bool = True
    ) -> pd.DataFrame:
        """Return what is offline by day: see ``offline_by_day``."""
        return offline_by_day(
            self.episodes,
            network=self.network,
            by=by,
            start=start,
            end=end or self.through,
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
            end=end or self.through,
            today=self.today,
            planned=planned,
        )


def outage_book(
    database: Database, *, today: date | None, known: Known | None = None, min_confidence: float = 0.0
) -> OutageBook:
    """Return all outages, of the seeds and of the news, on the day ``today``.

    Args:
        database: what is read.
        today: the day for which the status of an outage is told. Open ones are counted to the last day up
            to it of which a document or an outage tells: what nobody has looked at has no volume.
        known: only what was known then, which is then the day at most; None for all.
        min_confidence: events and figures of the news that are less sure are left out.
    """
    names = load_originators()
    network = Network(database.places(), database.links(), database.capacities())
    rates = Rates(database, Speakers(names), known=known, min_confidence=min_confidence)
    episodes = ledger(
        database.events(min_confidence=min_confidence, known=known),
        outages_known(database.outages(), known),
        incidents=outages_known(database.incidents(), known),
        network=network,
        flows=rates.flows,
        losses=rates.losses,
        replaced=database.replaced_events(min_confidence=min_confidence, known=known),
        originators=names,
        actors=load_actors(),
    )
    if known is not None:
        today = min(known.day, today or known.day)
    if today is None:
        return OutageBook(episodes=episodes, network=network, today=None)
    reported = {episode.last_reported for episode in episodes if episode.happened}
    before, after = database.days_told(today, known)
    return OutageBook(
        episodes=episodes,
        network=network,
        today=today,
        through=max((day for day in (before, *reported) if day and day <= today), default=today),
        turn=min((day for day in (after, *reported) if day and day > today), default=None),
    )


def outage_episodes(
    database: Database, *, as_of: date | None, min_confidence: float = 0.0, known: Known | None = None
) -> pd.DataFrame:
    """Return all outage episodes, of the seeds and of the news, with their status on the day ``as_of``.

    Events of the news that are less sure than ``min_confidence``, or were not ``known``, are left out.
    """
    return outage_book(database, today=as_of, min_confidence=min_confidence, known=known).frame()


def claims_of(book: OutageBook, outage_id: str) -> pd.DataFrame:
    """Return the claims of an outage, given by its id or its beginning: see ``claim_frame``.

    Raises:
        UnknownIdError: no outage has such an id, or several have.
    """
    return claim_frame([named_episode(book, outage_id)])


def named_episode(book: OutageBook, outage_id: str) -> Episode:
    """Return the outage with this id, or the only one that begins with it.

    Raises:
        UnknownIdError: none or several.
    """
    found = [episode for episode in book.episodes if episode.id.startswith(outage_id)]
    if len(found) != 1:
        several = f"several ids begin with {outage_id!r}", "give more of its characters"
        none = f"nothing in this database has the id {outage_id!r}", "see `oiltrack outages`"
        message, remedy = several if found else none
        raise UnknownIdError(message, remedy=remedy)
    return found[0]


def chosen_episodes(
    frame: pd.DataFrame, *, place: str | None, only_open: bool, start: date | None, end: date | None
) -> pd.DataFrame:
    """Return the episodes of a place (None for all) that touch the days ``start`` to ``end``.

    ``only_open`` keeps those that run on the day of the frame. One whose end nobody reported counts as
    running for ``OPEN_DAYS`` after the last report of it, as in the chart.
    """
    if place is not None:
        about = [place in places.split(";") for places in frame["places"]]
        frame = frame[pd.Series(about, frame.index, dtype="bool")]
    if only_open:
        frame = frame[frame["status"].isin(RUNNING) & frame["end"].isna()]
    if start is not None:
        frame = frame[last_days(frame) >= pd.Timestamp(start)]
    if end is not None:
        frame = frame[frame["start_first"] <= pd.Timestamp(end)]
    return frame.reset_index(drop=True)
