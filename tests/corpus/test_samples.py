"""The annotated samples are well formed: quotes stand where they are said to, dates and values are legal."""

import json
from pathlib import Path

import pytest

from oiltrack import edtf
from oiltrack.facts import Aspect, Cause, EventKind, Fluid, Measure, Modality, Qualifier

HERE = Path(__file__).resolve().parent
SAMPLES = [json.loads(line) for line in (HERE / "samples.jsonl").read_text(encoding="utf-8").splitlines()]
DOCUMENTS = HERE.parents[1] / "seeds" / "libya" / "documents"
LEGAL = {
    "measure": Measure,
    "fluid": Fluid,
    "aspect": Aspect,
    "modality": Modality,
    "qualifier": Qualifier,
    "kind": EventKind,
    "cause": Cause,
}


def facts(sample):
    return sample["gold"]["observations"] + sample["gold"]["events"]


def options(value):
    return value if isinstance(value, list) else [value]


def test_there_is_a_sample_for_every_document():
    files = sorted(path.name for path in DOCUMENTS.iterdir() if path.suffix != ".csv")
    assert [sample["id"] for sample in SAMPLES] == files


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["id"])
def test_quotes_stand_at_their_offsets(sample):
    for fact in facts(sample):
        assert sample["text"][fact["start"] : fact["end"]] == fact["quote"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["id"])
def test_values_are_those_of_the_contract(sample):
    for fact in facts(sample):
        for key in LEGAL.keys() & fact.keys():
            assert set(options(fact[key])) <= set(LEGAL[key])
        assert all(when is None or edtf.is_valid(when) for when in options(fact["when"]))
        assert fact.get("low", 0) <= fact.get("high", 0)


def test_most_facts_are_required():
    every = [fact for sample in SAMPLES for fact in facts(sample)]
    assert sum(1 for fact in every if fact.get("optional")) < len(every) / 4
