"""Names who is behind figures, as a chart's source line tells it. It reads nothing."""

import re
from collections import Counter
from collections.abc import Mapping

import pandas as pd

# What stands behind the publishers of the documents that ship with oiltrack.
_SAMPLE = re.compile(r"\((sample|عينة)")


def publishers(claims: pd.DataFrame, *drawn: "pd.Series[str]") -> tuple[str, ...]:
    """Return the names of those behind the claims whose ids are drawn.

    They come in the order of ``ranked``.
    """
    ids = {id for column in drawn for id in column.tolist()}
    columns = (claims["id"], claims["originator"], claims["publisher"].fillna(""))
    rows = zip(*(column.tolist() for column in columns), strict=True)
    told = Counter((originator, publisher) for id, originator, publisher in rows if id in ids)
    counts: Counter[str] = Counter()
    for (originator, publisher), number in told.items():
        counts[source_name(originator, publisher)] += number
    return ranked(counts)


def ranked(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return names in the order of a line of sources: those of most first, then by name, samples last."""
    names = filter(None, counts)
    return tuple(sorted(names, key=lambda name: (bool(_SAMPLE.search(name)), -counts[name], name)))


def source_name(originator: str, publisher: str) -> str:
    """Return a known originator's name, which alone has capitals, else the publisher's."""
    return originator if publisher and originator != originator.casefold() else _short_name(publisher)


def _short_name(publisher: str) -> str:
    """Cut brackets, dates and what follows a colon: details of an edition, not of the publisher.

    "a corpus (where it lies): Reuters, 2011-11-08" cites what stands after the colon. That a publisher is
    made up for a sample is no detail.
    """
    name = re.sub(r"^[^:]*\): ", "", publisher)
    short = re.split(r" \(|[:;] |, (?=[\d(])", name)[0].strip()
    mark = _SAMPLE.search(publisher)
    return f"{short} ({mark[1]})" if short and mark and not _SAMPLE.search(short) else short
