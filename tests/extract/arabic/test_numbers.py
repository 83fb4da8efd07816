"""Numbers, units and ranges as Arabic writes them. Each sentence has its English gloss beside it."""

import pytest

from tests.extract.reading import extract

RATES = [
    ("بلغ إنتاج ليبيا 300 ألف برميل يوميا.", 300_000, "300 thousand barrels a day"),
    ("بلغ إنتاج ليبيا 1.3 مليون برميل يومياً.", 1_300_000, "1.3 million, with a point"),
    ("بلغ إنتاج ليبيا 1,3 مليون برميل يوميا.", 1_300_000, "1,3 million, with a comma"),
    ("بلغ إنتاج ليبيا 2ر1 مليون برميل يوميا.", 1_200_000, "1.2 million as agencies type it: 2, letter, 1"),
    ("بلغ إنتاج ليبيا ٢٥ر١ مليون برميل يوميا.", 1_250_000, "the same in Arabic-Indic digits, 1.25"),
    ("بلغ إنتاج ليبيا ١٫٣ مليون برميل يوميا.", 1_300_000, "Arabic-Indic digits and decimal mark"),
    ("بلغ إنتاج ليبيا ١٬٢٢١٬٩٢١ برميلا يوميا.", 1_221_921, "Arabic-Indic digits and thousands marks"),
    ("بلغ إنتاج ليبيا ١،٢٢١،٩٢١ برميلا يوميا.", 1_221_921, "thousands parted by Arabic commas"),
    ("بلغ إنتاج ليبيا ۱۲۳٬۰۰۰ برميل يوميا.", 123_000, "Persian digits"),
    ("بلغ إنتاج ليبيا 120.568 برميل يوميا.", 120_568, "thousands with a point"),
    ("بلغ إنتاج ليبيا مليون و200 ألف برميل في اليوم.", 1_200_000, "a million and 200 thousand"),
    ("بلغ إنتاج ليبيا مليون و 200 ألف برميل كل يوم.", 1_200_000, "the same, the and apart"),
    ("بلغ إنتاج ليبيا مليوناً ونصف المليون برميل يومياً.", 1_500_000, "a million and half a million"),
    ("بلغ إنتاج ليبيا مليونا وربع المليون برميل يوميا.", 1_250_000, "a million and a quarter"),
    ("بلغ إنتاج ليبيا نصف مليون برميل يوميا.", 500_000, "half a million"),
    ("بلغ إنتاج ليبيا ثلاثة أرباع المليون برميل يوميا.", 750_000, "three quarters of a million"),
    ("بلغ إنتاج ليبيا مئتي ألف برميل يوميا.", 200_000, "two hundred thousand, genitive dual"),
    ("بلغ إنتاج ليبيا مائتا ألف برميل يوميا.", 200_000, "two hundred thousand, old spelling"),
    ("بلغ إنتاج ليبيا مليوني برميل يوميا.", 2_000_000, "two million, dual"),
    ("بلغ إنتاج ليبيا سبعمئة ألف برميل يوميا.", 700_000, "seven hundred thousand, one word"),
    ("بلغ إنتاج ليبيا مئتين وتسعين ألف برميل يوميا.", 290_000, "two hundred and ninety thousand"),
    ("بلغ إنتاج ليبيا ثمانمئة وخمسة وسبعين ألف برميل يوميا.", 875_000, "875 thousand in words"),
    ("بلغ إنتاج ليبيا مليوناً ومئتين وخمسين ألف برميل يومياً.", 1_250_000, "1.25 million in words"),
    ("بلغ إنتاج ليبيا 958 ألفا و979 برميلا يوميا.", 958_979, "958 thousand and 979"),
    ("بلغ إنتاج ليبيا مليون و104 آلاف و733 برميلا يوميا.", 1_104_733, "three steps of a number"),
    ("بلغ إنتاج ليبيا 1.3 مليون ب/ي.", 1_300_000, "b/d, abbreviated"),
    ("بلغ إنتاج ليبيا 350 ألف برميل من النفط الخام يوميا.", 350_000, "barrels of crude oil a day"),
    ("بلغ إنتاج ليبيا يوم الاثنين خمسمئة وثلاثين ألف برميل.", 530_000, "Monday is no two"),
    ("هدف ليبيا مليونا برميل يوميا من الإنتاج.", 2_000_000, "two million, dual before its noun"),
    ("هبط إنتاج ليبيا إلى الستمئة ألف برميل يوميا.", 600_000, "a number in words with an article"),
    ("بلغ إنتاج الجزائر 1980 ألف برميل يوميا.", 1_980_000, "1980 thousand is no year"),
    ("بلغ إنتاج ليبيا في 2017 مليون برميل يوميا.", 1_000_000, "a million behind a year"),
    ("بلغ إنتاج ليبيا في 2017 مليونا و374 ألف برميل يوميا.", 1_374_000, "behind a year"),
    (
        "بلغ إنتاج ليبيا مليوناً وأربعمئة وثلاثة آلاف وستمئة وسبعة وسبعين برميلاً يوميا.",
        1_403_677,
        "to the barrel in words",
    ),
    ("بلغ إنتاج ليبيا ثلاثة وخمسين ألفاً ومئة واثنين وعشرين برميلا يوميا.", 53_122, "53,122 in words"),
    ("بلغ إنتاج ليبيا مليون برميل يوميا.", 1_000_000, "a million, no number before it"),
]


