"""Options that several commands share. It reads no data."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from oiltrack import edtf

Command = TypeVar("Command", bound=Callable[..., Any])

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")


def edtf_date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Return the value of an option if it is an EDTF date; a callback."""
    if value is not None and not edtf.is_valid(value):
        raise click.BadParameter(f"{value!r} is no date; write 2017, 2017-05 or 2017-05-31")
    return value


def first_day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """Return the first day of the date that an option gives; a callback."""
    given = edtf_date(context, parameter, value)
    return edtf.interval(given)[0] if given else None


def last_day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """Return the last day of the date that an option gives; a callback."""
    given = edtf_date(context, parameter, value)
    return edtf.interval(given)[1] if given else None


def period_options(command: Command) -> Command:
    """Add ``--from`` and ``--to``."""
    since = click.option(
        "--from", "since", callback=first_day, metavar="DATE", help="First day, month or year."
    )
    until = click.option("--to", "until", callback=last_day, metavar="DATE", help="Last day, month or year.")
    return since(until(command))
