"""How large a figure is beside what its places can do, and beside its neighbours."""

import pytest

from oiltrack.extract.before import FigureBefore
from oiltrack.extract.figures.sizes import sizes
from oiltrack.facts import Aspect, Modality, PlaceKind
from tests.extract.reading import figure

_MOST = 100_000


def _sizes(text: str, number: int = -1, *, most_bpd: int = _MOST, before: FigureBefore | None = None):
    return list(sizes(figure(text, number), PlaceKind.FIELD, most_bpd, before=before))


@pytest.mark.parametrize(
    ("rate", "share", "narrow"),
    [
        ("1,500", "less", "less"),
        ("20,000", "0.1", "0.2"),
        ("98,000", "0.85", "0.97"),
        ("100,000", "0.85", "0.97"),
        ("104,000", "0.85", "1.03"),
        ("450,000", "2.5", "3"),
    ],
)
def test_share_of_what_a_field_can_do(rate, share, narrow):
    found = _sizes(f"The field produced {rate} b/d.")
    assert f"share {share}, field, rate" in found
    assert f"narrow share {narrow}" in found


def test_share_is_told_beside_governor_and_cue():
    found = _sizes("Production of the field fell by 20,000 b/d.")
    assert "share 0.1, ruled by" in found
    assert "share 0.1, cue production" in found


def test_barrels_are_no_rate():
    assert "share 0.85, field, volume" in _sizes("The field lost 100,000 barrels.")


def test_nothing_is_told_of_the_share_where_the_most_is_unknown():
    assert not [name for name in _sizes("The field produced 20,000 b/d.", most_bpd=0) if "share" in name]


def test_a_figure_is_compared_with_its_neighbours():
    text = "Output fell 100,000 b/d to 2.9 million b/d."
    assert "ratio 0.02, next" in _sizes(text, 0)
    end = text.index(" to")
    before = FigureBefore(0, end, ids=("iraq",), when=None, modality=Modality.ACTUAL, aspect=Aspect.CHANGE)
    assert {"ratio 2.5", "ratio 2.5, after change", "ratio 2.5, after change, ruled to"} <= set(
        _sizes(text, 1, before=before)
    )


def test_a_lone_figure_has_no_neighbours():
    assert not [name for name in _sizes("Output was 2.9 million b/d.") if name.startswith("ratio")]


@pytest.mark.parametrize(("rate", "digits"), [("300,000", 1), ("315,000", 3), ("1,374,218", 5)])
def test_how_round_a_figure_is(rate, digits):
    assert f"digits {digits}" in _sizes(f"The field produced {rate} b/d.")
