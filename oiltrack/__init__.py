"""oiltrack turns news about oil supply into a series that can be defended line by line."""

__version__ = "0.1.0"
