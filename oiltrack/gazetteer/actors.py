"""Tells who shut, struck or attacked, by the names in ``actors.csv``. It judges no one."""

from collections.abc import Iterable
from dataclasses import dataclass

from oiltrack.gazetteer.originators import folded, whole_words
from oiltrack.gazetteer.tables import Row, table


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorName:
    """A name under which texts call who makes or ends an outage."""

    alias: str
    actor: str
    source: str


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


def _actor(row: Row) -> ActorName:
    return ActorName(alias=row.text("alias"), actor=row.text("actor"), source=row.cells["source"])


ACTORS = table(_actor, "alias actor source", key="alias")
