"""Outage episodes and official series. It declares tables; both can be made again from seeds and claims."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from oiltrack.db.models.base import Base, PlaceKey, TextKey, check, one_of
from oiltrack.facts import Cause
from oiltrack.history import OutageKind


class OutageRow(Base):
    """An episode or an incident. ``start_first`` and ``end_last`` are its outermost days."""

    __tablename__ = "outage"
    __table_args__ = (
        one_of("cause", Cause),
        one_of("kind", OutageKind),
        check("start_before_end", "start_first <= end_last"),
        check("end_days", '("end" IS NULL) = (end_last IS NULL)'),
        check("peak_not_negative", "peak_offline_bpd >= 0"),
        check("before_not_negative", "national_before_bpd >= 0"),
        check("after_not_negative", "national_after_bpd >= 0"),
        check("force_majeure_is_bool", "force_majeure IN (0, 1)"),
    )

    id: Mapped[TextKey]
    scope: Mapped[str]
    cause: Mapped[str]
    start: Mapped[str]
    start_first: Mapped[date] = mapped_column(index=True)
    end: Mapped[str | None]
    end_last: Mapped[date | None]
    peak_offline_bpd: Mapped[int | None]
    national_before_bpd: Mapped[int | None]
    national_after_bpd: Mapped[int | None]
    force_majeure: Mapped[bool]
    what: Mapped[str]
    source: Mapped[str]
    kind: Mapped[str]


class OutagePlaceRow(Base):
    """A place that an outage touched; ``position`` keeps the order of the source."""

    __tablename__ = "outage_place"
    __table_args__ = (check("position_not_negative", "position >= 0"),)

    outage_id: Mapped[str] = mapped_column(ForeignKey("outage.id", ondelete="CASCADE"), primary_key=True)
    place_id: Mapped[PlaceKey] = mapped_column(index=True)
    position: Mapped[int]


class OfficialValueRow(Base):
    """A value of an official series; ``released`` is its vintage. ``id`` is made of the natural key.

    ``provider`` is ``seeds``, or the format that a value was added from at ``added_at``; ``written`` is the
    number with its unit as it was read.
    """

    __tablename__ = "official_value"
    __table_args__ = (
        UniqueConstraint(
            "series", "place_id", "period", "released", "source", name="uq_official_value_natural_key"
        ),
        check("rate_not_negative", "rate_bpd >= 0"),
        check("period_days", "period_first <= period_last"),
        check("provider_told", "provider <> ''"),
        check("added_at_is_utc", "added_at GLOB '????-??-??T*Z'"),
        check("added_unless_of_the_seeds", "(provider = 'seeds') = (added_at IS NULL)"),
    )

    id: Mapped[TextKey]
    series: Mapped[str]
    place_id: Mapped[str] = mapped_column(ForeignKey("place.id"), index=True)
    period: Mapped[str]
    period_first: Mapped[date]
    period_last: Mapped[date]
    rate_bpd: Mapped[int]
    released: Mapped[str | None]
    source: Mapped[str]
    provider: Mapped[str]
    written: Mapped[str]
    added_at: Mapped[str | None]
