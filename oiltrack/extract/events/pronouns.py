"""Finds the pronoun of a trigger and what it stands for: "closed-it", "control-over-it".

It ranks nothing; a language whose pronouns are words of their own has none at its triggers.
"""

from collections.abc import Iterator

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.nouns import names_a_refinery
from oiltrack.extract.events.triggers import Trigger
from oiltrack.extract.ranking import Candidate
from oiltrack.extract.scenes.places import FACILITIES, Ids, PlaceReader
from oiltrack.facts import PlaceKind

_BEFORE_REACH, _BEHIND_REACH = 24, 40
_MASCULINE = frozenset({PlaceKind.FIELD, PlaceKind.TERMINAL, PlaceKind.PIPELINE})
_FEMININE = frozenset({PlaceKind.REFINERY, PlaceKind.COMPANY, PlaceKind.COUNTRY, PlaceKind.REGION})
_NAMED = FACILITIES | {PlaceKind.COMPANY}
_TWO = 2


def pronoun_of(trigger: Trigger) -> str:
    """Return the pronoun of a trigger, ``he``, ``she`` or ``two``, as the pattern calls it; "" for none."""
    pattern = trigger.scene.lexicon.pattern
    own = pattern["arguments.own_pronoun"].search(trigger.written)
    scene = trigger.scene
    found = (
        own
        or scene.starts("arguments.pronoun_behind", trigger.end, width=_BEHIND_REACH)
        or scene.ends("arguments.pronoun_before", trigger.start, width=_BEFORE_REACH)
    )
    return (found.lastgroup or "") if found else ""


def has_pronoun(trigger: Trigger) -> bool:
    """Tell whether "it" or "they" stand in the clause of a trigger."""
    begin, stop = trigger.clause
    pronouns = (*trigger.scene.matches("references.it"), *trigger.scene.matches("references.they"))
    return any(begin <= match.start() < stop for match in pronouns)


class Antecedents:
    """Knows what pronouns may stand for."""

    def __init__(self, places: PlaceReader) -> None:
        self._places = places

    def agrees(self, pronoun: str, ids: Ids) -> bool:
        """Tell whether places agree with a pronoun in gender and number; several things count as feminine."""
        if len(ids) > 1:
            return pronoun == "she" if len(ids) > _TWO else pronoun in ("she", "two")
        return self._places.kind(ids[0]) in {"he": _MASCULINE, "she": _FEMININE}.get(pronoun, frozenset())

    def told(self, pronoun: str, ids: Ids) -> Iterator[str]:
        """Yield how places agree with a pronoun, if there is one."""
        if not pronoun:
            return
        kind = self._places.kind(ids[0])
        yield f"pronoun {pronoun}, {kind}{' several' if len(ids) > 1 else ''}"
        yield f"pronoun {'agrees' if self.agrees(pronoun, ids) else 'differs'}"

    def candidate(self, pronoun: str, trigger: Trigger, discourse: Discourse) -> Candidate[Ids] | None:
        """Return the places named last that agree with a pronoun, in the sentence or before it."""
        if not pronoun:
            return None
        ids, where = self._in_sentence(pronoun, trigger), "here"
        if not ids:
            ids, where = self._before(pronoun, discourse), "before"
        if not ids:
            return None
        kind = self._places.kind(ids[0])
        features = (
            "antecedent",
            f"antecedent {where}",
            f"antecedent {pronoun}, {kind}",
            f"{trigger.kind} {kind}",
        )
        return Candidate(ids, features, f"the pronoun {pronoun}")

    def _in_sentence(self, pronoun: str, trigger: Trigger) -> Ids:
        for mention in reversed(trigger.scene.places):
            if mention.end > trigger.start or mention.weak or not self._is_thing(mention.ids):
                continue
            for each in (mention, *reversed(mention.members)):
                if self.agrees(pronoun, each.ids):
                    return each.ids
                twin = self._places.kin.refinery_at(each.ids[0]) if len(each.ids) == 1 else None
                if twin and pronoun == "she" and trigger.scene.once(names_a_refinery):
                    return (twin,)
        return ()

    def _before(self, pronoun: str, discourse: Discourse) -> Ids:
        named = [(at, ids) for ids, at in discourse.named.items() if self._is_thing(ids)]
        agreeing = [(at, ids) for at, ids in named if self.agrees(pronoun, ids)]
        return max(agreeing, key=lambda found: found[0], default=(0, ()))[1]

    def _is_thing(self, ids: Ids) -> bool:
        return all(self._places.kind(i) in _NAMED for i in ids)
