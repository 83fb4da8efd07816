"""Options that several commands share. It reads no data."""

import math
import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from oiltrack import edtf
from oiltrack.facts import Fluid, Measure
from oiltrack.stored import Known, KnownBy

Command = TypeVar("Command", bound=Callable[..., Any])

_WRITTEN_AS_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
csv_option = click.option("--csv", "csv_path", metavar="PATH", help="Write CSV there, - for standard output.")


class CapitalChoice(click.Choice[str]):
    """One of some capital letters, which may be typed small, and are shown as they are documented."""

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:
        """Return the choice in capitals."""
        return str(choice).upper()


def edtf_date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Return the value of an option if it is an EDTF date; a callback."""
    if value is not None and not edtf.is_valid(value):
        _refuse_missing_day(value)
        raise click.BadParameter(f"{value!r} is no date; write 2017, 2017-05 or 2017-05-31")
    return value


def _refuse_missing_day(value: str) -> None:
    """Refuse what is written as a date should be and yet is none: "2024-02-30", "2024-13"."""
    if _WRITTEN_AS_DATE.fullmatch(value):
        kind = "month" if value.count("-") == 1 else "day"
        raise click.BadParameter(f"{value!r} is no {kind} of the calendar; check year, month and day")


def published_date(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Return the value of an option if documents can be published on it; a callback."""
    from oiltrack.sources.normal import is_published

    if value is not None and not is_published(value):
        if not edtf.is_valid(value):
            _refuse_missing_day(value)
        raise click.BadParameter(
            f"{value!r} is no date of publication; write 2017, 2017-05 or 2017-05-31, from 1900 to 2100"
        )
    return value


def share(_context: click.Context, _parameter: click.Parameter, value: float | None) -> float | None:
    """Return the value of an option if it is a number; a callback. "nan" lies in every range."""
    if value is not None and math.isnan(value):
        raise click.BadParameter("'nan' is no number; give one from 0 to 1")
    return value


def confidence_option(command: Command) -> Command:
    """Add ``--min-confidence``, 0 to 1; not given, it is None."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        callback=share,
        help="Leave out less certain claims.",
    )(command)


def first_day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """Return the first day of the date that an option gives; a callback."""
    given = edtf_date(context, parameter, value)
    return edtf.interval(given)[0] if given else None


def end_day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """Return the last day of the date that an option gives; a callback."""
    given = edtf_date(context, parameter, value)
    return edtf.interval(given)[1] if given else None


def last_day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """Return what ``end_day`` does, if it does not lie before ``--from``; a callback."""
    until = end_day(context, parameter, value)
    given = value
    since = context.params.get("since")
    if since and until and since > until:
        raise click.BadParameter(f"{given!r} ends before --from begins; give a later date")
    return until


def period_options(command: Command) -> Command:
    """Add ``--from`` and ``--to``."""
    since = click.option(
        "--from", "since", is_eager=True, callback=first_day, metavar="DATE", help="First day, month or year."
    )
    until = click.option("--to", "until", callback=last_day, metavar="DATE", help="Last day, month or year.")
    return since(until(command))


def definition_options(command: Command) -> Command:
    """Add ``--measure``, ``--fluid``, ``--aspect`` and ``--modality``: what a series is about."""
    rates = [measure.value for measure in Measure if measure is not Measure.VOLUME]
    fluids = [fluid.value for fluid in Fluid]
    options = (
        ("--measure", rates, "production", "What."),
        ("--fluid", fluids, "crude", "Of what."),
        ("--aspect", ["level", "capacity"], "level", "How much it is, or could be."),
        ("--modality", ["actual", "expected"], "actual", "Asserted, or planned and forecast."),
    )
    for name, choices, default, told in reversed(options):
        command = click.option(
            name, type=click.Choice(choices), default=default, show_default=True, help=told
        )(command)
    return command


def known_options(command: Command) -> Command:
    """Add ``--as-of`` and ``--by``; ``known_on`` makes one thing of them."""
    as_of = click.option(
        "--as-of", "as_of", callback=end_day, metavar="DATE", help="As it was known at the end of this day."
    )
    by = click.option(
        "--by",
        type=click.Choice([by.value for by in KnownBy]),
        default="published",
        show_default=True,
        help="With --as-of: known when published, or when ingested here.",
    )
    return as_of(by(command))


def known_on(as_of: date | None, by: str) -> Known | None:
    """Return what the options of ``known_options`` mean; None for all that is known."""
    return None if as_of is None else Known(day=as_of, by=KnownBy(by))


def table_options(command: Command) -> Command:
    """Add ``--csv`` and ``--json``."""
    return csv_option(json_option(command))
