"""Spans of time: in a lane none overlaps another, and what is cut out of one is what others cover."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oiltrack.report.spans import pack_lanes, uncovered

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
    ("taken", "left"),
    [
        ([], [(0, 10)]),
        ([(2, 3)], [(0, 2), (3, 10)]),
        ([(0, 10)], []),
        ([(-5, 2), (9, 20)], [(2, 9)]),
        ([(2, 5), (4, 6), (20, 30)], [(0, 2), (6, 10)]),
    ],
)
def test_what_others_cover_is_cut_out(taken, left):
    assert uncovered((0, 10), taken) == left
