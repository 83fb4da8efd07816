"""Documents and facts go in and come out the same; nothing is stored twice or by halves."""

import pytest

from oiltrack.db import Database, RefusedError, SaveOutcome
from oiltrack.edtf import EdtfError
from oiltrack.errors import UnknownIdError
from oiltrack.facts import (
    Aspect,
    Extraction,
    Fluid,
    Measure,
    Modality,
)
from tests.db.build import AT, document, event, extraction, observation, rejected
from tests.db.conftest import Ask, Save


def test_a_document_comes_back_as_it_went_in(database: Database, save: Save):
    assert save(document()) is SaveOutcome.NEW
    [stored] = database.documents()
    assert stored.document == document()
    assert (stored.kind, stored.ingested_at) == ("text", AT)
    assert database.document(stored.id) == stored


def test_saving_twice_equals_saving_once(database: Database, save: Save):
    save(document(), extraction())
    before = database.counts()
    assert save(document(), extraction(events=())) is SaveOutcome.KNOWN
    assert save(document(key="other.txt", url=None, title="Other"), extraction()) is SaveOutcome.KNOWN
    assert database.counts() == before
    assert [d.document.key for d in database.documents()] == ["inbox/a.txt"]


def test_other_text_at_the_same_url_is_a_new_version_of_the_latest(save: Save, ask: Ask):
    save(document(text="one"), at="2026-01-03T00:00:00Z")
    assert save(document(text="two"), at="2026-01-02T00:00:00Z") is SaveOutcome.NEW_VERSION
    assert save(document(text="three"), at="2026-01-01T00:00:00Z") is SaveOutcome.NEW_VERSION
    chain = ask(
        "SELECT d.text, v.text FROM document d LEFT JOIN document v ON v.id = d.version_of"
        " ORDER BY d.ingested_at DESC"
    )
    assert chain == [("one", None), ("two", "one"), ("three", "two")]


def test_documents_without_url_are_never_versions(save: Save):
    assert save(document(text="one", url=None)) is SaveOutcome.NEW
    assert save(document(text="two", url=None)) is SaveOutcome.NEW


def test_marks_that_no_one_sees_make_no_other_speaker(database: Database, save: Save):
    text = "وقالت ال\u200cمؤسسة الوطنية للنفط\u200f إن الإنتاج \u2067ارتفع\u2069."
    said = {"attribution": "ال\u200cمؤسسة الوطنية للنفط\u200f", "quote": text[7:60], "sentence": text}
    facts = extraction(observations=(observation(**said),), events=(event(**said),))
    save(document(text=text, publisher="\u202bبوابة الوسط\u202c"), facts)
    [figure], [happened] = database.observations(), database.events()
    assert figure.observation.attribution == happened.event.attribution == "المؤسسة الوطنية للنفط"
    assert (figure.observation.quote, figure.observation.sentence) == (text[7:60], text)
    assert figure.publisher == "بوابة الوسط"
    assert [stored.document.text for stored in database.documents()] == [text]


def test_a_fact_said_twice_is_stored_once(database: Database, save: Save):
    twice = extraction(
        observations=(observation(), observation(confidence=0.1)),
        events=(event(), event(reasons=("again",))),
        rejected=(rejected(), rejected()),
    )
    save(document(), twice)
    counts = database.counts()
    assert [counts[name] for name in ("observation", "event", "rejected")] == [1, 1, 1]
    assert next(database.observations()).observation.confidence == 0.9


def test_an_unknown_place_refuses_the_whole_document(database: Database, save: Save):
    bad = extraction(observations=(observation(), observation(entities=("atlantis", "sharara"))))
    with pytest.raises(RefusedError, match=r"inbox/a\.txt: the gazetteer has no place atlantis; add it"):
        save(document(), bad)
    assert database.counts()["document"] == 0
    assert save(document(), extraction()) is SaveOutcome.NEW


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (extraction(observations=(observation(low=2, high=1),)), "ck_observation_low_high"),
        (extraction(observations=(observation(confidence=float("nan")),)), "observation.confidence"),
        (extraction(observations=(observation(start=10**20, end=10**21),)), "too large"),
        (extraction(events=(event(offline=-1),)), "ck_event_offline_not_negative"),
        (extraction(rejected=(rejected(end=90),)), "ck_rejected_span"),
        (extraction(rejected=(rejected(quote="\ud83d"),)), r"half a character \(U\+D83D\)"),
    ],
)
def test_a_broken_fact_refuses_the_whole_document(database: Database, save: Save, broken, message):
    with pytest.raises(RefusedError, match=message):
        save(document(), broken)
    counts = database.counts()
    assert [counts[name] for name in ("document", "observation", "event", "rejected")] == [0, 0, 0, 0]


