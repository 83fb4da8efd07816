"""Draws the bar of an outage: solid, hollow, hatched, with the marker of its cause. It draws nothing else."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from oiltrack import edtf
from oiltrack.report import draw, samples
from oiltrack.report.page import Page
from oiltrack.report.palette import group_of


def draw_bar(
    axes: Axes, page: Page, outage: Mapping[Any, Any], box: tuple[float, float, float, float]
) -> Axes:
    """Draw a bar: solid as far as reports reach, hollow after the last one, hatched under force majeure.

    ``box`` is left, bottom, width and height in data. The marker at its start tells the cause.
    """
    left, bottom, width, height = box
    group = group_of(str(outage["cause"]))
    ink = group.mark(page.theme)
    told = draw.day_number(outage["last_reported"]) + 1 if pd.isna(outage["end_last"]) else left + width
    solid = min(max(told - left, 0.0), width)
    name = f"bar {outage['id']}"
    for start, size, face in ((left, solid, ink), (left + solid, width - solid, page.theme.paper)):
        if size > 0:
            patch = Rectangle((start, bottom), size, height, facecolor=face, edgecolor=ink, gid=name)
            patch.set(linewidth=0.6, zorder=2)
            axes.add_artist(patch)
    for start, size in _force_majeure(outage, left, left + width):
        patch = Rectangle((start, bottom), size, height, facecolor="none", edgecolor=page.theme.paper)
        patch.set(hatch="//////", linewidth=0.0, zorder=3, gid=f"majeure {outage['id']}")
        patch.set_hatch_linewidth(0.9 * page.stroke)
        axes.add_artist(patch)
    marker = samples.start_marker(page, group)
    axes.plot([left], [bottom + height / 2], **marker, zorder=4, clip_on=False, gid="cause")
    return axes


def _force_majeure(outage: Mapping[Any, Any], left: float, right: float) -> list[tuple[float, float]]:
    """Return start and length of the days under force majeure; all days where none are told."""
    if not outage["force_majeure"]:
        return []
    since, until = outage["force_majeure_from"], outage["force_majeure_to"]
    begin = left if pd.isna(since) else draw.day_number(edtf.interval(since)[0])
    end = right if pd.isna(until) else draw.day_number(edtf.interval(until)[1]) + 1
    begin, end = max(begin, left), min(end, right)
    return [(begin, end - begin)] if end > begin else []
