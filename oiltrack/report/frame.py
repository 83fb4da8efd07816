"""Makes the page of a chart with its texts and gives the room for the picture. It draws no data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from matplotlib.figure import Figure

from oiltrack.errors import ChartError
from oiltrack.report import furniture
from oiltrack.report.labels import Label, Placed, place
from oiltrack.report.layout import Layout, Mark, divide, key_fits, mark_rows
from oiltrack.report.page import Page, text_width
from oiltrack.report.save import PNG_DPI
from oiltrack.report.texts import Words

_AMPLE_IN = 1.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """The words of an event over the axes: ``anchor`` in inches from the left, ``began`` for the key."""

    key: str
    text: str
    began: str
    anchor: float
    rank: int
    ink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """Where the callouts went, and the words of those that became numbers."""

    placed: tuple[Placed, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    inks: Mapping[str, str] = field(default_factory=dict)
    key: tuple[str, ...] = ()

    @property
    def lanes(self) -> int:
        """How many rows of labels there are."""
        return max((spot.lane + 1 for spot in self.placed), default=0)


def call_out(page: Page, callouts: Sequence[Callout]) -> Called:
    """Place the callouts in lanes; as many become numbers as the page has lines for their key."""
    labels = [
        Label(
            key=callout.key,
            width=text_width(callout.text, page.small),
            number_width=text_width("88", page.small, "bold"),
            anchor=callout.anchor,
            rank=callout.rank,
        )
        for callout in callouts
    ]
    most = len(labels)
    while True:
        placed = place(
            labels, lanes=page.lanes, left=page.pad, right=page.width - page.pad, most_numbers=most
        )
        key = _key(page, placed, {callout.key: callout for callout in callouts})
        if not key or key_fits(page, key):
            break
        most = min(most, len(key)) - 1
    return Called(
        placed=tuple(placed),
        texts={callout.key: callout.text for callout in callouts},
        inks={callout.key: callout.ink for callout in callouts},
        key=tuple(key),
    )


def _key(page: Page, placed: Sequence[Placed], callouts: Mapping[str, Callout]) -> list[str]:
    """Return the words of the numbered labels, each with the month it began."""
    numbered = [(spot.number, callouts[spot.key]) for spot in placed if spot.number is not None]
    return [
        page.words.say("key_entry", number=number, text=callout.text, month=callout.began)
        for number, callout in numbered
    ]


def framed(
    page: Page,
    text: Words,
    *,
    sides: tuple[float, float],
    marks: Sequence[Mark],
    called: Called | None = None,
    rows: int = 0,
) -> tuple[Figure, Layout]:
    """Return a page with header, key of marks, labels, their key and footer, and where the axes go.

    Args:
        page: its size, theme and language.
        text: what is written around the picture; the brief title where the whole one leaves little room.
        sides: the left and the right edge of the axes, in inches.
        marks: the entries of the key.
        called: labels over the axes.
        rows: of the strip under the axes.

    Raises:
        ChartError: the texts leave no room for the picture.
    """
    labels = called or Called()
    divided: Callable[..., Layout] = partial(
        divide,
        page,
        sides,
        subtitle=text.subtitle,
        marks=len(mark_rows(page, marks)),
        lanes=labels.lanes,
        rows=rows,
        key=labels.key,
        footer=text.footer,
    )
    layout = _ample(divided, text)
    figure = Figure(figsize=(page.width, page.height), dpi=PNG_DPI, facecolor=page.theme.paper)
    furniture.header(figure, layout, stale=text.stale)
    furniture.marks_key(figure, layout, marks)
    furniture.outage_labels(figure, layout, labels.placed, labels.texts, labels.inks)
    furniture.block(figure, layout, layout.key, role="key")
    furniture.block(figure, layout, layout.footer, role="footer", color=page.theme.footer)
    return figure, layout


def _ample(divided: Callable[..., Layout], text: Words) -> Layout:
    """Return the layout with the whole title, or with the brief one where that leaves more room."""
    try:
        layout = divided(title=text.title)
    except ChartError:
        return divided(title=text.brief)
    if layout.axes_top - layout.axes_bottom < _AMPLE_IN:
        return divided(title=text.brief)
    return layout
