"""Reads gold documents with given weights and keeps what was said of each. It scores none."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from oiltrack.extract import Extractor
from oiltrack.extract.contract import as_json
from oiltrack.extract.models import Ballot, Fitted, Models
from oiltrack.extract.scenes.text import View
from oiltrack.gazetteer import Gazetteer
from training.corpus import GoldDocument

Said = dict[str, Any]


@dataclass(slots=True)
class Account:
    """What was said of one document.

    Attributes:
        facts: the facts by the contract.
        view: the text as it was read.
        grounds: of each fact with a place in the text (its type, start, end) what its confidence rests on.
    """

    facts: list[Said] = field(default_factory=list)
    grounds: dict[tuple[str, int, int], Mapping[str, float]] = field(default_factory=dict)
    view: View | None = None

    def watch(self, ballot: Ballot) -> None:
        """Keep the grounds of a confidence; those of the title come last and displace none."""
        if ballot.model == "confidence":
            found = ballot.readings[0]
            kind = "observation" if found.answer == "figure" else "event"
            start, end = (getattr(ballot.subject, name) for name in ("start", "end"))
            start, end = self.view.in_stored(start, end) if self.view else (start, end)
            self.grounds.setdefault((kind, start, end), found.features)


def read(
    documents: Iterable[GoldDocument], weights: Mapping[str, Fitted], gazetteer: Gazetteer
) -> dict[str, Account]:
    """Return the account of each document by its key."""
    accounts: dict[str, Account] = {}
    watcher = _Watcher()
    extractor = Extractor(gazetteer, models=Models(weights, watcher))
    for gold in documents:
        account = accounts[gold.key] = watcher.account = Account(view=extractor.view(gold.document))
        found = extractor.extract(gold.document)
        account.facts += [_plain(as_json(fact)) for fact in found.observations]
        account.facts += [_plain(as_json(fact)) for fact in found.events]
    return accounts


def _plain(fact: dict[str, object]) -> Said:
    """Return a fact as it comes out of the printed line."""
    plain: Said = json.loads(json.dumps(fact))
    return plain


class _Watcher:
    """Passes ballots on to the account of the document in hand."""

    def __init__(self) -> None:
        self.account = Account()

    def __call__(self, ballot: Ballot) -> None:
        self.account.watch(ballot)
