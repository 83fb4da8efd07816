"""Lets other processes read documents ahead, in the order given. It stores and prints nothing."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import Any, Protocol

from oiltrack.errors import WorkerError
from oiltrack.extract import Extractor
from oiltrack.facts import Document, Extraction

_DOCUMENTS_AHEAD = 16


class Reading(Protocol):
    """Reads documents, ``ahead`` of them while others are stored."""

    @property
    def ahead(self) -> int:
        """How many documents may be begun before the first one is asked for."""

    def begin(self, document: Document) -> Callable[[], Extraction]:
        """Begin to read a document; what is returned gives its facts, or raises what stopped it."""


class ReadsHere:
    """Reads each document when its facts are asked for, in this process."""

    ahead = 0

    def __init__(self, extractor: Callable[[], Extractor]) -> None:
        self._extractor = extractor

    def begin(self, document: Document) -> Callable[[], Extraction]:
        """Return what reads the document."""
        return partial(self._extractor().extract, document)


class ReadsElsewhere:
    """Reads documents in the processes of a pool."""

    def __init__(self, pool: ProcessPoolExecutor, *, ahead: int) -> None:
        self._pool, self.ahead = pool, ahead

    def begin(self, document: Document) -> Callable[[], Extraction]:
        """Hand the document to the next free process."""
        with _named():
            future = self._pool.submit(_extract, document)

        def facts() -> Extraction:
            with _named():
                return future.result()

        return facts


@contextmanager
def reading_ahead(extractor: Callable[[], Extractor], *, workers: int) -> Iterator[Reading]:
    """Give what reads documents: one worker reads in this process, with the extractor it gives.

    Raises:
        WorkerError: a process ended before its work was done.
    """
    if workers == 1:
        yield ReadsHere(extractor)
        return
    with pool_of(workers, _prepare) as pool:
        yield ReadsElsewhere(pool, ahead=_DOCUMENTS_AHEAD * workers)


@contextmanager
def pool_of(workers: int, prepare: Callable[..., None], *arguments: Any) -> Iterator[ProcessPoolExecutor]:
    """Give a pool of fresh processes, each prepared once; what is not begun at the end is dropped.

    Raises:
        WorkerError: a process ended before its work was done.
    """
    pool = ProcessPoolExecutor(
        workers,
        mp_context=get_context("spawn"),
        initializer=_begin_process,
        initargs=(prepare, *arguments),
    )
    try:
        with _named():
            yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise WorkerError(
            "a worker process was ended from outside, perhaps for want of memory",
            remedy="give fewer --workers, or split the documents",
        ) from error


def _begin_process(prepare: Callable[..., None], *arguments: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that was asked ends the others
    prepare(*arguments)


_extractors: list[Extractor] = []
"""The extractor of a worker process, made once when it starts."""


def _prepare() -> None:
    _extractors[:] = [Extractor.load()]


def _extract(document: Document) -> Extraction:
    return _extractors[0].extract(document)
