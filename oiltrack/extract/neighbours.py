"""Remembers the facilities that a text named last and what lies beside: a refinery's port, a line's field.

It reads no words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from oiltrack.extract.scenes.places import Ids, Mention, PlaceReader
from oiltrack.facts import PlaceKind

_RECENT = 9


@dataclass(slots=True)
class Neighbours:
    """What a text has named, and what lies beside it.

    Attributes:
        recent: the facilities named, each once, the last one last.
        near_port: the port beside the last refinery; ``source``: the field of the last pipeline.
    """

    recent: list[Ids] = field(default_factory=list)
    near_port: Ids = ()
    source: Ids = ()

    def note(self, names: Sequence[Mention], places: PlaceReader) -> None:
        """Remember the places of a sentence."""
        for mention in names:
            for place_id in mention.ids:
                self._note_beside(place_id, places)
            for member in mention.members or (mention,):
                if member.is_facility and len(member.ids) == 1:
                    others = [ids for ids in self.recent if ids != member.ids]
                    self.recent = [*others, member.ids][-_RECENT:]

    def memories(self) -> Iterator[tuple[str, Ids]]:
        """Return what lies beside, by name."""
        if self.near_port:
            yield "port of the last refinery", self.near_port
        if self.source:
            yield "field of the last pipeline", self.source

    def _note_beside(self, place_id: str, places: PlaceReader) -> None:
        kind = places.kind(place_id)
        if kind is PlaceKind.REFINERY:
            port = places.kin.port_at(place_id)
            self.near_port = (port,) if port else ()
        elif kind is PlaceKind.PIPELINE:
            source = places.kin.field_of(place_id)
            self.source = (source,) if source else ()
