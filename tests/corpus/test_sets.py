"""The annotated news sets are well formed: quotes stand in their places, dates and values are legal."""

import json
from collections import Counter
from pathlib import Path

import pytest

from oiltrack import edtf
from oiltrack.facts import Aspect, Cause, EventKind, Fluid, Measure, Modality, Qualifier
from training.corpus import UNSEEN, load, own

HERE = Path(__file__).resolve().parent
TAUGHT = own()
SETS = [*TAUGHT, *UNSEEN]
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
    paths = [
        path for path in (HERE / f"{name}.jsonl", *sorted((HERE / name).glob("*.jsonl"))) if path.is_file()
    ]
    return [
        json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line
    ]


def facts(record):
    return record["gold"]["observations"] + record["gold"]["events"]


def options(value):
    return value if isinstance(value, list) else [value]


def test_all_sets_are_here():
    assert TAUGHT == [
        "agencies",
        "agencies1987",
        "agency",
        "arabic",
        "arabic2013",
        "arabic2020",
        "arabic_cases",
        "arabic_mixed",
        "arabic_news",
        "arabic_outlets",
        "arabic_phrases",
        "arabic_stoppages2013",
        "arabic_stoppages2020",
        "bulletins",
        "cases",
        "chronologies",
        "daily",
        "desk",
        "dev",
        "events",
        "local",
        "markets",
        "mixed",
        "newsroom",
        "outlets",
        "period2011",
        "period2013",
        "period2015",
        "period2017",
        "period2018",
        "period2021",
        "phrases",
        "press",
        "relays",
        "reports",
        "retellings",
        "samples",
        "scraped",
        "sequences",
        "stoppages2013",
        "stoppages2016",
        "stoppages2018",
        "stoppages2020",
        "stoppages2023",
        "surveys",
        "telex",
        "trade",
        "wires",
        "wires2011",
        "wires2016",
        "wires2020",
        "year2018",
    ]


@pytest.mark.parametrize(
    ("name", "documents"),
    [
        ("agencies", 100),
        ("agencies1987", 99),
        ("agency", 60),
        ("arabic", 45),
        ("arabic2013", 67),
        ("arabic2020", 100),
        ("arabic_cases", 178),
        ("arabic_mixed", 97),
        ("arabic_news", 60),
        ("arabic_outlets", 78),
        ("arabic_phrases", 325),
        ("arabic_stoppages2013", 76),
        ("arabic_stoppages2020", 79),
        ("bulletins", 60),
        ("chronologies", 91),
        ("daily", 60),
        ("desk", 60),
        ("dev", 89),
        ("events", 77),
        ("local", 60),
        ("markets", 60),
        ("mixed", 36),
        ("newsroom", 60),
        ("outlets", 92),
        ("period2011", 59),
        ("period2013", 68),
        ("period2015", 65),
        ("period2017", 54),
        ("period2018", 71),
        ("period2021", 56),
        ("phrases", 642),
        ("press", 70),
        ("relays", 30),
        ("reports", 60),
        ("retellings", 95),
        ("scraped", 55),
        ("sequences", 38),
        ("stoppages2013", 82),
        ("stoppages2016", 85),
        ("stoppages2018", 97),
        ("stoppages2020", 93),
        ("stoppages2023", 74),
        ("surveys", 86),
        ("telex", 55),
        ("trade", 90),
        ("unseen", 102),
        ("unseen_arabic", 98),
        ("wires", 70),
        ("wires2011", 88),
        ("wires2016", 72),
        ("wires2020", 92),
        ("year2018", 128),
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


def test_there_are_short_cases_of_every_phenomenon():
    sizes = Counter(record["phenomenon"] for record in records("cases"))
    assert sorted(sizes) == [
        "attribution",
        "dates",
        "entities",
        "events",
        "measure, fluid and aspect",
        "modality",
        "no fact",
        "numbers and units",
    ]
    assert min(sizes.values()) >= 10


def test_no_document_is_in_two_sets():
    keys = Counter(gold.key for gold in load(SETS))
    assert [key for key, times in keys.items() if times > 1] == []
