"""Marks and words stand out in both themes, causes can be told apart by all eyes and on a grey printer."""

from itertools import combinations

import numpy as np
import pytest

from oiltrack.facts import Cause
from oiltrack.report.palette import GROUPS, THEMES, Theme, contrast, group_of

# Machado, Oliveira and Fernandes 2009, full severity; linear light.
EYES = {
    "all colours": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1.0, 1.089])
TOLD_APART = 12.0  # CIE76; a careful eye tells 2.3

themes = pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))


def lab(colour: str, eyes: np.ndarray) -> np.ndarray:
    shares = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(eyes @ linear, 0, 1) / WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def nearest(colours: list[str], eyes: np.ndarray) -> float:
    seen = [lab(colour, eyes) for colour in colours]
    return min(float(np.linalg.norm(one - other)) for one, other in combinations(seen, 2))


@themes
def test_marks_have_a_contrast_of_3_and_words_of_4_5(theme: Theme) -> None:
    marks = [theme.line, theme.month, theme.official, *theme.series, *(g.mark(theme) for g in GROUPS)]
    assert [colour for colour in marks if contrast(colour, theme.paper) < 3] == []
    words = (theme.ink, theme.muted, theme.footer, theme.stale, theme.line)
    assert [colour for colour in words if contrast(colour, theme.paper) < 4.5] == []


@themes
@pytest.mark.parametrize("eyes", EYES.values(), ids=list(EYES))
def test_all_eyes_tell_causes_and_sources_apart(theme: Theme, eyes: np.ndarray) -> None:
    assert nearest([group.mark(theme) for group in GROUPS], eyes) >= TOLD_APART
    assert nearest(list(theme.series), eyes) >= TOLD_APART


def test_a_grey_printer_leaves_hatch_and_marker() -> None:
    assert len({group.hatch for group in GROUPS}) == len(GROUPS)
    assert len({group.marker for group in GROUPS}) == len(GROUPS)


def test_every_cause_has_a_group() -> None:
    assert {cause for group in GROUPS for cause in group.causes} == set(Cause)
    assert group_of("a cause of tomorrow").name == "Unknown"