@pytest.mark.parametrize(("text", "bpd", "gloss"), RATES, ids=[gloss for _, _, gloss in RATES])
def test_number_is_read(text, bpd, gloss):
    (fact,) = extract(text).observations
    assert (fact.low, fact.high, fact.measure) == (bpd, bpd, "production")
    assert text[fact.start : fact.end] == fact.quote


RANGES = [
    ("يتراوح إنتاج ليبيا بين 90 و100 ألف برميل يوميا.", (90_000, 100_000), "between 90 and 100 thousand"),
    ("بلغ إنتاج ليبيا ما بين 365 و409 آلاف برميل يوميا.", (365_000, 409_000), "between 365 and 409 thousand"),
    (
        "بلغ إنتاج ليبيا بين 900و950 ألف برميل يوميا.",
        (900_000, 950_000),
        "between 900 and 950, the and joined",
    ),
    ("بلغ إنتاج ليبيا 80-100 ألف برميل يوميا.", (80_000, 100_000), "80-100 thousand"),
    (
        "يتأرجح إنتاج ليبيا بين مليون ومئة ألف ومليون ومئتي ألف برميل يوميا.",
        (1_100_000, 1_200_000),
        "between two numbers of two steps each",
    ),
]


@pytest.mark.parametrize(("text", "bounds", "gloss"), RANGES, ids=[gloss for _, _, gloss in RANGES])
def test_range_is_one_figure(text, bounds, gloss):
    (fact,) = extract(text).observations
    assert (fact.low, fact.high) == bounds


def test_from_one_to_another_are_two_levels():
    # output fell from 320 thousand barrels a day to 58 thousand
    found = extract("تراجع إنتاج ليبيا من 320 ألف برميل يوميا إلى 58 ألف برميل يوميا.").observations
    assert [(fact.low, fact.aspect) for fact in found] == [(320_000, "level"), (58_000, "level")]


QUALIFIED = [
    ("بلغ إنتاج ليبيا نحو 300 ألف برميل يوميا.", "about", "some"),
    ("بلغ إنتاج ليبيا حوالي 300 ألف برميل يوميا.", "about", "around"),
    ("بلغ إنتاج ليبيا أكثر من 300 ألف برميل يوميا.", "over", "more than"),
    ("بلغ إنتاج ليبيا أقل من 300 ألف برميل يوميا.", "under", "less than"),
]


@pytest.mark.parametrize(("text", "qualifier", "gloss"), QUALIFIED, ids=[gloss for _, _, gloss in QUALIFIED])
def test_qualifier_is_read(text, qualifier, gloss):
    assert extract(text).observations[0].qualifier == qualifier


NO_FIGURES = [
    ("ارتفع خام برنت إلى 109 دولارات للبرميل.", "a price of Brent crude"),
    ("تنتج ليبيا 220 مليون قدم مكعب من الغاز في اليوم.", "cubic feet of gas"),
    ("شاركت نحو 37 شركة نفط في الجولة.", "companies in a bid round"),
    ("توظف مؤسسة النفط 60 ألف عامل.", "workers of the oil corporation"),
    ("تجاوزت خسائر النفط 16 مليار دينار.", "losses in dinars"),
]


@pytest.mark.parametrize(("text", "gloss"), NO_FIGURES, ids=[gloss for _, gloss in NO_FIGURES])
def test_other_counts_are_no_figures(text, gloss):
    assert extract(text).observations == ()


def test_unit_over_a_table_is_no_thousand_barrels():
    found = extract("إنتاج الشركات (ألف برميل يوميا) كما نشرته المؤسسة الوطنية للنفط.").observations
    assert not found
