"""Finds the places of an event (what was shut, attacked, seized), or that a trigger tells of none.

It finds no triggers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.abroad import abroad, country_features, is_abroad
from oiltrack.extract.events.doubts import is_ruled_out, no_event
from oiltrack.extract.events.lines import find_lines
from oiltrack.extract.events.nouns import Nouns, names_a_refinery
from oiltrack.extract.events.positions import position, role_of
from oiltrack.extract.events.pronouns import Antecedents, has_pronoun, pronoun_of
from oiltrack.extract.events.rivals import against_claims, claims, rivals
from oiltrack.extract.events.things import Thing, thing_features, thing_of
from oiltrack.extract.events.told_before import told_before
from oiltrack.extract.events.triggers import Trigger
from oiltrack.extract.groups import find_groups
from oiltrack.extract.models import Models
from oiltrack.extract.ranking import Candidate, Ranker, Ranking, merged
from oiltrack.extract.references import Reference, find_references
from oiltrack.extract.scenes.places import ACTORS, LIBYA, Ids, Mention, PlaceReader
from oiltrack.extract.scenes.scene import Scene

Argument = Candidate[Ids]
"""A reading of which places a trigger is about; no places: it tells of no event."""

_BENEFIT = 0.6
"""So much more may speak for no event than for the best places, and they are still said: of two ways to be
wrong that is the lesser, since a fact can be left out by its confidence and one not said cannot be found."""
_DENIED = frozenset({"none negated", "none denied"})
_UNNAMED_REACH, _UNNAMED_NEAR = 90, 30
_PREPOSITION_REACH = 40
_COUNT_REACH = 24
_SUBJECT_REACH = 16
_REGIONS = (("arguments.east", "eastern-libya"), ("arguments.west", "western-libya"))
_UNBOUND = ("group", "there")
"""References that no event happens to."""


class ArgumentReader:
    """Ranks arguments with fitted weights."""

    def __init__(self, places: PlaceReader, models: Models) -> None:
        self._places = places
        self._nouns = Nouns(places)
        self._antecedents = Antecedents(places)
        self._ranker = Ranker[Argument]("arguments", models)
        self._places_alone = Ranker[Argument]("arguments", replace(models, watch=None))

    def link(
        self,
        trigger: Trigger,
        discourse: Discourse,
        *,
        beside: Sequence[Trigger] = (),
        anchor: Anchor | None = None,
    ) -> Ranking[Argument]:
        """Return the best argument of a trigger and its margin; ``beside`` are all triggers of its sentence.

        ``anchor`` is when the text was published. The margin is below nought where somewhat more speaks for
        no event.
        """
        thing, pronoun = thing_of(trigger), pronoun_of(trigger)
        found = [
            *self._compared(thing, "named", self._named(trigger, beside)),
            *self._compared(thing, "referred", self._referred(trigger, discourse, beside)),
            *self._compared(thing, "antecedent", self._antecedent(pronoun, trigger, discourse)),
            *self._compared(thing, "grouped", self._grouped(trigger, discourse)),
            *self._compared(thing, "remembered", self._remembered(trigger, discourse)),
            *self._compared(thing, "unnamed", self._unnamed(trigger, discourse)),
        ]
        candidates, claimed = merged(found), claims(trigger)
        for candidate in candidates:
            candidate.features += tuple(told_before(trigger, discourse, candidate.answer))
            candidate.features += tuple(against_claims(trigger, claimed, candidate.answer))
            candidate.features += tuple(self._antecedents.told(pronoun, candidate.answer))
            if is_abroad(self._places, candidate.answer):
                candidate.features += tuple(abroad(trigger, discourse, candidate.answer))
        doubt = no_event(trigger, discourse, beside=beside, has_choice=bool(found), anchor=anchor)
        if pronoun:
            doubt.features += (f"none, pronoun {pronoun}",)
        if is_ruled_out(trigger):
            candidates = []
        told = self._ranker.rank([*candidates, doubt], trigger)
        is_said = _DENIED.isdisjoint(doubt.features)
        if told.best is doubt and candidates and told.margin < _BENEFIT and is_said:
            return Ranking(self._places_alone.rank(candidates, trigger).best, -told.margin)
        return told

    def _compared(
        self, thing: Thing | None, source: str, candidates: Iterator[Argument]
    ) -> Iterator[Argument]:
        """Yield candidates with how they agree with what the trigger is about."""
        for candidate in candidates:
            if thing:
                kind = self._places.kind(candidate.answer[0])
                candidate.features += tuple(thing_features(thing, candidate.answer, kind, source=source))
            yield candidate

    def _named(self, trigger: Trigger, beside: Sequence[Trigger]) -> Iterator[Argument]:
        scene = trigger.scene
        lines = scene.once(self._lines)
        for mention in (*lines, *scene.places):
            if mention.ids in ACTORS or not self._is_place(mention):
                continue
            told = scene.view.text[mention.start : mention.end]
            features = tuple(self._features(trigger, mention))
            features += tuple(rivals(trigger, (mention.start, mention.end), beside))
            if any(line.start <= mention.start < line.end for line in lines):
                features += ("named by its ends" if mention in lines else "an end of a line",)
            if is_abroad(self._places, mention.ids):
                features = tuple(f"foreign {name}" for name in features)
            yield Candidate(mention.ids, features, told)
            twin = self._places.kin.refinery_at(mention.ids[0]) if len(mention.ids) == 1 else None
            if twin and scene.once(names_a_refinery):
                yield Candidate((twin,), (*features, "refinery of the name"), told)
            elif twin and scene.matches("arguments.plant"):
                yield Candidate((twin,), (*features, "plant of the name"), told)

    def _lines(self, scene: Scene) -> Sequence[Mention]:
        return find_lines(scene, self._places.kin)

    def _is_place(self, mention: Mention) -> bool:
        known = mention.is_facility or all(self._places.is_libyan(i) for i in mention.ids)
        return known or is_abroad(self._places, mention.ids)

    def _features(self, trigger: Trigger, mention: Mention) -> Iterator[str]:
        kind = self._places.kind(mention.ids[0])
        yield f"place {kind}"
        yield f"{trigger.kind} {kind}"
        yield from position(trigger, mention.start, mention.end)
        word = trigger.scene.ends("arguments.preposition", mention.start, width=_PREPOSITION_REACH)
        yield f"word before place {trigger.scene.lexicon.named(word[1]) if word else 'none'}"
        role = role_of(trigger, mention.start, mention.end)
        yield from role
        if is_abroad(self._places, mention.ids):
            yield from country_features(trigger, mention, role[0])
        if len(mention.ids) > 1:
            yield "several places"
        if mention.weak:
            yield "weak name"

    def _referred(
        self, trigger: Trigger, discourse: Discourse, beside: Sequence[Trigger]
    ) -> Iterator[Argument]:
        text = trigger.scene.view.text
        for reference in find_references(trigger.scene, discourse):
            if reference.name not in _UNBOUND:
                if reference.name == "it" and _is_object(trigger, reference):
                    reference = replace(reference, ids=_told_here(trigger, discourse) or reference.ids)
                features = tuple(self._reference_features(trigger, reference))
                features += tuple(
                    f"reference {told}" for told in rivals(trigger, (reference.start, reference.end), beside)
                )
                yield Candidate(reference.ids, features, text[reference.start : reference.end])

    def _reference_features(self, trigger: Trigger, reference: Reference) -> list[str]:
        kind, start, end = self._places.kind(reference.ids[0]), reference.start, reference.end
        stands = [*position(trigger, start, end), *role_of(trigger, start, end)]
        return [
            f"reference {reference.name}",
            f"reference to {kind}",
            f"{trigger.kind} {kind}",
            *[f"reference {feature}" for feature in stands],
        ]

    def _antecedent(self, pronoun: str, trigger: Trigger, discourse: Discourse) -> Iterator[Argument]:
        """Return what the pronoun of a trigger stands for, and "the port" and its like in its sentence."""
        found = self._antecedents.candidate(pronoun, trigger, discourse)
        if found:
            yield found
        yield from self._nouns.find(trigger)

    def _grouped(self, trigger: Trigger, discourse: Discourse) -> Iterator[Argument]:
        """Return what a counted group stands for: "four eastern ports", listed elsewhere in the text."""
        scene = trigger.scene
        if any(is_abroad(self._places, mention.ids) for mention in scene.places):
            return
        for (start, end), ids, where in find_groups(scene, discourse.lists):
            kind = self._places.kind(ids[0])
            stands = [*position(trigger, start, end), *role_of(trigger, start, end)]
            features = ("group", f"group {where}", f"group {kind}", *(f"group {name}" for name in stands))
            yield Candidate(ids, features, scene.view.text[start:end])

    def _remembered(self, trigger: Trigger, discourse: Discourse) -> Iterator[Argument]:
        """Return the places that the text has spoken of before."""
        named = any(not p.weak and p.is_facility for p in trigger.scene.places)
        beside = "beside a name" if named else "no name in the sentence"
        memories = (*discourse.memories(), *discourse.leading, *_context(trigger, discourse))
        matter = (("main country", discourse.main),) if is_abroad(self._places, discourse.main) else ()
        of, kind_of = trigger.kind, self._places.kind
        for name, ids in (*memories, *matter):
            if ids not in ACTORS:
                kind = kind_of(ids[0])
                features = (name, f"{name}, {beside}", f"remembered {kind}", f"{of} {kind}")
                yield Candidate(ids, features, f"the {name} before")

    def _unnamed(self, trigger: Trigger, discourse: Discourse) -> Iterator[Argument]:
        """Return the region or the country, where only "oil ports", "production" are said to be hit."""
        country = discourse.main if is_abroad(self._places, discourse.main) else LIBYA
        if country == LIBYA and not discourse.libyan:
            return
        found = _generic(trigger)
        if found is None:
            return
        match, base = found
        told = f"unnamed: {match.group()!r}"
        for name, region in _REGIONS:
            if discourse.libyan and trigger.scene.matches(name):
                yield Candidate((region,), (*base, "generic, region named"), told)
        where = "country" if country == LIBYA else "abroad"
        yield Candidate(country, (*base, f"generic, {where}"), told)


def _context(trigger: Trigger, discourse: Discourse) -> Iterator[tuple[str, Ids]]:
    sentence = trigger.scene.sentence
    if discourse.subject:
        near = discourse.subject_block == sentence.block
        yield "context, same paragraph" if near else "context", discourse.subject
    if discourse.subject_before:
        pronoun = "with" if has_pronoun(trigger) else "without"
        yield f"subject before, {pronoun} a pronoun", discourse.subject_before
    if discourse.heading and discourse.heading_block == sentence.block:
        yield f"heading, {sentence.kind}", discourse.heading
    if discourse.label and discourse.label_block == sentence.block:
        yield "label", discourse.label
    if discourse.section:
        yield "section", discourse.section


def _is_object(trigger: Trigger, reference: Reference) -> bool:
    """Tell whether "it" is the object of a trigger's verb: "a fire put it out of action"."""
    if not 0 <= trigger.start - reference.end <= 1:
        return False
    return not trigger.scene.ends("arguments.before_subject", reference.start, width=_SUBJECT_REACH)


