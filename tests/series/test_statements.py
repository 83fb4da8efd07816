"""Copies of a story count once, and an update replaces what its publisher said before."""

from dataclasses import replace

from oiltrack.series.daily import daily_series
from oiltrack.series.definition import day_points
from oiltrack.series.frames import claims_frame
from oiltrack.series.statements import traced
from oiltrack.stored import StoredObservation
from tests.series.build import claim


def copied(stored: StoredObservation, *, cluster: str = "doc-story", edition: int = 0) -> StoredObservation:
    return replace(stored, cluster=cluster, edition=edition)


def told(*claims: StoredObservation) -> dict[str, tuple[object, object]]:
    found = traced(day_points(claims_frame(claims)))
    columns = (found["id"], found["repeats"].fillna(""), found["replaced_by"].fillna(""))
    return {name: (repeats, replaced) for name, repeats, replaced in zip(*columns, strict=True)}


def test_forty_copies_of_one_story_are_one_originator():
    papers = [copied(claim(f"a{n:02}", "2024-08-01", 591_000, publisher=f"Paper {n}")) for n in range(40)]
    other = claim("b", "2024-08-01", 590_000, publisher="Argus")
    frame = daily_series(claims_frame([*papers, other]))
    assert frame["originators"].tolist() == [2]


def test_a_copy_names_the_claim_that_was_published_first():
    first = copied(claim("b", "2024-08-01", 591_000, published="2024-08-01", publisher="Wire"))
    copy = copied(claim("a", "2024-08-01", 591_000, published="2024-08-02", publisher="Paper"))
    assert told(copy, first) == {"b": ("", ""), "a": ("b", "")}


def test_the_same_figure_of_another_story_is_no_copy():
    one = copied(claim("a", "2024-08-01", 591_000, publisher="Wire"))
    other = copied(claim("b", "2024-08-01", 591_000, publisher="Argus"), cluster="doc-other")
    assert set(told(one, other).values()) == {("", "")}


def test_an_update_replaces_the_figure_of_its_earlier_edition():
    first = copied(claim("a", "2024-08-01", 591_000, published="2024-08-01"))
    update = copied(claim("b", "2024-08-01", 450_000, published="2024-08-01"), edition=2)
    assert told(first, update) == {"a": ("", "b"), "b": ("", "")}
    frame = daily_series(claims_frame([first, update]))
    assert frame[["low_bpd", "high_bpd"]].values.tolist() == [[450_000, 450_000]]


def test_a_bulletin_of_the_next_day_replaces_nothing():
    days = [
        copied(claim(f"a{n}", f"2024-08-0{n}", 1_200_000 + n, published=f"2024-08-0{n}")) for n in (1, 2, 3)
    ]
    assert len(daily_series(claims_frame(days))) == 3


def test_another_publisher_of_the_same_story_replaces_nothing():
    wire = copied(claim("a", "2024-08-01", 591_000, published="2024-08-01", publisher="Wire"))
    paper = copied(
        claim(
            "b", "2024-08-01", 450_000, published="2024-08-02", publisher="Paper", attribution="an engineer"
        )
    )
    assert set(told(wire, paper).values()) == {("", "")}
