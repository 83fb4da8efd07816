"""The tables of the seeds follow the seeds: written once, changed when they change, gone when withdrawn."""

from dataclasses import replace

import pytest

from oiltrack.db import Database, RefusedError, open_database
from oiltrack.errors import SeedError
from oiltrack.facts import Aspect, Fluid, Modality, PlaceKind, Qualifier
from oiltrack.gazetteer import load_seeds
from tests.db.build import AT, document, extraction, observation, place, reported, seeds
from tests.db.conftest import Ask, Save

LATER = "2026-05-01T00:00:00Z"


@pytest.fixture
def seeded(url: str):
    with open_database(url) as opened:
        opened.seed(seeds(), history=True, at=AT)
        yield opened


def test_the_first_time_every_row_is_written_and_the_second_time_none(url: str):
    with open_database(url) as database:
        first = database.seed(seeds(), history=True, at=AT)
        second = database.seed(seeds(), history=True, at=LATER)
    assert first == {
        "place": 5,
        "place_alias": 2,
        "place_link": 1,
        "capacity": 1,
        "outage": 1,
        "outage_place": 2,
        "official_value": 1,
        "document": 1,
        "observation": 1,
        "observation_place": 1,
    }
    assert second == dict.fromkeys(first, 0)


def test_the_seeds_that_ship_come_back_as_they_went_in(url: str):
    shipped = load_seeds()
    with open_database(url) as database:
        database.seed(shipped, history=True, at=AT)
        assert database.integrity() == []
        assert {row.id: row for row in database.places()} == dict(shipped.places)
        assert set(database.aliases()) == set(shipped.aliases)
        assert set(database.links()) == set(shipped.links)
        assert set(database.capacities()) == set(shipped.capacities)
        assert set(database.outages()) == set(shipped.outages)
        assert {row.value for row in database.official_values()} == set(shipped.official)
        cited = [row.observation for row in database.observations()]
        assert {
            (row.entities, row.when, row.low, row.aspect, row.modality, row.qualifier) for row in cited
        } == {
            ((row.place_id,), row.when, row.rate_bpd, row.aspect, row.modality, row.qualifier)
            for row in shipped.reported
        }
        documents = list(database.documents(kind="citation"))
        assert {row.document.published for row in documents} == {row.published for row in shipped.reported}
        assert {row.location for row in documents} == {"seeds/libya/reported_output.csv"}
        assert set(database.seed(shipped, history=True, at=LATER).values()) == {0}


def test_without_history_only_the_gazetteer_is_written(database: Database):
    counts = {name: number for name, number in database.counts().items() if number}
    assert counts == {"place": 5, "place_alias": 2, "place_link": 1, "capacity": 1}


def test_without_history_the_history_that_is_there_stays(seeded: Database):
    assert set(seeded.seed(seeds(), history=False, at=LATER).values()) == {0}
    assert len(seeded.outages()) == 1


def test_a_changed_row_is_changed(seeded: Database):
    [outage], [official] = seeds().outages, seeds().official
    moved = seeds(
        places={**seeds().places, "sharara": replace(seeds().places["sharara"], latitude=26.7)},
        outages=(replace(outage, places=("el-feel", "sharara"), end=None),),
        official=(replace(official, rate_bpd=1),),
    )
    written = seeded.seed(moved, history=True, at=LATER)
    assert {name: number for name, number in written.items() if number} == {
        "place": 1,
        "outage": 1,
        "outage_place": 2,
        "official_value": 1,
    }
    assert seeded.outages() == list(moved.outages)
    assert [row.value for row in seeded.official_values()] == list(moved.official)


def test_withdrawn_rows_disappear(seeded: Database):
    left = seeds(
        places={name: row for name, row in seeds().places.items() if name in ("libya", "noc", "sharara")},
        aliases=(),
        links=(),
        capacities=(),
        outages=(),
        reported=(),
        official=(),
    )
    seeded.seed(left, history=True, at=LATER)
    assert {name: number for name, number in seeded.counts().items() if number} == {"place": 3}


