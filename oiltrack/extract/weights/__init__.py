"""Loads the weights that the training script fitted. It computes none."""

import json
from pathlib import Path
from types import MappingProxyType

from oiltrack.extract.network import Network

_FOLDER = Path(__file__).resolve().parent


def load(name: str) -> MappingProxyType[str, float]:
    """Return feature -> weight of one model (``entities``)."""
    return MappingProxyType(json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def load_network(name: str) -> Network:
    """Return the network of one decision (``when``): features in a JSON file, numbers beside it."""
    features = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return Network.read(features, _FOLDER / f"{name}.npy")
