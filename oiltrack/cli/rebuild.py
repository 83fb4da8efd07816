"""``oiltrack rebuild``: every stored text read again. It only says what the job found."""

import sys
from dataclasses import asdict

import click

from oiltrack.cli.ingest import progress, told
from oiltrack.cli.session import Session, pass_session


@click.command("rebuild", epilog="\b\nExample:\n  oiltrack rebuild")
@pass_session
def command(session: Session) -> None:
    """Read every stored document again with the extractor of today.

    The documents stay; what was read from them is replaced, one transaction a document. Facts that
    read the same keep their ids. A document that cannot be read again is told on standard error and
    keeps its old facts; the exit code is then 1.
    """
    from oiltrack.extract import Extractor
    from oiltrack.jobs.rebuild import rebuild
    from oiltrack.jobs.runs import recorded

    with session.database() as database, recorded(database, "rebuild", clock=session.now) as run:
        with progress(database.counts()["document"]) as bar:
            done = rebuild(
                database,
                extractor=Extractor.load(),
                tell=told,
                on_document=lambda: bar.update(1) if bar else None,
            )
        run.counts, run.failures = asdict(done), done.failed
    failed = f", {done.failed} failed" if done.failed else ""
    click.echo(
        f"{done.documents} documents read again: "
        f"{done.gained} facts gained, {done.lost} lost, {done.same} same{failed}"
    )
    sys.exit(int(done.failed > 0))
