"""Figures in barrels: numbers, units, ranges, what the text counts in. It does not ask what they measure."""
