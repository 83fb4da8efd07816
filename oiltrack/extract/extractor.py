"""Reads a document into facts: the one entry to this room. It keeps nothing between documents."""

from dataclasses import replace
from types import MappingProxyType

from oiltrack.extract.anchor import anchor
from oiltrack.extract.dateline import DatelineReader
from oiltrack.extract.dates import DateReader
from oiltrack.extract.discourse import open_discourse
from oiltrack.extract.events import EventReader, distinct
from oiltrack.extract.lexicon import load
from oiltrack.extract.models import Models
from oiltrack.extract.observations import Context, ObservationReader
from oiltrack.extract.places import PlaceReader
from oiltrack.extract.scan import Scanner
from oiltrack.extract.scene import Scene, SceneReader
from oiltrack.extract.tables import TableReader
from oiltrack.extract.text import view
from oiltrack.facts import Document, Event, Extraction, Observation, Rejected
from oiltrack.gazetteer import Gazetteer, load_gazetteer

EXTRACTOR_VERSION = "1"


class Extractor:
    """Reads documents with one gazetteer and one set of weights; build it once, use it for many documents."""

    def __init__(self, gazetteer: Gazetteer, *, models: Models | None = None) -> None:
        lexicon = load("english")
        models = models or Models.load()
        places = PlaceReader(MappingProxyType(dict(gazetteer.places)))
        self._places = places
        self._scenes = SceneReader(lexicon, Scanner(lexicon, gazetteer.aliases), places)
        self._datelines = DatelineReader(DateReader(lexicon))
        self._events = EventReader(lexicon, places, models)
        self._tables = TableReader(lexicon, DateReader(lexicon))
        self._observations = ObservationReader(lexicon, places, models)

    @classmethod
    def load(cls) -> "Extractor":
        """Build an extractor with the gazetteer that ships with oiltrack."""
        return cls(load_gazetteer())

    def published(self, document: Document) -> str | None:
        """Return the document's EDTF date of publication, else the one of its dateline, else None."""
        return document.published or self._datelines.find(view(document.text))

    def extract(self, document: Document) -> Extraction:
        """Return the facts of a document, and the figures that are none with their reasons. Never raises on text."""
        text = view(document.text)
        context = Context(document, anchor(self.published(document)))
        scenes = self._scenes.read(text, context.anchor)
        title = self._scenes.read(view(document.title), context.anchor)
        discourse = open_discourse(scenes, self._places, title[0] if title else None)
        observations: list[Observation] = []
        rejected: list[Rejected] = []
        events: list[Event] = []
        cells, rows = self._tables.find(scenes, context.anchor)
        observations += [self._observations.of_cell(cell, discourse, context) for cell in cells]
        for i, scene in enumerate(scenes):
            facts = self._observations.read(scene, discourse, context) if i not in rows else []
            said = [fact for fact in facts if isinstance(fact, Observation)]
            observations += said
            rejected += [fact for fact in facts if isinstance(fact, Rejected)]
            events += self._events.read(scene, discourse, context, said)
            discourse.note(scene, self._places)
        observations += self._only_in_title(title, scenes, context, observations)
        return Extraction(
            observations=tuple(observations), events=tuple(distinct(events)), rejected=tuple(rejected)
        )

    def _only_in_title(
        self, title: list[Scene], scenes: list[Scene], context: Context, said: list[Observation]
    ) -> list[Observation]:
        """Return the figures that stand in the title alone; they have no place in the text."""
        if not any(scene.quantities for scene in title):
            return []
        known = {(abs(o.low), abs(o.high)) for o in said}
        discourse = open_discourse(scenes, self._places, title[0])
        discourse.subject = said[0].entities if said else ()
        found = [fact for scene in title for fact in self._observations.read(scene, discourse, context)]
        return [
            replace(fact, start=None, end=None)
            for fact in found
            if isinstance(fact, Observation) and (abs(fact.low), abs(fact.high)) not in known
        ]
