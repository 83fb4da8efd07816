"""The contract of the CSV files: tables, columns, types, units. It writes nothing.

The writer, the Data Package and the documentation read it. New columns come only at the end of a table; any
other change raises the first number of ``SCHEMA_VERSION``.
"""

from dataclasses import dataclass, replace

SCHEMA_VERSION = "1.3"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``kind`` is a Table Schema type, ``unit`` is empty where there is none.

    ``licensed``: it holds words of a document, which may not be passed on to everyone.
    """

    name: str
    kind: str
    description: str
    unit: str = ""
    nullable: bool = True
    licensed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One CSV file; ``links`` are foreign keys: column -> (table, column)."""

    name: str
    title: str
    key: str
    columns: tuple[Column, ...]
    links: tuple[tuple[str, str, str], ...] = ()

    @property
    def header(self) -> list[str]:
        """The names of the columns, in order."""
        return [column.name for column in self.columns]

    def without_quotes(self) -> "Table":
        """Return the table without the columns that hold words of documents."""
        return replace(self, columns=tuple(column for column in self.columns if not column.licensed))


_CLAIM_START = (
    Column("document_id", "string", "Document that says it, as in sources.csv", nullable=False),
    Column("entities", "string", "Ids of the places it is about, joined by ';'", nullable=False),
)
_CLAIM_END = (
    Column("when", "string", "Day, month or period it holds for, as EDTF (ISO 8601-2)"),
    Column("when_first", "date", "First day that `when` may mean; blank for an open start"),
    Column("when_last", "date", "Last day that `when` may mean; blank for an open end"),
    Column("published", "string", "When the document was published, as EDTF"),
    Column("publisher", "string", "Who published the document"),
    Column("attribution", "string", "Who the text says said it"),
    Column("confidence", "number", "How sure the reading is, 0 to 1", nullable=False),
    Column("quote", "string", "The exact words", nullable=False, licensed=True),
    Column("sentence", "string", "The sentence they stand in", nullable=False, licensed=True),
    Column("url", "string", "Where the document was published"),
)

