"""Names who is behind figures, as a chart's source line tells it. It reads nothing."""

import re
from collections import Counter

import pandas as pd

# What stands behind the publishers of the documents that ship with oiltrack.
_SAMPLE = "(sample)"


def publishers(claims: pd.DataFrame, *drawn: "pd.Series[str]") -> tuple[str, ...]:
    """Return the names of those behind the claims whose ids are drawn.

    Those of most claims come first, then by name, samples last.
    """
    ids = {id for column in drawn for id in column.tolist()}
    columns = (claims["id"], claims["originator"], claims["publisher"].fillna(""))
    rows = zip(*(column.tolist() for column in columns), strict=True)
    told = Counter((originator, publisher) for id, originator, publisher in rows if id in ids)
    counts: Counter[str] = Counter()
    for (originator, publisher), number in told.items():
        counts[source_name(originator, publisher)] += number
    samples = {_short_name(name) for _, name in told if _SAMPLE in name}
    return tuple(sorted(filter(None, counts), key=lambda name: (name in samples, -counts[name], name)))


def source_name(originator: str, publisher: str) -> str:
    """Return a known originator's name, which alone has capitals, else the publisher's."""
    return originator if publisher and originator != originator.casefold() else _short_name(publisher)


def _short_name(publisher: str) -> str:
    """Cut brackets, dates and what follows a colon: details of an edition, not of the publisher.

    "a corpus (where it lies): Reuters, 2011-11-08" cites what stands after the colon.
    """
    publisher = re.sub(r"^[^:]*\): ", "", publisher)
    return re.split(r" \(|[:;] |, (?=[\d(])", publisher)[0].strip()
