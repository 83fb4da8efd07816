"""Which file reads which kind of source. It reads none itself."""

from collections.abc import Callable, Mapping

from oiltrack.db import SourceState
from oiltrack.jobs.collect import feed, folder, jsonl, mail, official, page
from oiltrack.jobs.collect.parts import Collecting, Tools
from oiltrack.source_settings import Kind, SourceSettings

_KINDS: Mapping[Kind, Callable[[SourceSettings, SourceState, Tools], Collecting]] = {
    Kind.FOLDER: folder.collect,
    Kind.FEED: feed.collect,
    Kind.PAGE: page.collect,
    Kind.MAIL: mail.collect,
    Kind.JSONL: jsonl.collect,
    Kind.OFFICIAL: official.collect,
}


def collect(source: SourceSettings, held: SourceState, tools: Tools) -> Collecting:
    """Read a source, of which ``held`` is known, by its kind."""
    return _KINDS[source.kind](source, held, tools)
