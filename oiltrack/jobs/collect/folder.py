"""A folder of files: what lies in it is read and left, or moved to ``done/`` or ``failed/``."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from oiltrack import __version__
from oiltrack.db import SourceState
from oiltrack.errors import ConfigError
from oiltrack.extract import EXTRACTOR_VERSION
from oiltrack.jobs.collect.parts import Collecting, Mark, Part, Tools
from oiltrack.jobs.collect.read_before import ReadBefore
from oiltrack.jobs.faults import documents
from oiltrack.source_settings import After, SourceSettings
from oiltrack.sources import Index, Item, load_index, walk

INDEX = "index.csv"
DONE, FAILED = "done", "failed"


def collect(source: SourceSettings, held: SourceState, tools: Tools) -> Collecting:
    """Hand on the files of the folder of a source."""
    folder = source.path or tools.root
    if not folder.is_dir():
        raise ConfigError(
            f"source {source.name}: there is no folder {folder}", remedy="make it, or correct path"
        )
    return (yield from files(folder, move=source.after == After.MOVE, held=held.marks, tools=tools))


def files(folder: Path, *, move: bool, held: Mapping[str, str], tools: Tools) -> Collecting:
    """Hand on the files of a folder, each as one part; ``index.csv`` tells of the others.

    What stays in the folder and was read before is not read again while it lies there unchanged.

    Args:
        folder: where they lie.
        move: whether each is moved to ``done/`` or ``failed/`` at the end, which are not read.
        held: the marks of the run before.
        tools: what is known of this one.
    """
    path = folder / INDEX
    index = load_index(path) if path.exists() else None
    kept = (folder / DONE, folder / FAILED) if move else ()
    before = ReadBefore(
        {} if move else held, now=tools.now, rests_on=_rests_on(folder, path, forgotten=tools.forgotten)
    )
    read: list[Path] = []
    for found in walk([folder]):
        if not isinstance(found, Path):
            yield Part(location=found.location, items=(found,))
        elif found != path and not any(found.is_relative_to(other) for other in kept):
            read.append(found)
            yield (
                _moved(folder, found, index=index, tools=tools)
                if move
                else _left(folder, found, index=index, before=before)
            )
    yield from _lost(index, read)
    return Mark() if move else Mark(marks=before.marks)


def _rests_on(folder: Path, index: Path, *, forgotten: int) -> str:
    """Return what the documents of files rest on besides them: the program, the index, nothing forgotten."""
    told = hashlib.sha256(index.read_bytes()).hexdigest() if index.exists() else "no index"
    program = f"oiltrack {__version__}, extractor {EXTRACTOR_VERSION}"
    return f"{program}, {told}, {forgotten} forgotten, {folder}"


def _moved(folder: Path, path: Path, *, index: Index | None, tools: Tools) -> Part:
    return Part(
        location=path.as_posix(),
        items=documents(path, index=index),
        settle=_mover(folder, path) if not tools.dry else lambda went_in: None,
        suffix=path.suffix.lower(),
    )


def _left(folder: Path, path: Path, *, index: Index | None, before: ReadBefore) -> Part:
    name, stamp = path.relative_to(folder).as_posix(), before.stamp(path)
    known = before.documents(name, stamp)
    if known is not None:
        return Part(location=path.as_posix(), items=(), known=known)
    seen: list[None] = []

    def items() -> Iterator[Item]:
        for item in documents(path, index=index):
            seen.append(None)
            yield item

    def settle(went_in: bool) -> None:
        if went_in:
            before.note(name, stamp, documents=len(seen))

    return Part(location=path.as_posix(), items=items(), settle=settle, suffix=path.suffix.lower())


def _lost(index: Index | None, read: list[Path]) -> Iterator[Part]:
    """Yield an error where rows of the index name no file."""
    lost: Item | None = index.unread(read) if index else None
    if lost is not None:
        yield Part(location=INDEX, items=(lost,))


def _mover(folder: Path, path: Path) -> Callable[[bool], object]:
    def settle(went_in: bool) -> None:
        place = folder / (DONE if went_in else FAILED) / path.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.rename(_free(place))

    return settle


def _free(place: Path) -> Path:
    """Return a name that is not taken: another file of the same name may have come before."""
    number, free = 1, place
    while free.exists():
        number += 1
        free = place.with_name(f"{place.stem}-{number}{place.suffix}")
    return free
