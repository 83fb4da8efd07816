"""Finds outages by place while claims are joined day by day, among those that a claim can be about.

It decides on no claim: what it gives may be too much, never too little.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from operator import attrgetter

from oiltrack.series.episode import Episode
from oiltrack.series.matching import END_WITHIN_DAYS, SAME_START_DAYS
from oiltrack.series.network import Network

# A place's list is cleared so often: each time would cost more than it saves.
_CLEARED = timedelta(days=20)


class Index:
    """Outages by place; those that no later claim can be about are forgotten from time to time."""

    def __init__(self, reach: Callable[[Episode], date], *, days: int) -> None:
        self._reach, self._slack = reach, timedelta(days=days)
        self._places: defaultdict[str, dict[int, Episode]] = defaultdict(dict)
        self._cleared: dict[str, date] = {}

    def put(self, episode: Episode) -> None:
        """Let an outage be found by each of its places."""
        for place in episode.places:
            self._places[place][id(episode)] = episode

    def of(self, places: frozenset[str], day: date) -> list[Episode]:
        """Return the outages of any of the places that a claim of the day or later can be about."""
        found: dict[int, Episode] = {}
        for place in places:
            index = self._places.get(place)
            if index:
                if day - self._cleared.setdefault(place, day) >= _CLEARED:
                    self._clear(place, index, day)
                found |= index
        return list(found.values())

    def _clear(self, place: str, index: dict[int, Episode], day: date) -> None:
        self._cleared[place] = day
        last = day - self._slack
        for key in [key for key, episode in index.items() if self._reach(episode) < last]:
            del index[key]


class Shelf:
    """Outages by place. Claims come by day: what ended long before one is out of reach of all later ones.

    Attributes:
        running: outages that run or ended lately.
        open: those without an end.
        threatened: those that were only threatened.
        beside: incidents that stopped nothing.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self.running = Index(attrgetter("runs_until"), days=SAME_START_DAYS)
        self.open = Index(attrgetter("last_reported"), days=END_WITHIN_DAYS)
        self.threatened = Index(attrgetter("runs_until"), days=SAME_START_DAYS)
        self.beside = Index(attrgetter("runs_until"), days=SAME_START_DAYS)
        self._wide: dict[int, Episode] = {}
        self._history: defaultdict[frozenset[str], list[Episode]] = defaultdict(list)
        self._newest: dict[frozenset[str], Episode] = {}

    def put(self, episode: Episode) -> None:
        """Let an outage be found; again each time that it changes."""
        if not episode.happened:
            (self.threatened if episode.threatened else self.beside).put(episode)
            return
        self._note_newest(episode)
        self.running.put(episode)
        if episode.end is None:
            self.open.put(episode)
        if self._network.any_wide(episode.places):
            self._wide[id(episode)] = episode

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