def _told_here(trigger: Trigger, discourse: Discourse) -> Ids:
    """Return the places of the event before, where the same sentence tells it: "it" is what that befell."""
    before = discourse.events[-1] if discourse.events else None
    return before.ids if before and before.sentence == trigger.scene.start else ()


def _generic(trigger: Trigger) -> tuple[re.Match[str], tuple[str, ...]] | None:
    """Return the first words for places without a name in the clause of a trigger, with their features."""
    scene = trigger.scene
    begin, stop = trigger.clause
    words = scene.lexicon.pattern["arguments.unnamed"].finditer(scene.view.folded, begin, stop)
    match = next((m for m in words if abs(m.start() - trigger.start) < _UNNAMED_REACH), None)
    if match is None:
        return None
    near = "near" if abs(match.start() - trigger.end) < _UNNAMED_NEAR else "far"
    side = "after" if match.start() >= trigger.end else "before"
    counted = scene.ends("arguments.counted", match.start(), width=_COUNT_REACH)
    return match, (
        "generic",
        *(f"generic {name}" for name in role_of(trigger, *match.span())),
        f"generic, counted by {'a number' if counted else 'none'}",
        f"generic {side}, {near}",
        f"generic {trigger.kind}",
        f"generic word {scene.lexicon.named(match.group().split()[-1])}",
    )
