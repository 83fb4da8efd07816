"""A folder of files: what lies in it is read and left, or moved to ``done/`` or ``failed/``."""

from collections.abc import Callable, Iterator
from pathlib import Path

from oiltrack.db import SourceState
from oiltrack.errors import ConfigError
from oiltrack.jobs.collect.parts import Collecting, Mark, Part, Tools
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
    return (yield from files(folder, move=source.after == After.MOVE and not tools.dry))


def files(folder: Path, *, move: bool) -> Collecting:
    """Hand on the files of a folder, each as one part; ``index.csv`` tells of the others."""
    path = folder / INDEX
    index = load_index(path) if path.exists() else None
    kept = (folder / DONE, folder / FAILED) if move else ()
    read: list[Path] = []
    for found in walk([folder]):
        if not isinstance(found, Path):
            yield Part(location=found.location, items=(found,))
        elif found != path and not any(found.is_relative_to(other) for other in kept):
            read.append(found)
            yield Part(
                location=found.as_posix(),
                items=documents(found, index=index),
                settle=_mover(folder, found) if move else lambda went_in: None,
                suffix=found.suffix.lower(),
            )
    yield from _lost(index, read)
    return Mark()


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
