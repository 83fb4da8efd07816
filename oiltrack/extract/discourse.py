"""Remembers what a text has been speaking of: the last field, port, group, subject and date. It reads no words."""

import re
from collections import Counter
from dataclasses import dataclass, field

from oiltrack import edtf
from oiltrack.extract.places import FACILITIES, Mention, PlaceReader
from oiltrack.extract.scene import Scene
from oiltrack.facts import Cause, Measure, PlaceKind

Ids = tuple[str, ...]
_SURVEY = re.compile(
    r"\b(?:survey|secondary sources|monthly (?:oil market )?report|momr|oil market report|tanker[- ]tracking)\b"
)


@dataclass(slots=True)
class Discourse:
    """The state of a reading, sentence after sentence.

    ``subject`` is what the last sentence was about; ``frame`` the month that a survey speaks of, ``dated`` the last date used.
    """

    main: Ids
    libyan: bool
    survey: bool = False
    last_of: dict[PlaceKind, Ids] = field(default_factory=dict)
    last_group: dict[PlaceKind, Ids] = field(default_factory=dict)
    group: Ids = ()
    subject: Ids = ()
    subject_block: int = -1
    heading: Ids = ()
    heading_block: int = -1
    measure: Measure | None = None
    frame: str | None = None
    dated: str | None = None
    dated_block: int = -1
    outage: str | None = None
    paragraph_date: str | None = None
    paragraph_block: int = -1
    last_date: str | None = None
    figure_block: int = -1
    refused: str = ""
    refused_block: int = -1
    cause: Cause = Cause.UNKNOWN

    def note(self, scene: Scene, readers: PlaceReader) -> None:
        """Remember the places of a sentence that has been read."""
        strong = [m for m in scene.places if not m.weak and m.ids != ("noc",)]
        for mention in strong:
            for kind in {readers.kind(i) for i in mention.ids}:
                ids = tuple(i for i in mention.ids if readers.kind(i) is kind)
                if len(mention.ids) == 1:
                    self.last_of[kind] = ids
                    twin = readers.refinery_at(ids[0])
                    if twin and kind is PlaceKind.TERMINAL:
                        self.last_of[PlaceKind.REFINERY] = (twin,)
                elif len(ids) > 1:
                    self.last_group[kind] = ids
        for kind in (PlaceKind.FIELD, PlaceKind.TERMINAL):
            together = {i for m in strong for i in m.ids if readers.kind(i) is kind}
            if len(together) > 1:
                self.last_group[kind] = tuple(sorted(together))
                self.group = self.last_group[kind]

    def turn_to(self, ids: Ids, block: int) -> None:
        """Make places the subject that the next sentence goes on with; the first of a paragraph is its heading."""
        if ids:
            self.subject, self.subject_block = ids, block
            if self.heading_block != block:
                self.heading, self.heading_block = ids, block


def open_discourse(scenes: list[Scene], readers: PlaceReader, title: Scene | None) -> Discourse:
    """Start a reading: the main place is Libya where Libyan names weigh most, else the country or group named most."""
    weights: Counter[str] = Counter()
    for scene in ([title] * 3 if title else []) + scenes:
        for mention in scene.places:
            for place_id in mention.ids:
                home = "libya" if readers.is_libyan(place_id) else place_id
                if home == "libya" or readers.kind(home) in (PlaceKind.COUNTRY, PlaceKind.GROUP):
                    weights[home] += 1
    libyan = weights["libya"] > 0
    main = "libya"
    if weights and weights["libya"] < max(weights.values()):
        main = max(weights, key=lambda place: (weights[place], place))
    opening = ([title] if title else []) + scenes[:8]
    survey = any(_SURVEY.search(scene.view.folded, scene.start, scene.end) for scene in opening)
    return Discourse(
        main=(main,), libyan=libyan, survey=survey, frame=_frame(scenes[:14]) if survey else None
    )


def _frame(scenes: list[Scene]) -> str | None:
    """Return the month a survey is about: the latest one that its opening names."""
    months = [
        d.when
        for scene in scenes
        for d in scene.dates
        if d.kind == "month" and d.when and edtf.precision(d.when) == "month"
    ]
    return max(months, default=None)


def is_facility(mention: Mention) -> bool:
    """Tell whether a mention is of fields, ports, refineries or pipelines only."""
    return mention.kinds <= FACILITIES
