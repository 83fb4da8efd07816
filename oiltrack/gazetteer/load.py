"""Puts the seeds of the world and of the countries together. It judges no row: ``check`` does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from oiltrack.errors import SeedError
from oiltrack.facts import Alias, Capacity, Place, PlaceLink
from oiltrack.gazetteer import tables
from oiltrack.gazetteer.actors import ACTORS, ActorName, Actors
from oiltrack.gazetteer.grades import GRADES
from oiltrack.gazetteer.history import INCIDENTS, OUTAGES
from oiltrack.gazetteer.originators import Originators
from oiltrack.gazetteer.tables import Magnitude, OriginatorName, Table
from oiltrack.history import OfficialValue, OutageRecord, ReportedOutput
from oiltrack.resources import resource

WORLD = "world"

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Places by id, their names in texts, their links, the most b/d that each is known to have done."""

    places: Mapping[str, Place]
    aliases: tuple[Alias, ...]
    links: tuple[PlaceLink, ...] = ()
    most_bpd: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """All rows of the seeds, in the order of their files: the world first, then the countries.

    ``lines`` holds file and line of each row that was read from a file.
    """

    places: Mapping[str, Place]
    aliases: tuple[Alias, ...]
    links: tuple[PlaceLink, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    outages: tuple[OutageRecord, ...] = ()
    incidents: tuple[OutageRecord, ...] = ()
    reported: tuple[ReportedOutput, ...] = ()
    official: tuple[OfficialValue, ...] = ()
    originators: tuple[OriginatorName, ...] = ()
    actors: tuple[ActorName, ...] = ()
    lines: Mapping[object, str] = field(default_factory=dict, compare=False, repr=False)

    @property
    def history(self) -> tuple[OutageRecord, ...]:
        """The outages and what happened beside them."""
        return (*self.outages, *self.incidents)


def load_gazetteer(countries: tuple[str, ...] | None = None, *, root: Path | None = None) -> Gazetteer:
    """Return places, aliases, links and the largest rates: all that reading a text needs.

    Args:
        countries: names of folders beside ``world``; None for all that are there, by name.
        root: the folder that holds them; None for the seeds that ship with oiltrack.

    Raises:
        SeedError: a folder or file is missing, or a row cannot be read; the message names file and line.
    """
    reader = _Reader(_folders(countries, root))
    return Gazetteer(
        places=reader.places(),
        aliases=reader.rows(tables.ALIASES, "aliases.csv"),
        links=reader.rows(tables.LINKS, "links.csv", optional=True),
        most_bpd=_most(
            reader.rows(tables.CAPACITIES, "capacities.csv", optional=True),
            reader.rows(tables.MAGNITUDES, "magnitudes.csv", optional=True),
        ),
    )


def load_originators(countries: tuple[str, ...] | None = None, *, root: Path | None = None) -> Originators:
    """Return the names and the grades of those whom figures come from.

    Args:
        countries: names of folders beside ``world``; None for all that are there, by name.
        root: the folder that holds them; None for the seeds that ship with oiltrack.

    Raises:
        SeedError: a folder is missing, or a row cannot be read; the message names file and line.
    """
    reader = _Reader(_folders(countries, root))
    return Originators(
        reader.rows(tables.ORIGINATORS, "originators.csv", optional=True),
        grades=reader.rows(GRADES, "grades.csv", optional=True),
    )


def load_actors(countries: tuple[str, ...] | None = None, *, root: Path | None = None) -> Actors:
    """Return the names of those who make and end outages; arguments and errors as ``load_originators``."""
    return Actors(_Reader(_folders(countries, root)).rows(ACTORS, "actors.csv", optional=True))


def load_seeds(countries: tuple[str, ...] | None = None, *, root: Path | None = None) -> Seeds:
    """Return every row of the seeds; a country may leave out any table but places and aliases.

    Args:
        countries: names of folders beside ``world``; None for all that are there, by name.
        root: the folder that holds them; None for the seeds that ship with oiltrack.

    Raises:
        SeedError: a folder or file is missing, or a row cannot be read; the message names file and line.
    """
    reader = _Reader(_folders(countries, root))
    return Seeds(
        places=reader.places(),
        aliases=reader.rows(tables.ALIASES, "aliases.csv"),
        links=reader.rows(tables.LINKS, "links.csv", optional=True),
        capacities=reader.rows(tables.CAPACITIES, "capacities.csv", optional=True),
        outages=reader.rows(OUTAGES, "outages.csv", optional=True),
        incidents=reader.rows(INCIDENTS, "incidents.csv", optional=True),
        reported=reader.rows(tables.REPORTED, "reported_output.csv", optional=True),
        official=reader.rows(tables.OFFICIAL, "official_monthly.csv", optional=True)
        + reader.rows(tables.OFFICIAL, "official_annual.csv", optional=True),
        originators=reader.rows(tables.ORIGINATORS, "originators.csv", optional=True),
        actors=reader.rows(ACTORS, "actors.csv", optional=True),
        lines=MappingProxyType(reader.lines),
    )


def _most(capacities: tuple[Capacity, ...], magnitudes: tuple[Magnitude, ...]) -> Mapping[str, int]:
    """Return the largest rate that any row gives a place."""
    most: dict[str, int] = {}
    rows: tuple[Capacity | Magnitude, ...] = (*capacities, *magnitudes)
    for row in rows:
        most[row.place_id] = max(most.get(row.place_id, 0), row.rate_bpd or 0)
    return MappingProxyType(most)


class _Reader:
    """Reads tables of several folders and keeps where each row stands."""

    def __init__(self, folders: list[Path]) -> None:
        self._folders = folders
        self.lines: dict[object, str] = {}

    def rows(self, table: Table[T], name: str, *, optional: bool = False) -> tuple[T, ...]:
        """Return the rows of one table, folder by folder; an ``optional`` one may be missing."""
        found = []
        for folder in self._folders:
            if optional and not (folder / name).exists():
                continue
            for where, row in table.located(folder / name):
                self.lines[row] = where
                found.append(row)
        return tuple(found)

    def places(self) -> Mapping[str, Place]:
        """Return the places by id, which is one place's in all folders."""
        found: dict[str, Place] = {}
        for place in self.rows(tables.PLACES, "places.csv"):
            if place.id in found:
                raise SeedError(
                    f"{self.lines[place]}: the id {place.id!r} belongs to another folder's place",
                    remedy="give the place another id",
                )
            found[place.id] = place
        return MappingProxyType(found)


def _folders(countries: tuple[str, ...] | None, root: Path | None) -> list[Path]:
    base = resource("seeds") if root is None else root
    if countries is None:
        countries = tuple(sorted(path.name for path in base.iterdir() if _is_country(path)))
    folders = [base / name for name in dict.fromkeys((WORLD, *countries))]
    for folder in folders:
        if not folder.is_dir():
            raise SeedError(
                f"there are no seeds for {folder.name!r}",
                remedy=f"make seeds/{folder.name}/ with places and aliases",
            )
    return folders


def _is_country(path: Path) -> bool:
    return path.is_dir() and path.name != WORLD and not path.name.startswith((".", "_"))
