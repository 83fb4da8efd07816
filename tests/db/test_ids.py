"""Ids are short, stable and made of what a row says."""

import re
from dataclasses import replace

import pytest

from oiltrack.db.ids import document_id, document_sha256, event_id, observation_id
from oiltrack.facts import Cause, Modality
from tests.db.build import document, event, observation

SHA = document_sha256(document())


def test_ids_never_change_from_one_release_to_the_next():
    assert SHA == "631e0704d5af1d7ebec388e6fc781bd98346d2659585c2706d12046aa31a6458"
    assert document_id(SHA) == "doc-d7r5749g72"
    assert observation_id(SHA, observation()) == "obs-cr2qhn3t51"
    assert event_id(SHA, event()) == "evt-d2wj8tnpdf"


def test_a_document_with_a_text_is_known_by_it_and_one_without_by_its_title():
    assert document_sha256(document(title="Another")) == SHA
    empty = [document_sha256(document(text="", title=title)) for title in ("One", "Two", "")]
    assert document_sha256(document(text=" \n", title="One")) == empty[0]
    assert len({*empty, document_sha256(document(text="One")), SHA}) == 5


def test_ids_are_ten_characters_that_nobody_confuses():
    assert re.fullmatch(r"obs-[0-9a-hjkmnp-tv-z]{10}", observation_id(SHA, observation()))


@pytest.mark.parametrize(
    "change", [{"low": 1}, {"when": None}, {"start": None, "end": None}, {"entities": ("libya",)}]
)
def test_another_reading_has_another_id(change: dict[str, object]):
    assert observation_id(SHA, replace(observation(), **change)) != observation_id(SHA, observation())


@pytest.mark.parametrize(
    "change", [{"cause": Cause.STRIKE}, {"offline": 0}, {"modality": Modality.EXPECTED}, {"quote": "closed"}]
)
def test_another_event_has_another_id(change: dict[str, object]):
    assert event_id(SHA, replace(event(), **change)) != event_id(SHA, event())


def test_the_same_reading_with_other_doubts_keeps_its_id():
    surer = replace(observation(), confidence=1.0, reasons=("another rule",), attribution=None, sentence="")
    assert observation_id(SHA, surer) == observation_id(SHA, observation())


def test_the_order_of_places_does_not_matter():
    there = observation(entities=("el-feel", "sharara"))
    back = observation(entities=("sharara", "el-feel"))
    assert observation_id(SHA, there) == observation_id(SHA, back)
