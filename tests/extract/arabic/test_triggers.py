"""What Arabic writes into the word of an event: its form, its pronoun. It asks for no weights."""

from functools import cache

import pytest

from oiltrack.extract.discourse import Discourse
from oiltrack.extract.events.forms import doubts_of_form, form_of
from oiltrack.extract.events.pronouns import Antecedents, pronoun_of
from oiltrack.extract.events.triggers import Trigger, find_triggers
from oiltrack.extract.lexicon import load
from oiltrack.extract.scenes.kin import Kin
from oiltrack.extract.scenes.places import PlaceReader
from oiltrack.facts import EventKind
from oiltrack.gazetteer import load_gazetteer
from tests.extract.arabic.test_words import scene


@cache
def antecedents() -> Antecedents:
    gazetteer = load_gazetteer()
    kin = Kin(gazetteer.places, gazetteer.aliases, gazetteer.links)
    return Antecedents(PlaceReader(gazetteer.places, load("arabic"), most_bpd=gazetteer.most_bpd, kin=kin))


def last(text: str) -> Trigger:
    return max(find_triggers(scene(text)), key=lambda trigger: trigger.start)


@pytest.mark.parametrize(
    ("text", "form", "gloss"),
    [
        ("أغلق محتجون حقل الشرارة النفطي.", "past", "shut"),
        ("أغلقت الشركة حقل الشرارة النفطي.", "feminine", "the company shut"),
        ("أغلقوا حقل الشرارة النفطي.", "plural", "they shut"),
        ("يستأنف حقل الشرارة النفطي الضخ.", "present", "resumes"),
        ("سيستأنف حقل الشرارة النفطي الضخ.", "future", "will resume"),
        ("أعلنت الشركة إغلاق حقل الشرارة النفطي.", "masdar", "the closing of"),
        ("هبط إنتاج النفط منذ الإغلاق.", "definite", "since the closure"),
        ("حقل الشرارة النفطي مغلق.", "participle", "is shut"),
    ],
)
def test_a_trigger_has_a_form(text, form, gloss):
    trigger = last(text)
    assert form_of(trigger) == form
    assert f"none form {form}" in doubts_of_form(trigger)


@pytest.mark.parametrize(
    ("text", "pronoun", "places", "gloss"),
    [
        ("دخل مسلحون حقل الشرارة ومصفاة الزاوية ثم أغلقوه.", "he", ("sharara",), "a field is masculine"),
        (
            "دخل مسلحون مصفاة الزاوية قرب حقل الشرارة ثم أغلقوها.",
            "she",
            ("zawiya-refinery",),
            "a refinery is not",
        ),
        ("بعد خلاف على حقل الشرارة سيطر عليه مسلحون.", "he", ("sharara",), "at a preposition"),
        ("دخل مسلحون حقلي الشرارة والفيل ثم أغلقوهما.", "two", ("el-feel", "sharara"), "both"),
        (
            "دخل مسلحون موانئ السدرة وراس لانوف والزويتينة النفطية ثم أغلقوها.",
            "she",
            ("es-sider", "ras-lanuf", "zueitina"),
            "several",
        ),
    ],
)
def test_a_pronoun_stands_for_what_was_named_last_and_agrees(text, pronoun, places, gloss):
    trigger = last(text)
    assert pronoun_of(trigger) == pronoun
    found = antecedents().candidate(pronoun, trigger, Discourse(("libya",), True))
    assert found is not None
    assert found.answer == places


def test_a_pronoun_may_stand_for_what_another_sentence_named():
    discourse = Discourse(("libya",), True, named={("zawiya-refinery",): 1, ("el-feel",): 2})
    trigger = last("وأعيد فتحها يوم الثلاثاء.")
    found = antecedents().candidate(pronoun_of(trigger), trigger, discourse)
    assert found is not None
    assert found.answer == ("zawiya-refinery",)
    assert "antecedent before" in found.features


def test_a_feminine_ending_is_no_pronoun():
    assert pronoun_of(last("تأخرت عودة النفط إلى الموانئ.")) == ""


def test_a_guard_of_a_port_that_threatens_is_of_that_port():
    found = scene("هدد حرس الحريقة بإقفال الميناء النفطي.")
    assert [place.ids for place in found.places] == [("hariga",)]


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("رفع سكان جخرة أمس الاعتصام الذي أغلق الحقل.", "lifted the sit-in"),
        ("أنهى جهاز الحرس مساء الأحد تعليق العمل في حقل الوفاء.", "ended the suspension"),
    ],
)
def test_end_of_a_stoppage_is_no_stoppage(text, gloss):
    first = min(find_triggers(scene(text)), key=lambda trigger: trigger.start)
    assert first.kind is EventKind.OUTAGE_END
