"""The verbs of Arabic sentences: their tenses, and the words that tell of events. It asks for no weights."""

from functools import cache

import pytest

from oiltrack.extract.dates.anchor import anchor
from oiltrack.extract.events.triggers import find_triggers
from oiltrack.extract.lexicon import load
from oiltrack.extract.scenes.places import PlaceReader
from oiltrack.extract.scenes.reduced import Reducer
from oiltrack.extract.scenes.scan import Scanner
from oiltrack.extract.scenes.scene import Scene, SceneReader
from oiltrack.extract.scenes.tokens import named_by_side
from oiltrack.extract.tense import verb_tense
from oiltrack.extract.when.attachment import deed
from oiltrack.gazetteer import load_gazetteer
from tests.extract.reading import PUBLISHED

LEXICON = load("arabic")


@cache
def reader() -> SceneReader:
    gazetteer = load_gazetteer()
    places = PlaceReader(gazetteer.places, LEXICON, most_bpd=gazetteer.most_bpd)
    return SceneReader(LEXICON, Scanner(LEXICON, gazetteer.aliases), places=places)


def scene(text: str) -> Scene:
    (found,) = reader().read(Reducer(LEXICON).view(text), anchor(PUBLISHED))
    return found


@pytest.mark.parametrize(
    ("text", "told", "gloss"),
    [
        ("غادرت ناقلة ميناء الزاوية يوم السبت.", "past before", "a tanker left"),
        ("ستستقبل البريقة ناقلة يوم السبت.", "ahead before", "Brega will receive a tanker"),
        ("من المقرر أن تصل ناقلة يوم السبت.", "ahead before", "a tanker is due"),
        ("يوم السبت اقتحم محتجون الحقل.", "past behind", "on Saturday protesters stormed"),
        ("تستعد شركة الواحة لرفع الإنتاج يوم السبت.", "ahead before", "Waha prepares to raise output"),
        ("يعمل الحقل منذ السبت.", "present before", "the field works since Saturday"),
    ],
)
def test_a_date_goes_with_a_verb(text, told, gloss):
    found = scene(text)
    assert deed(found, found.dates[0]) == told


@pytest.mark.parametrize(
    ("text", "tense", "gloss"),
    [
        ("صعد الإنتاج إلى 300 ألف برميل يوميا.", "past", "climbed to"),
        ("استعادت الشركة 300 ألف برميل يوميا.", "past", "won back"),
        ("يعطي الحقل 300 ألف برميل يوميا.", "present", "gives"),
        ("تستقبل المصفاة 300 ألف برميل يوميا.", "present", "receives"),
    ],
)
def test_verb_of_a_figure_has_its_tense(text, tense, gloss):
    found = scene(text)
    assert verb_tense(found, found.quantities[0].start) == tense


def test_words_near_a_figure_have_the_names_that_the_models_know():
    # on Sunday the protesters' field gave 300,000 barrels a day
    found = scene("يوم الأحد أعطى حقل المحتجين 300 ألف برميل يوميا.")
    near = named_by_side(found, (found.quantities[0].start, found.quantities[0].end))
    assert {"right before protesters", "before field", "before sunday"} <= set(near)


def test_to_is_before_a_noun_where_the_letters_may_be_a_verb():
    # "agreed to the raising of output": "raising" is spelled as "raised"
    found = scene("اتفقت الشركات على رفع الإنتاج إلى 300 ألف برميل يوميا.")
    assert [verb.group() for verb in found.matches("tense.past")] == ["اتفقت"]


def test_and_before_a_verb_opens_a_clause():
    # "gunmen stormed the field and the company halted output"
    found = scene("اقتحم مسلحون الحقل وأوقفت الشركة الإنتاج.")
    assert found.clause(0) != found.clause(found.folded.index("اوقفت"))


@pytest.mark.parametrize(
    ("text", "kind", "gloss"),
    [
        ("لا ينتج الحقل شيئا منذ ديسمبر.", "outage_start", "gives nothing"),
        ("قطع محتجون من أهالي أجدابيا إمدادات الخام.", "outage_start", "cut, with their name between"),
        ("رفض حرس الميناء أمس تحميل ناقلة.", "outage_start", "refused to load"),
        ("أعادت شركة الزاوية لتكرير النفط تشغيل مصفاتها.", "outage_end", "put back, five words between"),
        ("تعيد الشركة غدا تشغيل مصفاتها.", "outage_end", "puts back"),
        ("تعيد تشغيله غدا.", "outage_end", "puts it back, nothing between"),
        ("الضخ من الشرارة انطلق ثانية.", "outage_end", "flows again"),
        ("أنهى حراس ميناء الحريقة أمس إضرابا.", "outage_end", "ended a strike"),
        ("وضعت قوات حفتر يدها على السدرة.", "seizure", "laid hands on"),
        ("فتح مسلحون النار على دورية في الحقل.", "attack", "opened fire opens no field"),
    ],
)
def test_a_verb_stands_around_its_object(text, kind, gloss):
    assert [trigger.kind for trigger in find_triggers(scene(text))] == [kind]


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("ينتج الحقل عادة 209 آلاف برميل يوميا.", "usually, spelled as 'came back'"),
        ("يعود إلى عام 1986 خط الأنابيب.", "dates back to 1986"),
        ("نظم عمال الحقل وقفة احتجاجية.", "a vigil, spelled as 'its stop'"),
    ],
)
def test_a_word_spelled_like_one_of_events_tells_of_none(text, gloss):
    assert find_triggers(scene(text)) == []


def ids(text: str) -> list[tuple[str, ...]]:
    found = reader().read(Reducer(LEXICON).view(text), anchor(PUBLISHED))
    return [place.ids for place in found[-1].places]


def test_an_ambiguous_name_is_a_place_once_a_sentence_that_speaks_of_oil_names_it():
    # "the Elephant field pumps 70,000 barrels. The Elephant fell silent"
    assert ids("يضخ حقل الفيل 70 ألف برميل من النفط. سكت الفيل أمس.") == [("el-feel",)]
    assert ids("يضخ حقل مسلة 70 ألف برميل من النفط. سكت الفيل أمس.") == []


def test_two_fields_are_named_behind_one_word():
    assert ids("أغلق محتجون حقلي الشرارة والفيل.") == [("el-feel", "sharara")]


@pytest.mark.parametrize(
    ("text", "kind", "gloss"),
    [
        ("أسقطت المؤسسة الوطنية للنفط مساء أمس القوة القاهرة.", "force_majeure_lifted", "dropped it"),
        ("أعادت المؤسسة القوة القاهرة على الصادرات بعد رفعها.", "force_majeure_declared", "put it back"),
        ("رفعت المؤسسة القوة القاهرة عن الحقل.", "force_majeure_lifted", "lifted it"),
    ],
)
def test_a_verb_tells_what_became_of_force_majeure(text, kind, gloss):
    assert [trigger.kind for trigger in find_triggers(scene(text))] == [kind]
