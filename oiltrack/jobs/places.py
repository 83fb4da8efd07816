"""What the gazetteer of a database knows of a place, joined. It prints nothing."""

import difflib
from collections import defaultdict
from dataclasses import dataclass

from oiltrack.config import FILE_NAME, Workspace
from oiltrack.db import Database
from oiltrack.errors import ConfigError, UnknownIdError
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
        near = " or ".join(repr(id) for id in _near(held, wanted))
        hint = f"did you mean {near}? " if near else ""
        raise UnknownIdError(f"no place is called {name!r}", remedy=f"{hint}`oiltrack places` lists all")
    return found


def _near(held: list[Entry], wanted: str) -> list[str]:
    """Return the ids of up to three places with a name like the one wanted, the likest first."""
    owners = {known: entry.place.id for entry in reversed(held) for known in entry.names}
    names = difflib.get_close_matches(wanted, owners, n=10, cutoff=0.75)
    return list(dict.fromkeys(owners[name] for name in names))[:3]


def place_id(database: Database, name: str) -> str:
    """Return the id of the one place that ``name`` means; see ``place_called``."""
    return place_called(database, name).id


def own_place(database: Database, workspace: Workspace) -> Place:
    """Return the place that the settings of a workspace name.

    Raises:
        ConfigError: it means none, or several; the message names the file.
        UnknownIdError: the same, where there is no such file.
    """
    try:
        return place_called(database, workspace.place)
    except UnknownIdError as error:
        if not (workspace.root / FILE_NAME).is_file():  # default settings
            raise
        where = f"{workspace.root / FILE_NAME}: place"
        raise ConfigError(f"{where}: {error.message}", remedy=error.remedy) from error


def place_called(database: Database, name: str) -> Place:
    """Return the one place that ``name`` means.

    Raises:
        UnknownIdError: it means none, or several.
    """
    by_id = {place.id: place for place in database.places()}
    if name in by_id:
        return by_id[name]
    found = [entry.place for entry in matching(entries(database), name)]
    if len(found) > 1:
        ids = ", ".join(place.id for place in found[:8])
        raise UnknownIdError(f"{name!r} may mean {ids}", remedy="give one of these ids")
    return found[0]
