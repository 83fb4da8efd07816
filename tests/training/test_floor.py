"""The floor: what a set has reached is stored by fact, and a run is compared with it."""

import pytest

from oiltrack.facts import Document
from training import floor
from training.corpus import CorpusError, GoldDocument
from training.floor import Level
from training.score import judge

FIGURE = {
    "measure": ["production", "exports"],
    "aspect": "level",
    "entities": ["libya"],
    "low": 5000,
    "high": 5000,
    "when": "2020",
    "start": 3,
    "end": 9,
}
SEIZED = {"kind": "seizure", "entities": ["brega"], "when": "2020", "start": 20, "end": 26}


def document(*observations, events=()):
    return GoldDocument(
        part="test",
        document=Document(key="a", text=""),
        gold={"observations": list(observations), "events": list(events)},
        publisher="wire",
        phenomenon="",
    )


def said(when):
    fact = FIGURE | {"type": "observation", "measure": "production", "fluid": "crude", "when": when}
    return [fact | {"modality": "actual"}]


@pytest.mark.parametrize(
    ("when", "expected"),
    [("2020", {"a 3-9 production 5000": "dated"}), ("2010", {"a 3-9 production 5000": "fact"})],
)
def test_a_fact_counts_for_the_highest_tally_that_it_reached(when, expected):
    gold = document(FIGURE)
    assert floor.found(gold, judge(gold.gold, said(when))) == expected


def test_a_fact_not_found_has_no_entry():
    gold = document(FIGURE, events=[SEIZED])
    assert floor.found(gold, judge(gold.gold, [])) == {}


def test_two_facts_alike_have_keys_of_their_own():
    gold = document(FIGURE, FIGURE | {"when": "2019"})
    found = floor.found(gold, judge(gold.gold, [*said("2020"), *said("2019")]))
    assert found == {"a 3-9 production 5000": "dated", "a 3-9 production 5000 (2)": "dated"}


def test_gains_and_losses_are_told_by_fact():
    was = Level({"fact": 0.5}, {}, {"one": "fact", "two": "dated", "same": "event"})
    now = Level({"fact": 0.5}, {}, {"one": "dated", "new": "figure", "same": "event"})
    change = floor.compare("dev", now, was)
    assert change.gained == ("new: figure", "one: dated")
    assert change.lost == ("two: dated",)
    assert change.fallen == ()


def test_a_tally_below_the_floor_is_told_in_words():
    change = floor.compare("dev", Level({"fact": 0.9, "dated": 0.8}), Level({"fact": 0.9, "dated": 0.81}))
    assert change.fallen == ("dev: dated 0.8000 is below the floor of 0.8100",)


def test_a_fall_in_cross_validation_alone_is_a_fall():
    change = floor.compare("dev", Level({}, {"fact": 0.6}), Level({}, {"fact": 0.7}))
    assert change.fallen == ("dev: fact 0.6000 is below the floor of 0.7000 in cross-validation",)


def test_a_run_without_cross_validation_is_compared_without():
    assert floor.compare("dev", Level({"fact": 0.7}), Level({"fact": 0.7}, {"fact": 0.7})).fallen == ()


def test_a_floor_is_read_as_it_was_written(tmp_path):
    path = tmp_path / "floor.json"
    assert floor.load(path) == {}
    levels = {"dev": Level({"fact": 0.9}, {"fact": 0.8}, {"a 3-9 production 5000": "dated"})}
    floor.save(levels, path)
    assert floor.load(path) == levels


def test_a_broken_floor_is_named(tmp_path):
    path = tmp_path / "floor.json"
    path.write_text("[1]", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"floor\.json is no floor"):
        floor.load(path)


def test_a_quick_run_keeps_the_cross_validation_that_is_known():
    known = {"dev": Level({"fact": 0.8}, {"fact": 0.7})}
    quick = {"dev": Level({"fact": 0.9}), "new": Level({"fact": 0.5})}
    assert floor.completed(quick, known) == {"dev": Level({"fact": 0.9}, {"fact": 0.7}), "new": quick["new"]}
