"""Official figures: what a provider released, from a file or from the web, added as a release of its day."""

from oiltrack.db import SourceState
from oiltrack.jobs.collect.parts import Collecting, Mark, Tools
from oiltrack.jobs.official_answers import MAX_BYTES
from oiltrack.source_settings import SourceSettings


def collect(source: SourceSettings, held: SourceState, tools: Tools) -> Collecting:
    """Add the release of a source; it has no parts, for each release goes in whole or not at all."""
    if tools.dry:
        return Mark()
    headers = tools.secrets.headers(source) if source.secret_header else {}
    key = None if source.secret_header else tools.secrets.of(source)

    def get(url: str) -> bytes:
        return tools.client().get(url, local=source.local, headers=headers, max_bytes=MAX_BYTES).body

    tools.add_official(source.provider or "", source.place, key, get if source.on_the_web else None)
    yield from ()
    return Mark()
