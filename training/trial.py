"""Cross-validates one model by itself, fast, and shows the decisions it gets wrong. It stores nothing.

``python -m training.trial MODEL [--set NAME] [--show N] [--lost]``. The decisions before it are taken with
the stored weights, so the shares are a little too good: compare them with each other alone.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence

from oiltrack import edtf
from oiltrack.extract import Extractor
from oiltrack.extract.models import NAMES, NETWORKS, Ballot, Fitted, Models, shares
from oiltrack.extract.ranking import Candidate, best_of_alike, pool
from oiltrack.extract.scenes.text import View
from oiltrack.gazetteer import load_gazetteer
from training.collect import Group, Labeller
from training.corpus import GoldDocument, load, own
from training.cross_validate import FOLDS, folds
from training.fit import fit, fit_one, scores_of

_TOLD = 8
_POOLED = ("entities",)
_ALIKE = ("when", "event_when")
_MARGIN = 160


class _Watcher:
    """Keeps, beside each labelled decision of one model, the words that it was about."""

    def __init__(self, model: str) -> None:
        self.groups: dict[str, list[Group]] = defaultdict(list)
        self.answers: list[list[str]] = []
        self.words: list[str] = []
        self.part: list[str] = []
        self._model = model
        self._labeller = Labeller(self.groups)
        self._document: GoldDocument | None = None
        self._view: View | None = None
        self._subject: object = None

    def open(self, document: GoldDocument, view: View) -> None:
        """Turn to a document, seen as it is read."""
        self._document, self._view = document, view
        self._labeller.open(document, view)

    def __call__(self, ballot: Ballot) -> None:
        """Pass a decision on to be labelled."""
        self._subject = ballot.subject or self._subject
        before = len(self.groups[self._model])
        self._labeller(ballot)
        if len(self.groups[self._model]) > before and self._document and self._view:
            self.answers.append([str(reading.answer) for reading in ballot.readings])
            self.words.append(_around(self._view.text, self._subject))
            self.part.append(self._document.part)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the share of right decisions by set, and those that were wrong."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.ridge and options.model in NETWORKS:
        parser.error(f"{options.model} is a network and has no ridge; leave out --ridge")
    documents = load(own())
    watcher = _Watcher(options.model)
    extractor = Extractor(load_gazetteer(), models=Models(Models.load().fitted, watcher))
    for document in documents:
        watcher.open(document, extractor.view(document.document))
        extractor.extract(document.document)
    groups = watcher.groups[options.model]
    fold = folds(documents)
    weights = [
        _fit(options.model, [g for g in groups if fold[g.document] != k], options.ridge) for k in range(FOLDS)
    ]
    chosen = [
        _best(options.model, group, weights[fold[group.document]], answers)
        for group, answers in zip(groups, watcher.answers, strict=True)
    ]
    _print_shares(groups, chosen, watcher.part)
    wrong = [i for i, group in enumerate(groups) if not group.rows[chosen[i]][1]]
    wrong = [i for i in wrong if options.set in (None, watcher.part[i])]
    wrong = [i for i in wrong if not (options.lost and groups[i].is_reachable)]
    for i in wrong[: options.show]:
        print(f"\n{groups[i].document}: {watcher.words[i]}")
        _print_decision(groups[i], chosen[i], watcher.answers[i], weights[fold[groups[i].document]])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.trial", description=__doc__)
    parser.add_argument("model", choices=[name for name in NAMES if name != "confidence"])
    parser.add_argument("--set", choices=own(), help="show decisions of this set only")
    parser.add_argument("--show", type=int, default=0, help="so many wrong decisions")
    parser.add_argument("--lost", action="store_true", help="only those without a right reading")
    parser.add_argument("--ridge", type=float, help="another ridge than that of a linear model")
    return parser


def _fit(model: str, groups: Sequence[Group], ridge: float | None) -> Fitted:
    return fit(groups, ridge=ridge) if ridge else fit_one(model, groups)


def _around(text: str, subject: object) -> str:
    """Return the words of a decision, marked, and what stands around them."""
    start, end = getattr(subject, "start", 0), getattr(subject, "end", 0)
    low, high = max(0, start - _MARGIN), end + _MARGIN
    return " ".join(f"{text[low:start]}>>{text[start:end]}<<{text[end:high]}".split())


def _best(model: str, group: Group, fitted: Fitted, answers: Sequence[str]) -> int:
    """Return the best reading, as the ranker of the model chooses it."""
    scores = scores_of(group, fitted)
    if model in _POOLED:
        totals = pool(zip(answers, scores, strict=True))
        return answers.index(max(totals, key=lambda answer: totals[answer]))
    if model in _ALIKE:
        dates = [None if answer == "None" else answer for answer in answers]
        found = [(score, Candidate(date, (), "")) for score, date in zip(scores, dates, strict=True)]
        return dates.index(best_of_alike(found, edtf.same_time).best.answer)
    return scores.index(max(scores))


def _print_shares(groups: Sequence[Group], chosen: Sequence[int], parts: Sequence[str]) -> None:
    print(f"{'set':12}{'decisions':>10}{'no answer':>10}{'right':>8}{'of reachable':>14}")
    for name in [*dict.fromkeys(parts), "all"]:
        at = [i for i, part in enumerate(parts) if name in (part, "all")]
        lost = sum(not groups[i].is_reachable for i in at)
        right = sum(groups[i].rows[chosen[i]][1] for i in at)
        print(f"{name:12}{len(at):10}{lost:10}{right / len(at):8.3f}{right / max(len(at) - lost, 1):14.3f}")


def _print_decision(group: Group, chosen: int, answers: Sequence[str], fitted: Fitted) -> None:
    scores = scores_of(group, fitted)
    right = max((i for i, (_, good) in enumerate(group.rows) if good), key=scores.__getitem__, default=None)
    rows: Iterable[tuple[str, int | None]] = (("chose", chosen), ("right", right))
    for name, i in rows:
        if i is None:
            print(f"  {name}: none among {', '.join(answers)}")
            continue
        told = shares(fitted, group.rows[i][0])
        most = sorted(told, key=lambda feature: -abs(told[feature]))[:_TOLD]
        named = ", ".join(f"{feature} {told[feature]:+.2f}" for feature in most)
        print(f"  {name} {answers[i]} ({scores[i]:+.2f}): {named}")


if __name__ == "__main__":
    sys.exit(main())
