"""Colours: Okabe-Ito for the causes, darkened where a mark must stand out. It draws nothing.

Text has at least 4.5:1 and marks 3:1 against white (WCAG); band tints are backdrop, each with a mark of full
contrast in the strip and at its top.
"""

from dataclasses import dataclass

from oiltrack.facts import Cause

INK = "#1A2433"
MUTED = "#565F6B"
LINE = "#14304F"
MONTH = "#4C78A8"
OFFICIAL = "#7D7D7D"
GRID = "#E4E7EB"
PAPER = "#FFFFFF"
STALE = "#6B6B6B"

MARK_CONTRAST = 3.0


@dataclass(frozen=True, slots=True)
class CauseGroup:
    """Causes that share a colour and a row; ``tint`` is the Okabe-Ito colour, ``ink`` its mark."""

    name: str
    causes: tuple[Cause, ...]
    tint: str
    ink: str


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two ``#RRGGBB`` colours, 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def darkened(colour: str, ratio: float = MARK_CONTRAST) -> str:
    """Return the colour, darkened step by step until it has this contrast against white."""
    channels = _channels(colour)
    factor = 1.0
    while contrast(_hex([c * factor for c in channels]), PAPER) < ratio:
        factor -= 0.01
    return _hex([c * factor for c in channels])


def group_of(cause: str) -> CauseGroup:
    """Return the group of a cause; the last one where it is unknown."""
    return next((group for group in GROUPS if cause in group.causes), GROUPS[-1])


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> list[float]:
    return [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def _hex(channels: list[float]) -> str:
    return "#" + "".join(f"{round(c * 255):02X}" for c in channels)


def _group(name: str, tint: str, *causes: Cause) -> CauseGroup:
    return CauseGroup(name, causes, tint, darkened(tint))


GROUPS = (
    _group("Conflict", "#D55E00", Cause.ARMED_CONFLICT),
    _group("Blockade", "#0072B2", Cause.BLOCKADE),
    _group("Protest, strike", "#E69F00", Cause.PROTEST, Cause.STRIKE),
    _group("Politics, pay", "#CC79A7", Cause.POLITICAL, Cause.PAYMENT),
    _group("Technical", "#009E73", Cause.TECHNICAL, Cause.LEAK, Cause.POWER),
    _group("Weather", "#56B4E9", Cause.WEATHER),
    _group("Planned", "#F0E442", Cause.MAINTENANCE),
    _group("Unknown", "#8C8C8C", Cause.UNKNOWN),
)
