"""Reads the golden corpus: documents beside what a careful reader says of them. It changes nothing in it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from oiltrack.errors import OiltrackError
from oiltrack.facts import Document
from training.score import Fact

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus"
SHARED = ROOT.parent / "shared" / "gold"

BESIDE = ("seeds",)
"""Sets that lie beside the checkout, where they are there; fitted to only when asked."""

UNSEEN = ("unseen", "unseen_arabic")
"""Sets that are never fitted to, and that nobody reads in order to mend what they show: they are the test."""

WITHHELD = (*BESIDE, *UNSEEN)

NAMED = ("samples", *BESIDE)
"""Sets that tell the publisher's name; the others tell its kind."""

LANGUAGES = ("en", "ar")
"""The languages that the extractor reads."""


class CorpusError(OiltrackError):
    """A file of the golden corpus cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A document with a reader's facts.

    Attributes:
        part: the set that it belongs to (``dev``).
        gold: ``observations`` and ``events``.
        publisher: the kind of its publisher (``wire``), or ``named`` or ``unknown``.
        phenomenon: what a short case is a case of (``elided units``), empty for news.
        counts: how many documents it counts as where models are fitted.
    """

    part: str
    document: Document
    gold: Mapping[str, Sequence[Fact]]
    publisher: str
    phenomenon: str
    counts: int = 1

    @property
    def key(self) -> str:
        """The document's key."""
        return self.document.key


def own() -> list[str]:
    """Return the names of the sets to learn from: ``tests/corpus/NAME.jsonl`` or a folder of such files."""
    names = {path.stem for path in CORPUS.glob("*.jsonl")} | {
        path.parent.name for path in CORPUS.glob("*/*.jsonl")
    }
    return sorted(names.difference(WITHHELD))


def load(parts: Sequence[str]) -> list[GoldDocument]:
    """Return the documents of several sets in a language that is read; a set that is not here has none."""
    return [document for part in parts for document in _read(part)]


def _read(part: str) -> list[GoldDocument]:
    folder = SHARED if part in BESIDE else CORPUS
    files = sorted(
        path for path in (folder / f"{part}.jsonl", *(folder / part).glob("*.jsonl")) if path.is_file()
    )
    lines = [(path, n, line) for path in files for n, line in enumerate(_lines(path), 1) if line.strip()]
    read = [_document(part, line, where=f"{path.name}, line {n}") for path, n, line in lines]
    return [gold for gold in read if gold.document.lang in (None, *LANGUAGES)]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def _document(part: str, line: str, *, where: str) -> GoldDocument:
    try:
        record = json.loads(line)
        document = Document(
            key=record["id"],
            text=record["text"],
            title=record.get("title") or "",
            published=record.get("published"),
            publisher=record.get("publisher"),
            lang=record.get("lang"),
        )
        gold = {kind: list(record["gold"].get(kind, ())) for kind in ("observations", "events")}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CorpusError(
            f"{where}: no gold document ({error})", remedy="each line needs id, text and gold"
        ) from error
    return GoldDocument(
        part=part,
        document=document,
        gold=gold,
        publisher="named" if part in NAMED else record.get("publisher") or "unknown",
        phenomenon=record.get("phenomenon") or "",
    )
