"""Links a figure to the places it is about: candidates with named features, the best one wins.

It reads no dates.
"""

from collections.abc import Callable, Iterator

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.figures.beside import word_before, word_behind
from oiltrack.extract.figures.claims import claims
from oiltrack.extract.figures.figure import Figure
from oiltrack.extract.figures.owners import CLOSE, Features, Owner, bearing, distance, fit, position
from oiltrack.extract.figures.recall import recalled
from oiltrack.extract.figures.sequel import sequel_of
from oiltrack.extract.figures.subject import Subject
from oiltrack.extract.figures.turns import by_turn
from oiltrack.extract.models import Models
from oiltrack.extract.ranking import Ranker, Ranking
from oiltrack.extract.references import Reference, find_references, second_references
from oiltrack.extract.scenes.places import LIBYA, NOC, Ids, Mention, PlaceReader
from oiltrack.extract.scenes.tokens import named_by_side
from oiltrack.facts import PlaceKind

_AFTER_REACH, _BEFORE_REACH = 90, 60
_TOPIC_OF_SENTENCE, _TOPIC_OF_CLAUSE = 12, 8
_FACILITY_REACH = 120
_COMPANIES, _MANY = 2, 3
"""So many companies make a list of companies, so many a long one."""
_LIST_REACH = 6
"""So many sentences before a name may tell that it stands in a list of companies."""
_AREAS = (PlaceKind.REGION, PlaceKind.BASIN)
_SPEAKERS = (PlaceKind.COMPANY, PlaceKind.GROUP, PlaceKind.COUNTRY)


class EntityLinker:
    """Ranks candidates for the places of a figure."""

    def __init__(self, places: PlaceReader, models: Models) -> None:
        self._places = places
        self._ranker = Ranker[Owner]("entities", models, pooled=True)

    def link(self, figure: Figure, discourse: Discourse) -> Ranking[Owner]:
        """Return the best candidate of a figure and its margin."""
        sequel = sequel_of(figure, discourse, places=self._places)
        found = [
            *self._named(figure, sequel.subject),
            *self._referred(figure, discourse),
            *recalled(figure, discourse, places=self._places),
            *self._twins(figure, discourse, sequel.subject),
            *self._ports(figure, sequel.subject),
            *self._companies(figure, discourse, sequel.subject),
            *by_turn(figure, discourse, places=self._places),
        ]
        words = named_by_side(figure.scene, (figure.quantity.start, figure.quantity.end))
        for owner in found:
            sequel.mark(owner)
            owner.crossed = ((f"worded, {owner.features[0][0]}", words),)
        return self._ranker.rank(found, figure.quantity)

    def _named(self, figure: Figure, subject: Subject) -> Iterator[Owner]:
        for mention in figure.scene.places:
            if mention.ids != NOC and not _is_source(figure, mention):
                name = _nearest_member(figure, mention)
                features = [*position(figure, name), *fit(figure, name.ids, places=self._places)]
                features += _role(figure, name, close=any(feature in CLOSE for feature, _ in features))
                features += [(subject.side(name.start, name.end), 1.0), *_claim(figure, name)]
                features += _words(figure, name, self._places.kind(name.ids[0]))
                yield self._owner(figure, name, features)

    def _referred(self, figure: Figure, discourse: Discourse) -> Iterator[Owner]:
        """Return the places that "the field", "it", "the two ports" stand for."""
        scene = figure.scene
        for reference in (*find_references(scene, discourse), *second_references(scene, discourse)):
            features = [(f"reference {reference.name}", 1.0), *bearing(figure, reference)]
            features += fit(figure, reference.ids, places=self._places)
            yield self._owner(figure, reference, features)

    def _twins(self, figure: Figure, discourse: Discourse, subject: Subject) -> Iterator[Owner]:
        """Return the refinery of a named port or field, where the text speaks of refineries."""
        told = _refining(figure, discourse)
        if told:
            yield from self._namesakes(figure, subject, told, self._places.kin.refinery_at)

    def _ports(self, figure: Figure, subject: Subject) -> Iterator[Owner]:
        """Return the port of a named refinery: "Ras Lanuf's refinery is shut, its jetties load 250,000"."""
        if any(PlaceKind.REFINERY in mention.kinds for mention in figure.scene.places):
            yield from self._namesakes(figure, subject, [("port of the name", 1.0)], self._places.kin.port_at)

    def _companies(self, figure: Figure, discourse: Discourse, subject: Subject) -> Iterator[Owner]:
        """Return the company of a port's or field's name where a text counts companies: "Mellitah 11"."""
        near = self._companies_before(discourse)
        near.update(i for m in figure.scene.places if _is_company(m) and m.ids != NOC for i in m.ids)
        if len(near) >= _COMPANIES:
            told = [("company of the name", 1.0), ("among companies", float(min(len(near), _MANY)))]
            yield from self._namesakes(figure, subject, told, self._places.kin.company_at)

    def _companies_before(self, discourse: Discourse) -> set[str]:
        """Return the companies that the sentences right before have named."""
        since = discourse.sentences - _LIST_REACH
        return {place for place, at in discourse.companies.items() if at > since}.difference(NOC)

    def _namesakes(
        self, figure: Figure, subject: Subject, told: Features, namesake: Callable[[str], str | None]
    ) -> Iterator[Owner]:
        """Return what else bears the name of a named place."""
        for mention in figure.scene.places:
            for member in mention.members or (mention,):
                other = namesake(member.ids[0]) if len(member.ids) == 1 else None
                if other:
                    features = told + position(figure, member) + fit(figure, (other,), places=self._places)
                    features += [(subject.side(member.start, member.end), 1.0), *_claim(figure, member)]
                    yield self._owner(figure, member, features, ids=(other,))

    def _owner(
        self, figure: Figure, words: Mention | Reference, features: Features, *, ids: Ids = ()
    ) -> Owner:
        told = figure.scene.view.text[words.start : words.end]
        return Owner(ids or words.ids, words.start, features, told)


