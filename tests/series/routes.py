"""A small network for the tests: two fields behind a port, one of them with a line, and a second port."""

from oiltrack.facts import Capacity, Measure, Place, PlaceKind, PlaceLink
from oiltrack.series.network import Network

KINDS = {
    "libya": PlaceKind.COUNTRY,
    "east": PlaceKind.REGION,
    "port": PlaceKind.TERMINAL,
    "harbour": PlaceKind.TERMINAL,
    "north": PlaceKind.FIELD,
    "south": PlaceKind.FIELD,
    "line": PlaceKind.PIPELINE,
    "plant": PlaceKind.REFINERY,
    "company": PlaceKind.COMPANY,
}
LINKS = (
    ("north", "port", "feeds"),
    ("south", "line", "feeds"),
    ("line", "port", "feeds"),
    ("line", "plant", "feeds"),
    ("port", "east", "part_of"),
    ("south", "company", "operated_by"),
)
RATES = (
    ("libya", Measure.PRODUCTION, 1_000_000, "2015", "capacity"),
    ("port", Measure.EXPORTS, 300_000, "2016", "capacity"),
    ("harbour", Measure.EXPORTS, 200_000, "2016", "capacity"),
    ("north", Measure.PRODUCTION, 100_000, "2014", "capacity"),
    ("north", Measure.PRODUCTION, 80_000, "2017", "output"),
    ("north", Measure.PRODUCTION, 900_000, "2017", "planned"),
    ("south", Measure.PRODUCTION, 150_000, "2016", "capacity"),
    ("line", Measure.EXPORTS, 800_000, "2016", "capacity"),
    ("plant", Measure.REFINERY_INTAKE, 50_000, "2016", "capacity"),
)


def network() -> Network:
    """Return the places above with their links and rates."""
    return Network(
        [
            Place(id=name, name=name.title(), kind=kind, country=None if name == "libya" else "libya")
            for name, kind in KINDS.items()
        ],
        [PlaceLink(from_id=a, to_id=b, kind=kind, source="s") for a, b, kind in LINKS],
        [
            Capacity(
                place_id=place, measure=m, rate_bpd=rate, volume_bbl=None, as_of=when, source="s", basis=basis
            )
            for place, m, rate, when, basis in RATES
        ],
    )
