"""Places, their names, links and capacities. It declares tables; the rows come from the seeds."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from oiltrack.db.models.base import Base, PlaceKey, TextKey, check, one_of
from oiltrack.facts import Measure, PlaceKind


class PlaceRow(Base):
    """A country, group, region, basin, field, pipeline, terminal, refinery or company.

    Its references to other places are deferred to the commit: a field may be read before its operator.
    """

    __tablename__ = "place"
    __table_args__ = (
        one_of("kind", PlaceKind),
        check("id_is_kebab_case", "id <> '' AND id NOT GLOB '*[^a-z0-9-]*'"),
        check("latitude_range", "latitude BETWEEN -90 AND 90"),
        check("longitude_range", "longitude BETWEEN -180 AND 180"),
    )

    id: Mapped[TextKey]
    name: Mapped[str]
    kind: Mapped[str]
    country: Mapped[str | None] = mapped_column(
        ForeignKey("place.id", deferrable=True, initially="DEFERRED"), index=True
    )
    operator: Mapped[str | None] = mapped_column(
        ForeignKey("place.id", deferrable=True, initially="DEFERRED"), index=True
    )
    basin: Mapped[str | None] = mapped_column(
        ForeignKey("place.id", deferrable=True, initially="DEFERRED"), index=True
    )
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    started: Mapped[str | None]
    source: Mapped[str]


class AliasRow(Base):
    """A name in texts; ``ambiguous`` says what else it may mean."""

    __tablename__ = "place_alias"
    __table_args__ = (check("alias_told", "alias <> ''"),)

    place_id: Mapped[PlaceKey]
    alias: Mapped[TextKey]
    lang: Mapped[TextKey]
    ambiguous: Mapped[str]
    note: Mapped[str]
    source: Mapped[str]


class LinkRow(Base):
    """``from_id`` relates to ``to_id``."""

    __tablename__ = "place_link"
    __table_args__ = (
        one_of("kind", ("feeds", "part_of", "operated_by")),
        check("not_to_itself", "from_id <> to_id"),
    )

    from_id: Mapped[PlaceKey]
    to_id: Mapped[str] = mapped_column(ForeignKey("place.id"), primary_key=True, index=True)
    kind: Mapped[TextKey]
    source: Mapped[str]


class CapacityRow(Base):
    """What a place can do: ``rate_bpd``, or ``volume_bbl`` for storage. ``id`` is made of the natural key."""

    __tablename__ = "capacity"
    __table_args__ = (
        UniqueConstraint("place_id", "measure", "as_of", "basis", "source", name="uq_capacity_natural_key"),
        one_of("measure", Measure),
        one_of("basis", ("capacity", "output", "planned")),
        check("rate_or_volume", "rate_bpd IS NOT NULL OR volume_bbl IS NOT NULL"),
        check("rate_not_negative", "rate_bpd >= 0"),
        check("volume_not_negative", "volume_bbl >= 0"),
    )

    id: Mapped[TextKey]
    place_id: Mapped[str] = mapped_column(ForeignKey("place.id"))
    measure: Mapped[str]
    rate_bpd: Mapped[int | None]
    volume_bbl: Mapped[int | None]
    as_of: Mapped[str | None]
    basis: Mapped[str]
    source: Mapped[str]
