"""What is derived as documents come: clusters of copies, and the claims of a series as known on a day."""

import itertools
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from oiltrack import edtf
from oiltrack.db import Database
from oiltrack.facts import EventKind, Fluid, Measure
from oiltrack.stored import Known, KnownBy, ToldEvents
from tests.db.build import AT, TEXT, document, extraction, observation
from tests.db.conftest import Save
from tests.test_copies import BULLETIN, STORY

LONG = f"{TEXT} {STORY}"


def story(key: str, text: str, **fields):
    return document(key=key, text=text, url=None, **fields)


def clusters(database: Database) -> dict[str, str | None]:
    with database._reading() as connection:
        return dict(connection.exec_driver_sql("SELECT key, cluster FROM document WHERE kind = 'text'").all())


def claims(database: Database, known: Known | None = None) -> list[str | None]:
    found = database.series_claims(
        place="sharara", measure=Measure.PRODUCTION, fluid=Fluid.CRUDE, known=known
    )
    return list(found.publishers)


def test_copies_get_one_cluster_and_others_none(database: Database, save: Save):
    other = f"{TEXT} " + BULLETIN.format("1,391,407", "52,133", "2,511") * 3
    for key, text in (("a", LONG), ("b", f"By our staff. {LONG}"), ("c", other)):
        save(story(key, text), extraction())
    found = clusters(database)
    assert found["a"] is not None
    assert (found["a"], found["c"]) == (found["b"], None)


