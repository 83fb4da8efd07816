"""``oiltrack copy``: a database to another place. It only shows what was copied and compared."""

import click

from oiltrack import config
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.text import print_rows
from oiltrack.errors import DatabaseError

_COLUMNS = ("table", "rows_from", "rows_to", "sha256_from", "sha256_to", "compared")
_SHOWN = 16


@click.command(
    "copy",
    epilog="\b\nExample:\n  oiltrack copy --from oiltrack.db --to postgresql://desk@db.example.org/oil\n"
    "  oiltrack copy --from postgresql://desk@db.example.org/oil --to copy.db",
)
@click.option("--from", "source", required=True, metavar="URL|PATH", help="The database that is read.")
@click.option("--to", "target", required=True, metavar="URL|PATH", help="A new or empty database.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@pass_session
def command(session: Session, source: str, target: str, as_json: bool) -> None:
    """Copy a database to another place: a file to a server, a server to a file, a file to a file.

    The target must be new or without rows; its schema is made by the migrations, at the revision of the
    source. All is written in one transaction, read back and compared: each table is shown with its rows and
    the hash of them, on both sides. Where one differs nothing is kept and the exit code is 1.
    """
    from oiltrack.db.copying import copy
    from oiltrack.db.run_lock import run_locked

    there = config.database_url(target, base=session.cwd)
    with run_locked(there):
        tables = copy(config.database_url(source, base=session.cwd), there)
    length = None if as_json else _SHOWN
    rows = (
        (
            one.table,
            one.rows,
            one.rows_written,
            one.sha256[:length],
            one.sha256_written[:length],
            "same" if one.same else "DIFFERS",
        )
        for one in sorted(tables, key=lambda one: one.table)
    )
    print_rows(_COLUMNS, rows, as_json=as_json)
    if differing := [one.table for one in tables if not one.same]:
        raise DatabaseError(
            f"the copy would differ in {', '.join(differing)}",
            remedy="nothing was kept; see whether the target has triggers",
        )
