"""The tables as typed SQLAlchemy models, by domain. They never read or write, and never leave ``db/``."""

from oiltrack.db.models.base import Base
from oiltrack.db.models.claims import (
    DocumentRow,
    EventPlaceRow,
    EventRow,
    ObservationPlaceRow,
    ObservationRow,
    RejectedRow,
)
from oiltrack.db.models.derived import DocumentSketchRow, SeriesClaimRow
from oiltrack.db.models.gazetteer import AliasRow, CapacityRow, LinkRow, PlaceRow
from oiltrack.db.models.history import OfficialValueRow, OutagePlaceRow, OutageRow
from oiltrack.db.models.work import DecisionKind, DecisionRow, RunRow, RunStatus, SourceStateRow

__all__ = [
    "AliasRow",
    "Base",
    "CapacityRow",
    "DecisionKind",
    "DecisionRow",
    "DocumentRow",
    "DocumentSketchRow",
    "EventPlaceRow",
    "EventRow",
    "LinkRow",
    "ObservationPlaceRow",
    "ObservationRow",
    "OfficialValueRow",
    "OutagePlaceRow",
    "OutageRow",
    "PlaceRow",
    "RejectedRow",
    "RunRow",
    "RunStatus",
    "SeriesClaimRow",
    "SourceStateRow",
]
