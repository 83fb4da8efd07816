"""``oiltrack extract``: facts of documents as JSON Lines by the contract. It opens no database."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from oiltrack.cli.ingest import told
from oiltrack.cli.options import confidence_option, published_date, workers_option
from oiltrack.cli.text import json_line
from oiltrack.errors import SourceError
from oiltrack.facts import Document


@click.command(
    "extract",
    epilog="\b\nExample:\n  oiltrack extract story.txt --published 2017-06-09\n"
    "  oiltrack extract news.jsonl --workers 2 > facts.jsonl",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--published", metavar="EDTF", callback=published_date, help="Date of documents that give none."
)
@confidence_option
@workers_option
def command(
    paths: tuple[Path, ...], published: str | None, min_confidence: float | None, workers: int
) -> None:
    """Print the facts of documents as JSON Lines; needs no database.

    Files may be text, Markdown, HTML, e-mail, JSON Lines or digests; folders are walked. What
    cannot be read is told on standard error, the rest is printed, and the exit code is 1. The facts
    come in the order of the documents, however many processes read them.
    """
    from oiltrack.jobs.extraction import read_facts

    failed = False
    items = _items(paths, published=published)
    for found in read_facts(items, render=json_line, min_confidence=min_confidence or 0.0, workers=workers):
        sys.stdout.writelines(f"{line}\n" for line in found.lines)
        if found.error:
            failed = True
            told(found.error)
    sys.stdout.flush()
    sys.exit(int(failed))


def _items(paths: tuple[Path, ...], *, published: str | None) -> Iterator[Document | SourceError]:
    from oiltrack.jobs.faults import documents
    from oiltrack.sources import walk

    for path in walk(paths):
        if isinstance(path, SourceError):
            yield path
        else:
            yield from documents(path, published=published)
