"""Reading with several processes: the same facts in the same order, errors told, a lost worker named."""

import os
import pickle

import pytest

from oiltrack.errors import SourceError, WorkerError
from oiltrack.facts import Document
from oiltrack.jobs import extraction
from oiltrack.jobs.extraction import Told, batches, read_facts


def story(number):
    text = f"Libya's crude oil output rose to {500 + number},000 barrels per day on Wednesday, it said."
    return Document(key=f"story-{number}", text=text, published="2019-03-07")


def written(fact):
    return f"{fact['doc']} {fact.get('low')}"


def ended(fact):
    os._exit(1)


def items():
    lost = SourceError("b.txt: line 3", "no object", remedy="write one")
    return [story(1), lost, *(story(number) for number in range(2, 9))]


def test_facts_come_in_the_order_of_the_documents():
    found = list(read_facts(items(), render=written))
    assert [told.lines for told in found if told.lines] == [
        (f"story-{number} {500 + number}000",) for number in range(1, 9)
    ]
    assert str(found[1].error) == "b.txt: line 3: no object; write one"


@pytest.mark.slow
def test_two_processes_say_the_same_as_one(monkeypatch):
    monkeypatch.setattr(extraction, "_BATCH_CHARACTERS", 100)

    def plain(told: Told):
        return told.lines, str(told.error)

    one = [plain(told) for told in read_facts(items(), render=written)]
    assert [plain(told) for told in read_facts(items(), render=written, workers=2)] == one


@pytest.mark.slow
def test_a_worker_that_is_killed_is_told_with_the_remedy():
    with pytest.raises(WorkerError, match="worker process was ended from outside.*fewer --workers"):
        list(read_facts([story(1)], render=ended, workers=2))


def test_batches_are_closed_by_the_length_of_their_texts():
    texts = [Document(key=str(i), text="x" * 40) for i in range(5)]
    assert [len(batch) for batch in batches(texts, characters=100)] == [3, 2]
    assert list(batches([], characters=100)) == []


def test_an_error_passes_between_processes_as_it_is():
    error = pickle.loads(pickle.dumps(SourceError("a.txt", "is empty", remedy="give another")))
    assert (str(error), error.location, error.remedy) == (
        "a.txt: is empty; give another",
        "a.txt",
        "give another",
    )
