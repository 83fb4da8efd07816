"""What Arabic sentences say: measures, changes, plans, events. Each has its English gloss beside it."""

import pytest

from tests.extract.reading import extract

MORE = " ويتابع تجار النفط الخام الليبي الأنباء."
"""Traders of Libyan crude oil follow the news."""

FIGURES = [
    ("انخفض إنتاج ليبيا بمقدار 40 ألف برميل يوميا.", "production", "change", -40_000, "fell by 40,000"),
    ("ارتفع إنتاج ليبيا بنحو 40 ألف برميل يوميا.", "production", "change", 40_000, "rose by some 40,000"),
    ("ارتفع إنتاج ليبيا إلى 900 ألف برميل يوميا.", "production", "level", 900_000, "rose to 900,000"),
    ("هبطت صادرات ليبيا إلى 425 ألف برميل يوميا.", "exports", "level", 425_000, "exports fell to 425,000"),
    ("فقدت ليبيا 500 ألف برميل يوميا من الإنتاج بسبب الحصار.", "outage", "level", 500_000, "lost 500,000"),
    (
        "تبلغ طاقة مصفاة الزاوية 120 ألف برميل يوميا.",
        "refinery_intake",
        "capacity",
        120_000,
        "the refinery's capacity",
    ),
    (
        "يضخ حقل مسلة النفط وطاقته 95 ألف برميل يوميا.",
        "production",
        "capacity",
        95_000,
        "its capacity is 95,000",
    ),
    (
        "زار الوزير حقل الغاني ذا الـ40 ألف برميل يوميا.",
        "production",
        "capacity",
        40_000,
        "the 40,000 b/d field of Ghani",
    ),
    (
        "خفضت ليبيا إنتاجها 40 ألف برميل يوميا إلى 1.2 مليون.",
        "production",
        "change",
        -40_000,
        "cut by 40,000 to 1.2 million, no range",
    ),
    (
        "هبط إنتاج ليبيا من النفط 120 ألف برميل يوميا.",
        "production",
        "change",
        -120_000,
        "fell, a bare number",
    ),
    (
        "تعتزم روسيا تقليص صادراتها النفطية 200 ألف برميل يوميا.",
        "exports",
        "change",
        -200_000,
        "to trim its exports, a bare number",
    ),
    ("لا يزيد إنتاج ليبيا على 140 ألف برميل يوميا.", "production", "level", 140_000, "no more than"),
    (
        "كررت مصفاة الزاوية 3.1 مليون برميل في الشهر ذاته.",
        "volume",
        "level",
        3_100_000,
        "in that month is no monthly rate",
    ),
]


@pytest.mark.parametrize(
    ("text", "measure", "aspect", "low", "gloss"), FIGURES, ids=[row[-1] for row in FIGURES]
)
def test_figure_says_what_it_measures(text, measure, aspect, low, gloss):
    fact = extract(text).observations[0]
    assert (fact.measure, fact.aspect, fact.low) == (measure, aspect, low)


LEVELS = [
    ("قال وزير الطاقة إن ليبيا أنتجت 1.1 مليون برميل يوميا.", "the minister of energy said"),
    (
        "أنتج حقل الشرارة النفطي 200 ألف برميل يوميا من الطاقة الإنتاجية البالغة 300 ألف.",
        "of its capacity of",
    ),
]


@pytest.mark.parametrize(("text", "gloss"), LEVELS, ids=[gloss for _, gloss in LEVELS])
def test_a_level_beside_a_word_of_capacity_stays_one(text, gloss):
    assert extract(text).observations[0].aspect == "level"


PAST = [
    ("أنتجت ليبيا 90 مليون برميل من النفط خلال ثلاثة أشهر.", "made 90 million in three months"),
    ("انخفض إنتاج النفط الليبي خلال يومين إلى 100 ألف برميل يوميا.", "fell within two days"),
]


@pytest.mark.parametrize(("text", "gloss"), PAST, ids=[gloss for _, gloss in PAST])
def test_what_took_so_long_is_no_plan(text, gloss):
    (fact,) = extract(text, published="2018-06-22").observations
    assert (fact.modality, fact.when) == ("actual", "2018-06-22")


PLANS = [
    ("سيرتفع إنتاج ليبيا إلى مليوني برميل يوميا بحلول 2025.", "output will rise to two million by 2025"),
    ("تخطط ليبيا لرفع الإنتاج إلى 1.6 مليون برميل يوميا.", "Libya plans to raise output to 1.6 million"),
    ("ينتظر أن يتخطى إنتاج ليبيا 1.6 مليون برميل يوميا.", "is awaited to pass 1.6 million"),
    ("من المتوقع أن يبلغ إنتاج ليبيا 1.6 مليون برميل يوميا.", "is expected to reach 1.6 million"),
]


@pytest.mark.parametrize(("text", "gloss"), PLANS, ids=[gloss for _, gloss in PLANS])
def test_plan_is_expected(text, gloss):
    assert extract(text).observations[0].modality == "expected"


