"""The annotated news sets are well formed: quotes stand in their places, dates and values are legal."""

import json
from collections import Counter
from pathlib import Path

import pytest

from oiltrack import edtf
from oiltrack.facts import Aspect, Cause, EventKind, Fluid, Measure, Modality, Qualifier
from training.corpus import load, own

HERE = Path(__file__).resolve().parent
SETS = sorted(path.stem for path in HERE.glob("*.jsonl"))
LEGAL = {
    "measure": Measure,
    "fluid": Fluid,
    "aspect": Aspect,
    "modality": Modality,
    "qualifier": Qualifier,
    "kind": EventKind,
    "cause": Cause,
}


def records(name):
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def facts(record):
    return record["gold"]["observations"] + record["gold"]["events"]


def options(value):
    return value if isinstance(value, list) else [value]


def test_all_sets_are_here():
    assert SETS == [
        "agency",
        "bulletins",
        "cases",
        "dev",
        "local",
        "markets",
        "newsroom",
        "press",
        "reports",
        "samples",
        "wires",
    ]


@pytest.mark.parametrize(
    ("name", "documents"),
    [
        ("agency", 60),
        ("bulletins", 60),
        ("dev", 89),
        ("local", 60),
        ("markets", 60),
        ("newsroom", 60),
        ("press", 70),
        ("reports", 60),
        ("wires", 70),
    ],
)
def test_a_set_is_whole(name, documents):
    assert len(records(name)) == documents


@pytest.mark.parametrize("name", SETS)
def test_quotes_stand_at_their_offsets(name):
    for record in records(name):
        for fact in facts(record):
            if fact["start"] is not None:
                assert record["text"][fact["start"] : fact["end"]] == fact["quote"]


@pytest.mark.parametrize("name", SETS)
def test_values_are_those_of_the_contract(name):
    for fact in (fact for record in records(name) for fact in facts(record)):
        for key in LEGAL.keys() & fact.keys():
            assert set(options(fact[key])) <= set(LEGAL[key])
        assert all(when is None or edtf.is_valid(when) for when in options(fact["when"]))


@pytest.mark.parametrize("name", SETS)
def test_no_address_of_a_third_party_is_kept(name):
    addresses = [record.get("url") or "https://example.org/" for record in records(name)]
    assert all(address.startswith("https://example.org/") for address in addresses)
    assert not any("source_url" in record for record in records(name))


def test_no_document_is_in_two_sets():
    keys = Counter(gold.key for gold in load(own()))
    assert [key for key, times in keys.items() if times > 1] == []
