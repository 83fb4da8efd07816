"""How outages and incidents of the history are read from their tables. It judges no row: ``check`` does."""

from oiltrack.facts import Cause
from oiltrack.gazetteer.tables import Row, table
from oiltrack.history import OutageKind, OutageRecord

# What an incident is called after; the others have no cause of their own.
_CAUSES = {
    OutageKind.ATTACK: Cause.ARMED_CONFLICT,
    OutageKind.SEIZURE: Cause.ARMED_CONFLICT,
    OutageKind.PROTEST: Cause.PROTEST,
    OutageKind.STRIKE: Cause.STRIKE,
}


def _outage(row: Row) -> OutageRecord:
    return OutageRecord(
        id=row.text("id"),
        places=tuple(row.text("places").split(";")),
        scope=row.text("scope"),
        cause=row.choice("cause", Cause),
        start=row.text("start"),
        end=row.maybe("end"),
        peak_offline_bpd=row.maybe_integer("peak_offline_bpd"),
        national_before_bpd=row.maybe_integer("national_before_bpd"),
        national_after_bpd=row.maybe_integer("national_after_bpd"),
        force_majeure=row.flag("force_majeure"),
        what=row.text("what"),
        source=row.cells["source"],
    )


def _incident(row: Row) -> OutageRecord:
    kind = row.choice("kind", OutageKind)
    return OutageRecord(
        id=row.text("id"),
        places=tuple(row.text("places").split(";")),
        scope=row.text("scope"),
        cause=_CAUSES.get(kind, Cause.UNKNOWN),
        start=row.text("start"),
        end=row.maybe("end"),
        peak_offline_bpd=None,
        national_before_bpd=row.maybe_integer("national_before_bpd"),
        national_after_bpd=row.maybe_integer("national_after_bpd"),
        force_majeure=False,
        what=row.text("what"),
        source=row.cells["source"],
        kind=kind,
    )


OUTAGES = table(
    _outage,
    "id places scope cause start end peak_offline_bpd national_before_bpd national_after_bpd force_majeure"
    " what source",
    key="id",
)
INCIDENTS = table(
    _incident, "id places scope kind start end national_before_bpd national_after_bpd what source", key="id"
)
