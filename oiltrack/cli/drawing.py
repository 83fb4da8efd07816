"""Imports matplotlib so that it takes nothing from its surroundings and says nothing. It draws nothing.

A picture must not depend on who draws it, and a night job must be silent: under cron there is often no home
that can be written, and a ``matplotlibrc`` may lie in any folder.
"""

import atexit
import importlib
import logging
import os
import shutil
import tempfile
from contextlib import chdir
from pathlib import Path

from oiltrack import report

_SETTINGS = Path(report.__file__).resolve().parent / "settings"
_READS = ("MATPLOTLIBRC", "SOURCE_DATE_EPOCH")


def prepare_drawing() -> None:
    """Import matplotlib with the Agg backend, no settings but its own, and a cache that can be written.

    Call it before anything that draws is imported. The process keeps the environment that this sets.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    for name in _READS:
        os.environ.pop(name, None)
    os.environ["MPLBACKEND"] = "agg"
    if not _can_cache():
        folder = tempfile.mkdtemp(prefix="oiltrack-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        # The second one is for fontconfig, which matplotlib asks for fonts and which complains aloud.
        os.environ |= {"MPLCONFIGDIR": folder, "XDG_CACHE_HOME": folder}
    with chdir(_SETTINGS):  # the first ``matplotlibrc`` it looks for is that of the current folder
        importlib.import_module("matplotlib.font_manager")


def _can_cache() -> bool:
    """Tell whether the folder in which matplotlib keeps its list of fonts is there, or can be made."""
    try:
        named = os.environ.get("MPLCONFIGDIR") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        folder = Path(named, "matplotlib")
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # no home at all
        return False
    return os.access(folder, os.W_OK)
