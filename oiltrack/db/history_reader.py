"""What can be asked of seeds and official figures in a database. It writes nothing, and holds no SQL."""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from oiltrack.db import gazetteer, ids, read
from oiltrack.db.decode import one
from oiltrack.facts import Alias, Capacity, Place, PlaceLink
from oiltrack.history import OutageKind, OutageRecord
from oiltrack.stored import StoredOfficialValue


class HistoryReader(ABC):
    """The questions about places and their history. Each is one transaction; all may raise DatabaseError."""

    def places(self) -> list[Place]:
        """Return the gazetteer's places, by id."""
        with self._reading() as connection:
            return gazetteer.places(connection)

    def aliases(self) -> list[Alias]:
        """Return the names of places."""
        with self._reading() as connection:
            return gazetteer.aliases(connection)

    def links(self) -> list[PlaceLink]:
        """Return the links between places."""
        with self._reading() as connection:
            return gazetteer.links(connection)

    def capacities(self) -> list[Capacity]:
        """Return the capacities of places."""
        with self._reading() as connection:
            return gazetteer.capacities(connection)

    def outages(self) -> list[OutageRecord]:
        """Return the known outage episodes, by their first day."""
        return [record for record in self._history() if record.kind is OutageKind.OUTAGE]

    def incidents(self) -> list[OutageRecord]:
        """Return what happened beside the outages, by its first day: restarts, attacks, threats."""
        return [record for record in self._history() if record.kind is not OutageKind.OUTAGE]

    def _history(self) -> list[OutageRecord]:
        with self._reading() as connection:
            return gazetteer.outages(connection)

    def official_values(self) -> list[StoredOfficialValue]:
        """Return the values of official series."""
        with self._reading() as connection:
            return gazetteer.official_values(connection)

    def official_value(self, value_id: str) -> StoredOfficialValue:
        """Return the value of an official series with this id, or the only one that begins with it.

        Raises:
            UnknownIdError: none or several.
        """
        with self._reading() as connection:
            name = read.complete_id(connection, value_id, prefix=ids.OFFICIAL)
            return one(gazetteer.official_values(connection, value_id=name))

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """Give a connection inside one transaction."""