def _nearest_member(figure: Figure, mention: Mention) -> Mention:
    """Return the one of joined names that a figure belongs to: "A and B (80,000)", "the 80,000 A and B"."""
    if not mention.members:
        return mention
    scene, quantity = figure.scene, figure.quantity
    if mention.end <= quantity.start and scene.between(mention.end, quantity.lead).strip() == "(":
        return mention.members[-1]
    if mention.start >= quantity.end and scene.fills("who.adjective", (quantity.end, mention.start)):
        return mention.members[0]
    return mention


def _claim(figure: Figure, mention: Mention) -> Features:
    """Return whether a name belongs by its position to the figure, or to another one of the sentence."""
    starts = claims(figure.scene)
    owners = {at for name in mention.members or (mention,) for at in starts.get(name.start, ())}
    if not owners:
        return []
    mine = figure.quantity.start in owners
    return [("right beside the figure" if mine else "right beside another figure", 1.0)]


def _words(figure: Figure, mention: Mention, kind: PlaceKind) -> Features:
    """Return the words right beside a name, which tell before or behind the figure what part it plays."""
    scene = figure.scene
    side = "before" if mention.end <= figure.quantity.start else "behind"
    return [
        (f"none before a {kind} {side}: {scene.once(word_before, mention.start)}", 1.0),
        (f"none behind a {kind} {side}: {scene.once(word_behind, mention.end)}", 1.0),
    ]


def _role(figure: Figure, mention: Mention, *, close: bool) -> Features:
    """Return what part a name plays that makes it no owner: speaker, location, comparison, destination ..."""
    is_country, is_company = _is_country(mention), _is_company(mention)
    roles = (
        ("speaker", _speaks(figure, mention)),
        (_location(figure, mention, close=close), True),
        ("comparison", _precedes(figure, mention, "who.comparison")),
        ("destination", is_country and _precedes(figure, mention, "who.destination")),
        ("among buyers", is_country and bool(figure.scene.matches("who.buyers"))),
        ("company beside facility", is_company and _has_facility_near(figure)),
        ("limit or member of a group", _limits(figure, mention)),
        ("in an aside", _is_aside(figure, mention)),
        ("followed by where", _is_told_more_of(figure, mention)),
        ("whose the next name is", is_country and _possesses(figure, mention)),
        ("partner list", is_company and len(mention.ids) > 1),
        ("region", not mention.kinds.isdisjoint(_AREAS)),
        ("weak name", mention.weak),
    )
    return [(name, 1.0) for name, speaks in roles if name and speaks]


