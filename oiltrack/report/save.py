"""Writes a figure as PNG, SVG or PDF by the file's ending, the same bytes each time. It draws nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from oiltrack.errors import ChartError
from oiltrack.report.files import write_whole
from oiltrack.report.page import FAMILY

PNG_DPI = 200
FORMATS = ("png", "svg", "pdf")
_PACKED = 3  # of 9; the usual 6 takes half as long again for a seventh fewer bytes

_OPTIONS: dict[str, dict[str, Any]] = {
    "png": {"dpi": PNG_DPI, "metadata": {"Software": None}, "pil_kwargs": {"compress_level": _PACKED}},
    "svg": {"metadata": {"Date": None}},
    "pdf": {"metadata": {"CreationDate": None}},
}
_OF_THE_SESSION = {"backend", "backend_fallback", "interactive", "toolbar", "date.epoch"}
_SETTINGS: Any = {
    "font.family": FAMILY,
    "svg.hashsalt": "oiltrack",
    "svg.fonttype": "path",
    "pdf.fonttype": 42,  # TrueType, so that text can be searched and edited
    "savefig.bbox": None,
}


@contextmanager
def own_settings() -> Iterator[None]:
    """Draw and save with matplotlib's defaults and ours, whatever the user's ``matplotlibrc`` says."""
    defaults: Any = {
        key: mpl.rcParamsDefault[key] for key in mpl.rcParamsDefault if key not in _OF_THE_SESSION
    }
    with mpl.rc_context({**defaults, **_SETTINGS}):
        yield


def save_figure(figure: Figure, path: Path, *, editable_text: bool = False) -> Path:
    """Write the figure; a file that holds the same bytes already is left alone.

    With ``editable_text`` the words of an SVG are text in the font that its reader has, not outlines.

    Raises:
        ChartError: the ending is none of ``.png``, ``.svg``, ``.pdf``.
    """
    kind = path.suffix.lower().removeprefix(".")
    if kind not in FORMATS:
        remedy = "end the file's name in .png, .svg or .pdf"
        raise ChartError(f"{path.name}: a chart cannot be written in this format", remedy=remedy)

    def write(temporary: Path) -> None:
        with own_settings(), mpl.rc_context({"svg.fonttype": "none" if editable_text else "path"}):
            figure.savefig(temporary, format=kind, **_OPTIONS[kind])

    write_whole(path, write)
    return path