def test_bulletin_tells_its_fluids():
    # the corporation's daily bulletin: crude, condensate, gas, total
    text = (
        "إنتاج ليبيا اليوم:\n\n• النفط الخام: ١،٤١٩،٩٥٨ برميل\n• المكثفات: ٥٢،٠٧٥ برميل\n"
        "• الغاز: ما يكافئ ٢٠٥،٧٤١ برميل\n• الإجمالي: ١،٦٧٧،٧٧٤ برميل مكافئ\n"
    )
    found = extract(text).observations
    assert [(fact.low, fact.fluid) for fact in found] == [
        (1_419_958, "crude"),
        (52_075, "condensate"),
        (205_741, "gas"),
        (1_677_774, "boe"),
    ]
    assert {fact.measure for fact in found} == {"production"}


EVENTS = [
    (
        "أعلنت المؤسسة الوطنية للنفط حالة القوة القاهرة في ميناء الزويتينة.",
        "force_majeure_declared",
        "declared",
    ),
    ("رفعت المؤسسة الوطنية للنفط القوة القاهرة عن ميناء الزويتينة.", "force_majeure_lifted", "lifted"),
    ("هاجم مسلحون ميناء الزويتينة النفطي فجر الخميس.", "attack", "armed men attacked the port at dawn"),
    ("قبل يومين دخل مسلحون ملثمون ميناء الزويتينة.", "seizure", "armed men entered the port"),
    ("أنهى عمال ميناء الزويتينة النفطي صباح أمس اعتصامهم.", "outage_end", "ended their sit-in"),
    ("محتجون يقفلون ميناء الزويتينة منذ الثلاثاء.", "outage_start", "protesters close, in the present"),
]


@pytest.mark.parametrize(("text", "kind", "gloss"), EVENTS, ids=[gloss for _, _, gloss in EVENTS])
def test_event_is_read(text, kind, gloss):
    (event,) = extract(text + MORE).events
    assert (event.kind, event.entities) == (kind, ("zueitina",))
    assert text[event.start : event.end] == event.quote


DATED = [
    ("أعادت شركة الواحة صباح أمس ضخ حقل السماح.", "outage_end", "samah", "2020-03-11", "put back, parted"),
    ("أما حقل الشرارة فصامت منذ نوفمبر.", "outage_start", "sharara", "2019-11", "silent since"),
    ("مصفاة راس لانوف مطفأة منذ أغسطس 2013.", "outage_start", "ras-lanuf-refinery", "2013-08", "dark since"),
    ("حقل الفيل مسدود خطه منذ يناير.", "outage_start", "el-feel", "2020-01", "its line is blocked"),
]


@pytest.mark.parametrize(("text", "kind", "place", "when", "gloss"), DATED, ids=[row[-1] for row in DATED])
def test_event_is_dated(text, kind, place, when, gloss):
    (event,) = extract(text).events
    assert (event.kind, event.entities, event.when) == (kind, (place,), when)


@pytest.mark.parametrize("text", ["لم يصدر عن ميناء الزويتينة رد.", "أغلق خام برنت مرتفعا وحقل الفيل يعمل."])
def test_a_word_of_another_trade_is_no_event(text):
    # no answer "came out"; Brent "closed" higher
    assert not [event for event in extract(text + MORE).events if event.kind == "outage_start"]


def test_cause_is_read():
    # the fields were closed on Sunday because of a strike of the guards
    text = "أُغلق حقل الشرارة النفطي يوم الأحد بسبب إضراب الحراس، وتوقف إنتاج حقل الفيل."
    assert {event.cause for event in extract(text + MORE).events} <= {"strike"}


def test_arabic_and_english_texts_are_read_by_one_extractor():
    english = extract("Libya produced 300,000 b/d of crude on Wednesday.").observations
    arabic = extract("أنتجت ليبيا 300 ألف برميل يوميا من النفط الخام يوم الأربعاء.").observations
    told = [(fact.low, fact.measure, fact.entities, fact.when) for fact in (*english, *arabic)]
    assert told == [(300_000, "production", ("libya",), "2020-03-11")] * 2


TABLES = [
    (
        "الدولة | أبريل | مايو | الفرق (ألف برميل يوميا)\n"
        "العراق | 4,520 | 4,160 | 360-\nليبيا | 82 | 88 | 6+\n",
        [4_520_000, 4_160_000, -360_000, 82_000, 88_000, 6_000],
        "changes with the sign behind",
    ),
    (
        "الحقل / الإنتاج المعتاد / الإنتاج الآن (ألف برميل يوميا)\nالشرارة / 300 / متوقف\nالفيل / 70 / 12\n",
        [300_000, 70_000, 12_000],
        "slashes between cells",
    ),
]


@pytest.mark.parametrize(("table", "amounts", "gloss"), TABLES, ids=[row[-1] for row in TABLES])
def test_a_unit_alone_in_a_head_is_no_figure(table, amounts, gloss):
    assert [fact.low for fact in extract(table + MORE).observations] == amounts
