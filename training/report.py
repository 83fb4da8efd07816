"""Prints how well the extractor reads each set, fitted and cross-validated, and what changed since the floor.

``python -m training.report [--quick] [--write-floor [--lower]]``; it fits no weights that are kept.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from oiltrack.extract.models import Models
from oiltrack.gazetteer import Gazetteer, load_gazetteer
from training import floor
from training.calibrate import calibrated, expected_error, judged, reliability
from training.corpus import WITHHELD, GoldDocument, load, own
from training.cross_validate import Validation, cross_validate
from training.read import Account, read
from training.score import Counts, Score, Tally, judge
from training.train import Weights

Accounts = Mapping[str, Account]

_COLUMN = "  {:>6} {:>6}"


@dataclass(frozen=True, slots=True)
class Run:
    """What was said of the documents: by the stored weights, and by weights fitted without each document."""

    documents: list[GoldDocument]
    fitted: Accounts
    validated: Accounts = field(default_factory=dict)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report; return 1 where a tally is below the floor, else 0."""
    options = _parser().parse_args(arguments)
    gazetteer = load_gazetteer()
    run = _run(gazetteer, quick=options.quick)
    _print_scores("set", run, lambda gold: gold.part)
    _print_scores("publisher", run, lambda gold: gold.publisher)
    if any(gold.phenomenon for gold in run.documents):
        _print_scores("phenomenon", run, lambda gold: gold.phenomenon or "(news)")
    if run.validated:
        print_reliability(run.documents, run.validated)
    levels = measure(run)
    known = floor.load(options.floor)
    change = floor.together(
        floor.compare(part, levels[part], known[part]) for part in levels if part in known
    )
    _print_change(change)
    if change.fallen and not options.lower:
        return 1
    if options.write_floor:
        floor.save({**known, **floor.completed(levels, known)}, options.floor)
    return 0


def validate(documents: Sequence[GoldDocument], weights: Weights, gazetteer: Gazetteer) -> Validation:
    """Return the cross-validation of the documents with calibrated confidences; ``weights`` are theirs."""
    return calibrated(documents, cross_validate(documents, weights, gazetteer), gazetteer)


def measure(run: Run) -> dict[str, floor.Level]:
    """Return the level of each set that is here."""
    levels = {}
    for part in dict.fromkeys(gold.part for gold in run.documents):
        documents = [gold for gold in run.documents if gold.part == part]
        right: dict[str, str] = {}
        for gold in documents:
            right |= floor.found(gold, judge(gold.gold, run.fitted[gold.key].facts))
        levels[part] = floor.Level(_f1(documents, run.fitted), _f1(documents, run.validated), right)
    return levels


def print_reliability(documents: Sequence[GoldDocument], accounts: Accounts) -> None:
    """Print how often facts of each confidence are right, among documents that have an account."""
    bins = reliability(judged([gold for gold in documents if gold.key in accounts], accounts))
    print("\nconfidence, cross-validated\n   from   facts   mean  right")
    for part in bins:
        print(f"   {part.low:.1f}  {part.size:6}  {part.confidence:.3f}  {part.right:.3f}")
    print(f"   expected calibration error {expected_error(bins):.4f}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.report", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="without cross-validation")
    parser.add_argument("--write-floor", action="store_true", help="make what is reached now the floor")
    parser.add_argument("--lower", action="store_true", help="even where a tally falls")
    parser.add_argument("--floor", type=Path, default=floor.PATH, help="another file than the project's")
    return parser


def _run(gazetteer: Gazetteer, *, quick: bool) -> Run:
    taught = load(own())
    documents = [*taught, *load(WITHHELD)]
    weights = Models.load().fitted
    fitted = read(documents, weights, gazetteer)
    return Run(documents, fitted, {} if quick else validate(taught, weights, gazetteer).accounts)


def _score(documents: Sequence[GoldDocument], accounts: Accounts) -> Score:
    score = Score()
    for gold in documents:
        if gold.key in accounts:
            score.add(judge(gold.gold, accounts[gold.key].facts))
    return score


def _f1(documents: Sequence[GoldDocument], accounts: Accounts) -> dict[str, float]:
    """Return F1 by tally; a tally of which nothing is known or said has none."""
    counts = _score(documents, accounts).counts
    return {tally.value: round(sums.f1, floor.DECIMALS) for tally, sums in counts.items() if sums != Counts()}


def _print_scores(title: str, run: Run, group: Callable[[GoldDocument], str]) -> None:
    print(f"\n{title:24}{'documents':>10}" + "".join(f"{tally.value:>15}" for tally in Tally))
    print(f"{'':34}" + _COLUMN.format("fitted", "cross") * len(Tally))
    for name in dict.fromkeys(group(gold) for gold in run.documents):
        documents = [gold for gold in run.documents if group(gold) == name]
        fitted, validated = _f1(documents, run.fitted), _f1(documents, run.validated)
        cells = [_COLUMN.format(_number(fitted, tally), _number(validated, tally)) for tally in Tally]
        print(f"{name:24}{len(documents):10}" + "".join(cells))


def _number(scores: Mapping[str, float], tally: Tally) -> str:
    return f"{scores[tally.value]:.3f}" if tally.value in scores else "-"


def _print_change(change: floor.Change) -> None:
    print(f"\nsince the floor: {len(change.gained)} facts gained, {len(change.lost)} lost")
    for mark, lines in (("+", change.gained), ("-", change.lost)):
        for line in lines:
            print(f"  {mark} {line}")
    for line in change.fallen:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
