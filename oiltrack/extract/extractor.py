"""Reads a document into facts: the one entry to this room. It keeps nothing between documents."""

from types import MappingProxyType

from oiltrack.extract.lexicon.detect import Language, language_of
from oiltrack.extract.models import Models
from oiltrack.extract.readers import Readers
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.scenes.text import View
from oiltrack.extract.stored import in_stored
from oiltrack.facts import Document, Extraction
from oiltrack.gazetteer import Gazetteer, load_gazetteer

EXTRACTOR_VERSION = "13"


class Extractor:
    """Reads documents with one gazetteer and one set of weights; build it once, use it for many documents.

    The readers of a language are built when its first document comes.
    """

    def __init__(self, gazetteer: Gazetteer, *, models: Models | None = None) -> None:
        self._gazetteer = gazetteer
        self._known = MappingProxyType(dict(gazetteer.places))
        self._models = models or Models.load()
        self._readers: dict[Language, Readers] = {}

    @classmethod
    def load(cls) -> "Extractor":
        """Build an extractor with the gazetteer that ships with oiltrack."""
        return cls(load_gazetteer())

    def published(self, document: Document) -> str | None:
        """Return the document's EDTF date of publication, else the one of its dateline, else None."""
        return document.published or self._of(document).published(document.text)

    def view(self, document: Document) -> View:
        """Return the text of a document as it is read; scenes and ballots count its letters."""
        return self._of(document).view(document.text)

    def scenes(self, document: Document) -> list[Scene]:
        """Return the sentences of a document with what is mentioned in them, whether it has facts or not."""
        return self._of(document).scenes(document)

    def extract(self, document: Document) -> Extraction:
        """Return the facts of a document, and the figures that are none with their reasons."""
        readers = self._of(document)
        views = readers.views(document)
        return in_stored(readers.read(document, *views), *views) if views else Extraction()

    def _of(self, document: Document) -> Readers:
        """Return the readers of a document's language."""
        language = language_of(document)
        readers = self._readers.get(language)
        if readers is None:
            readers = Readers(language.lexicon, self._gazetteer, self._known, models=self._models)
            self._readers[language] = readers
        return readers
