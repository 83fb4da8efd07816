"""Sizes, type scale, theme, language and text measures of a chart's page, in inches. It knows nothing of oil.

Widths come from the font's outlines, so that they are the same for PNG, SVG and PDF.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

from oiltrack.report.language import Language, language
from oiltrack.report.palette import LIGHT, THEMES, Theme

FAMILY = "DejaVu Sans"
LEADING = 1.28

_POINTS = 72.0
_HINTING = 1.02  # glyphs snap to pixels in a PNG and may stand that much wider
_MEASURE = TextToPath()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: inches for lengths, points for type; ``lanes`` rows of labels, ``key_lines`` of their key.

    ``row`` is the height of a row of the strip, ``stroke`` what lines and markers are multiplied with.
    """

    width: float
    height: float
    title: float
    subtitle: float
    body: float
    small: float
    lanes: int
    key_lines: int
    pad: float
    row: float
    stroke: float
    theme: Theme = LIGHT
    words: Language = field(default_factory=partial(language, "en"))

    @property
    def right_to_left(self) -> bool:
        """Whether texts begin at the right margin."""
        return self.words.right_to_left


PAGES = {
    "slide": Page(
        width=13.33,
        height=7.5,
        title=20,
        subtitle=12,
        body=10,
        small=8.5,
        lanes=4,
        key_lines=3,
        pad=0.38,
        row=0.155,
        stroke=1.0,
    ),
    "half": Page(
        width=6.5,
        height=6.0,
        title=14,
        subtitle=9.5,
        body=8.5,
        small=7,
        lanes=4,
        key_lines=3,
        pad=0.25,
        row=0.13,
        stroke=0.8,
    ),
    "a4": Page(
        width=6.9,
        height=5.4,
        title=12.5,
        subtitle=8.5,
        body=7.5,
        small=6.5,
        lanes=4,
        key_lines=3,
        pad=0.2,
        row=0.12,
        stroke=0.75,
    ),
    "column": Page(
        width=3.5,
        height=6.2,
        title=10.5,
        subtitle=7.5,
        body=6.5,
        small=6,
        lanes=5,
        key_lines=4,
        pad=0.12,
        row=0.105,
        stroke=0.6,
    ),
}


def page_of(size: str, *, theme: str, lang: str) -> Page:
    """Return the page of a size in a theme and a language, each by its name."""
    return replace(PAGES[size], theme=THEMES[theme], words=language(lang))


@lru_cache(maxsize=4096)
def text_width(text: str, points: float, weight: str = "normal") -> float:
    """Return the width of one line of text in inches."""
    font = FontProperties(family=FAMILY, size=points, weight=weight)
    width, _, _ = _MEASURE.get_text_width_height_descent(text, font, ismath=False)
    return float(width) / _POINTS * _HINTING


def line_height(points: float) -> float:
    """Return the height of one line in inches, leading included."""
    return points * LEADING / _POINTS


def wrap(text: str, width: float, points: float, weight: str = "normal") -> list[str]:
    """Break text at plain spaces into lines no wider than ``width`` inches; a longer word is cut."""
    return pack(re.split(r"[ \n\t]+", text.strip()), width, points, weight=weight, joint=" ")


def pack(
    parts: Iterable[str], width: float, points: float, *, weight: str = "normal", joint: str
) -> list[str]:
    """Fill lines no wider than ``width`` with the parts, in order, joined by ``joint``."""
    lines: list[str] = []
    for part in parts:
        fitting = shorten(part, width, points, weight)
        longer = f"{lines[-1]}{joint}{fitting}" if lines else fitting
        if lines and text_width(longer, points, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(fitting)
    return lines


def shorten(text: str, width: float, points: float, weight: str = "normal") -> str:
    """Return the text, cut with an ellipsis where it is wider than ``width`` inches."""
    if text_width(text, points, weight) <= width:
        return text
    while text and text_width(text + "…", points, weight) > width:
        text = text[:-1]
    return text + "…"
