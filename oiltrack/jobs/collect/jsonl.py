"""JSON Lines with one document a line, from a file or from the web."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from oiltrack.db import SourceState
from oiltrack.errors import ConfigError, SourceError
from oiltrack.facts import Document
from oiltrack.jobs.collect.parts import Collecting, Mark, Part, Tools
from oiltrack.jobs.faults import documents
from oiltrack.source_settings import SourceSettings
from oiltrack.sources import Item
from oiltrack.web import Validators, public_url


def collect(source: SourceSettings, held: SourceState, tools: Tools) -> Collecting:
    """Hand on the lines of a file, or of what a URL gives where that has changed."""
    if source.path:
        if not source.path.is_file():
            raise ConfigError(f"source {source.name}: there is no file {source.path}", remedy="correct path")
        yield Part(location=source.path.as_posix(), items=_told(source, source.path, source.path.as_posix()))
        return Mark()
    url = source.url or ""
    found = tools.client().get(
        url,
        validators=Validators(etag=held.etag, last_modified=held.last_modified),
        local=source.local,
        headers=tools.secrets.headers(source),
    )
    if not found.modified:
        return Mark(validators=Validators(etag=held.etag, last_modified=held.last_modified))
    with tempfile.TemporaryDirectory(prefix="oiltrack-") as folder:
        path = Path(folder) / "fetched.jsonl"
        path.write_bytes(found.body)
        place = public_url(url)
        yield Part(location=place, items=_told(source, path, place))
    return Mark(validators=found.validators)


def _told(source: SourceSettings, path: Path, location: str) -> Iterator[Item]:
    """Yield the documents with the source's publisher where they name none, errors with its place."""
    for item in documents(path):
        if isinstance(item, Document):
            yield replace(item, publisher=item.publisher or source.publisher)
        else:
            where = item.location.replace(path.as_posix(), location, 1)
            yield SourceError(where, item.message.removeprefix(f"{item.location}: "), remedy=item.remedy)
