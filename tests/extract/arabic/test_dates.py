"""Dates of Arabic texts. Published on Thursday 2020-03-12; each phrase has its English gloss beside it."""

import pytest

from oiltrack.extract.dates.anchor import anchor
from oiltrack.extract.dates.reader import DateReader
from oiltrack.extract.lexicon import load
from oiltrack.extract.scenes.reduced import Reducer

LEXICON = load("arabic")
READER, REDUCER = DateReader(LEXICON), Reducer(LEXICON)

PHRASES = [
    ("أمس", "2020-03-11", "yesterday"),
    ("أمس الأربعاء", "2020-03-11", "yesterday, Wednesday"),
    ("اليوم الخميس", "2020-03-12", "today, Thursday"),
    ("أول أمس", "2020-03-10", "the day before yesterday"),
    ("يوم الأحد", "2020-03-08", "on Sunday"),
    ("الثلاثاء الماضي", "2020-03-10", "last Tuesday"),
    ("الاثنين المقبل", "2020-03-16", "next Monday"),
    ("18 يناير", "2020-01-18", "18 January"),
    ("18 كانون الثاني", "2020-01-18", "18 January, the name of the east"),
    ("18 كانون الثاني/يناير 2019", "2019-01-18", "both names of a month"),
    ("تشرين الثاني/نوفمبر 2019", "2019-11", "a month by both names"),
    ("أغسطس الماضي", "2019-08", "last August"),
    ("26 أغسطس الماضي", "2019-08-26", "26 August last"),
    ("مطلع فبراير", "2020-02-01/2020-02-10~", "early February"),
    ("منتصف فبراير", "2020-02-10/2020-02-20~", "mid-February"),
    ("السادس من مارس", "2020-03-06", "the sixth of March"),
    ("السادس والعشرين من الشهر الجاري", "2020-03-26", "the twenty-sixth of this month"),
    ("الشهر الماضي", "2020-02", "last month"),
    ("العام الماضي", "2019", "last year"),
    ("الأسبوع الماضي", "2020-03-02/2020-03-08", "last week"),
    ("قبل يومين", "2020-03-10", "two days ago"),
    ("قبل ثلاثة أشهر", "2019-12", "three months ago"),
    ("خلال الـ24 ساعة الماضية", "2020-03-12", "in the past 24 hours"),
    ("خلال الأربع والعشرين ساعة الماضية", "2020-03-12", "the same in words"),
    ("في عام 2010", "2010", "in the year 2010"),
    ("05/02/2020", "2020-02-05", "day, month, year"),
    ("الربع الأول من العام الجاري", "2020-01/2020-03", "the first quarter of this year"),
    ("النصف الثاني من 2019", "2019-07/2019-12", "the second half of 2019"),
    ("نهاية العام", "2020-12", "the end of the year"),
    ("15 رمضان 1441", "2020-05-08", "15 Ramadan 1441 of the Hijra"),
    ("رمضان 1440 هـ", "2019-05-06/2019-06-03", "Ramadan 1440 of the Hijra"),
    ("17 رجب", "2020-03-12", "17 Rajab, the last one"),
    ("حاليا", "2020-03-12", "at present"),
    ("الفصل الأول من العام الجاري", "2020-01/2020-03", "the first quarter, by another word"),
    ("الأسبوع الأول من يناير", "2020-01-01/2020-01-07", "the first week of January"),
    ("عطلة نهاية الأسبوع الماضي", "2020-03-07/2020-03-08", "last weekend"),
    ("في ظرف أسبوعين", "2020-03-26", "within two weeks"),
    ("خلال أربعة أسابيع", "2020-04-09", "within four weeks"),
    ("خلال الأيام القليلة المقبلة", "2020-03-12/2020-03-19~", "within the next few days"),
    ("من 4 إلى 7 مارس", "2020-03-04/2020-03-07", "from 4 to 7 March"),
    ("من الرابع إلى السابع من مارس", "2020-03-04/2020-03-07", "from the fourth to the seventh of March"),
    ("في النصف الأول من فبراير", "2020-02-01/2020-02-15", "the first half of February is no 1 February"),
    ("في النصف الثاني", "2020-07/2020-12", "in the second half, of no named year"),
    ("الأيام العشرة الأولى من فبراير", "2020-02-01/2020-02-10", "the first ten days of February"),
    ("الأسبوع الأول من الشهر", "2020-03-01/2020-03-07", "the first week of the month"),
    ("خلال الأسبوع المقبل", "2020-03-16/2020-03-22", "during next week"),
    ("الأسبوع قبل الماضي", "2020-02-24/2020-03-01", "the week before last"),
    ("الأسبوع المنتهي في 8 مارس", "2020-03-02/2020-03-08", "the week to 8 March"),
    ("في السابع من الشهر", "2020-03-07", "on the seventh of the month"),
    ("يوم 11", "2020-03-11", "on the 11th"),
    ("في ستة أشهر", "2020-09", "in six months"),
    ("خلال ثلاث إلى خمس سنوات", "2023/2025", "within three to five years"),
    ("قبل انقضاء السنة", "2020-12", "before the year is out"),
    ("مارس من السنة القادمة", "2021-03", "March of next year"),
    ("قبل ذلك بأسبوع", "2020-03-05~", "a week before that"),
    ("صيف العام الماضي", "2019-06/2019-08", "the summer of last year"),
    ("في 6 يناير ثم في 9 منه", "2020-01-09", "on 6 January, then on the 9th of it"),
    ("في فبراير وفي العاشر من الشهر نفسه", "2020-02-10", "in February, and on the tenth of that month"),
    ("يومي 9 و10", "2020-03-09", "on the 9th and 10th"),
    ("في اليوم التالي", "2020-03-13", "on the next day, from the day of the text"),
    ("ابتداء من غد", "2020-03-13", "from tomorrow on"),
    ("يوم غد الجمعة", "2020-03-13", "tomorrow, Friday"),
    ("هذه الليلة", "2020-03-12", "tonight"),
    ("هذا الصباح", "2020-03-12", "this morning"),
    ("أول فبراير", "2020-02-01", "the first of February"),
    ("في الصيف", "2019-06/2019-08", "in the summer"),
    ("في الشهر الأسبق", "2020-02", "in the month before"),
    ("خلال الأسبوعين المنصرمين", "2020-02-27/2020-03-12", "over the past two weeks, a dual"),
    ("مطلع الأسبوع الجاري", "2020-03-09/2020-03-11~", "early this week"),
    ("نهاية الأسبوع الماضي", "2020-03-05/2020-03-08~", "the end of last week"),
    ("نهاية الأسبوع", "2020-03-12/2020-03-15~", "the end of the week, to come"),
]