def test_documents_without_a_text_are_told_apart_by_their_titles(database: Database, save: Save):
    assert save(document(text="", title="Sharara pumps", url=None)) is SaveOutcome.NEW
    assert save(document(text="", title="Sharara is shut", url=None)) is SaveOutcome.NEW
    assert save(document(text="", title="Sharara is shut", url=None)) is SaveOutcome.KNOWN
    assert {stored.document.title for stored in database.documents()} == {"Sharara pumps", "Sharara is shut"}


def test_a_text_with_half_a_character_is_refused_in_one_line(database: Database, save: Save):
    with pytest.raises(RefusedError) as caught:
        save(document(text="oil \ud83d"))
    assert str(caught.value) == (
        f"{database.path}: a text holds half a character (U+D83D); read the file in its true encoding"
    )


def test_a_file_name_that_is_no_unicode_is_escaped(database: Database, save: Save):
    save(document(key="inbox/\udce9.txt"))
    assert next(database.documents()).document.key == "inbox/\\udce9.txt"


def test_a_date_that_is_no_edtf_is_refused(database: Database, save: Save):
    with pytest.raises(EdtfError, match="5 June"):
        save(document(), extraction(events=(event(when="5 June"),)))
    assert database.counts()["document"] == 0


def test_rebuilding_gives_the_same_ids_and_leaves_no_old_fact(database: Database, save: Save):
    save(document(), extraction())
    [stored] = database.documents()
    [before], [happened] = database.observations(), database.events()
    database.replace_facts(stored.id, extraction(rejected=()), extractor="2")
    assert list(database.observations()) == [before]
    assert list(database.events()) == [happened]
    assert database.rejected(stored.id) == []
    database.replace_facts(stored.id, Extraction(), extractor="3")
    counts = database.counts()
    assert [counts[name] for name in ("observation", "observation_place", "event", "event_place")] == [0] * 4


def test_a_refused_rebuild_keeps_the_old_facts(database: Database, save: Save):
    save(document(), extraction())
    [stored] = database.documents()
    with pytest.raises(RefusedError, match="atlantis"):
        database.replace_facts(stored.id, extraction(events=(event(entities=("atlantis",)),)), extractor="2")
    assert len(list(database.observations())) == 1


def test_facts_can_be_replaced_while_documents_are_read(database: Database, save: Save):
    for number in range(5):
        save(document(text=f"text {number}", url=None))
    for stored in database.documents():
        database.replace_facts(stored.id, extraction(), extractor="2")
    assert database.counts()["observation"] == 5


def test_rebuilding_an_unknown_document_is_an_error(database: Database):
    with pytest.raises(UnknownIdError, match="doc-nothing"):
        database.replace_facts("doc-nothing", Extraction(), extractor="2")


def test_observations_are_filtered_and_sorted_by_their_first_day(database: Database, save: Save):
    facts = (
        observation(when=None, low=1),
        observation(when="2017-06-05", entities=("el-feel", "sharara")),
        observation(when="2016", measure=Measure.EXPORTS),
        observation(when="/2011-02-17", confidence=0.2, aspect=Aspect.CAPACITY),
        observation(when="2017-06-04", fluid=Fluid.BOE, modality=Modality.EXPECTED),
    )
    save(document(), extraction(observations=facts))

    def found(**conditions: object) -> list[str | None]:
        return [row.observation.when for row in database.observations(**conditions)]

    assert found() == ["/2011-02-17", "2016", "2017-06-04", "2017-06-05", None]
    assert found(entities=("sharara", "el-feel")) == ["2017-06-05"]
    assert found(entities=("sharara",)) == ["/2011-02-17", "2016", "2017-06-04", None]
    assert found(entities=("el-feel",)) == []
    assert found(measure=Measure.EXPORTS) == ["2016"]
    assert found(fluid=Fluid.BOE) == ["2017-06-04"]
    assert found(aspect=Aspect.CAPACITY) == ["/2011-02-17"]
    assert found(modality=Modality.EXPECTED) == ["2017-06-04"]
    assert found(min_confidence=0.9) == ["2016", "2017-06-04", "2017-06-05", None]


def test_events_of_a_place_include_joint_ones(database: Database, save: Save):
    joint = event(entities=("el-feel", "sharara"), quote="closed")
    save(document(), extraction(events=(event(), joint)))
    assert [row.event.quote for row in database.events(entity="el-feel")] == ["closed"]
    assert sorted(row.event.quote for row in database.events(entity="sharara")) == ["closed", "shut"]


def test_a_fact_brings_its_document_along(database: Database, save: Save):
    save(document(), extraction())
    [fact] = database.observations()
    assert database.observation(fact.id) == fact
    told = (fact.published, fact.publisher, fact.url)
    assert told == ("2017-06-08", "A wire", "https://example.org/a")
    assert database.document(fact.document_id).document == document()


