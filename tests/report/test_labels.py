"""The placer: no overlap, nothing outside, straight leaders that pass no label, the same each time."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oiltrack.report.labels import Label, place


def label(key, anchor, width=1.2, rank=0):
    return Label(key=key, width=width, number_width=0.15, anchor=anchor, rank=rank)


def check(placed, left, right):
    for spot in placed:
        assert left - 1e-9 <= spot.left <= spot.anchor <= spot.right <= right + 1e-9
    for one in placed:
        for other in placed:
            if one is other:
                continue
            if one.lane == other.lane:
                assert one.right < other.left or other.right < one.left
            elif one.lane < other.lane:
                assert not one.left < other.anchor < one.right


@pytest.mark.parametrize("count", [0, 1, 5, 50, 200])
@pytest.mark.parametrize("width", [3.5, 6.5, 13.33])
def test_any_number_of_labels_at_any_width_stays_apart_and_inside(count, width):
    rng = random.Random(count)
    labels = [label(f"o{n}", rng.uniform(0.4, width - 0.4), rng.uniform(0.5, 2), n) for n in range(count)]
    placed = place(labels, lanes=4, left=0.1, right=width - 0.1, most_numbers=30)
    check(placed, 0.1, width - 0.1)
    assert len(placed) >= min(count, 3)
    numbers = [spot.number for spot in placed if spot.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0.1, 12)), max_size=40), st.integers(1, 5))
def test_whatever_the_labels_none_overlap(made, lanes):
    labels = [label(f"o{n}", anchor, width, n) for n, (anchor, width) in enumerate(made)]
    placed = place(labels, lanes=lanes, left=0, right=10, most_numbers=20)
    check(placed, 0, 10)
    assert place(list(reversed(labels)), lanes=lanes, left=0, right=10, most_numbers=20) == placed


def test_the_first_by_rank_keeps_its_words_and_the_other_becomes_a_number():
    placed = place(
        [label("small", 2.0, rank=1), label("large", 2.2, rank=0)], lanes=1, left=0, right=3, most_numbers=9
    )
    assert {spot.key: spot.number for spot in placed} == {"large": None} | {
        spot.key: 1 for spot in placed if spot.key == "small"
    }


def test_lonely_labels_use_one_lane_and_stand_over_their_anchor():
    placed = place([label("a", 2.0), label("b", 6.0)], lanes=4, left=0, right=10, most_numbers=9)
    assert [(spot.lane, round(spot.left, 2)) for spot in placed] == [(0, 1.4), (0, 5.4)]


def test_a_crowd_goes_to_more_lanes_and_the_first_stands_highest():
    placed = place(
        [label("a", 2.0, rank=0), label("b", 2.3, rank=1)], lanes=4, left=0, right=3, most_numbers=9
    )
    assert {spot.key: spot.lane for spot in placed} == {"a": 1, "b": 0}


def test_a_label_wider_than_the_page_becomes_a_number():
    placed = place([label("a", 2.0, width=20)], lanes=2, left=0, right=3, most_numbers=9)
    assert [spot.number for spot in placed] == [1]
    assert place([label("a", 2.0, width=20)], lanes=2, left=0, right=3, most_numbers=0) == []
