"""Official figures: what a provider released, from a file or from the web, added as a release of its day."""

from collections.abc import Mapping

from oiltrack.db import SourceState
from oiltrack.errors import ConfigError
from oiltrack.jobs.collect.parts import Collecting, Mark, Tools
from oiltrack.jobs.official_answers import MAX_BYTES
from oiltrack.official.providers import PROVIDERS, Provider
from oiltrack.settings import shown
from oiltrack.source_settings import SourceSettings
from oiltrack.web import Fetched, Validators


def collect(source: SourceSettings, held: SourceState, tools: Tools) -> Collecting:
    """Add the release of a source; it has no parts, for each release goes in whole or not at all."""
    if tools.dry:
        return Mark()
    provider = _provider(source).name
    headers = tools.secrets.headers(source) if source.secret_header else {}
    key = None if source.secret_header else tools.secrets.of(source)
    asked = _Asked(source, held, tools=tools, headers=headers)
    if asked.is_known():
        return asked.mark
    tools.add_official(provider, source.place, key, asked.get if source.on_the_web else None)
    yield from ()
    return asked.mark


class _Asked:
    """What the server of a source was asked, and what it wants to hear the next time."""

    def __init__(
        self, source: SourceSettings, held: SourceState, *, tools: Tools, headers: Mapping[str, str]
    ) -> None:
        self._source, self._tools, self._headers = source, tools, headers
        self._held = Validators(etag=held.etag, last_modified=held.last_modified)
        self._answer: Fetched | None = None

    @property
    def mark(self) -> Mark:
        """What is to be known of the source when its release is stored."""
        answer = self._answer
        if answer is None:
            return Mark()
        return Mark(validators=answer.validators if answer.modified else self._held)

    def is_known(self) -> bool:
        """Ask whether nothing is new, where one answer holds all of it: the EIA's API goes by pages."""
        if not self._source.on_the_web or _provider(self._source).paged:
            return False
        self._answer = self._asked(self._source.place, self._held)
        return not self._answer.modified

    def get(self, url: str) -> bytes:
        """Return the body of an answer, the one that was given already where there is one."""
        return (self._answer or self._asked(url, Validators())).body

    def _asked(self, url: str, validators: Validators) -> Fetched:
        return self._tools.client().get(
            url,
            validators=validators,
            local=self._source.local,
            headers=self._headers,
            max_bytes=MAX_BYTES,
        )


def _provider(source: SourceSettings) -> Provider:
    named = source.provider or ""
    if named not in PROVIDERS:
        raise ConfigError(
            f"source {source.name}: there is no provider {shown(named)}",
            remedy=f"give one of {', '.join(sorted(PROVIDERS))}",
        )
    return PROVIDERS[named]
