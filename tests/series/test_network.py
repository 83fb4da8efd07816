"""What lies behind a place, and what places do in normal times."""

from datetime import date

import pytest

from oiltrack.series.network import Network, Rate
from tests.series.routes import network

DAY = date(2016, 6, 1)


def places(text: str) -> frozenset[str]:
    return frozenset(text.split())


def test_behind_a_port_lie_its_lines_and_all_fields_that_feed_them():
    assert network().behind("port") == places("port line north south")


def test_behind_a_country_lie_all_its_places_and_behind_a_region_its_ports_and_their_fields():
    assert {"plant", "company", "harbour"} < network().behind("libya")
    assert network().behind("east") == places("east port line north south")


def test_behind_a_company_lies_what_it_operates_and_no_more():
    assert network().behind("company") == places("company south")


def test_of_a_port_and_its_fields_the_port_is_the_head():
    assert network().heads(places("north port south")) == {"port"}
    assert network().heads(places("north south")) == places("north south")


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [
        ("south", "port", True),
        ("port", "south", False),
        ("north harbour", "port", False),
        ("port", "east", True),
    ],
)
def test_places_are_inside_others_if_all_lie_behind_them(inner, outer, inside):
    assert network().inside(places(inner), places(outer)) is inside


@pytest.mark.parametrize(
    ("named", "rate"),
    [
        ("port", Rate(300_000, 300_000, 300_000)),
        ("port north south", Rate(300_000, 300_000, 300_000)),
        ("port harbour", Rate(500_000, 500_000, 500_000)),
        ("north", Rate(80_000, 80_000, 100_000)),
        ("line", Rate(150_000, 150_000, 150_000)),
        ("east", Rate(300_000, 300_000, 300_000)),
        ("plant", None),
        ("nowhere", None),
    ],
)
def test_the_normal_rate_counts_no_barrel_twice_and_is_that_of_the_nearest_year(named, rate):
    assert network().normal(places(named), DAY) == rate


def test_without_a_gazetteer_a_place_stands_for_itself():
    empty = Network()
    assert empty.behind("port") == {"port"}
    assert not empty.inside(places("north"), places("port"))
    assert empty.normal(places("port"), DAY) is None
