"""Writes the tables of a database as files with their Data Package. It settles no column."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from oiltrack.db import Database, snapshot
from oiltrack.facts import Place
from oiltrack.jobs.listing import touches
from oiltrack.jobs.outages import chosen_episodes, outage_episodes
from oiltrack.jobs.places import place_called
from oiltrack.jobs.series import all_series, output_series
from oiltrack.report.columns import EVENTS, OBSERVATIONS, OUTAGES, SERIES, SOURCES, Table
from oiltrack.report.datapackage import write_datapackage
from oiltrack.report.forms import Filled, Form, require_extra, write_tables
from oiltrack.report.records import Row, event_row, frame_rows, observation_row, source_row
from oiltrack.report.wide import wide_frame, wide_table
from oiltrack.stored import Known, StoredEvent, StoredObservation

LAYOUTS = ("long", "wide")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of a database is exported; the defaults are all of it.

    Attributes:
        place: id or name; only claims and outages of this place, and its series.
        start: first day; what is over by then is left out, and so is what has no date.
        end: last day.
        min_confidence: observations and events that are less sure are in no table.
        known: what is written is what was known then; None for all.
        quotes: with the columns that hold words of documents.
        layout: ``long``, or ``wide``: a column a series in the place of single figures.
    """

    place: str | None = None
    start: date | None = None
    end: date | None = None
    min_confidence: float = 0.0
    known: Known | None = None
    quotes: bool = True
    layout: str = "long"

    @property
    def is_part(self) -> bool:
        """Whether claims are chosen by place or time; the sources are then those of the chosen."""
        return not (self.place is None and self.start is None and self.end is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written: rows by table, the files by table, and the last day of the series (None: none)."""

    counts: dict[str, int]
    files: dict[str, str]
    last: date | None


def export(
    database: Database,
    folder: Path,
    *,
    place: str,
    hold_days: int,
    today: date,
    wanted: Wanted | None = None,
    form: Form | None = None,
) -> Exported:
    """Write the tables and ``datapackage.json`` into ``folder``; of a document only the newest version.

    All tables show one state of the database, whatever another run writes meanwhile.

    Args:
        database: what is written.
        folder: made if missing.
        place: id or name of the place whose series is written, where ``wanted`` names none.
        hold_days: how long a figure of the series holds.
        today: the day for which the status of an outage is told.
        wanted: which part of the database; None for all.
        form: the kind of files; None for plain CSV.

    Raises:
        UnknownIdError: ``place`` means none, or several.
        MissingExtraError: the form needs a package that is not installed.
        PublishError: a file cannot be written.
    """
    form, wanted = form or Form(), wanted or Wanted()
    require_extra(form)
    with snapshot(database) as state:
        shown = place_called(state, wanted.place or place)
        chosen = replace(wanted, place=shown.id) if wanted.place else wanted
        run = _Export(state, shown, chosen, hold_days, today)
        counts = write_tables(folder, run.tables(), form=form)
    write_datapackage(folder, counts, tables=run.written, place_name=shown.name, form=form)
    files = {table.name: form.path(table) for table in run.written}
    return Exported(counts=counts, files=files, last=run.last)


@dataclass(slots=True)
class _Export:
    """One export while it runs: what has been written decides which sources are."""

    state: Database
    place: Place
    wanted: Wanted
    hold_days: int
    today: date
    written: list[Table] = field(default_factory=list)
    last: date | None = None
    _named: set[str] = field(default_factory=set)
    _cited: set[str] = field(default_factory=set)

    def tables(self) -> Iterator[Filled]:
        """Yield the tables in the order of the contract, each with its rows."""
        for table, rows in self._wide() if self.wanted.layout == "wide" else self._long():
            shown = table if self.wanted.quotes else table.without_quotes()
            self.written.append(shown)
            yield shown, rows if shown == table else _cut(rows, table, shown)

    def _long(self) -> Iterator[Filled]:
        series = output_series(
            self.state,
            self.place.id,
            hold_days=self.hold_days,
            min_confidence=self.wanted.min_confidence,
            known=self.wanted.known,
            start=self.wanted.start,
            end=self.wanted.end,
        )
        self.last = None if series.empty else series["date"].max().date()
        for name in ("observation_id", "low_observation_id", "high_observation_id"):
            self._named.update(series[name])
        yield OBSERVATIONS, self._observations()
        yield from self._rest()
        yield SERIES, frame_rows(SERIES, series)

    def _wide(self) -> Iterator[Filled]:
        found = all_series(
            self.state,
            hold_days=self.hold_days,
            place=self.wanted.place,
            start=self.wanted.start,
            end=self.wanted.end,
            min_confidence=self.wanted.min_confidence,
            known=self.wanted.known,
        )
        table = wide_table(found, names={place.id: place.name for place in self.state.places()})
        yield table, frame_rows(table, wide_frame(found))
        yield from self._rest()

    def _rest(self) -> Iterator[Filled]:
        yield EVENTS, self._events()
        frame = outage_episodes(
            self.state,
            as_of=self.today,
            min_confidence=self.wanted.min_confidence,
            known=self.wanted.known,
        )
        touching = chosen_episodes(
            frame,
            place=self.wanted.place,
            only_open=False,
            start=self.wanted.start,
            end=self.wanted.end,
        )
        yield OUTAGES, frame_rows(OUTAGES, touching)
        yield SOURCES, self._sources()

    def _observations(self) -> Iterator[Row]:
        """Yield the chosen ones, and those that the series names: a figure may hold from before its start."""
        wanted = self.wanted
        for record in self.state.each_observation(min_confidence=wanted.min_confidence, known=wanted.known):
            seen = record.observation
            if self._is_chosen(seen.entities, seen.when) or record.id in self._named:
                self._cite(record)
                yield observation_row(record)

    def _events(self) -> Iterator[Row]:
        wanted = self.wanted
        for record in self.state.events(min_confidence=wanted.min_confidence, known=wanted.known):
            if self._is_chosen(record.event.entities, record.event.when):
                self._cite(record)
                yield event_row(record)

    def _sources(self) -> Iterator[Row]:
        for record in self.state.documents(kind=None, newest=True, known=self.wanted.known):
            if not self.wanted.is_part or record.id in self._cited:
                yield source_row(record)

    def _is_chosen(self, entities: tuple[str, ...], when: str | None) -> bool:
        wanted = self.wanted
        about = wanted.place is None or wanted.place in entities
        return about and touches(when, wanted.start, wanted.end)

    def _cite(self, record: StoredObservation | StoredEvent) -> None:
        if self.wanted.is_part:
            self._cited.add(record.document_id)


def _cut(rows: Iterable[Row], table: Table, shown: Table) -> Iterator[Row]:
    """Yield the rows of ``table`` with the cells of ``shown``, which has some of its columns."""
    kept = [at for at, column in enumerate(table.columns) if column in shown.columns]
    for row in rows:
        yield tuple(row[at] for at in kept)
