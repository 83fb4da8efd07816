"""Fits all weights to the golden corpus and stores them (``python -m training``). It scores no facts."""

import argparse
import io
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from oiltrack.extract import weights as shipped
from oiltrack.extract.network import Network
from oiltrack.gazetteer import load_gazetteer
from training.calibrate import calibrated, fit_confidence, samples
from training.collect import Groups, collect
from training.corpus import BESIDE, load, own
from training.cross_validate import cross_validate
from training.fit import accuracy
from training.report import print_reliability
from training.train import Weights, train

EMPHASIS = 20
"""As how many documents one of a set named by ``--also`` counts; validation and calibration leave it out."""

FOLDER = Path(shipped.__file__).resolve().parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print and store; with ``--check`` store nothing and return 1 where the stored weights differ."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="compare with the stored weights, change nothing"
    )
    parser.add_argument("--also", choices=BESIDE, action="append", default=[], help="learn from this set too")
    options = parser.parse_args(arguments)
    documents, gazetteer = load(own()), load_gazetteer()
    emphasised = [replace(gold, counts=EMPHASIS) for gold in load(options.also)]
    fitted = train([*documents, *emphasised], gazetteer)
    validation = cross_validate(documents, fitted, gazetteer)
    _print_models(collect(documents, fitted, gazetteer), fitted, validation.accuracies)
    print_reliability(documents, calibrated(documents, validation, gazetteer).accounts)
    files = render({**fitted, "confidence": fit_confidence(samples(documents, validation))})
    changed = [name for name, content in files.items() if _stored(name) != content]
    print(f"\n{'differ' if options.check else 'written'}: {', '.join(changed) or 'none'}")
    if options.check:
        return 1 if changed else 0
    for name in changed:
        (FOLDER / name).write_bytes(files[name])
    return 0


def render(weights: Weights) -> dict[str, bytes]:
    """Return file name -> content: a weight or a feature of a network a line, a network's numbers beside."""
    files = {}
    for name, fitted in sorted(weights.items()):
        if isinstance(fitted, Network):
            files[f"{name}.json"] = _lines(list(fitted.rows))
            files[f"{name}.npy"] = _array(fitted.matrix().astype(np.float16))
        else:
            files[f"{name}.json"] = _lines(dict(fitted))
    return files


def _lines(content: object) -> bytes:
    return (json.dumps(content, indent=0, sort_keys=True, ensure_ascii=False) + "\n").encode()


def _array(matrix: NDArray[np.float16]) -> bytes:
    written = io.BytesIO()
    np.save(written, matrix, allow_pickle=False)
    return written.getvalue()


def _stored(name: str) -> bytes | None:
    path = FOLDER / name
    return path.read_bytes() if path.exists() else None


def _print_models(groups: Groups, weights: Weights, validated: Mapping[str, float]) -> None:
    print(f"{'model':16}{'decisions':>10}{'no answer':>10}{'weights':>9}{'fitted':>8}{'cross':>8}")
    for name, found in sorted(groups.items()):
        lost = sum(not group.is_reachable for group in found)
        right = accuracy(found, weights[name])
        fitted = weights[name]
        size = len(fitted.rows) if isinstance(fitted, Network) else len(fitted)
        sizes = f"{len(found):10}{lost:10}{size:9}"
        print(f"{name:16}{sizes}{right:8.3f}{validated[name]:8.3f}")


if __name__ == "__main__":
    sys.exit(main())
