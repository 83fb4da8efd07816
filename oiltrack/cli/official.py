"""``oiltrack official``: releases of official figures, added and listed. It only shows what the jobs say."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING

import click

from oiltrack.cli.options import published_date, table_options
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.tables import show_records
from oiltrack.cli.text import safe

if TYPE_CHECKING:
    from oiltrack.jobs.official import Added, Get
    from oiltrack.stored import StoredOfficialValue

KEY = "EIA_API_KEY"

_MOST_BYTES = 200_000_000
_PROVIDERS = ("opec", "eia", "eia-bulk", "jodi", "csv")
_VALUES: "dict[str, Callable[[StoredOfficialValue], object]]" = {
    "id": lambda stored: stored.id,
    "series": lambda stored: stored.value.series,
    "place_id": lambda stored: stored.value.place_id,
    "period": lambda stored: stored.value.period,
    "rate_bpd": lambda stored: stored.value.rate_bpd,
    "released": lambda stored: stored.value.released,
    "provider": lambda stored: stored.value.provider,
    "written": lambda stored: stored.value.written,
    "source": lambda stored: stored.value.source,
}


@click.group(
    "official",
    epilog="\b\nExample:\n  oiltrack official add opec momr-2024-06.csv --released 2024-06-11\n"
    "  oiltrack official list",
)
def command() -> None:
    """Add and list figures of official providers, each with its release."""


@command.command(
    "add",
    epilog="\b\nExample:\n  oiltrack official add jodi primary2024.csv --released 2024-06-18\n"
    "  oiltrack official add csv surveys.csv",
)
@click.argument("provider", type=click.Choice(_PROVIDERS))
@click.argument("location", metavar="FILE|URL")
@click.option(
    "--released",
    metavar="DATE",
    callback=published_date,
    help="Day or month of the release, where the file does not tell it.  [default: today]",
)
@click.option("--place", metavar="PLACE", help="Country to read; that of the workspace if left out.")
@pass_session
def add(session: Session, provider: str, location: str, released: str | None, place: str | None) -> None:
    """Store what a provider released, each value with its release.

    The same release twice changes nothing; a revised value is a new vintage and the old one stays.
    Values that are missing in the table stay missing. The EIA's key is taken from EIA_API_KEY.
    """
    from oiltrack.jobs.official import add_release
    from oiltrack.jobs.places import own_place, place_called

    settings = session.settings()
    with session.database() as database, _web(session, settings.contact, location) as get:
        found = place_called(database, place) if place else own_place(database, settings)
        added = add_release(
            database,
            provider,
            location,
            place=found.id,
            released=released,
            today=session.today(),
            clock=session.now,
            key=os.environ.get(KEY, "").strip() or None,
            get=get,
        )
    click.echo(_told(added))


@command.command(
    "list",
    epilog="\b\nExample:\n  oiltrack official list\n"
    '  oiltrack official list "OPEC secondary sources" --csv opec.csv',
)
@click.argument("series", required=False)
@table_options
@pass_session
def list_(session: Session, series: str | None, csv_path: str | None, as_json: bool) -> None:
    """List the official series: their periods, vintages and newest values.

    SERIES is the name of a series, or a word of it such as opec: then every value of it is listed, with
    all its vintages.
    """
    from oiltrack.jobs.official import Held, held_official, official_series_called

    with session.database(read_only=True) as database:
        values = database.official_values()
    if series:
        found = official_series_called(values, series)
        show_records(_VALUES, found, csv_path=csv_path, as_json=as_json)
        return
    columns = {field.name: attrgetter(field.name) for field in fields(Held)}
    show_records(columns, held_official(values), csv_path=csv_path, as_json=as_json)


def _told(added: "Added") -> str:
    """Return in one line what became of a release."""
    first, last = added.released
    days = first if first == last else f"{first} to {last}"
    told = (
        f"{added.new} new, {added.revised} revised, {added.confirmed} confirmed, {added.known} known,"
        f" {added.missing} without a value"
    )
    return safe(f"{added.source}: {', '.join(added.series)}, released {days}: {told}")


@contextmanager
def _web(session: Session, contact: str, location: str) -> "Iterator[Get | None]":
    """Give what asks the web, if a location is there. No library logs the addresses, which hold the key."""
    from oiltrack.jobs.official import is_here, is_url

    if not is_url(location):
        yield None
        return
    from oiltrack.web import Client, Limits

    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    with Client(
        contact or "oiltrack",
        clock=session.ticks,
        sleep=session.sleep,
        jitter=session.chance,
        limits=Limits(max_bytes=_MOST_BYTES),
    ) as client:
        yield lambda url: client.get(url, local=is_here(location)).body