def test_a_withdrawn_place_stays_while_a_claim_names_it(database: Database, save: Save):
    save(document(), extraction(observations=(observation(entities=("el-feel",)),), events=()))
    left = seeds(
        places={name: row for name, row in seeds().places.items() if name in ("libya", "zawiya")},
        aliases=(),
        links=(),
        capacities=(),
    )
    database.seed(left, history=False, at=LATER)
    # el-feel for the claim, noc because el-feel names it as its operator
    assert [row.id for row in database.places()] == ["el-feel", "libya", "noc", "zawiya"]
    assert database.integrity() == []


def test_a_reported_figure_is_a_sentence_with_the_figure_marked(seeded: Database):
    [cited] = seeded.documents(kind="citation")
    [fact] = seeded.observations()
    line = "2017-06-05: libya crude production level 807000 b/d. Source: A wire, 8 June 2017"
    assert cited.document.text == line
    assert (cited.document.publisher, cited.document.published) == ("A wire, 8 June 2017", "2017-06-08")
    told = fact.observation
    assert (told.sentence, told.quote, line[told.start : told.end]) == (line, "807000 b/d", "807000 b/d")
    assert (told.low, told.high, told.confidence, told.doc) == (807_000, 807_000, 1.0, cited.id)
    assert list(seeded.documents()) == []


def test_reported_figures_that_differ_in_one_word_are_different_documents(url: str):
    rows = (
        reported(),
        reported(fluid=Fluid.LIQUIDS),
        reported(aspect=Aspect.CAPACITY),
        reported(modality=Modality.EXPECTED),
        reported(source="another wire"),
    )
    with open_database(url) as database:
        written = database.seed(seeds(reported=rows), history=True, at=AT)
        texts = {row.document.text for row in database.documents(kind=None)}
    assert written["document"] == 5
    assert (
        "2017-06-05: libya crude production level 807000 b/d (expected). Source: A wire, 8 June 2017" in texts
    )


def test_a_changed_report_replaces_its_citation(seeded: Database):
    written = seeded.seed(seeds(reported=(reported(rate_bpd=808_000),)), history=True, at=LATER)
    assert written["document"] == 2
    assert [row.observation.low for row in seeded.observations()] == [808_000]


def test_a_report_whose_date_or_qualifier_is_mended_keeps_its_ids(seeded: Database):
    [before] = seeded.observations()
    assert (before.published, before.observation.qualifier) == ("2017-06-08", Qualifier.EXACT)
    mended = seeds(reported=(reported(qualifier=Qualifier.ABOUT, published=None),))
    written = seeded.seed(mended, history=True, at=LATER)
    assert {name: number for name, number in written.items() if number} == {
        "document": 1,
        "observation": 1,
        "observation_place": 1,
    }
    [after] = seeded.observations()
    assert (after.published, after.observation.qualifier) == (None, Qualifier.ABOUT)
    assert (after.id, after.document_id) == (before.id, before.document_id)
    assert set(seeded.seed(mended, history=True, at=LATER).values()) == {0}


def test_seeding_leaves_what_was_ingested(seeded: Database):
    seeded.save(document(), extraction(), location="inbox", ingested_at=AT, extractor="1")
    seeded.seed(seeds(reported=()), history=True, at=LATER)
    assert [row.document.key for row in seeded.documents(kind=None)] == ["inbox/a.txt"]


def test_two_rows_with_one_key_are_an_error_and_nothing_is_written(url: str):
    [official] = seeds().official
    with open_database(url) as database:
        with pytest.raises(SeedError, match="official_value have one key: .*EIA.*2017-06.*; drop one"):
            database.seed(seeds(official=(official, replace(official, rate_bpd=1))), history=True, at=AT)
        assert set(database.counts().values()) == {0}


def test_a_place_in_an_unknown_country_is_refused_at_the_commit(url: str):
    lost = {"lost": place("lost", PlaceKind.FIELD, country="atlantis")}
    gazetteer = seeds(places={**seeds().places, **lost})
    with open_database(url) as database:
        with pytest.raises(RefusedError, match="(?i)foreign key constraint"):
            database.seed(gazetteer, history=False, at=AT)
        assert database.counts()["place"] == 0
        assert database.seed(seeds(), history=False, at=AT)["place"] == 5


def test_the_view_of_outages_joins_the_places(seeded: Database, ask: Ask):
    [(*told, last)] = ask('SELECT places, cause, start, "end", end_last FROM v_outages')
    assert (*told, str(last)) == ("el-feel;sharara", "blockade", "2017-03-27", "2017-04", "2017-04-30")
