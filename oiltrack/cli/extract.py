"""``oiltrack extract``: facts of documents as JSON Lines by the contract. It opens no database."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oiltrack.cli.ingest import told
from oiltrack.cli.options import published_date, share
from oiltrack.cli.text import json_line
from oiltrack.errors import SourceError
from oiltrack.facts import Document, Event, Observation

if TYPE_CHECKING:
    from oiltrack.extract import Extractor


@click.command(
    "extract",
    epilog="\b\nExample:\n  oiltrack extract story.txt --published 2017-06-09\n"
    "  oiltrack extract news.jsonl > facts.jsonl",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--published", metavar="EDTF", callback=published_date, help="Date of documents that give none."
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    callback=share,
    help="Leave out less certain facts.",
)
def command(paths: tuple[Path, ...], published: str | None, min_confidence: float) -> None:
    """Print the facts of documents as JSON Lines; needs no database.

    Files may be text, Markdown, HTML, e-mail, JSON Lines or digests; folders are walked. What
    cannot be read is told on standard error, the rest is printed, and the exit code is 1.
    """
    failed = False
    for line in _facts(paths, published=published, min_confidence=min_confidence):
        if isinstance(line, str):
            sys.stdout.write(line)
        else:
            failed = True
            told(line)
    sys.stdout.flush()
    sys.exit(int(failed))


def _facts(
    paths: tuple[Path, ...], *, published: str | None, min_confidence: float
) -> Iterator[str | SourceError]:
    from oiltrack.extract import Extractor
    from oiltrack.jobs.faults import documents
    from oiltrack.sources import walk

    extractor = Extractor.load()
    for path in walk(paths):
        if isinstance(path, SourceError):
            yield path
            continue
        for document in documents(path, published=published):
            if isinstance(document, SourceError):
                yield document
                continue
            try:
                yield from _lines(document, extractor, min_confidence=min_confidence)
            except SourceError as error:
                yield error


def _lines(document: Document, extractor: "Extractor", *, min_confidence: float) -> list[str]:
    from oiltrack.extract.contract import as_json
    from oiltrack.jobs.faults import blamed

    with blamed(document.key):
        extraction = extractor.extract(document)
        facts: tuple[Observation | Event, ...] = (*extraction.observations, *extraction.events)
        return [json_line(as_json(fact)) + "\n" for fact in facts if fact.confidence >= min_confidence]
