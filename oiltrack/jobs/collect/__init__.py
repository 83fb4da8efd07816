"""Gets what is new from the sources of a workspace: one file a kind. It stores nothing and prints nothing."""

from oiltrack.jobs.collect.kinds import collect
from oiltrack.jobs.collect.parts import Collecting, Mark, Part, Tools

__all__ = ["Collecting", "Mark", "Part", "Tools", "collect"]
