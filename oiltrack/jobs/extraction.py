"""Reads facts from many documents, in this process or in several. It opens no database and prints nothing.

The order of the documents is kept, and only a few of them are in memory at a time.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass

from oiltrack.errors import SourceError
from oiltrack.extract import Extractor
from oiltrack.extract.contract import as_json
from oiltrack.facts import Document, Event, Observation
from oiltrack.jobs.faults import blamed
from oiltrack.jobs.workers import pool_of

Item = Document | SourceError
Render = Callable[[dict[str, object]], str]
"""Writes the contract's object of a fact down; a function of a module, so that another process finds it."""

_BATCH_CHARACTERS = 100_000
_BATCHES_AHEAD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was read from one document: its facts, written down, or why it could not be read."""

    lines: tuple[str, ...] = ()
    error: SourceError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactReader:
    """Reads the facts of documents and writes them down; those less sure than ``min_confidence`` not."""

    extractor: Extractor
    render: Render
    min_confidence: float

    def tell(self, item: Item) -> Told:
        """Return what was read from a document; an error is handed on."""
        if isinstance(item, SourceError):
            return Told(error=item)
        try:
            with blamed(item.key):
                found = self.extractor.extract(item)
                facts: tuple[Observation | Event, ...] = (*found.observations, *found.events)
                sure = (fact for fact in facts if fact.confidence >= self.min_confidence)
                return Told(lines=tuple(self.render(as_json(fact)) for fact in sure))
        except SourceError as error:
            return Told(error=error)


def read_facts(
    items: Iterable[Item], *, render: Render, min_confidence: float = 0.0, workers: int = 1
) -> Iterator[Told]:
    """Yield what is read from each document, in their order.

    Args:
        items: documents, and errors of their sources.
        render: writes a fact down.
        min_confidence: facts that are less sure are left out.
        workers: how many processes read; 1 reads in this one.

    Raises:
        WorkerError: a process ended before its work was done.
    """
    if workers == 1:
        reader = FactReader(extractor=Extractor.load(), render=render, min_confidence=min_confidence)
        yield from map(reader.tell, items)
        return
    with pool_of(workers, _prepare, render, min_confidence) as pool:
        yield from _in_order(pool, items, ahead=_BATCHES_AHEAD * workers)


def _in_order(pool: ProcessPoolExecutor, items: Iterable[Item], *, ahead: int) -> Iterator[Told]:
    """Keep a few batches under way and yield their results first come, first served."""
    waiting: deque[Future[list[Told]]] = deque()
    for batch in batches(items, characters=_BATCH_CHARACTERS):
        waiting.append(pool.submit(_tell_all, batch))
        if len(waiting) > ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def batches(items: Iterable[Item], *, characters: int) -> Iterator[list[Item]]:
    """Yield the items in lists; one is closed when its texts have so many characters together."""
    held: list[Item] = []
    size = 0
    for item in items:
        held.append(item)
        size += len(item.text) if isinstance(item, Document) else 0
        if size >= characters:
            yield held
            held, size = [], 0
    if held:
        yield held


_readers: list[FactReader] = []
"""The reader of a worker process, made once when it starts."""


def _prepare(render: Render, min_confidence: float) -> None:
    reader = FactReader(extractor=Extractor.load(), render=render, min_confidence=min_confidence)
    _readers[:] = [reader]


def _tell_all(batch: list[Item]) -> list[Told]:
    return [_readers[0].tell(item) for item in batch]
