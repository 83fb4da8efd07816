"""The ways in: from files to documents, or to the reason why there is none. Facts are not looked for here."""

from oiltrack.sources.index import Index, load_index
from oiltrack.sources.protocol import Item
from oiltrack.sources.registry import read, walk

__all__ = ["Index", "Item", "load_index", "read", "walk"]