def _speaks(figure: Figure, mention: Mention) -> bool:
    if mention.kinds.isdisjoint(_SPEAKERS) or (_is_country(mention) and mention.ids == LIBYA):
        return False
    said_after = figure.scene.starts("who.speech_after", mention.end, width=_AFTER_REACH)
    return bool(said_after) or _precedes(figure, mention, "who.speech_before")


def _location(figure: Figure, mention: Mention, *, close: bool) -> str:
    """Return the feature of a name that says where or whose something is; it may be the topic even so."""
    if close or not _precedes(figure, mention, "who.location"):
        return ""
    from_sentence, from_clause = mention.start - figure.scene.start, mention.start - figure.begin
    if from_sentence < _TOPIC_OF_SENTENCE or from_clause < _TOPIC_OF_CLAUSE:
        return "topic"
    return "location of a facility" if mention.is_facility else "location"


def _is_source(figure: Figure, mention: Mention) -> bool:
    """Tell whether a group's name says only who counts another's barrels: "Libya, according to OPEC"."""
    if mention.kinds != {PlaceKind.GROUP} or figure.scene.matches("who.source_itself"):
        return False
    after = figure.scene.starts("who.source_after", mention.end, width=_BEFORE_REACH)
    return bool(after) or _precedes(figure, mention, "places.source_before")


def _limits(figure: Figure, mention: Mention) -> bool:
    """Tell whether a group's name says only what limits another's figure: "the OPEC quota of 210,000"."""
    in_group = mention.kinds == {PlaceKind.GROUP}
    return in_group and bool(figure.scene.starts("who.quota_after", mention.end, width=_AFTER_REACH))


def _is_aside(figure: Figure, mention: Mention) -> bool:
    """Tell whether a name stands in an aside over before the figure: "Brega, fed by Sarir, shipped"."""
    at, start = figure.quantity.start, mention.start
    return any(m.start() < start < m.end() <= at for m in figure.scene.matches("who.aside"))


def _is_told_more_of(figure: Figure, mention: Mention) -> bool:
    """Tell whether the clause of a figure tells more of a name: "on to Kuwait, where production is"."""
    scene, at = figure.scene, figure.quantity.start
    if mention.end > at or any(mention.end <= p.start < at for p in scene.places):
        return False
    return scene.starts("who.relative", mention.end, width=_BEFORE_REACH) is not None


def _possesses(figure: Figure, mention: Mention) -> bool:
    """Tell whether a country only says whose the next name is: "Italy's Eni"."""
    scene = figure.scene
    following = next((p for p in scene.places if p.start >= mention.end), None)
    if following is None or _is_country(following) or following.start - mention.end > _BEFORE_REACH:
        return False
    return scene.fills("who.possessor", (mention.end, following.start)) is not None


def _precedes(figure: Figure, mention: Mention, name: str) -> bool:
    return bool(figure.scene.ends(name, mention.start, width=_BEFORE_REACH))


def _is_country(mention: Mention) -> bool:
    return mention.kinds == {PlaceKind.COUNTRY}


def _is_company(mention: Mention) -> bool:
    return PlaceKind.COMPANY in mention.kinds


def _has_facility_near(figure: Figure) -> bool:
    at = figure.quantity.start
    return any(p.is_facility and abs(p.start - at) < _FACILITY_REACH for p in figure.scene.places)


def _refining(figure: Figure, discourse: Discourse) -> Features:
    """Return what tells that a name stands for its refinery: a word of refining near by, before, above."""
    words = figure.scene.tagged("refining")
    if words:
        gap = min(abs(figure.quantity.start - word.start) for word in words)
        return [("refinery of the name", 1.0), ("refinery word, distance", distance(gap))]
    if not discourse.refining:
        return []
    where = "paragraph" if discourse.refining_block == figure.scene.block else discourse.refining
    return [(f"refinery of the name, {where}", 1.0)]
