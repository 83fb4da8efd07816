"""Colours: Okabe-Ito for the causes, their lightness changed where a mark must stand out. It draws nothing.

Text has at least 4.5:1 and marks 3:1 against the paper of their theme (WCAG); band tints are backdrop, each
with a mark of full contrast in the strip and at its top.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of a chart but for the causes; ``series`` are those of lines that are compared."""

    name: str
    paper: str
    ink: str
    muted: str
    line: str
    month: str
    official: str
    grid: str
    stale: str
    footer: str
    series: tuple[str, ...]

    @property
    def dark(self) -> bool:
        """Whether the paper is darker than the ink."""
        return _luminance(self.paper) < _luminance(self.ink)


LIGHT = Theme(
    name="light",
    paper=PAPER,
    ink=INK,
    muted=MUTED,
    line=LINE,
    month=MONTH,
    official=OFFICIAL,
    grid=GRID,
    stale=STALE,
    footer="#4A5360",
    series=("#0C1E31", "#C15500", "#004A74", "#00996F", "#CC79A7", "#575757"),
)
DARK = Theme(
    name="dark",
    paper="#12171F",
    ink="#EEF1F5",
    muted="#AEB7C2",
    line="#F2F5F9",
    month="#7FB2E5",
    official="#9AA0A6",
    grid="#2B333F",
    stale="#9AA0A6",
    footer="#BAC2CC",
    series=("#F3F6FA", "#D55E00", "#73B1D5", "#007353", "#B36A92", "#BABABA"),
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


@dataclass(frozen=True, slots=True)
class CauseGroup:
    """Causes that share a colour and a row.

    ``tint`` is the Okabe-Ito colour; ``ink`` its mark on light paper and ``bright`` that on dark paper, apart
    in lightness too for eyes that see fewer colours. The ``hatch`` of areas and the ``marker`` of bars
    tell the groups apart where no colour does.
    """

    name: str
    causes: tuple[Cause, ...]
    tint: str
    ink: str
    bright: str
    hatch: str
    marker: str

    def mark(self, theme: Theme) -> str:
        """Return the colour of the group's marks in a theme."""
        return self.bright if theme.dark else self.ink


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two ``#RRGGBB`` colours, 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


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


GROUPS = (
    CauseGroup("Conflict", (Cause.ARMED_CONFLICT,), "#D55E00", "#843A00", "#B04E00", "", "o"),
    CauseGroup("Blockade", (Cause.BLOCKADE,), "#0072B2", "#006DAA", "#4C9CC9", "///", "s"),
    CauseGroup("Protest, strike", (Cause.PROTEST, Cause.STRIKE), "#E69F00", "#926500", "#D59300", "...", "^"),
    CauseGroup(
        "Politics, pay", (Cause.POLITICAL, Cause.PAYMENT), "#CC79A7", "#BC6F9A", "#AD678E", "xxx", "D"
    ),
    CauseGroup(
        "Technical",
        (Cause.TECHNICAL, Cause.LEAK, Cause.POWER),
        "#009E73",
        "#006247",
        "#007353",
        "\\\\\\",
        "*",
    ),
    CauseGroup("Weather", (Cause.WEATHER,), "#56B4E9", "#4B9DCB", "#A2D6F3", "---", "v"),
    CauseGroup("Planned", (Cause.MAINTENANCE,), "#F0E442", "#9C952B", "#F3E968", "|||", "P"),
    CauseGroup("Unknown", (Cause.UNKNOWN,), "#8C8C8C", "#6F6F6F", "#B4B4B4", "ooo", "X"),
)
