"""The entries of a chart's key: a sample of each kind of mark with its words. It draws nothing."""

from typing import Any

from oiltrack.report.layout import Mark
from oiltrack.report.page import Page
from oiltrack.report.palette import CauseGroup


def day_mark(page: Page, hold_days: int) -> Mark:
    """Return the entry of the step line with its reported points."""
    line, size = page.theme.line, page.stroke
    point = {"color": line, "marker": "o", "markersize": 4 * size, "markevery": [0], "linestyle": "none"}
    words = page.words.say("mark_day", days=hold_days)
    return Mark(words=words, lines=({"color": line, "linewidth": 1.6 * size}, point))


def month_mark(page: Page) -> Mark:
    """Return the entry of the bars of months."""
    style = {"color": page.theme.month, "linewidth": 2.8 * page.stroke}
    return Mark(words=page.words.say("mark_month"), lines=(style,))


def official_mark(page: Page, series: str) -> Mark:
    """Return the entry of the bars of an official series."""
    style = {"color": page.theme.official, "linewidth": 1.4 * page.stroke}
    return Mark(words=page.words.say("mark_official", series=page.words.name(series)), lines=(style,))


def cause_mark(page: Page, group: CauseGroup, *, hatched: bool = True) -> Mark:
    """Return the entry of an area of a group of causes, with its hatch where areas have one."""
    patch = {"facecolor": group.mark(page.theme), "edgecolor": page.theme.paper, "linewidth": 0}
    if hatched:
        patch |= {"hatch": group.hatch, "hatch_linewidth": 0.6}
    return Mark(words=page.words.word("group", group.name), patch=patch)


def bar_mark(page: Page, group: CauseGroup) -> Mark:
    """Return the entry of a bar of a group of causes, with its marker."""
    patch = {"facecolor": group.mark(page.theme), "edgecolor": "none", "linewidth": 0}
    return Mark(words=page.words.word("group", group.name), patch=patch, lines=(start_marker(page, group),))


def start_marker(page: Page, group: CauseGroup) -> dict[str, Any]:
    """Return the style of the marker at the start of a bar: it tells the cause without a colour."""
    return {
        "marker": group.marker,
        "markevery": [0],
        "linestyle": "none",
        "color": page.theme.paper,
        "markeredgecolor": page.theme.ink,
        "markersize": 4.6 * page.stroke,
        "markeredgewidth": 0.6,
    }


def line_mark(page: Page, words: str, **style: object) -> Mark:
    """Return the entry of a line of any style; ``linewidth`` and ``markersize`` as on a slide."""
    scaled = {
        key: value * page.stroke if key in ("linewidth", "markersize") and isinstance(value, float) else value
        for key, value in style.items()
    }
    return Mark(words=words, lines=(scaled,))
