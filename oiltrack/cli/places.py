"""``oiltrack places``: the gazetteer. It only shows what the database holds."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from oiltrack.cli.options import json_option
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.text import print_json, print_table

if TYPE_CHECKING:
    from oiltrack.jobs.places import Entry


@click.command(
    "places", epilog="\b\nExample:\n  oiltrack places\n  oiltrack places Sharara\n  oiltrack places --json"
)
@click.argument("name", required=False)
@json_option
@pass_session
def command(session: Session, name: str | None, as_json: bool) -> None:
    """Show the gazetteer: names, aliases, links and capacities.

    NAME is an id, a name or an alias, in any script; part of one will do. One place is shown with the
    source of each line, several as a table.
    """
    from oiltrack.jobs.places import entries, matching

    with session.database(read_only=True) as database:
        found = entries(database)
    if name:
        found = matching(found, name)
    if as_json:
        for entry in found:
            print_json(asdict(entry))
    elif name and len(found) == 1:
        _print_entry(found[0])
    else:
        _print_list(found)


def _print_list(found: "list[Entry]") -> None:
    rows = (
        (
            e.place.id,
            e.place.name,
            e.place.kind,
            e.place.country,
            e.place.operator,
            e.place.basin,
            len(e.aliases),
        )
        for e in found
    )
    print_table(("id", "name", "kind", "country", "operator", "basin", "aliases"), rows)


def _print_entry(entry: "Entry") -> None:
    place = entry.place
    rows: list[tuple[object, ...]] = [
        ("id", place.id, ""),
        ("name", place.name, place.source),
        ("kind", place.kind, ""),
        *((key, getattr(place, key), "") for key in ("country", "operator", "basin") if getattr(place, key)),
    ]
    if place.latitude is not None and place.longitude is not None:
        rows.append(("position", f"{place.latitude:.4f} {place.longitude:.4f}", place.source))
    for alias in entry.aliases:
        note = f" (also {alias.ambiguous})" if alias.ambiguous else ""
        rows.append((f"alias {alias.lang}", f"{alias.alias}{note}", alias.source))
    for link in entry.links:
        outward = link.from_id == place.id
        rows.append((link.kind, f"-> {link.to_id}" if outward else f"<- {link.from_id}", link.source))
    for capacity in entry.capacities:
        amount = f"{capacity.rate_bpd} b/d" if capacity.rate_bpd is not None else f"{capacity.volume_bbl} bbl"
        dated = f" ({capacity.as_of})" if capacity.as_of else ""
        rows.append((f"capacity {capacity.measure}", f"{amount}{dated}", capacity.source))
    print_table(("what", "value", "source"), rows)
