"""Any Arabic text is read without an error, and the words of its facts are those of the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.reading import extract

PIECES = st.sampled_from(
    [
        "بلغ إنتاج ", "و", "ب", "لل", "ـ", "َ", "\u200f", "حقل الشرارة ", "النفط ", "٣٠٠ ",
        "ألف ", "مليوني ", "برميل ", "يومياً ", "بين ", "إلى ", "من ", "أغلق ",
        "القوة القاهرة ", "15 رمضان ", "1441 ", "31 فبراير ", "\n", ". ", "، ", "ﻻ", "| ",
        "(", "#", "١٬٠", "ب/ي ", "oil ", "س", "ال",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_is_read(text):
    found = extract("النفط " + text, title=text)
    for fact in (*found.observations, *found.events, *found.rejected):
        if fact.start is not None:
            assert ("النفط " + text)[fact.start : fact.end] == fact.quote