@pytest.mark.parametrize(("text", "when", "gloss"), PHRASES, ids=[gloss for _, _, gloss in PHRASES])
def test_phrase_is_read(text, when, gloss):
    seen = REDUCER.view(f"كان ذلك {text}.")
    found = READER.find(seen, 0, len(seen.text), anchor("2020-03-12"))
    assert when in [mention.when for mention in found] + [mention.ahead for mention in found]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("مغلق لليوم الرابع على التوالي", "nth day 3"),  # closed for a fourth day
        ("دخل الإغلاق أسبوعه الثالث", "nth week 2"),  # entered its third week
        ("غداة إغلاق الميناء", "after day 1"),  # the day after the port was closed
    ],
)
def test_what_is_counted_from_another_date_says_so(text, kind):
    seen = REDUCER.view(text)
    assert [mention.kind for mention in READER.find(seen, 0, len(seen.text), anchor("2020-03-12"))] == [kind]


def test_the_third_day_is_not_today():
    seen = REDUCER.view("وفي اليوم الثالث عاد الضخ")
    assert READER.find(seen, 0, len(seen.text), anchor("2020-03-12")) == []


def test_prepositions_have_the_names_that_the_models_know():
    seen = REDUCER.view("مغلق منذ 18 يناير")
    (mention,) = READER.find(seen, 0, len(seen.text), anchor("2020-03-12"))
    assert mention.prep == "since"


def test_month_of_the_hijra_alone_may_be_a_name():
    seen = REDUCER.view("قال رمضان إن الحقل مغلق")
    assert READER.find(seen, 0, len(seen.text), anchor("2020-03-12")) == []


def test_day_that_the_hijra_lacks_is_none():
    seen = REDUCER.view("في 31 رمضان 1441")
    assert [mention.when for mention in READER.find(seen, 0, len(seen.text), anchor("2020-03-12"))] == []


@pytest.mark.parametrize(
    ("phrase", "kind", "gloss"),
    [
        ("قبل ذلك بيوم", "earlier day 1", "a day before that"),
        ("قبله بثلاثة أيام", "earlier day 3", "three days before it"),
        ("بعدها بأسبوع", "later week 1", "a week after it"),
    ],
)
def test_a_pronoun_counts_from_the_date_named_before(phrase, kind, gloss):
    view = REDUCER.view(f"عاد الضخ {phrase}.")
    (found,) = READER.find(view, 0, len(view.folded), anchor("2020-03-12"))
    assert found.kind == kind
