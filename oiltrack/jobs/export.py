"""Writes all tables of a database as CSV with their Data Package. It settles no column."""

from datetime import date
from pathlib import Path

from oiltrack.db import Database, snapshot
from oiltrack.jobs.outages import outage_episodes
from oiltrack.jobs.places import place_called
from oiltrack.jobs.series import output_series
from oiltrack.report import tables
from oiltrack.report.datapackage import write_datapackage
from oiltrack.stored import Known


def export(
    database: Database,
    folder: Path,
    *,
    place: str,
    hold_days: int,
    today: date,
    min_confidence: float = 0.0,
    known: Known | None = None,
) -> tuple[dict[str, int], date | None]:
    """Write the CSV files and ``datapackage.json`` into ``folder``; of a document only the newest version.

    All tables show one state of the database, whatever another run writes meanwhile.

    Args:
        database: what is written.
        folder: made if missing.
        place: id or name of the place whose series is written.
        hold_days: how long a figure of the series holds.
        today: the day for which the status of an outage is told.
        min_confidence: observations and events that are less sure are in no table.
        known: what is written is what was known then; None for all.

    Returns:
        The rows by table, and the last day of the series of ``place``.

    Raises:
        UnknownIdError: ``place`` means none, or several.
    """
    with snapshot(database) as state:
        shown = place_called(state, place)
        observations = state.observations(min_confidence=min_confidence, known=known)
        events = state.events(min_confidence=min_confidence, known=known)
        outages = outage_episodes(state, as_of=today, min_confidence=min_confidence, known=known)
        series = output_series(
            state, shown.id, hold_days=hold_days, min_confidence=min_confidence, known=known
        )
        counts = {
            "observations": tables.write_observations(folder / "observations.csv", observations),
            "events": tables.write_events(folder / "events.csv", events),
            "outages": tables.write_outages(folder / "outages.csv", outages),
            "sources": tables.write_sources(
                folder / "sources.csv", state.documents(kind=None, newest=True, known=known)
            ),
            "series": tables.write_series(folder / "series.csv", series),
        }
    write_datapackage(folder, counts, place_name=shown.name)
    return counts, None if series.empty else series["date"].max().date()
