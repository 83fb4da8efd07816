"""How Arabic is written: marks, letters, particles, names. Each sentence has its English gloss beside it."""

import pytest

from oiltrack.extract.lexicon import load
from oiltrack.extract.lexicon.detect import language_of
from oiltrack.extract.scenes.reduced import Reducer
from oiltrack.facts import Document
from tests.extract.reading import extract

READER = Reducer(load("arabic"), ["الشرارة", "ليبيا", "البريقة"])
ENGLISH = Reducer(load("english"))

APART = [
    ("والإنتاج", "و الانتاج", "and output"),
    ("بالإنتاج", "ب الانتاج", "in output"),
    ("وبالبريقة", "و ب البريقه", "and at Brega"),
    ("لليبيا", "ل ليبيا", "for Libya"),
    ("للشرارة", "ل الشراره", "for Sharara, its article joined"),
    ("كالإنتاج", "ك الانتاج", "like output"),
    ("و200", "و 200", "and 200"),
    ("الـ24", "ال 24", "the 24"),
    ("بـ300", "ب 300", "by 300"),
    ("وصل", "وصل", "reached: no particle"),
    ("بلغ", "بلغ", "amounted to: no particle"),
    ("كان", "كان", "was: no particle"),
    ("وزير", "وزير", "minister: no particle"),
    ("بَرْمِيلٍ", "برميل", "barrel with vowels"),
    ("الـصـادرات", "الصادرات", "exports, drawn out"),
    ("إنتاج\u200f أكبر", "انتاج اكبر", "a mark of direction between two words"),
    ("مصفاة على مستوى", "مصفاه علي مستوي", "ta marbuta, alef maqsura"),
    ("#القوة_القاهرة", " القوه القاهره", "force majeure as a hashtag"),
    ("ﺍﻟﻨﻔﻂ", "النفط", "oil in presentation forms"),
]


@pytest.mark.parametrize(("text", "folded", "gloss"), APART, ids=[gloss for _, _, gloss in APART])
def test_text_is_read_apart_and_folded(text, folded, gloss):
    assert READER.view(text).folded == folded


def test_letters_know_their_place():
    text = "بلغت الـصـادرات ٩٠٠ ألف بَرْمِيلٍ يومياً للشرارة"
    seen = READER.view(text)
    at = seen.folded.index("برميل")
    start, end = seen.in_stored(at, at + len("برميل"))
    assert text[start:end] == "بَرْمِيلٍ"
    at = seen.folded.index("الشراره")
    assert text[slice(*seen.in_stored(at, at + len("الشراره")))] == "لشرارة"


def test_english_is_read_as_it_stands():
    seen = ENGLISH.view("Output \u200bfell")
    assert seen.places is None
    assert seen.in_stored(2, 5) == (2, 5)


LANGUAGES = [
    (Document(key="t", text="بلغ إنتاج النفط 300 ألف برميل"), "ar"),
    (Document(key="t", text="بلغ إنتاج NOC النفط 300 ألف برميل"), "ar"),
    (Document(key="t", text="Output of crude (النفط) was 300,000 b/d"), "en"),
    (Document(key="t", text="La production pétrolière"), "en"),
    (Document(key="t", text="", title="إنتاج النفط"), "ar"),
    (Document(key="t", text="بلغ إنتاج النفط", lang="en"), "en"),
    (Document(key="t", text="Output", lang="ar-LY"), "ar"),
    (Document(key="t", text="Output", lang="xx"), "en"),
]


@pytest.mark.parametrize(("document", "code"), LANGUAGES)
def test_language_is_that_of_the_script_unless_told(document, code):
    assert language_of(document).code == code


NAMES = [
    ("ينتج حقل الشرارة 200 ألف برميل يوميا.", ("sharara",), "the Sharara field"),
    ("ينتج حقل شرارة 200 ألف برميل يوميا.", ("sharara",), "the same without its article"),
    ("صدّر ميناء الحريقه 200 ألف برميل يوميا.", ("hariga",), "Hariga with another last letter"),
    ("صدر مرفأ رأس لانوف 200 ألف برميل يوميا.", ("ras-lanuf",), "Ras Lanuf with hamza"),
    ("صدر مرفأ راس لانوف 200 ألف برميل يوميا.", ("ras-lanuf",), "Ras Lanuf without hamza"),
    ("ينتج حقل الفيل 90 ألف برميل يوميا.", ("el-feel",), "the Elephant field"),
    ("ينتج حقلا السرير ومسلة 230 ألف برميل يوميا.", ("messla", "sarir"), "the fields Sarir and Messla"),
    ("تبلغ طاقة مصفاة الزاوية 120 ألف برميل يوميا.", ("zawiya-refinery",), "the Zawiya refinery"),
    ("صدر ميناءا السدرة وراس لانوف 400 ألف برميل يوميا.", ("es-sider", "ras-lanuf"), "two ports, dual"),
    ("بلغ إنتاج البلاد 1.1 مليون برميل يوميا من النفط.", ("libya",), "the country"),
    ("ضخت السعودية 10.2 مليون برميل يوميا من النفط.", ("saudi-arabia",), "Saudi Arabia"),
    ("أعلنت الرياض أنها ضخت 10.2 مليون برميل يوميا من النفط.", ("saudi-arabia",), "a capital"),
    ("خفضت أوبك وحلفاؤها الإنتاج 1.2 مليون برميل يوميا.", ("opec-plus",), "OPEC and its allies"),
]


@pytest.mark.parametrize(("text", "ids", "gloss"), NAMES, ids=[gloss for _, _, gloss in NAMES])
def test_name_is_found(text, ids, gloss):
    assert extract(text).observations[0].entities == ids


def test_the_first_and_the_second_are_those_named_before():
    # Sharara and El Feel pump; the first makes 200,000 and the second 60,000
    text = "يضخ الشرارة والفيل النفط، فالأول ينتج 200 ألف برميل يوميا والثاني 60 ألفا."
    assert [fact.entities for fact in extract(text).observations] == [("sharara",), ("el-feel",)]


def test_elephant_in_a_zoo_is_no_field():
    # an elephant in Tripoli's zoo
    assert extract("مات الفيل في حديقة الحيوان بطرابلس وعمره 30 عاما.").observations == ()


def test_words_of_a_fact_are_those_of_the_text():
    text = "طرابلس - بلغت الـصـادرات الليبية ٩٠٠ ألف بَرْمِيلٍ يومياً."
    (fact,) = extract(text).observations
    assert fact.quote == "٩٠٠ ألف بَرْمِيلٍ يومياً" == text[fact.start : fact.end]
    assert fact.sentence in text
    assert fact.measure == "exports"


def test_speaker_is_told_in_the_words_of_the_text():
    # the head of the corporation, Mustafa Sanalla, said that output was 1.2 million
    text = "وقال رئيس المؤسسة مصطفى صنع الله إن إنتاج ليبيا بلغ 1.2 مليون برميل يوميا."
    assert extract(text).observations[0].attribution == "رئيس المؤسسة مصطفى صنع الله"