OBSERVATIONS = Table(
    name="observations",
    title="Figures that documents claim, one row a claim",
    key="id",
    links=(("document_id", "sources", "id"),),
    columns=(
        Column("id", "string", "Id of the claim: obs-…", nullable=False),
        *_CLAIM_START,
        Column(
            "measure",
            "string",
            "production, exports, refinery_intake, outage (rate shut in) or volume",
            nullable=False,
        ),
        Column("fluid", "string", "crude, condensate, liquids, gas or boe", nullable=False),
        Column("aspect", "string", "level, capacity or change", nullable=False),
        Column("modality", "string", "actual or expected", nullable=False),
        Column("low", "integer", "Lower end of the figure", "see `unit`", nullable=False),
        Column("high", "integer", "Upper end; `low` again for a single figure", "see `unit`", nullable=False),
        Column("unit", "string", "b/d (barrels a day) or bbl (barrels)", nullable=False),
        Column("qualifier", "string", "exact, about, over, under or range", nullable=False),
        *_CLAIM_END,
    ),
)
EVENTS = Table(
    name="events",
    title="Events that documents claim, one row a claim",
    key="id",
    links=(("document_id", "sources", "id"),),
    columns=(
        Column("id", "string", "Id of the claim: evt-…", nullable=False),
        *_CLAIM_START,
        Column("kind", "string", "outage_start, outage_end, attack and so on", nullable=False),
        Column("cause", "string", "strike, blockade, armed_conflict and so on", nullable=False),
        Column("modality", "string", "actual or expected", nullable=False),
        Column("offline_bpd", "integer", "Output shut in by it, where the text says so", "b/d"),
        *_CLAIM_END,
    ),
)
OUTAGES = Table(
    name="outages",
    title="Outage episodes put together from history and news",
    key="id",
    columns=(
        Column("id", "string", "Id of the episode: out-…", nullable=False),
        Column("places", "string", "Ids of the places, joined by ';'", nullable=False),
        Column("cause", "string", "strike, blockade, armed_conflict and so on", nullable=False),
        Column("start", "string", "When it started, as EDTF", nullable=False),
        Column("end", "string", "When it ended, as EDTF; blank where no end is known"),
        Column(
            "status",
            "string",
            "threatened, shut, partly, restarting, restored, unknown_end, denied, superseded or no_loss "
            "(see docs/series.md)",
            nullable=False,
        ),
        Column("peak_offline_bpd", "integer", "Most output shut in at a time", "b/d"),
        Column("force_majeure", "boolean", "Whether force majeure was declared for it", nullable=False),
        Column("origin", "string", "seeds (history) or news", nullable=False),
        Column("sources", "string", "Ids of the events that speak of it, joined by ';'"),
        Column("what", "string", "What happened, in a few words"),
        Column("scope", "string", "national, region, terminal or field; blank for news"),
        Column(
            "offline_basis",
            "string",
            "claimed, national_drop (national output before minus after) or capacity (what the places do)",
        ),
        Column("force_majeure_from", "string", "When force majeure was declared, as EDTF"),
        Column("force_majeure_to", "string", "When it was lifted, as EDTF"),
        Column("citation", "string", "Report that the history cites"),
        Column(
            "last_reported", "date", "Last day on which a source says that it ran, or ended", nullable=False
        ),
        Column("actor", "string", "Who shut, struck or attacked, where a source names one"),
        Column("extent", "string", "whole or part: whether all that the places do was away, where known"),
        Column("baseline_bpd", "integer", "What the places did just before, else do in normal times", "b/d"),
        Column("offline_bpd", "integer", "What is shut in now, or was on the last day", "b/d"),
        Column("offline_low_bpd", "integer", "Lower end of the most shut in at a time", "b/d"),
        Column("offline_high_bpd", "integer", "Upper end of it", "b/d"),
        Column("lost_bbl", "integer", "Barrels lost in all; no sum over rows, which overlap", "bbl"),
        Column("lost_low_bbl", "integer", "Lower end of the barrels lost", "bbl"),
        Column("lost_high_bbl", "integer", "Upper end of them", "bbl"),
        Column("parent_id", "string", "The outage of its port, region or country in whose run it began"),
        Column("ramp", "string", "Rates that the places were told to pump: day=b/d, joined by ';'"),
        Column(
            "originators", "integer", "Speakers of the news who tell of it; copies count once", nullable=False
        ),
        Column("start_first", "date", "First day that `start` may mean", nullable=False),
        Column("start_last", "date", "Last day that `start` may mean", nullable=False),
        Column("end_first", "date", "First day that `end` may mean"),
        Column("end_last", "date", "Last day that `end` may mean"),
        Column(
            "start_precision", "string", "day, month, year or interval; ~ for approximate", nullable=False
        ),
        Column("end_precision", "string", "The same for the end"),
    ),
)
SOURCES = Table(
    name="sources",
    title="Documents that the claims stand in",
    key="id",
    columns=(
        Column("id", "string", "Id of the document: doc-…", nullable=False),
        Column("kind", "string", "text (held, can be read again) or citation", nullable=False),
        Column("title", "string", "Headline"),
        Column("publisher", "string", "Who published it"),
        Column("published", "string", "When, as EDTF"),
        Column("lang", "string", "Language, ISO 639-1"),
        Column("url", "string", "Where"),
        Column("key", "string", "File or record it was read from", nullable=False),
        Column("sha256", "string", "Hash of the text", nullable=False),
    ),
)
SERIES = Table(
    name="series",
    title="Daily output of the place by the written rule; days without a figure have no row",
    key="date",
    links=(
        ("observation_id", "observations", "id"),
        ("low_observation_id", "observations", "id"),
        ("high_observation_id", "observations", "id"),
    ),
    columns=(
        Column("date", "date", "Day, in local time", nullable=False),
        Column(
            "production_bpd",
            "integer",
            "Crude output of the place that the settings name",
            "b/d",
            nullable=False,
        ),
        Column("low_bpd", "integer", "Lowest figure claimed for the day", "b/d", nullable=False),
        Column("high_bpd", "integer", "Highest figure claimed for the day", "b/d", nullable=False),
        Column("method", "string", "reported or held", nullable=False),
        Column("observation_id", "string", "The claim that was taken", nullable=False),
        Column("originators", "integer", "Speakers who support the figure", nullable=False),
        Column("age_days", "integer", "Days since the report", "d", nullable=False),
        Column("low_observation_id", "string", "The claim that says `low_bpd`", nullable=False),
        Column("high_observation_id", "string", "The claim that says `high_bpd`", nullable=False),
    ),
)
CHART = Table(
    name="chart",
    title="What a chart drew, one row a point, bar or band",
    key="",
    columns=(
        Column("date", "date", "Day, or first day of the month, band or period", nullable=False),
        Column("date_last", "date", "Last day; equal to `date` for a day", nullable=False),
        Column(
            "kind", "string", "day, month, claim, capacity, official, outage, offline or loss", nullable=False
        ),
        Column("series", "string", "What the row belongs to: a series, or an outage's cause", nullable=False),
        Column("value_bpd", "integer", "The value drawn; for an outage the volume offline", "b/d"),
        Column("low_bpd", "integer", "Lowest figure claimed", "b/d"),
        Column("high_bpd", "integer", "Highest figure claimed", "b/d"),
        Column(
            "method", "string", "reported, held, period, mean, official; for an outage band, strip or bar"
        ),
        Column(
            "observation_id",
            "string",
            "What was drawn: a claim (obs-…), an official value (off-…) or an episode (out-…)",
        ),
        Column("label", "string", "The label drawn for it"),
        Column("low_observation_id", "string", "The claim that says `low_bpd`"),
        Column("high_observation_id", "string", "The claim that says `high_bpd`"),
        Column("place", "string", "Ids of the places of the row or panel, joined by ';'"),
        Column("value_bbl", "integer", "Barrels lost, for a loss", "bbl"),
        Column("low_bbl", "integer", "Lowest reading of the barrels lost", "bbl"),
        Column("high_bbl", "integer", "Highest reading of the barrels lost", "bbl"),
    ),
)

COMPARISON = Table(
    name="comparison",
    title="Our monthly figures beside official ones, one row a month and official series",
    key="",
    columns=(
        Column("date", "date", "First day of the month", nullable=False),
        Column("series", "string", "The official series", nullable=False),
        Column("production_bpd", "integer", "Our figure of the month; blank where there is none", "b/d"),
        Column("low_bpd", "integer", "Lowest figure claimed, the mean of the days", "b/d"),
        Column("high_bpd", "integer", "Highest figure claimed, the mean of the days", "b/d"),
        Column("method", "string", "reported, held or period"),
        Column("coverage", "number", "Share of the month's days that have a figure, 0 to 1"),
        Column("official_bpd", "integer", "The official value, newest vintage", "b/d", nullable=False),
        Column("released", "string", "When that vintage was released, as EDTF"),
        Column("difference_bpd", "integer", "Ours minus the official value", "b/d"),
        Column("difference_share", "number", "The same as a share of the official value"),
        Column("same_originator", "boolean", "Whether a claim of the month comes from the provider itself"),
        Column("observation_ids", "string", "The claims of the month, joined by ';', most days first"),
        Column("official_id", "string", "The official value: off-…", nullable=False),
    ),
)

TABLES = (OBSERVATIONS, EVENTS, OUTAGES, SOURCES, SERIES)
