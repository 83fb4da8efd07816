"""The seeds as typed rows: places, names, links, capacities, history. It reads files and no text."""

from oiltrack.gazetteer.actors import Actors
from oiltrack.gazetteer.check import problems, require_sound
from oiltrack.gazetteer.grades import SourceGrade
from oiltrack.gazetteer.load import (
    Gazetteer,
    Seeds,
    load_actors,
    load_gazetteer,
    load_originators,
    load_seeds,
)
from oiltrack.gazetteer.originators import Originators

__all__ = [
    "Actors",
    "Gazetteer",
    "Originators",
    "Seeds",
    "SourceGrade",
    "load_actors",
    "load_gazetteer",
    "load_originators",
    "load_seeds",
    "problems",
    "require_sound",
]
