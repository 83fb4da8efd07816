"""Use cases that join the layers, one file each. Nothing here prints, exits or reads the clock."""
