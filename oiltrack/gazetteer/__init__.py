"""The seeds as typed rows: places, names, links, capacities, history. It reads files and no text."""

from oiltrack.gazetteer.check import problems
from oiltrack.gazetteer.load import Gazetteer, Seeds, load_gazetteer, load_seeds

__all__ = ["Gazetteer", "Seeds", "load_gazetteer", "load_seeds", "problems"]
