"""Finds outages by place while claims are joined day by day, among those that a claim can be about.

It decides on no claim: what it gives may be too much, never too little.
"""

from collections import defaultdict
from datetime import date, timedelta
from enum import StrEnum

from oiltrack.series.episode import Episode
from oiltrack.series.matching import END_WITHIN_DAYS, SAME_START_DAYS
from oiltrack.series.network import Network

# A place's list is cleared so often: each time would cost more than it saves.
_CLEARED_DAYS = 20


class Kept(StrEnum):
    """The lists: outages that run or ended lately, those without an end, threats, what stopped nothing."""

    RUNNING = "running"
    OPEN = "open"
    THREATENED = "threatened"
    BESIDE = "beside"


_OUT_OF_REACH = {
    Kept.RUNNING: timedelta(days=SAME_START_DAYS),
    Kept.OPEN: timedelta(days=END_WITHIN_DAYS),
    Kept.THREATENED: timedelta(days=SAME_START_DAYS),
    Kept.BESIDE: timedelta(days=SAME_START_DAYS),
}


class Shelf:
    """Outages by place. Claims come by day: what ended long before one is out of reach of all later ones."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._kept: defaultdict[tuple[Kept, str], dict[int, Episode]] = defaultdict(dict)
        self._cleared: dict[tuple[Kept, str], date] = {}
        self._wide: dict[int, Episode] = {}
        self._history: defaultdict[frozenset[str], list[Episode]] = defaultdict(list)
        self._newest: dict[frozenset[str], Episode] = {}

    def put(self, episode: Episode) -> None:
        """Let an outage be found; again each time that it changes."""
        key = id(episode)
        if not episode.happened:
            kept = Kept.THREATENED if episode.threatened else Kept.BESIDE
            for place in episode.places:
                self._kept[kept, place][key] = episode
            return
        self._note_newest(episode)
        for place in episode.places:
            self._kept[Kept.RUNNING, place][key] = episode
            if episode.end is None:
                self._kept[Kept.OPEN, place][key] = episode
        if self._network.any_wide(episode.places):
            self._wide[key] = episode

    def of(self, kept: Kept, places: frozenset[str], day: date) -> list[Episode]:
        """Return the outages of any of the places that a claim of the day or later can be about."""
        found: dict[int, Episode] = {}
        for place in places:
            index = self._kept.get((kept, place))
            if index:
                self._clear(kept, place, index, day)
                found |= index
        return list(found.values())

    def wide(self) -> list[Episode]:
        """Return the outages of countries and regions."""
        return list(self._wide.values())

    def is_newest(self, episode: Episode, day: date) -> bool:
        """Tell whether no later outage of the same places had begun by the day."""
        newest = self._newest.get(episode.places)
        others = [*self._history.get(episode.places, ()), *([newest] if newest else ())]
        start = episode.start_days[0]
        return not any(start < other.start_days[0] <= day for other in others)

    def _note_newest(self, episode: Episode) -> None:
        if episode.origin == "seeds":
            if episode not in self._history[episode.places]:
                self._history[episode.places].append(episode)
            return
        newest = self._newest.get(episode.places)
        if newest is None or newest.start_days[0] <= episode.start_days[0]:
            self._newest[episode.places] = episode

    def _clear(self, kept: Kept, place: str, index: dict[int, Episode], day: date) -> None:
        """Forget what is out of reach."""
        cleared = self._cleared.setdefault((kept, place), day)
        if (day - cleared).days < _CLEARED_DAYS:
            return
        self._cleared[kept, place] = day
        last = day - _OUT_OF_REACH[kept]
        for key in [key for key, e in index.items() if _reach(e, kept) < last]:
            del index[key]


def _reach(episode: Episode, kept: Kept) -> date:
    return episode.last_reported if kept is Kept.OPEN else episode.runs_until
