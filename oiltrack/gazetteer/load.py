"""Puts the seeds of the world and of the chosen countries together. It judges no row: ``check`` does."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from oiltrack.errors import SeedError
from oiltrack.facts import Alias, Capacity, OfficialValue, OutageRecord, Place, PlaceLink, ReportedOutput
from oiltrack.gazetteer import tables
from oiltrack.gazetteer.tables import Table
from oiltrack.resources import resource

WORLD = "world"
LIBYA = ("libya",)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Places by id, and the names that texts use for them."""

    places: Mapping[str, Place]
    aliases: tuple[Alias, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """All rows of the seeds, in the order of their files: the world first, then the countries."""

    places: Mapping[str, Place]
    aliases: tuple[Alias, ...]
    links: tuple[PlaceLink, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    outages: tuple[OutageRecord, ...] = ()
    reported: tuple[ReportedOutput, ...] = ()
    official: tuple[OfficialValue, ...] = ()


def load_gazetteer(countries: tuple[str, ...] = LIBYA, *, root: Path | None = None) -> Gazetteer:
    """Return places and aliases only: all that reading a text needs.

    Args:
        countries: names of folders beside ``world``.
        root: the folder that holds them; None for the seeds that ship with oiltrack.

    Raises:
        SeedError: a folder or file is missing, or a row cannot be read; the message names file and line.
    """
    folders = _folders(countries, root)
    return Gazetteer(places=_places(folders), aliases=_joined(tables.ALIASES, "aliases.csv", folders=folders))


def load_seeds(countries: tuple[str, ...] = LIBYA, *, root: Path | None = None) -> Seeds:
    """Return every row of the seeds; a country may leave out any table but places and aliases.

    Args:
        countries: names of folders beside ``world``.
        root: the folder that holds them; None for the seeds that ship with oiltrack.

    Raises:
        SeedError: a folder or file is missing, or a row cannot be read; the message names file and line.
    """
    folders = _folders(countries, root)
    return Seeds(
        places=_places(folders),
        aliases=_joined(tables.ALIASES, "aliases.csv", folders=folders),
        links=_optional(tables.LINKS, "links.csv", folders=folders),
        capacities=_optional(tables.CAPACITIES, "capacities.csv", folders=folders),
        outages=_optional(tables.OUTAGES, "outages.csv", folders=folders),
        reported=_optional(tables.REPORTED, "reported_output.csv", folders=folders),
        official=_optional(tables.OFFICIAL, "official_monthly.csv", folders=folders)
        + _optional(tables.OFFICIAL, "official_annual.csv", folders=folders),
    )


def _folders(countries: tuple[str, ...], root: Path | None) -> list[Path]:
    base = resource("seeds") if root is None else root
    folders = [base / name for name in dict.fromkeys((WORLD, *countries))]
    for folder in folders:
        if not folder.is_dir():
            raise SeedError(
                f"there are no seeds for {folder.name!r}",
                remedy=f"make seeds/{folder.name}/ with places and aliases",
            )
    return folders


def _places(folders: list[Path]) -> Mapping[str, Place]:
    found: dict[str, Place] = {}
    for folder in folders:
        for place in tables.PLACES.read(folder / "places.csv"):
            if place.id in found:
                raise SeedError(
                    f"{folder.name}/places.csv: the id {place.id!r} belongs to another folder's place",
                    remedy="give the place another id",
                )
            found[place.id] = place
    return MappingProxyType(found)


def _joined(table: Table[T], name: str, *, folders: list[Path]) -> tuple[T, ...]:
    return tuple(row for folder in folders for row in table.read(folder / name))


def _optional(table: Table[T], name: str, *, folders: list[Path]) -> tuple[T, ...]:
    return _joined(table, name, folders=[folder for folder in folders if (folder / name).exists()])
