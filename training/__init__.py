"""Fits the extractor's weights to the golden corpus and scores it. Nothing of oiltrack imports it."""
