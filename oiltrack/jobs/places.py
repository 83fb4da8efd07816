"""What the gazetteer of a database knows of a place, joined. It prints nothing."""

import difflib
from collections import defaultdict
from dataclasses import dataclass

from oiltrack.db import Database
from oiltrack.errors import UnknownIdError
from oiltrack.facts import Alias, Capacity, Place, PlaceLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place with its aliases, the links from and to it, and its capacities."""

    place: Place
    aliases: tuple[Alias, ...]
    links: tuple[PlaceLink, ...]
    capacities: tuple[Capacity, ...]

    @property
    def names(self) -> set[str]:
        """All that the place is called, in small letters."""
        return {
            name.casefold() for name in (self.place.id, self.place.name, *(a.alias for a in self.aliases))
        }


def entries(database: Database) -> list[Entry]:
    """Return every place of the gazetteer, by id."""
    aliases: defaultdict[str, list[Alias]] = defaultdict(list)
    links: defaultdict[str, list[PlaceLink]] = defaultdict(list)
    capacities: defaultdict[str, list[Capacity]] = defaultdict(list)
    for alias in database.aliases():
        aliases[alias.place_id].append(alias)
    for link in database.links():
        links[link.from_id].append(link)
        links[link.to_id].append(link)
    for capacity in database.capacities():
        capacities[capacity.place_id].append(capacity)
    return [
        Entry(
            place=place,
            aliases=tuple(aliases[place.id]),
            links=tuple(links[place.id]),
            capacities=tuple(capacities[place.id]),
        )
        for place in sorted(database.places(), key=lambda place: place.id)
    ]


def matching(held: list[Entry], name: str) -> list[Entry]:
    """Return the places called ``name``; where none is, those with a name that contains it.

    Raises:
        UnknownIdError: no place has such a name.
    """
    wanted = name.casefold()
    exact = [entry for entry in held if wanted in entry.names]
    found = exact or [entry for entry in held if any(wanted in known for known in entry.names)]
    if not found:
        near = difflib.get_close_matches(wanted, {known for entry in held for known in entry.names}, n=1)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise UnknownIdError(f"no place is called {name!r}", remedy=f"{hint}`oiltrack places` lists all")
    return found


def place_id(database: Database, name: str) -> str:
    """Return the id of the one place that ``name`` means.

    Raises:
        UnknownIdError: it means none, or several.
    """
    found = matching(entries(database), name)
    for entry in found:
        if entry.place.id == name:
            return name
    if len(found) > 1:
        ids = ", ".join(entry.place.id for entry in found[:8])
        raise UnknownIdError(f"{name!r} may mean {ids}", remedy="give one of these ids")
    return found[0].place.id
