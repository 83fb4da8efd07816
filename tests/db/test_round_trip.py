"""Any fact comes back from the database as it went in, and once."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oiltrack.db import ids
from oiltrack.db.bounds import LIMIT
from oiltrack.facts import (
    Aspect,
    Cause,
    Document,
    Event,
    EventKind,
    Extraction,
    Fluid,
    Measure,
    Modality,
    Observation,
    Qualifier,
    Rejected,
)
from tests.db.build import AT

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
# Speakers are stored without joiners and marks of direction.
names = st.text(st.characters(exclude_categories=["Cs", "Cf"], exclude_characters="\0"), max_size=20)
dates = st.sampled_from(
    [None, "2017", "2017-05", "2017-06-05~", "/2011-02-17", "2013-07/", "2014-12/2016-09"]
)
spans = st.one_of(
    st.just((None, None)), st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda p: (p[0], sum(p)))
)
places = st.sets(st.sampled_from(["libya", "sharara", "el-feel"]), max_size=3).map(
    lambda names: tuple(sorted(names))
)
barrels = st.integers(0, LIMIT // 2)  # the ends of a range are a sum of two


@st.composite
def claims(draw: st.DrawFn) -> dict[str, object]:
    start, end = draw(spans)
    return {
        "doc": "k",
        "entities": draw(places),
        "when": draw(dates),
        "modality": draw(st.sampled_from(Modality)),
        "quote": draw(words),
        "start": start,
        "end": end,
        "sentence": draw(words),
        "attribution": draw(st.none() | names),
        "confidence": draw(st.floats(0, 1)),
        "reasons": tuple(draw(st.lists(words, max_size=2))),
    }


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    low = draw(barrels)
    aspect = draw(st.sampled_from(Aspect))
    sign = -1 if aspect is Aspect.CHANGE and draw(st.booleans()) else 1
    ends = sorted((sign * low, sign * low + draw(barrels) * sign))
    return Observation(
        **draw(claims()),
        measure=draw(st.sampled_from(Measure)),
        fluid=draw(st.sampled_from(Fluid)),
        aspect=aspect,
        low=ends[0],
        high=ends[1],
        qualifier=draw(st.sampled_from(Qualifier)),
    )


@st.composite
def events(draw: st.DrawFn) -> Event:
    return Event(
        **draw(claims()),
        kind=draw(st.sampled_from(EventKind)),
        cause=draw(st.sampled_from(Cause)),
        offline=draw(st.none() | barrels),
    )


@st.composite
def rejections(draw: st.DrawFn) -> Rejected:
    start = draw(st.integers(0, 99))
    reason = draw(words.filter(bool))
    return Rejected(
        doc="k", quote=draw(words), start=start, end=start + 1, sentence=draw(words), reason=reason
    )


# One database serves all examples: each has a text or a title of its own, and is looked up by it.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(
    text=words,
    title=words,
    facts=st.lists(observations(), max_size=3),
    happened=st.lists(events(), max_size=3),
    doubted=st.lists(rejections(), max_size=3),
)
def test_facts_come_back_as_they_went_in(database, text, title, facts, happened, doubted):
    read = Document(key="k", text=text, title=title, published="2017-06", publisher=None, url=None, lang="ar")
    given_facts = Extraction(observations=tuple(facts), events=tuple(happened), rejected=tuple(doubted))
    database.save(read, Extraction(), location="inbox", ingested_at=AT, extractor="0")
    stored = database.document(ids.document_id(ids.document_sha256(read)))
    assert stored.document.text.strip() == text.strip()
    database.replace_facts(stored.id, given_facts, extractor="1")

    kept = [o.observation for o in database.observations() if o.document_id == stored.id]
    assert {first_of(f): f for f in reversed(facts)} == {first_of(f): f for f in kept}
    assert len(kept) == len({first_of(f) for f in facts})
    told = [e.event for e in database.events() if e.document_id == stored.id]
    assert {first_of(f): f for f in reversed(happened)} == {first_of(f): f for f in told}
    assert {(r.start, r.reason): r for r in doubted} == {
        (r.start, r.reason): r for r in database.rejected(stored.id)
    }


def first_of(fact: Observation | Event) -> object:
    """Return the fact without what may differ between two tellings of it."""
    plain = {"confidence": 0.0, "sentence": "", "attribution": None, "reasons": ()}
    if isinstance(fact, Observation):
        return replace(fact, qualifier=Qualifier.EXACT, **plain)
    return replace(fact, **plain)
