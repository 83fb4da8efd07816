"""How a fact was read: the mentions of its sentence, the candidates of each decision, the features."""

import pytest

from oiltrack.extract.extractor import Extractor
from oiltrack.extract.trace import Tracer
from oiltrack.facts import Document
from oiltrack.gazetteer import load_gazetteer

TEXT = (
    "Output at Sharara fell to 120,000 b/d on Tuesday. Brent stood at 70 dollars. Demand for oil was "
    "250,000 b/d. The field was shut on Wednesday by a strike."
)
STORY = Document(key="a", text=TEXT, title="Hamada makes 8,000 b/d", published="2019-03-07")


@pytest.fixture(scope="module")
def tracer():
    return Tracer(load_gazetteer())


@pytest.fixture(scope="module")
def read():
    return Extractor.load().extract(STORY)


def test_a_figure_is_traced_from_its_mentions_to_its_date(tracer, read):
    fact = next(o for o in read.observations if o.low == 120_000)
    trace = tracer.trace(STORY, fact)
    assert [(m.kind, m.words, m.meaning) for m in trace.mentions if m.kind != "word"] == [
        ("place", "Sharara", "sharara"),
        ("figure", "120,000 b/d", "120,000, rate"),
        ("date", "Tuesday", "2019-03-05 or 2019-03-12"),
    ]
    assert [step.decision for step in trace.steps] == ["entities", "measure", "aspect", "modality", "when"]
    for step, taken in zip(
        trace.steps, ("sharara", "production", "level", "actual", "2019-03-05"), strict=True
    ):
        assert step.candidates[0].answer == taken
        assert step.candidates[0].features
        scores = [candidate.score for candidate in step.candidates]
        assert scores == sorted(scores, reverse=True)


def test_an_event_is_traced_by_its_trigger(tracer, read):
    trace = tracer.trace(STORY, read.events[0])
    assert [step.decision for step in trace.steps] == ["arguments", "event_modality", "event_when"]
    assert trace.steps[0].candidates[0].answer == "sharara"


def test_a_figure_of_the_title_has_decisions_and_no_mentions(tracer, read):
    fact = next(o for o in read.observations if o.start is None)
    trace = tracer.trace(STORY, fact)
    assert trace.mentions == ()
    assert trace.steps[0].candidates[0].answer == "hamada"


def test_a_rejected_figure_has_the_mentions_of_its_sentence(tracer, read):
    refused = next(item for item in read.rejected if item.quote == "250,000 b/d")
    words = {m.words: m.meaning for m in tracer.mentions(STORY, refused.start)}
    assert "demand" in words["Demand"].split(", ")


def test_what_is_no_longer_read_so_has_no_steps(tracer, read):
    other = Document(key="b", text="Nothing of the kind.", published="2019-03-07")
    trace = tracer.trace(other, read.events[0])
    assert trace.steps == ()
