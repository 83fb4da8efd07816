"""Loads the weights that the training script fitted. It computes none."""

import json
from pathlib import Path
from types import MappingProxyType


def load(name: str) -> MappingProxyType[str, float]:
    """Return feature -> weight of one model (``entities``)."""
    path = Path(__file__).resolve().parent / f"{name}.json"
    return MappingProxyType(json.loads(path.read_text(encoding="utf-8")))
