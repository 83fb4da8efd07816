"""``oiltrack ingest``: documents into the database. It only shows what the job says."""

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, TypeVar

import click

from oiltrack.cli.options import workers_option
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.text import error_line
from oiltrack.errors import OiltrackError

Result = TypeVar("Result")

UNDATED = (
    "oiltrack: in a text without a date, figures that name no day themselves stand in no series; "
    "give its date with --index and ingest it again"
)


@click.command(
    "ingest",
    epilog="\b\nExample:\n  oiltrack ingest ~/news/2017 story.html\n"
    "  oiltrack ingest digests/ --index digests/index.csv\n  oiltrack ingest archive/ --workers 2",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--index",
    "index_path",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    help="Dates, publishers and so on: file and any of article, title, published, publisher, url.",
)
@workers_option
@pass_session
def command(session: Session, paths: tuple[Path, ...], index_path: Path | None, workers: int) -> None:
    """Read documents and store their facts.

    Each document is one transaction: it is stored whole or not at all. A text that is known adds
    nothing. What cannot be read is told on standard error, the others are stored, and the exit code
    is 1.
    """
    from oiltrack.extract import Extractor
    from oiltrack.jobs.ingest import ingest
    from oiltrack.jobs.runs import recorded
    from oiltrack.jobs.tally import count
    from oiltrack.sources import load_index, walk

    with session.database() as database, recorded(database, "ingest", clock=session.now) as run:
        index = load_index(index_path) if index_path else None
        files = list(walk(paths))
        with progress(len(files)) as bar:
            results = ingest(
                database,
                files,
                extractor=Extractor.load(),
                index=index,
                today=session.today(),
                now=session.now(),
                on_path=lambda path: bar.update(1) if bar else None,
                workers=workers,
            )
            counts = count(told(result) for result in results)
        run.counts, run.failures = counts.as_dict(), counts.failed
    click.echo(str(counts))
    if counts.undated:
        click.echo(UNDATED, err=True)
    sys.exit(int(counts.failed > 0))


def progress(length: int) -> AbstractContextManager[Any]:
    """Return a progress bar on standard error, nothing where that is no terminal."""
    if not sys.stderr.isatty():
        return nullcontext()
    return click.progressbar(length=length, label="Reading", file=sys.stderr)


def told(result: Result) -> Result:
    """Print a result that is an error, and hand it on."""
    if isinstance(result, OiltrackError):
        click.echo(f"oiltrack: {error_line(str(result))}", err=True)
    return result
