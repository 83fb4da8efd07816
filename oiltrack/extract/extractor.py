"""Reads a document into facts: the one entry to this room. It keeps nothing between documents."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from oiltrack.extract.dates.anchor import Anchor, anchor
from oiltrack.extract.dates.dateline import DatelineReader
from oiltrack.extract.dates.reader import DateReader
from oiltrack.extract.discourse import Context
from oiltrack.extract.events.reader import EventReader, distinct
from oiltrack.extract.figures.observations import ObservationReader
from oiltrack.extract.lexicon import load
from oiltrack.extract.models import Models
from oiltrack.extract.opening import open_discourse
from oiltrack.extract.scenes.places import PlaceReader
from oiltrack.extract.scenes.scan import Scanner
from oiltrack.extract.scenes.scene import Scene, SceneReader
from oiltrack.extract.scenes.text import View, view
from oiltrack.extract.tables.cells import CellReader
from oiltrack.extract.tables.reader import TableReader
from oiltrack.facts import Document, Event, Extraction, Observation, Rejected
from oiltrack.gazetteer import Gazetteer, load_gazetteer

EXTRACTOR_VERSION = "2"


class Extractor:
    """Reads documents with one gazetteer and one set of weights; build it once, use it for many documents."""

    def __init__(self, gazetteer: Gazetteer, *, models: Models | None = None) -> None:
        lexicon = load("english")
        models = models or Models.load()
        dates = DateReader(lexicon)
        known = MappingProxyType(dict(gazetteer.places))
        self._places = PlaceReader(known, lexicon, most_bpd=gazetteer.most_bpd)
        self._scanner = Scanner(lexicon, gazetteer.aliases)
        self._scenes = SceneReader(lexicon, self._scanner, places=self._places)
        self._datelines = DatelineReader(dates)
        self._tables = TableReader(lexicon, dates)
        self._events = EventReader(self._places, models)
        self._cells = CellReader(models)
        self._observations = ObservationReader(self._places, models)

    @classmethod
    def load(cls) -> "Extractor":
        """Build an extractor with the gazetteer that ships with oiltrack."""
        return cls(load_gazetteer())

    def published(self, document: Document) -> str | None:
        """Return the document's EDTF date of publication, else the one of its dateline, else None."""
        return document.published or self._datelines.find(view(document.text))

    def scenes(self, document: Document) -> list[Scene]:
        """Return the sentences of a document with what is mentioned in them, whether it has facts or not."""
        return self._scenes_of(document, view(document.text))[0]

    def extract(self, document: Document) -> Extraction:
        """Return the facts of a document, and the figures that are none with their reasons."""
        if not any(self._scanner.has_oil_words(text) for text in (document.text, document.title)):
            return Extraction()
        return self._read(document, view(document.text), view(document.title))

    def _read(self, document: Document, text: View, title: View) -> Extraction:
        scenes, published = self._scenes_of(document, text)
        heads = self._scenes.read(title, published, of_oil=True)
        discourse = open_discourse(scenes, self._places, title=heads[0] if heads else None, anchor=published)
        context = Context(document, published, discourse)
        cells, rows = self._tables.find(scenes, published)
        observations = [self._cells.read(cell, context) for cell in cells]
        rejected: list[Rejected] = []
        events: list[Event] = []
        for i, scene in enumerate(scenes):
            facts = self._observations.read(scene, context) if i not in rows else []
            said = [fact for fact in facts if isinstance(fact, Observation)]
            observations += said
            rejected += [fact for fact in facts if isinstance(fact, Rejected)]
            events += self._events.read(scene, context, said=said)
            discourse.note(scene, self._places)
        observations += self._only_in_title(heads, scenes, context, observations)
        return Extraction(
            observations=tuple(observations), events=tuple(distinct(events)), rejected=tuple(rejected)
        )

    def _scenes_of(self, document: Document, text: View) -> tuple[list[Scene], Anchor | None]:
        published = anchor(document.published or self._datelines.find(text))
        return self._scenes.read(text, published, dated_from=self._datelines.end(text)), published

    def _only_in_title(
        self,
        title: Sequence[Scene],
        scenes: Sequence[Scene],
        context: Context,
        said: Sequence[Observation],
    ) -> list[Observation]:
        """Return the figures that stand in the title alone; they have no place in the text."""
        if not any(scene.quantities for scene in title):
            return []
        known = {(abs(o.low), abs(o.high)) for o in said}
        discourse = open_discourse(scenes, self._places, title=title[0], anchor=context.anchor)
        discourse.subject = said[0].entities if said else ()
        context = replace(context, discourse=discourse)
        found = [fact for scene in title for fact in self._observations.read(scene, context)]
        return [
            replace(fact, start=None, end=None)
            for fact in found
            if isinstance(fact, Observation) and (abs(fact.low), abs(fact.high)) not in known
        ]
