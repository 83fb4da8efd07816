"""All readers of one language: a document goes in as a view, facts come out. It chooses no language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from oiltrack.extract.dates.anchor import Anchor, anchor
from oiltrack.extract.dates.dateline import DatelineReader
from oiltrack.extract.dates.reader import DateReader
from oiltrack.extract.discourse import Context
from oiltrack.extract.events.reader import EventReader
from oiltrack.extract.events.repeats import Mentioned, distinct
from oiltrack.extract.figures.observations import ObservationReader
from oiltrack.extract.figures.sums import with_proven_fluids
from oiltrack.extract.lexicon import load
from oiltrack.extract.models import Models
from oiltrack.extract.opening import open_discourse
from oiltrack.extract.scenes.kin import Kin
from oiltrack.extract.scenes.places import PlaceReader, tells_of_oil
from oiltrack.extract.scenes.scan import Scanner
from oiltrack.extract.scenes.scene import Scene, SceneReader
from oiltrack.extract.scenes.text import View
from oiltrack.extract.tables.cells import CellReader
from oiltrack.extract.tables.reader import TableReader
from oiltrack.extract.when.settled import settle_dates
from oiltrack.facts import Alias, Document, Extraction, Observation, Place, Rejected
from oiltrack.gazetteer import Gazetteer


class Readers:
    """Reads documents of one language; offsets and words of its facts are those of the views."""

    def __init__(
        self, lexicon_name: str, gazetteer: Gazetteer, known: Mapping[str, Place], *, models: Models
    ) -> None:
        lexicon = load(lexicon_name)
        dates = DateReader(lexicon)
        kin = Kin(known, gazetteer.aliases, gazetteer.links)
        self._places = PlaceReader(known, lexicon, most_bpd=gazetteer.most_bpd, kin=kin)
        self._scanner = Scanner(lexicon, gazetteer.aliases, telling=_telling(gazetteer.aliases, known))
        self._scenes = SceneReader(lexicon, self._scanner, places=self._places)
        self._datelines = DatelineReader(lexicon, dates)
        self._tables = TableReader(lexicon, dates)
        self._events = EventReader(self._places, models)
        self._cells = CellReader(models)
        self._observations = ObservationReader(self._places, models)
        self.view = self._scanner.reducer.view

    def published(self, text: str) -> str | None:
        """Return the EDTF date that a text gives as its own, or None."""
        return self._datelines.find(self.view(text))

    def views(self, document: Document) -> tuple[View, View] | None:
        """Return the text and the title of a document as they are read, None where neither speaks of oil."""
        has_oil_words, plain = self._scanner.has_oil_words, self._scanner.reducer.is_plain
        if plain and not any(has_oil_words(text) for text in (document.text, document.title)):
            return None
        text, title = self.view(document.text), self.view(document.title)
        if not plain and not any(has_oil_words(seen.folded) for seen in (text, title)):
            return None
        return text, title

    def scenes(self, document: Document) -> list[Scene]:
        """Return the sentences of a document with what is mentioned in them."""
        return self._scenes_of(document, self.view(document.text))[0]

    def read(self, document: Document, text: View, title: View) -> Extraction:
        """Return what a document, seen so, says."""
        scenes, published = self._scenes_of(document, text)
        heads = self._scenes.read(title, published, of_oil=True)
        discourse = open_discourse(scenes, self._places, title=heads[0] if heads else None, anchor=published)
        context = Context(document, published, discourse)
        cells, rows = self._tables.find(scenes, published)
        observations = [self._cells.read(cell, context) for cell in cells]
        rejected: list[Rejected] = []
        events: list[Mentioned] = []
        for i, scene in enumerate(scenes):
            settle_dates(scene, discourse.last_date)
            facts = self._observations.read(scene, context) if i not in rows else []
            said = [fact for fact in facts if isinstance(fact, Observation)]
            observations += said
            rejected += [fact for fact in facts if isinstance(fact, Rejected)]
            events += self._events.read(scene, context, said=said)
            if i not in rows:
                discourse.note_dates(scene)
            discourse.note(scene, self._places)
        observations += self._only_in_title(heads, scenes, context, observations)
        return Extraction(
            observations=tuple(with_proven_fluids(observations)),
            events=tuple(distinct(events)),
            rejected=tuple(rejected),
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


def _telling(aliases: Iterable[Alias], known: Mapping[str, Place]) -> Iterator[str]:
    """Yield the names that mean a facility and nothing else."""
    return (alias.alias for alias in aliases if tells_of_oil(alias, known))
