"""The ``oiltrack`` command: finds the sub-command, reports errors. It imports a command only when asked to.

Exit codes: 0 done, 1 an error that is told in one line, 2 wrong usage, 130 and 143 interrupted.
"""

import difflib
import gc
import importlib
import logging
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import IO, Any

import click

from oiltrack import __version__, interrupts
from oiltrack.cli import streams
from oiltrack.cli.session import Session
from oiltrack.cli.text import error_line
from oiltrack.errors import ConfigError, OiltrackError

COMMANDS = {
    "init": "Make a workspace: settings, database with its seeds, inbox and reports.",
    "ingest": "Read documents and store their facts.",
    "extract": "Print the facts of documents as JSON Lines; needs no database.",
    "places": "Show the gazetteer: names, aliases, links and capacities.",
    "series": "Show a daily, weekly or monthly series of a place.",
    "conflicts": "List the claims that contradict the rest by more than the plausible.",
    "changes": "Tell what was added, revised and withdrawn since a day, and how the series moved.",
    "balance": "Set production against exports and local refining.",
    "documents": "List the documents, with the number of facts read from each.",
    "observations": "List the figures that documents claim.",
    "events": "List what is claimed to have happened.",
    "official": "Add and list figures of official providers, each with its release.",
    "compare": "Compare our monthly production with official series.",
    "outages": "List the outage episodes, or with an ID the claims of one.",
    "offline": "Show how much output is offline on each day, in barrels a day.",
    "losses": "Show how many barrels outages cost, by cause unless told otherwise, with a range.",
    "chart": "Draw a chart into a PNG, SVG or PDF file.",
    "export": "Write all tables as files with a datapackage.json.",
    "report": "Write the report as one web page that needs nothing else.",
    "explain": "Tell where a fact comes from and why it was read so.",
    "refresh": "Ingest what is new in inbox and sources and redraw the reports (the night job).",
    "sources": "List the sources of oiltrack.toml: state, last success, failures in a row, next try.",
    "install-cron": "Show, or install with --write, what runs `oiltrack refresh` every night.",
    "rebuild": "Read every stored document again with the extractor of today.",
    "forget": "Remove a document with all that was read from it.",
    "status": "Show the database, its counts, newest data, what is wrong in the settings, and the last runs.",
    "doctor": "Check the database: file, references, schema, rows that belong to nothing, old readings.",
    "backup": "Write a checked copy of the database to FILE, also while a run is at work.",
    "restore": "Put the backup FILE in the place of the database, after a check of it.",
    "copy": "Copy a database to another place: a file to a server, a server to a file, a file to a file.",
    "upgrade": "Bring the database to the newest schema, after a backup.",
    "demo": "Make a workspace from the sample documents and publish its reports.",
}


# A run makes very many small things and few rings of them: looked through as often as Python does by itself,
# they cost a chart a fifth of its time.
COLLECTED_AFTER = (200_000, 10, 10)

INTERRUPTED, TERMINATED = 130, 143


class Failure(click.ClickException):
    """An expected error, shown as one line on standard error."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the line."""
        click.echo(f"oiltrack: {error_line(self.format_message())}", file=file, err=file is None)


class Terminated(KeyboardInterrupt):
    """The process was asked to end (SIGTERM)."""


class LazyGroup(click.Group):
    """A group whose commands live in modules of the same name, imported when needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"oiltrack.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; of a name that is none say which one may be meant."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = difflib.get_close_matches(name, COMMANDS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "`oiltrack --help` lists all"
            ctx.fail(f"No such command {name!r}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and turn what may be expected to fail into one line and an exit code."""
        try:
            return super().invoke(ctx)
        except OiltrackError as error:
            raise Failure(str(error)) from error
        except OSError as error:
            if error.filename is None:  # as that of a closed pipe
                raise
            raise _failure(error) from error
        except KeyboardInterrupt as error:
            code = TERMINATED if isinstance(error, Terminated) else INTERRUPTED
            raise click.exceptions.Exit(code) from error


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExample:\n  oiltrack init libya && cd libya\n  oiltrack ingest ~/news",
)
@click.version_option(__version__, "-V", "--version", prog_name="oiltrack")
@click.option(
    "--db",
    metavar="URL|PATH",
    envvar="OILTRACK_DB",
    show_envvar=True,
    help="Database to use; else that of the nearest oiltrack.toml upwards.",
)
@click.pass_context
def cli(ctx: click.Context, db: str | None) -> None:
    """Turn news about oil supply into sourced, dated facts, series, charts and CSV."""
    try:
        folder = Path.cwd()
    except OSError as error:
        raise ConfigError(
            f"the current folder cannot be used: {error.strerror}", remedy="go into another one with cd"
        ) from error
    ctx.obj = Session(db=db, cwd=folder)


def run() -> None:
    """Entry point of the console script."""
    received: list[int] = []

    def terminate(number: int, _frame: FrameType | None) -> None:
        received.append(number)
        if len(received) == 1:  # another one must not break off what is being put in order
            interrupts.arrive(Terminated())

    signal.signal(signal.SIGTERM, terminate)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a shell lets its jobs ignore it
        signal.signal(signal.SIGINT, lambda _number, _frame: interrupts.arrive(KeyboardInterrupt()))
    interrupts.keep_if_lost()
    _end_without_traceback()
    gc.set_threshold(*COLLECTED_AFTER)
    streams.prepare()
    try:
        code = _exit_code()
    except KeyboardInterrupt:
        code = INTERRUPTED
    streams.finish()
    sys.exit(TERMINATED if received else code)


def _end_without_traceback() -> None:
    """Keep SQLAlchemy from logging that its giving back of a connection was broken off by the wish to end.

    Its pool logs whatever breaks a rollback off, then raises it on; all else it logs still shows.
    """

    def is_no_end(record: logging.LogRecord) -> bool:
        return not (record.exc_info and isinstance(record.exc_info[1], KeyboardInterrupt))

    shown = logging.StreamHandler()
    shown.addFilter(is_no_end)
    logging.getLogger("sqlalchemy.pool").addHandler(shown)


def _exit_code() -> int:
    """Run the command line, tell what went wrong and return the exit code."""
    try:
        result = cli.main(prog_name="oiltrack", standalone_mode=False)
    except SystemExit as error:
        result = error.code
    except click.ClickException as error:
        _fit_to_print(error).show()
        result = error.exit_code
    except click.Abort:
        result = INTERRUPTED
    except OSError as error:
        if error.filename is None:
            raise
        _failure(error).show()
        result = 1
    return result if isinstance(result, int) else 0


def _fit_to_print(error: click.ClickException) -> click.ClickException:
    """Return a wrong usage with what was typed made harmless and short; other errors as they are."""
    if not isinstance(error, click.UsageError) or isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error
    return click.UsageError(error_line(error.format_message()), ctx=error.ctx)


def _failure(error: OSError) -> Failure:
    reason = error.strerror or type(error).__name__
    return Failure(f"{error.filename}: {reason}; check the path, its rights and the disk")
