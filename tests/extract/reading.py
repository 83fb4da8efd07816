"""What the tests of this room read with: one extractor, and single sentences as scenes and figures."""

from functools import cache

from oiltrack.extract import Extractor
from oiltrack.extract.dates.anchor import anchor
from oiltrack.extract.discourse import Context, Discourse
from oiltrack.extract.figures.figure import Figure, figure_of
from oiltrack.extract.lexicon import load
from oiltrack.extract.opening import open_discourse
from oiltrack.extract.scenes.kin import Kin
from oiltrack.extract.scenes.places import PlaceReader
from oiltrack.extract.scenes.scan import Scanner
from oiltrack.extract.scenes.scene import Scene, SceneReader
from oiltrack.extract.scenes.text import view
from oiltrack.extract.when.settled import settle_dates
from oiltrack.facts import Document, Event, Extraction, Observation
from oiltrack.gazetteer import load_gazetteer

PUBLISHED = "2020-03-12"
"""A Thursday."""

OIL_NEWS = " Traders of Libyan crude oil took note."
"""A sentence without facts that makes a text one of oil."""


@cache
def extractor() -> Extractor:
    return Extractor.load()


@cache
def places() -> PlaceReader:
    gazetteer = load_gazetteer()
    kin = Kin(gazetteer.places, gazetteer.aliases, gazetteer.links)
    return PlaceReader(gazetteer.places, load("english"), most_bpd=gazetteer.most_bpd, kin=kin)


@cache
def _scene_reader() -> SceneReader:
    lexicon = load("english")
    return SceneReader(lexicon, Scanner(lexicon, load_gazetteer().aliases), places=places())


def extract(text: str, *, published: str | None = PUBLISHED, title: str = "") -> Extraction:
    return extractor().extract(Document(key="t", text=text, published=published, title=title))


def observations(text: str, *, published: str | None = PUBLISHED) -> tuple[Observation, ...]:
    return extract(text, published=published).observations


def observation(text: str, *, published: str | None = PUBLISHED) -> Observation:
    """Return the last figure of a text."""
    return observations(text, published=published)[-1]


def events(text: str) -> tuple[Event, ...]:
    return extract(text + OIL_NEWS).events


def scenes(text: str) -> list[Scene]:
    return _scene_reader().read(view(text), anchor(PUBLISHED))


def scene(text: str) -> Scene:
    (found,) = scenes(text)
    return found


def figure(text: str, number: int = 0) -> Figure:
    """Return a figure of the last sentence of a text."""
    last = scenes(text)[-1]
    return figure_of(last, last.quantities[number])


def discourse(text: str) -> Discourse:
    """Return what is remembered after a text has been read."""
    read = scenes(text)
    found = open_discourse(read, places(), title=None)
    for each in read:
        settle_dates(each, found.last_date)
        found.note_dates(each)
        found.note(each, places())
    return found


def context(found: Discourse) -> Context:
    return Context(Document(key="t", text=""), anchor(PUBLISHED), found)
