"""Tells whom events and figures of outages come from. It judges no one, and knows no time."""

from oiltrack.gazetteer import Originators
from oiltrack.stored import StoredEvent


class Speakers:
    """Who speaks: the attribution of a claim, else the story that it is a copy of, else its publisher."""

    def __init__(self, originators: Originators | None = None) -> None:
        self._originators = originators or Originators()
        self._known: dict[str, str | None] = {}

    def of_event(self, stored: StoredEvent) -> str:
        """Return who an event comes from, so that copies of one statement count once."""
        return self.of(stored.event.attribution, stored.cluster, stored.publisher, stored.document_id)

    def of(
        self, attribution: str | None, cluster: str | None, publisher: str | None, document_id: str
    ) -> str:
        """Return who a claim comes from; of one that names nobody, its document."""
        return self._named(attribution) or cluster or self._named(publisher) or document_id

    def _named(self, words: str | None) -> str | None:
        if words is None:
            return None
        if words not in self._known:
            self._known[words] = self._originators.of(words)
        return self._known[words]
