"""Tells who shut, struck or attacked, by the names in ``actors.csv``. It reads no file."""

from collections.abc import Iterable

from oiltrack.gazetteer.originators import folded, whole_words
from oiltrack.gazetteer.tables import ActorName


class Actors:
    """Known names of groups, companies and people that make and end outages."""

    def __init__(self, names: Iterable[ActorName] = ()) -> None:
        held = list(names)
        self._actors = {folded(name.alias): name.actor for name in held}
        self._pattern = whole_words(self._actors)

    def named_in(self, text: str) -> str | None:
        """Return the actor that a text names first; None where it names none that is known."""
        found = self._pattern.search(folded(text)) if self._pattern else None
        return self._actors[found[0]] if found else None
