"""The one shape that every way in has: a kind, its file endings and a reader. It reads nothing itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from oiltrack.errors import SourceError
from oiltrack.facts import Document

Item: TypeAlias = Document | SourceError
"""What a reader hands on for each item of a batch: the document, or why there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One way in.

    Attributes:
        kind: what a user calls such a file, for messages.
        suffixes: lower-case file endings with their dot; no other source may name them.
        read: from a path and the titles that an index names for it (only digests need them) to items. It may
            raise SourceError, after which no further item of the file comes.
    """

    kind: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, tuple[str, ...]], Iterator[Item]]


def keys(location: str, count: int) -> list[str]:
    """Return the keys of ``count`` documents of one file: its path, or path + ``#`` + number from 1."""
    if count == 1:
        return [location]
    return [f"{location}#{number}" for number in range(1, count + 1)]