def test_the_beginning_of_an_id_is_enough_while_it_is_the_only_one(database: Database, save: Save):
    save(document(), extraction(observations=tuple(observation(low=low) for low in range(40))))
    [fact] = database.events()
    assert database.event(fact.id[:7]) == fact
    assert database.event(f" {fact.id.upper()} ") == fact
    with pytest.raises(UnknownIdError, match="several ids begin with 'obs-'; give more"):
        database.observation("obs-")
    with pytest.raises(
        UnknownIdError, match="nothing in this database has the id 'evt-zzzzzzzzzz'; see `oiltrack events`"
    ):
        database.event("evt-zzzzzzzzzz")
    with pytest.raises(UnknownIdError, match="'obs_%' is no such id; give one that begins with obs-"):
        database.observation("obs_%")
    with pytest.raises(UnknownIdError, match="is no such id; give one that begins with obs-"):
        database.observation(fact.id)


def test_the_stable_views_tell_the_national_figures(save: Save, ask: Ask):
    facts = (
        observation(entities=("libya",)),
        observation(entities=("libya",), when="2017-06"),
        observation(entities=("libya",), when="2017-06-05~"),
        observation(entities=("libya", "sharara"), low=1),
        observation(entities=("libya",), aspect=Aspect.CAPACITY),
        observation(entities=("libya",), modality=Modality.EXPECTED),
        observation(entities=("libya",), fluid=Fluid.LIQUIDS),
    )
    save(document(), extraction(observations=facts))
    [(day, *national)] = ask("SELECT date, low_bpd, high_bpd, publisher, quote FROM v_national_daily")
    joined = ask("SELECT places FROM v_observations WHERE low = 1")
    assert (str(day), *national) == ("2017-06-05", 270_000, 270_000, "A wire", "270,000 b/d")
    assert joined == [("libya;sharara",)]


def test_what_was_blank_of_a_stored_text_is_filled_and_its_facts_replaced(database: Database, save: Save):
    bare = document(title="", published=None, publisher=None)
    save(bare, extraction(observations=(observation(when=None),)))
    told = document(key="other.txt", url="https://example.org/b")
    wanted = database.to_read(told)
    assert wanted == document()  # what was told already stays: key and URL
    assert save(wanted, extraction()) is SaveOutcome.UPDATED
    [stored] = database.documents()
    assert stored.document == document()
    assert [fact.observation.when for fact in database.observations()] == ["2017-06-05"]
    assert database.to_read(told) is None
    assert save(told, extraction(observations=())) is SaveOutcome.KNOWN
    assert database.to_read(document(text="one")) == document(text="one")


def test_what_is_told_of_a_stored_text_from_outside_corrects_it(database: Database, save: Save):
    save(document(), extraction())
    told = document(published="2017-06-18", publisher="Another", told=("published",))
    wanted = database.to_read(told)
    assert wanted == document(published="2017-06-18")  # the publisher was not told: the first one stays
    assert save(wanted, extraction(observations=(observation(when="2017-06-15"),))) is SaveOutcome.UPDATED
    [stored] = database.documents()
    assert stored.document == document(published="2017-06-18")
    assert [fact.observation.when for fact in database.observations()] == ["2017-06-15"]
    assert database.to_read(told) is None


def test_only_the_newest_version_of_a_document_speaks(database: Database, save: Save):
    for text, low in (("first", 300_000), ("second", 280_000), ("third", 270_000)):
        save(document(text=text), extraction(observations=(observation(low=low, high=low),)))
    save(document(text="another story", url=None), extraction(events=()))
    assert [o.observation.low for o in database.observations()] == [270_000, 270_000]
    assert len(list(database.events())) == 1
    assert sorted(o.observation.low for o in database.observations(all_versions=True)) == [
        270_000,
        270_000,
        280_000,
        300_000,
    ]
    assert len(list(database.events(all_versions=True))) == 3
    assert {d.document.text for d in database.documents(newest=True)} == {"another story", "third"}
    assert len(list(database.documents())) == 4


def test_the_claims_of_one_document_can_be_asked_for_also_of_an_old_version(database: Database, save: Save):
    save(document(text="first"), extraction(observations=(observation(low=300_000, high=300_000),)))
    save(document(text="second"), extraction())
    old = next(stored for stored in database.documents() if stored.document.text == "first")
    [found] = database.observations(document_id=old.id)
    assert found.observation.low == 300_000
    assert [told.document_id for told in database.events(document_id=old.id)] == [old.id]
    assert database.observation(found.id) == found
    assert list(database.observations(document_id="doc-none")) == []


def test_articles_of_one_file_that_share_a_url_replace_none_of_each_other(database: Database, save: Save):
    url = "https://news.example/page"
    for number in (1, 2, 3):
        story = document(text=f"article {number}", key=f"inbox/digest.txt#{number}", url=url)
        assert save(story, extraction()) is SaveOutcome.NEW
    assert len(list(database.observations())) == 3
    edited = document(text="article 2, corrected", key="inbox/digest.txt#2", url=url)
    assert save(edited, extraction()) is SaveOutcome.NEW_VERSION
    texts = {stored.document.text for stored in database.documents(newest=True)}
    assert texts == {"article 1", "article 2, corrected", "article 3"}
