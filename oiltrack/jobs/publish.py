"""All report files of a database, made beside the reports and put in their place. It draws nothing itself."""

import shutil
from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from oiltrack.db import Database, snapshot
from oiltrack.errors import ChartError, NoFigureError, UnknownIdError
from oiltrack.jobs.chart import draw_chart
from oiltrack.jobs.chart_inputs import Common
from oiltrack.jobs.export import export
from oiltrack.jobs.published import Published
from oiltrack.jobs.report import write_report
from oiltrack.report.chart import data_name
from oiltrack.report.html.content import AGES
from oiltrack.report.publish import replace_folder, staging
from oiltrack.report.spec import charts
from oiltrack.series.turns import outage_turns

FORMATS = ("png", "svg")


def publish(
    database: Database,
    target: Path,
    *,
    place: str,
    hold_days: int,
    today: date,
    run_id: str,
    run_at: str,
    own_charts: Path | None = None,
) -> Published:
    """Write charts, tables, the report's page and manifest into ``target``, of one state of the database.

    Files whose bytes stay are left alone. A chart that cannot be drawn stops no other: its old files stay,
    and the error is in what is returned. One without a figure has no files. ``own_charts`` is a folder of
    charts beside those that ship.

    Raises:
        UnknownIdError: ``place`` means none, or several; the old files stay.
        PublishError: the folder cannot be written; the old files stay.
    """
    failed: list[ChartError] = []
    empty: list[NoFigureError] = []
    draw = partial(draw_chart, place=place, hold_days=hold_days, today=today, own_charts=own_charts)
    with staging(target) as stage, snapshot(database) as state:
        last = export(state, stage, place=place, hold_days=hold_days, today=today).last
        page = write_report(state, stage, place=place, hold_days=hold_days, today=today)
        common = Common(state, today=today)
        for name in charts(own_charts):
            pictures = (stage / f"{name}.{kind}" for kind in FORMATS)
            try:
                draw(state, name, *pictures, common=common)
            except NoFigureError as error:
                empty.append(NoFigureError(f"chart {name}: {error.message}", remedy=error.remedy))
            except (ChartError, UnknownIdError) as error:  # its place, for the workspace's is known by now
                failed.append(ChartError(f"chart {name}: {error.message}", remedy=error.remedy))
                _keep(name, target, stage)
        turns = tuple(_turns(common, page.through))
        data_through = last.isoformat() if last else None
        changed = replace_folder(stage, target, run_id=run_id, run_at=run_at, data_through=data_through)
    return Published(
        changed=changed,
        data_through=data_through,
        failed=tuple(failed),
        empty=tuple(empty),
        until=min((day for day in turns if day > today), default=None),
    )


def _turns(common: Common, headline: date | None) -> Iterable[date]:
    """Yield the days on which charts, tables or the page, headed by the figure of a day, tell otherwise."""
    yield from common.turns
    yield from outage_turns(common.outages(0.0))
    yield from filter(None, [common.book(0.0).turn])
    if headline is not None:
        yield from (headline + timedelta(days=days) for days in AGES)


def _keep(name: str, published: Path, stage: Path) -> None:
    """Copy the files that a chart has among the published ones, so that the new set holds them too."""
    pictures = [f"{name}.{kind}" for kind in FORMATS]
    for file in (*pictures, data_name(name), f"{name}.alt.txt"):
        if (published / file).is_file():
            shutil.copyfile(published / file, stage / file)
