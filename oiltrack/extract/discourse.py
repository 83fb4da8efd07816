"""Remembers what a text has been speaking of: the last field, port, group, subject and date.

It reads no words.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from oiltrack.extract.before import DateBefore, EventBefore, FigureBefore
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.reader import DateMention
from oiltrack.extract.groups import Listed
from oiltrack.extract.neighbours import Neighbours
from oiltrack.extract.parts import is_item, is_label, place_in_paragraph, topic_of
from oiltrack.extract.scenes.places import FACILITIES, LIBYA, NOC, Ids, Mention, PlaceReader
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.scenes.sentences import Kind
from oiltrack.facts import Cause, Document, EventKind, Measure, PlaceKind

T = TypeVar("T")

_REMEMBERED = 29
_MONTH = len("2017-05")
_OTHERS = (PlaceKind.COUNTRY, PlaceKind.GROUP, PlaceKind.COMPANY)


@dataclass(slots=True)
class Discourse:
    """The state of a reading, sentence after sentence; a ``…_block`` is the paragraph of what it goes with.

    Attributes:
        main: the country or group that the text is about; ``libyan`` where it names Libya at all.
        survey: whether it reports a month rather than a day; ``frame`` is that month.
        last_of: the last place of each kind, ``earlier`` the other one before it; ``last_group`` the last
            places of a kind that stood together.
        subject: what the last sentence was about; ``heading`` what the paragraph's first one was.
        subject_before: what the text was about before that.
        label: the name that opens the paragraph and stands for itself: "Hariga - two loaders a week".
        section: the name in the last heading.
        dated: the last date that a figure had beside it; ``last_date`` the last one named at all.
        figure_before: the last figure that was a fact; ``titled`` the places that the title names.
        titled_kinds: what the title tells of.
        grain: whether the text counts in months, in days or in both; which month its opening names.
        leading: what the text names most, by name: "main facility", "main company".
        lists: where the text names places of one kind side by side, also behind what is being read.
        neighbours: the facilities named last and what lies beside them.
        turns: the single names that stood together last, in their order.
        row: the single names that stood together, or one after the other, last: "the former" is the first.
        refining: where refineries are spoken of: "text", or "heading" after a heading that names them.
        refused: why the last figure was no fact.
        topic: the kind of supply that the words before spoke of ("exports"); ``title_topic`` the title's.
        paragraph_place: whether the paragraph's first date is its "label", its "opening date" or a "date".
        section_date: the date in the last heading; ``last_ahead`` the last date named, for a plan.
        planned: the date of the last plan; ``to_come`` the last date named that a plan runs from, to or for.
        last_named: where ``last_date`` was named, ``paragraph_named`` where ``paragraph_date`` was.
        earlier_date: another date named before the last one; ``title_date`` the first date of the title.
        month: the last date named that tells its month itself, as "the 17th" does not.
        year: the last year that the text told in so many figures; ``year_block`` is the paragraph of it.
        head_dates: the dates in the words over a list, as long as it goes on; ``head_block`` their paragraph.
        tally: how often each date was a figure's; ``commonest`` is the one of most; ``tally_of`` counts by
            the kind of the places too, and by that and the measure.
        named_dates: how often the title and the text name each date; which the title and the opening name.
        largest: the largest place of each kind in the country: "Libya's largest field".
        reporter: the first company that the title or the opening names: "we", "the Group" in its own report.
        events: the last ones, in order.
        sentences: how many have been read; ``named`` is after how many of them places were named last,
            ``companies`` the same of single companies.
    """

    main: Ids
    libyan: bool
    survey: bool = False
    last_of: dict[PlaceKind, Ids] = field(default_factory=dict)
    earlier: dict[PlaceKind, Ids] = field(default_factory=dict)
    last_group: dict[PlaceKind, Ids] = field(default_factory=dict)
    group: Ids = ()
    subject: Ids = ()
    subject_before: Ids = ()
    subject_block: int = -1
    heading: Ids = ()
    heading_block: int = -1
    label: Ids = ()
    label_block: int = -1
    section: Ids = ()
    measure: Measure | None = None
    frame: str | None = None
    dated: str | None = None
    dated_block: int = -1
    outage: str | None = None
    paragraph_date: str | None = None
    paragraph_block: int = -1
    paragraph_place: str = ""
    section_date: str | None = None
    last_ahead: str | None = None
    planned: str | None = None
    to_come: str | None = None
    month: str | None = None
    year: str | None = None
    year_block: int = -1
    head_dates: tuple[DateMention, ...] = ()
    head_block: int = -1
    last_date: str | None = None
    earlier_date: str | None = None
    last_named: DateBefore | None = None
    paragraph_named: DateBefore | None = None
    title_date: str | None = None
    figure_block: int = -1
    figure_before: FigureBefore | None = None
    titled: tuple[Ids, ...] = ()
    titled_kinds: frozenset[EventKind] = frozenset()
    grain: tuple[str, ...] = ()
    leading: tuple[tuple[str, Ids], ...] = ()
    lists: tuple[Listed, ...] = ()
    neighbours: Neighbours = field(default_factory=Neighbours)
    turns: tuple[Ids, ...] = ()
    row: tuple[Ids, ...] = ()
    refining: str = ""
    refining_block: int = -1
    refused: str = ""
    topic: str = ""
    topic_block: int = -1
    title_topic: str = ""
    reporter: Ids = ()
    largest: Mapping[PlaceKind, Ids] = field(default_factory=dict)
    refused_block: int = -1
    cause: Cause = Cause.UNKNOWN
    tally: Counter[str | None] = field(default_factory=Counter)
    commonest: str | None = None
    tally_of: Counter[tuple[tuple[str, ...], str | None]] = field(default_factory=Counter)
    named_dates: Counter[str | None] = field(default_factory=Counter)
    title_dates: frozenset[str] = frozenset()
    opening_dates: frozenset[str] = frozenset()
    events: list[EventBefore] = field(default_factory=list)
    sentences: int = 0
    named: dict[Ids, int] = field(default_factory=dict)
    companies: dict[str, int] = field(default_factory=dict)

    def memories(self) -> list[tuple[str, Ids]]:
        """Return the last facility or company of each kind and the last group, by name."""
        found = [
            (f"last {kind}", ids)
            for kind, ids in self.last_of.items()
            if kind in FACILITIES or kind in _OTHERS
        ]
        if self.libyan and self.main != LIBYA:
            found.append(("beside the main place", LIBYA))
        return [*found, ("last together", self.group)] if self.group else found

    def note(self, scene: Scene, places: PlaceReader) -> None:
        """Remember the places of a sentence that has been read."""
        self.sentences += 1
        self._note_when_named(scene, places)
        if scene.tagged("refining"):
            self.refining_block = scene.block
        if self.refining and scene.sentence.kind is Kind.HEADING:
            self.refining = "heading" if self.refining_block == scene.block else "text"
        if topic := topic_of(scene):
            self.topic, self.topic_block = topic, scene.block
        strong = [mention for mention in scene.places if not mention.weak and mention.ids != NOC]
        if scene.sentence.kind is Kind.HEADING:
            self.section = strong[0].ids if strong else ()
        if strong and self.label_block != scene.block and is_label(scene, strong[0]):
            self.label, self.label_block = strong[0].ids, scene.block
        if strong:
            self._note_names(strong, places)

    def _note_when_named(self, scene: Scene, places: PlaceReader) -> None:
        for mention in scene.places:
            self.named[mention.ids] = self.sentences
            for member in mention.members:
                self.named[member.ids] = self.sentences
            for place in mention.ids:
                if places.kind(place) is PlaceKind.COMPANY:
                    self.companies[place] = self.sentences

    def note_dates(self, scene: Scene) -> None:
        """Remember a paragraph's first date and the last one of a sentence, for those without a date."""
        dates = [date for date in scene.dates if date.when and date.kind != "now"]
        if scene.sentence.kind is Kind.HEADING:
            self.section_date = dates[0].told if dates else None
        if dates:
            if self.paragraph_block != scene.block:
                self.paragraph_date, self.paragraph_block = dates[0].told, scene.block
                self.paragraph_place = place_in_paragraph(scene, dates[0])
                self.paragraph_named = DateBefore(scene, scene.dates.index(dates[0]), self.sentences)
            self.last_named = DateBefore(scene, scene.dates.index(dates[-1]), self.sentences)
            self._note_last(dates)
            self.month = next((date.told for date in reversed(dates) if names_month(date)), self.month)
        self._note_year(scene, dates)
        self._note_plan(scene)
        self._note_head(scene, dates)

    def _note_last(self, dates: Sequence[DateMention]) -> None:
        last = dates[-1]
        named = [self.earlier_date, self.last_date, *(date.told for date in dates)]
        self.earlier_date = next((when for when in reversed(named) if when != last.told), None)
        self.last_date, self.last_ahead = last.told, last.counted or last.ahead

    def _note_year(self, scene: Scene, dates: Sequence[DateMention]) -> None:
        for date in dates:
            year = (date.when or "").rpartition("/")[2][:4]
            if year and year in scene.between(date.start, date.end):
                self.year, self.year_block = year, scene.block

    def _note_plan(self, scene: Scene) -> None:
        words = scene.lexicon.words("when.plan")
        ahead = [date.ahead for date in scene.dates if date.ahead and date.prep in words]
        if ahead:
            self.to_come = ahead[-1]

    def _note_head(self, scene: Scene, dates: Sequence[DateMention]) -> None:
        """Remember dates in words that end with a colon; forget them where their list or paragraph ends."""
        if scene.folded[scene.start : scene.end].rstrip().endswith(":"):
            self.head_dates, self.head_block = tuple(dates), scene.block
        elif scene.block > self.head_block + 1 and not is_item(scene):
            self.head_dates = ()

    def count(self, when: str | None, alike: tuple[str, ...]) -> None:
        """Remember the date that a figure has got, and of what kind of places and measure the figure is."""
        self.tally[when] += 1
        self.tally_of.update(((alike[:1], when), (alike, when)))
        if self.tally[when] > self.tally[self.commonest]:
            self.commonest = when

    def note_event(self, event: EventBefore) -> None:
        """Remember an event; the oldest are forgotten."""
        self.events = [*self.events[-_REMEMBERED:], event]

    @property
    def dated_event(self) -> EventBefore | None:
        """The last event that has a date."""
        return next((event for event in reversed(self.events) if event.when), None)

    def turn_to(self, ids: Ids, block: int) -> None:
        """Make places the subject that the next sentence goes on with; a paragraph's first is its heading."""
        if ids:
            if ids != self.subject:
                self.subject_before = self.subject
            self.subject, self.subject_block = ids, block
            if self.heading_block != block:
                self.heading, self.heading_block = ids, block

    def _note_names(self, names: Sequence[Mention], places: PlaceReader) -> None:
        self.neighbours.note(names, places)
        for mention in names:
            if mention.members:
                self.turns = self.row = tuple(member.ids for member in mention.members)
            self._note_mention(mention, places)
        for kind in (PlaceKind.FIELD, PlaceKind.TERMINAL):
            together = {i for mention in names for i in mention.ids if places.kind(i) is kind}
            if len(together) > 1:
                self.group = self.last_group[kind] = tuple(sorted(together))

    def _note_mention(self, mention: Mention, places: PlaceReader) -> None:
        for kind in dict.fromkeys(map(places.kind, mention.ids)):
            ids = tuple(i for i in mention.ids if places.kind(i) is kind)
            if len(ids) > 1:
                self.last_group[kind] = ids
                continue
            before = self.last_of.get(kind, ids)
            if before != ids:
                self.earlier[kind] = before
                if not mention.members:
                    self.row = (before, ids)
            self.last_of[kind] = ids
            twin = places.kin.refinery_at(ids[0])
            if twin and (kind is PlaceKind.TERMINAL or PlaceKind.REFINERY not in self.last_of):
                self.last_of[PlaceKind.REFINERY] = (twin,)


def names_month(date: DateMention) -> bool:
    """Tell whether a date has a month of its own, from which "the 17th" may be counted."""
    if not date.when or date.kind not in ("day", "month", "span"):
        return False
    first, _, last = date.when.partition("/")
    return len(first) >= _MONTH and first[:_MONTH] == (last or first)[:_MONTH]


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is read with: its document, the time that dates count from, what was said before."""

    document: Document
    anchor: Anchor | None
    discourse: Discourse
    _known: dict[Callable[[Anchor], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def of_anchor(self, find: Callable[[Anchor], Sequence[T]]) -> Sequence[T]:
        """Return what ``find`` makes of the anchor, nothing without one; it is asked once a document."""
        if self.anchor is None:
            return ()
        found: Sequence[T] | None = self._known.get(find)
        if found is None:
            found = self._known[find] = find(self.anchor)
        return found