def test_the_order_of_ingestion_makes_no_other_clusters(database: Database):
    words = LONG.split()
    head, tail = words[: len(words) * 3 // 5], words[len(words) * 2 // 5 :]
    texts = {"a": LONG, "b": " ".join(head), "c": " ".join(tail)}
    made = []
    for order in itertools.permutations(texts):
        for key in order:
            database.save(story(key, texts[key]), extraction(), location="", ingested_at=AT, extractor="1")
        made.append(clusters(database))
        for stored in list(database.documents()):
            database.forget(stored.id)
    assert len(set(made[0].values())) == 1
    assert all(found == made[0] for found in made)


def test_a_document_without_facts_is_not_compared(database: Database, save: Save):
    save(story("a", LONG))
    with database._reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM document_sketch").scalar() == 0


def test_a_claim_is_known_from_its_publication_and_by_ingestion_from_then(database: Database, save: Save):
    save(document(publisher="AP", published="2018-12-10"), extraction(), at="2019-05-01T00:00:00Z")
    assert claims(database) == ["AP"]
    assert claims(database, Known(day=date(2018, 12, 9))) == []
    assert claims(database, Known(day=date(2018, 12, 10))) == ["AP"]
    assert claims(database, Known(day=date(2019, 4, 30), by=KnownBy.INGESTED)) == []
    assert claims(database, Known(day=date(2019, 5, 1), by=KnownBy.INGESTED)) == ["AP"]


@pytest.mark.parametrize(("published", "first"), [("2018-12", "2018-12-31"), (None, "2019-05-01")])
def test_a_vague_date_counts_from_its_last_day_and_none_from_the_ingestion(
    database: Database, save: Save, published: str | None, first: str
):
    save(document(publisher="AP", published=published), extraction(), at="2019-05-01T00:00:00Z")
    day = date.fromisoformat(first)
    assert claims(database, Known(day=date.fromordinal(day.toordinal() - 1))) == []
    assert claims(database, Known(day=day)) == ["AP"]


def test_a_version_that_came_later_does_not_replace_what_was_known(database: Database, save: Save):
    for number, day in enumerate(("2018-12-10", "2018-12-12")):
        save(
            document(text=TEXT + " " * number, publisher=f"v{number}", published=day, url="http://a/b"),
            extraction(),
        )
    assert claims(database) == ["v1"]
    assert claims(database, Known(day=date(2018, 12, 11))) == ["v0"]
    shown = [stored.publisher for stored in database.observations(known=Known(day=date(2018, 12, 11)))]
    assert set(shown) == {"v0"}


def test_documents_of_a_file_are_asked_through_the_index_that_holds_no_text(
    path: Path, database: Database, save: Save
):
    save(document(), extraction())
    asked: list[str] = []
    event.listen(database._engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    assert claims(database)
    (statement,) = [words for words in asked if "series_claim" in words]
    assert "document INDEXED BY ix_document_known" in statement


def test_claims_can_be_asked_of_some_days(database: Database, save: Save):
    save(document(), extraction())

    def found(*days: tuple[date, date]) -> int:
        definition = {"place": "sharara", "measure": Measure.PRODUCTION, "fluid": Fluid.CRUDE}
        return len(database.series_claims(**definition, days=days))

    day, next_day = date(2017, 6, 5), date(2017, 6, 6)
    assert found((day, day)) == found((next_day, next_day), (date(2017, 1, 1), day)) == 1
    assert found((next_day, next_day)) == found() == 0
    assert found(*((date(year, 6, 5), date(year, 6, 5)) for year in range(1850, 2020))) == 1


def test_claims_until_some_day_are_among_those_of_the_days(database: Database, save: Save):
    save(document(), extraction(observations=(replace(observation(), when="/2017-06-05"),)))

    def found(*days: tuple[date, date]) -> int:
        definition = {"place": "sharara", "measure": Measure.PRODUCTION, "fluid": Fluid.CRUDE}
        return len(database.series_claims(**definition, days=days))

    assert found((date(2017, 6, 1), date(2017, 6, 5))) == 1
    assert found((date(2017, 6, 6), date(2017, 6, 9))) == found((date(2017, 6, 1), date(2017, 6, 4))) == 0


def test_what_happened_is_told_by_place_kind_and_day(database: Database, save: Save):
    save(document(), extraction())
    every = (date.min, date.max)

    def found(places=("sharara",), kinds=tuple(EventKind), days=(every,), known=None) -> list[ToldEvents]:
        return database.happened(places=places, kinds=kinds, days=days, known=known)

    (told,) = found()
    assert told.place_id == "sharara"
    assert told.offline_bpd == (extraction().events[0].offline or 0)
    assert found(days=[(told.last, told.last)]) == found(["zawiya", "sharara"]) == [told]
    assert found(days=[(told.last + timedelta(days=1), date.max)]) == found(days=[]) == []
    assert found(days=[(date.min, told.first - timedelta(days=1))]) == []
    assert found(days=[(day, day) for day in (date(1900 + n, 1, 1) for n in range(140))]) == [told]
    assert found(["zawiya"]) == found(kinds=[EventKind.THREAT]) == []
    assert found(known=Known(day=date(1990, 1, 1))) == []


def test_the_claims_of_a_document_go_with_it(database: Database, save: Save):
    save(story("a", LONG), extraction())
    (stored,) = database.documents()
    database.forget(stored.id)
    assert claims(database) == []
    assert database.counts()["document_sketch"] == database.counts()["series_claim"] == 0


def test_a_copy_is_found_among_many_texts_that_share_most_of_their_phrases(database: Database, save: Save):
    words = STORY.split()
    phrases = [" ".join(words[at : at + 12]) for at in range(0, len(words) - 12, 12)]
    for number in range(60):
        own = " ".join(f"w{number}-{at}" for at in range(30))
        save(story(f"other-{number}", f"{TEXT} {phrases[number % len(phrases)]} {own}"), extraction())
    save(story("a", LONG), extraction())
    save(story("b", f"By our staff. {LONG}"), extraction())
    found = clusters(database)
    assert found["a"] is not None
    assert [key for key, cluster in found.items() if cluster == found["a"]] == ["a", "b"]


def test_the_days_of_publication_are_told_of_documents_with_figures_of_places(database: Database, save: Save):
    save(document(), extraction())
    (stored,) = database.documents()
    _, last = edtf.interval(stored.document.published or "")
    assert database.published_days(places=["sharara", "zawiya"]) == [last]
    assert database.published_days(places=["zawiya"]) == []
    assert database.published_days(places=["sharara"], min_confidence=1.0) == []
    assert database.published_days(places=["sharara"], known=Known(day=last - timedelta(days=1))) == []
