"""The tallies: what counts as right, missed and wrong; and the same figures as the contract's own scorer."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.score import Counts, Score, Tally, judge

SCORER = Path(__file__).resolve().parents[3] / "shared" / "contract" / "score.py"


def figure(low=100_000, **changes):
    base = {
        "type": "observation",
        "doc": "a",
        "measure": "production",
        "fluid": "crude",
        "aspect": "level",
        "modality": "actual",
        "entities": ["sharara"],
        "low": low,
        "high": low,
        "when": "2020-01-05",
    }
    return base | changes


def happened(**changes):
    base = {
        "type": "event",
        "doc": "a",
        "kind": "outage_start",
        "modality": "actual",
        "entities": ["sharara"],
        "when": "2020-01-05",
    }
    return base | changes


def counts(gold, said, tally):
    kind = "events" if tally is Tally.EVENT else "observations"
    outcome = judge({kind: gold}, said)[tally]
    return len(outcome.right), len(outcome.missed), len(outcome.wrong)


def test_a_value_within_two_thousandths_is_the_figure():
    assert counts([figure(100_000)], [figure(100_200)], Tally.FIGURE) == (1, 0, 0)
    assert counts([figure(100_000)], [figure(100_400)], Tally.FIGURE) == (0, 1, 1)


def test_a_wrong_date_spoils_only_the_dated_tally():
    said = [figure(when="2019-01-05")]
    assert counts([figure()], said, Tally.FACT) == (1, 0, 0)
    assert counts([figure()], said, Tally.DATED) == (0, 1, 1)


def test_any_of_the_acceptable_answers_is_right():
    gold = figure(aspect=["level", "capacity"], entities=[["sharara"], ["akakus"]], values=[[1, 1], [2, 2]])
    assert counts([gold], [figure(2, aspect="capacity", entities=["akakus"])], Tally.DATED) == (1, 0, 0)


def test_an_optional_fact_is_neither_missed_nor_wrong():
    gold = [figure(optional=True)]
    assert counts(gold, [], Tally.FACT) == (0, 0, 0)
    assert counts(gold, [figure()], Tally.FACT) == (0, 0, 0)


def test_a_required_fact_is_served_before_an_optional_one():
    gold = [figure(optional=True, aspect=["level", "capacity"]), figure(aspect=["level", "change"])]
    assert counts(gold, [figure()], Tally.FACT) == (1, 0, 0)


def test_two_gold_facts_need_two_said_ones():
    gold = [figure(), figure(when="2020-02-05")]
    assert counts(gold, [figure()], Tally.DATED) == (1, 1, 0)


def test_a_joint_event_is_covered_by_half_of_its_places():
    gold = [happened(entities=["es-sider", "ras-lanuf", "brega"])]
    parts = [happened(entities=["es-sider"]), happened(entities=["brega"])]
    assert counts(gold, parts, Tally.EVENT) == (1, 0, 0)
    assert counts(gold, parts[:1], Tally.EVENT) == (0, 1, 0)


def test_an_event_elsewhere_is_wrong():
    assert counts([happened()], [happened(), happened(entities=["brega"])], Tally.EVENT) == (1, 0, 1)


def test_shares_of_nothing_are_nought():
    assert (Counts().precision, Counts().recall, Counts().f1) == (0.0, 0.0, 0.0)
    assert Counts(right=3, missed=1, wrong=1).f1 == pytest.approx(0.75)


WHENS = [
    None,
    "2020",
    "2020-01",
    "2020-01-05",
    "2020-01-06~",
    "2020-01-01/2020-01-07",
    "/2020-01-05",
    "2020-01/",
]
PLACES = [["sharara"], ["brega"], ["brega", "sharara"], []]


def either(options):
    return st.one_of(st.sampled_from(options), st.lists(st.sampled_from(options), min_size=1, max_size=2))


def gold_of(make, **fields):
    several = st.lists(st.sampled_from(PLACES[:3]), min_size=1, max_size=2)
    shared = {
        "modality": either(["actual", "expected"]),
        "entities": st.one_of(st.sampled_from(PLACES), several),
        "when": either(WHENS),
        "optional": st.booleans(),
    }
    return st.fixed_dictionaries(shared | fields).map(lambda changes: make(**changes))


def said_of(make, **fields):
    shared = {
        "modality": st.sampled_from(["actual", "expected"]),
        "entities": st.sampled_from(PLACES),
        "when": st.sampled_from(WHENS),
    }
    return st.fixed_dictionaries(shared | fields).map(lambda changes: make(**changes))


LOWS = st.sampled_from([100_000, 100_150, 200_000])
DOCUMENTS = st.fixed_dictionaries(
    {
        "observations": st.lists(gold_of(figure, low=LOWS, aspect=either(["level", "change"])), max_size=4),
        "events": st.lists(gold_of(happened, kind=either(["attack", "outage_start"])), max_size=3),
    }
)
SAID = st.tuples(
    st.lists(said_of(figure, low=LOWS, aspect=st.sampled_from(["level", "change"])), max_size=4),
    st.lists(said_of(happened, kind=st.sampled_from(["attack", "outage_start"])), max_size=3),
).map(lambda parts: [*parts[0], *parts[1]])


@pytest.fixture(scope="module")
def contract():
    if not SCORER.exists():
        pytest.skip("the contract's scorer is not beside this checkout")
    spec = importlib.util.spec_from_file_location("contract_score", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@settings(max_examples=400, deadline=None)
@given(gold=DOCUMENTS, said=SAID)
def test_any_facts_score_as_by_the_contract(contract, gold, said):
    theirs, _ = contract.score([{"id": "a", "gold": gold}], said)
    score = Score()
    score.add(judge(gold, said))
    ours = {tally.value: (c.right, c.wrong, c.missed) for tally, c in score.counts.items()}
    assert ours == {name: (r["tp"], r["fp"], r["fn"]) for name, r in theirs.items()}
    for tally, sums in score.counts.items():
        assert sums.f1 == pytest.approx(theirs[tally.value]["f1"])
