"""Words of a trigger to an event: its kind, its places, its cause. Figures are read elsewhere."""
