"""All report files of a database, made beside the reports and put in their place. It draws nothing itself."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from oiltrack.db import Database, snapshot
from oiltrack.errors import ChartError, UnknownIdError
from oiltrack.jobs.chart import draw_chart
from oiltrack.jobs.export import export
from oiltrack.report.publish import replace_folder, staging
from oiltrack.report.spec import charts

FORMATS = ("png", "svg")
BESIDE = (".csv", ".alt.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Which files changed, the last day with data, and the charts that could not be drawn."""

    changed: tuple[str, ...]
    data_through: str | None
    failed: tuple[ChartError, ...] = ()


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
    """Write charts, tables and manifest into ``target``, all of one state of the database.

    Files whose bytes stay are left alone. A chart that cannot be drawn stops no other: its old files stay,
    and the error is in what is returned.

    Raises:
        UnknownIdError: ``place`` means none, or several; the old files stay.
        PublishError: the folder cannot be written; the old files stay.
    """
    failed = []
    with staging(target) as stage, snapshot(database) as state:
        _, last = export(state, stage, place=place, hold_days=hold_days, today=today)
        for name in charts():
            pictures = (stage / f"{name}.{kind}" for kind in FORMATS)
            try:
                draw_chart(state, name, *pictures, place=place, hold_days=hold_days, today=today)
            except (ChartError, UnknownIdError) as error:  # its place, for the workspace's is known by now
                failed.append(ChartError(f"chart {name}: {error.message}", remedy=error.remedy))
                _keep(name, target, stage)
        data_through = last.isoformat() if last else None
        changed = replace_folder(stage, target, run_id=run_id, run_at=run_at, data_through=data_through)
    return Published(changed=changed, data_through=data_through, failed=tuple(failed))


def _keep(name: str, published: Path, stage: Path) -> None:
    """Copy the files that a chart has among the published ones, so that the new set holds them too."""
    for ending in (*(f".{kind}" for kind in FORMATS), *BESIDE):
        if (published / f"{name}{ending}").is_file():
            shutil.copyfile(published / f"{name}{ending}", stage / f"{name}{ending}")
