"""Options that the totals over outages share, and how they are read. It adds nothing up."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from oiltrack.cli.options import end_day, known_on, period_options, table_options
from oiltrack.cli.session import Session

if TYPE_CHECKING:
    from oiltrack.jobs.outages import OutageBook

Command = TypeVar("Command", bound=Callable[..., Any])

_PARTS = ("cause", "place")
_KNOWN = ("published", "ingested")


def total_options(command: Command) -> Command:
    """Add what both commands take: the parts, the period, what was known when, and the form of the table."""
    by = click.option(
        "--by",
        "by",
        multiple=True,
        type=click.Choice([*_PARTS, *_KNOWN]),
        help="A row a cause, or a place. With --as-of also: known when published (if not told), or when "
        "ingested here.",
    )
    unplanned = click.option("--unplanned", is_flag=True, help="Leave out planned maintenance.")
    as_of = click.option(
        "--as-of", "as_of", callback=end_day, metavar="DATE", help="As it was known at the end of this day."
    )
    return by(unplanned(period_options(as_of(table_options(command)))))


def parts_of(by: tuple[str, ...]) -> str | None:
    """Return what a total is divided by; None for no division."""
    return next((part for part in reversed(by) if part in _PARTS), None)


def book_of(session: Session, as_of: date | None, by: tuple[str, ...]) -> "OutageBook":
    """Return all outages, as they were known on a day if one is given."""
    from oiltrack.jobs.outages import outage_book

    known = known_on(as_of, next((name for name in reversed(by) if name in _KNOWN), "published"))
    with session.database(read_only=True) as database:
        return outage_book(database, today=session.today(), known=known)
