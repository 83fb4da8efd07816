"""Document -> facts: pure functions over text, by the contract. No database, no pandas, no clock."""

from oiltrack.extract.extractor import EXTRACTOR_VERSION, Extractor

__all__ = ["EXTRACTOR_VERSION", "Extractor"]
