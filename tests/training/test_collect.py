"""Watching the extractor: each decision on a figure or event that a reader has becomes labelled readings."""

from dataclasses import replace

import pytest

from oiltrack.extract.models import Models
from oiltrack.facts import Document
from oiltrack.gazetteer import load_gazetteer
from training.collect import collect
from training.corpus import GoldDocument
from training.read import read

TEXT = (
    "The Sharara oilfield was shut by protesters on Sunday. "
    "It had pumped 315,000 barrels per day (bpd), and Libya made 1.2 million bpd in December."
)
QUOTE = "315,000 barrels per day (bpd)"
START = TEXT.index(QUOTE)


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def document(observations=(), events=()):
    return GoldDocument(
        part="test",
        document=Document(key="a", text=TEXT, published="2018-12-10"),
        gold={"observations": list(observations), "events": list(events)},
        publisher="wire",
        phenomenon="",
    )


def sharara(**changes):
    fact = {
        "measure": "production",
        "aspect": "level",
        "modality": "actual",
        "entities": ["sharara"],
        "low": 315_000,
        "high": 315_000,
        "when": "/2018-12-08",
        "quote": QUOTE,
        "start": START,
        "end": START + len(QUOTE),
    }
    return fact | changes


SHUT = {
    "kind": "outage_start",
    "modality": "actual",
    "entities": ["sharara"],
    "when": "2018-12-09",
    "quote": "was shut",
    "start": TEXT.index("was shut"),
    "end": TEXT.index("was shut") + len("was shut"),
}


def right(groups, name):
    return [sum(label for _, label in group.rows) for group in groups[name]]


def test_decisions_count_as_often_as_their_document(gazetteer):
    emphasised = replace(document([sharara()]), counts=20)
    assert {group.counts for group in collect([emphasised], {}, gazetteer)["when"]} == {20}


def test_a_figure_that_no_reader_has_teaches_nothing(gazetteer):
    groups = collect([document()], Models.load().fitted, gazetteer)
    assert not set(groups) & {"entities", "measure", "aspect", "modality", "when"}


def test_each_decision_on_a_figure_is_labelled(gazetteer):
    groups = collect([document([sharara()])], Models.load().fitted, gazetteer)
    assert [len(groups[name]) for name in ("entities", "measure", "aspect", "modality", "when")] == [1] * 5
    assert right(groups, "measure") == [1]
    assert all(group.document == "a" for group in groups["entities"])
    assert right(groups, "entities")[0] >= 1


def test_alternative_answers_are_all_right(gazetteer):
    groups = collect([document([sharara(measure=["production", "exports"])])], {}, gazetteer)
    assert right(groups, "measure") == [2]


def test_a_change_for_the_worse_is_found_by_its_size(gazetteer):
    fallen = sharara(low=-315_000, high=-315_000, aspect="change")
    assert right(collect([document([fallen])], {}, gazetteer), "aspect") == [1]


def test_another_value_at_the_same_place_is_another_figure(gazetteer):
    assert "aspect" not in collect([document([sharara(low=1, high=1)])], {}, gazetteer)


def test_an_event_of_the_reader_labels_its_places_and_date(gazetteer):
    groups = collect([document(events=[SHUT])], Models.load().fitted, gazetteer)
    assert any(group.is_reachable for group in groups["arguments"])
    assert right(groups, "event_when")[0] >= 1


def test_reading_keeps_the_grounds_of_each_confidence(gazetteer):
    account = read([document()], Models.load().fitted, gazetteer)["a"]
    figures = [fact for fact in account.facts if fact["type"] == "observation"]
    assert [fact["low"] for fact in figures] == [315_000, 1_200_000]
    grounds = account.grounds["observation", figures[0]["start"], figures[0]["end"]]
    assert {name for name, value in grounds.items() if value == 1.0} == {
        "figure, always",
        "figure, unit rate",
    }
    assert {name for name, value in grounds.items() if value != 1.0} == {
        f"figure, {name}" for name in ("entities", "measure", "aspect", "modality", "when")
    }


def test_reading_without_weights_says_facts_all_the_same(gazetteer):
    account = read([document()], {}, gazetteer)["a"]
    assert [fact["low"] for fact in account.facts if fact["type"] == "observation"] == [315_000, 1_200_000]
    assert {fact["confidence"] for fact in account.facts} == {0.5}
