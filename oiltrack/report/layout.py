"""Divides a chart's page into header, lanes, axes, strip, key and footer, in inches. It draws nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from oiltrack.errors import ChartError
from oiltrack.report.page import Page, line_height, pack, text_width, wrap

LEAST_AXES_IN = 0.9
SAMPLE_IN = 0.28
SAMPLE_GAP_IN = 0.22


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An entry of the key of marks: its words, and the styles of the lines and the patch of its sample."""

    words: str
    lines: tuple[dict[str, Any], ...] = ()
    patch: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """Lines of text with the top of the first, in inches from the bottom of the page."""

    lines: tuple[str, ...]
    top: float
    points: float

    @property
    def bottom(self) -> float:
        """Where the last line ends."""
        return self.top - len(self.lines) * line_height(self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything goes: inches from the left and the bottom of the page."""

    page: Page
    left: float
    right: float
    title: TextBlock
    subtitle: TextBlock
    marks_middle: float
    axes_bottom: float
    axes_top: float
    strip_top: float
    years_top: float
    key: TextBlock
    footer: TextBlock

    @property
    def lanes_bottom(self) -> float:
        """Where the lowest lane of labels begins."""
        return self.axes_top + 0.04

    @property
    def strip_bottom(self) -> float:
        """Where the strip ends, over the years."""
        return self.years_top + 0.04

    def box(self, bottom: float, top: float) -> tuple[float, float, float, float]:
        """Return left, bottom, width and height as parts of the page, as ``Figure.add_axes`` wants them."""
        page = self.page
        width = (self.right - self.left) / page.width
        return self.left / page.width, bottom / page.height, width, (top - bottom) / page.height


def edges(page: Page, row_names: Sequence[str], end_texts: Sequence[str]) -> tuple[float, float]:
    """Return the left and right edge of the axes: room for the rows' names and for the last value."""
    names = max((text_width(name, page.small) for name in row_names), default=0.0)
    ticks = text_width("0.00", page.body)
    ends = max((text_width(text, page.body, "bold") for text in end_texts), default=0.0)
    return page.pad + max(names, ticks) + 0.09, page.width - page.pad - ends - 0.09


def side_by_side(page: Page, end_texts: Sequence[str], *, leader: float) -> tuple[float, float]:
    """Return the left and right edge of the axes where words stand beside the ends of lines."""
    ticks = text_width("0.00", page.body)
    ends = max((text_width(text, page.small, "bold") for text in end_texts), default=0.0)
    return page.pad + ticks + 0.09, page.width - page.pad - ends - leader


def divide(
    page: Page,
    sides: tuple[float, float],
    *,
    title: str,
    subtitle: str,
    marks: int,
    lanes: int,
    rows: int,
    key: Sequence[str],
    footer: Sequence[str],
) -> Layout:
    """Return the layout; what the header and the footer leave is the height of the axes.

    Raises:
        ChartError: the texts leave no room for the picture.
    """
    head = _block(page, [title], top=page.height - page.pad, points=page.title, weight="bold")
    sub = _block(page, [subtitle], top=head.bottom - 0.03, points=page.subtitle)
    marks_middle = sub.bottom - 0.06 - line_height(page.small) / 2
    axes_top = marks_middle - (marks - 0.5) * line_height(page.small) - 0.1 - lanes * _lane(page) - 0.04
    numbers, foot = _below(page, key, footer)
    years_top = numbers.top + (0.06 if numbers.lines else 0.02) + line_height(page.body)
    strip_top = years_top + 0.04 + rows * page.row
    axes_bottom = strip_top + (0.06 if rows else 0)
    _require_room(axes_top - axes_bottom)
    return Layout(
        page=page,
        left=sides[0],
        right=sides[1],
        title=head,
        subtitle=sub,
        marks_middle=marks_middle,
        axes_bottom=axes_bottom,
        axes_top=axes_top,
        strip_top=strip_top,
        years_top=years_top,
        key=numbers,
        footer=foot,
    )


def key_fits(page: Page, key: Sequence[str]) -> bool:
    """Tell whether the words of the numbered labels fit into the lines that the page has for them."""
    return len(_key_lines(page, key)) <= page.key_lines


def mark_rows(page: Page, marks: Sequence[Mark]) -> list[list[Mark]]:
    """Return the key of the marks in rows that fit between the margins."""
    rows: list[list[Mark]] = []
    x = page.width
    for mark in marks:
        width = SAMPLE_IN + 0.05 + text_width(mark.words, page.small)
        if not rows or x + width > page.width - page.pad:
            rows.append([])
            x = page.pad
        rows[-1].append(mark)
        x += width + SAMPLE_GAP_IN
    return rows


def lane_bottom(layout: Layout, lane: int) -> float:
    """Return where the text of a lane stands."""
    return layout.lanes_bottom + lane * _lane(layout.page)


def _block(
    page: Page, texts: Sequence[str], *, top: float, points: float, weight: str = "normal"
) -> TextBlock:
    """Return texts, each from a new line on, broken to the width between the margins."""
    inner = page.width - 2 * page.pad
    lines = [line for text in texts for line in wrap(text, inner, points, weight)]
    return TextBlock(lines=tuple(lines), top=top, points=points)


def _below(page: Page, key: Sequence[str], footer: Sequence[str]) -> tuple[TextBlock, TextBlock]:
    """Return the words of the numbered labels and the footer, which stand on the bottom of the page."""
    foot = _standing(_block(page, footer, top=0, points=page.small), bottom=page.pad * 0.8)
    words = TextBlock(lines=tuple(_key_lines(page, key)), top=0, points=page.small)
    return _standing(words, bottom=foot.top + 0.06), foot


def _standing(block: TextBlock, *, bottom: float) -> TextBlock:
    return replace(block, top=bottom + block.top - block.bottom)


def _require_room(height: float) -> None:
    if height < LEAST_AXES_IN:
        remedy = "choose a larger size, a shorter note or fewer labels"
        raise ChartError("the texts leave no room for the chart", remedy=remedy)


def _key_lines(page: Page, key: Sequence[str]) -> list[str]:
    return pack(key, page.width - 2 * page.pad, page.small, joint="   ")


def _lane(page: Page) -> float:
    return line_height(page.small) + 0.02
