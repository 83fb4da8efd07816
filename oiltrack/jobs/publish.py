"""All report files of a database, made beside the reports and put in their place. It draws nothing itself."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from oiltrack.db import Database
from oiltrack.jobs.chart import draw_chart
from oiltrack.jobs.export import export
from oiltrack.report.publish import replace_folder, staging
from oiltrack.report.spec import charts

FORMATS = ("png", "svg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Which files changed, and the last day with data."""

    changed: tuple[str, ...]
    data_through: str | None


def publish(
    database: Database,
    target: Path,
    *,
    place: str,
    hold_days: int,
    today: date,
    run_id: str,
    run_at: str,
) -> Published:
    """Write charts, tables and manifest into ``target``; files whose bytes stay are left alone.

    Raises:
        ChartError: there is nothing to draw; the old files stay.
        PublishError: the folder cannot be written; the old files stay.
    """
    with staging(target) as stage:
        _, last = export(database, stage, place=place, hold_days=hold_days)
        for name in charts():
            draw_chart(
                database,
                name,
                *(stage / f"{name}.{kind}" for kind in FORMATS),
                today=today,
                hold_days=hold_days,
            )
        data_through = last.isoformat() if last else None
        changed = replace_folder(stage, target, run_id=run_id, run_at=run_at, data_through=data_through)
    return Published(changed=changed, data_through=data_through)
