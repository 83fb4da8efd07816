"""Spans of time: in a lane none overlaps another, and spans that only touch do not overlap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oiltrack.report.spans import overlaps, pack_lanes, uncovered

SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda s: (s[0], s[0] + s[1])))


def test_lonely_spans_have_a_lane_of_one_and_neighbours_share():
    spans = [(0, 10), (2, 3), (5, 6), (9, 12), (20, 21)]
    assert pack_lanes(spans) == [(0, 2), (1, 2), (1, 2), (1, 2), (0, 1)]
    assert pack_lanes([]) == []


@given(SPANS)
def test_in_one_lane_none_overlaps_another(spans):
    packed = list(zip(spans, pack_lanes(spans), strict=True))
    for number, (one, (lane, lanes)) in enumerate(packed):
        for other, (taken, among) in packed[number + 1 :]:
            if max(one[0], other[0]) < min(one[1], other[1]):
                assert lane != taken
                assert lanes == among > max(lane, taken)


@pytest.mark.parametrize(
    ("others", "told"),
    [([], False), ([(2, 3)], True), ([(-5, 0), (10, 20)], False), ([(-5, -1), (9, 20)], True)],
)
def test_spans_that_only_touch_do_not_overlap(others, told):
    assert overlaps((0, 10), others) is told


@pytest.mark.parametrize(
    ("others", "parts"),
    [
        ([], [(0, 10)]),
        ([(2, 3), (8, 12)], [(0, 2), (3, 8)]),
        ([(-5, 4), (3, 6)], [(6, 10)]),
        ([(-5, 20)], []),
        ([(10, 20), (-5, 0)], [(0, 10)]),
    ],
)
def test_what_no_other_span_covers_is_left(others, parts):
    assert uncovered((0, 10), others) == parts
