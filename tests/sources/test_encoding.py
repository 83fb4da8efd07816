import json
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oiltrack.errors import SourceError
from oiltrack.sources.encoding import decode

ARABIC = "أعلنت المؤسسة الوطنية للنفط، اليوم، رفع حالة القوة القاهرة عن حقل الشرارة 300,000 برميل"
CORPUS = Path(__file__).parents[1] / "corpus"
WESTERN = "L’oléoduc d’Es Sider – fermé – “reprend” 40 % à Noël, a déclaré le président Müller"


def _corpus(*names: str) -> list[str]:
    lines = [line for name in names for line in (CORPUS / f"{name}.jsonl").read_text("utf-8").splitlines()]
    assert lines
    return [json.loads(line)["text"] for line in lines]


def _as_far_as(text: str, page: str) -> bytes:
    """Return the text in a code page, without the characters that it lacks, such as Arabic digits."""
    return unicodedata.normalize("NFKC", text).encode(page, "ignore")


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_arabic_is_read_in_its_encodings(name: str) -> None:
    assert decode(ARABIC.encode(name), "f") == ARABIC


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_western_text_is_read_in_its_encodings(name: str) -> None:
    assert decode(WESTERN.encode(name), "f") == WESTERN


def test_utf16_of_either_order_is_read_by_its_mark() -> None:
    assert decode(b"\xff\xfe" + ARABIC.encode("utf-16-le"), "f") == ARABIC
    assert decode(b"\xfe\xff" + ARABIC.encode("utf-16-be"), "f") == ARABIC


@pytest.mark.parametrize("text", ["El Niño año", "Präsident Öl", "smørrebrød", "30 °C – 5 £"])
def test_single_accents_do_not_make_a_text_arabic(text: str) -> None:
    assert decode(f"Output in the field: {text}".encode("cp1252"), "f").endswith(text)


def test_english_with_one_arabic_name_is_windows_1256() -> None:
    text = "The field of الشرارة pumps again"
    assert decode(text.encode("cp1256"), "f") == text


def test_a_declared_charset_decides_between_code_pages() -> None:
    assert decode("Нефть".encode("koi8-r"), "f", declared="koi8-r") == "Нефть"
    assert decode("石油".encode("gb2312"), "f", declared="gb2312") == "石油"


def test_a_charset_that_the_bytes_refute_is_ignored() -> None:
    assert decode(ARABIC.encode("utf-8"), "f", declared="iso-8859-1") == ARABIC
    assert decode(WESTERN.encode("cp1252"), "f", declared="utf-8") == WESTERN
    assert decode(WESTERN.encode("cp1252"), "f", declared="no such charset") == WESTERN
    assert decode(WESTERN.encode("cp1252"), "f", declared="rot13") == WESTERN


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (ARABIC.encode("utf-8")[:-1] + b" b/d", "f: UTF-8 with broken bytes; save it again as UTF-8"),
        (b"\xef\xbb\xbfoil \xff", "UTF-8 with broken bytes"),
        (b"\xff\xfe\x00", "UTF-16 with broken bytes"),
        (bytes(range(0x80, 0x100)), "is none of UTF-8, UTF-16, Windows-1252, Windows-1256"),
        ("“Oil” and “gas”".encode() + b"\xe9", "UTF-8 with broken bytes"),
        ("“Oil” and “gas” – up".encode()[:-4], "UTF-8 with broken bytes"),
        (f"{ARABIC}\n{ARABIC}\n".encode("cp1256") + "من النفط".encode(), "a part is UTF-8 and a part is not"),
        ("Добыча нефти в Ливии упала из-за протестов".encode("cp1251"), "is none of"),
        ("Η παραγωγή πετρελαίου της Λιβύης μειώθηκε".encode("iso8859-7"), "is none of"),
        (b"oil \x81 oil", "is none of"),
    ],
)
def test_bytes_that_fit_no_encoding_are_an_error(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=r".") as caught:
        decode(data, "f")
    assert message in str(caught.value)


@pytest.mark.parametrize("page", ["cp1256", "iso8859_6", "mac_arabic"])
def test_arabic_news_is_read_in_each_code_page_of_arabic(page: str) -> None:
    for text in _corpus("arabic_news", "arabic"):
        for data in (_as_far_as(part, page) for part in (text, text[:200])):
            assert decode(data, "f").split() == data.decode(page).split()


def test_arabic_news_in_windows_1256_is_read_as_it_is_to_the_sentence() -> None:
    for text in _corpus("arabic_news", "arabic_cases"):
        for sentence in text.split(". "):
            data = sentence.encode("cp1256", "ignore")
            assert decode(data, "f") == data.decode("cp1256")


def test_english_news_in_windows_1252_is_no_arabic() -> None:
    for text in _corpus("agency", "wires", "press"):
        data = text.encode("cp1252", "ignore")
        assert decode(data, "f") == data.decode("cp1252")


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "windows-1256", "iso-8859-6"])
def test_what_arabic_reads_like_goes_before_what_its_server_says(declared: str) -> None:
    text = ARABIC.replace("،", "")
    for page in ("cp1256", "iso8859_6"):
        assert decode(text.encode(page), "f", declared=declared) == text


def test_two_words_that_are_arabic_in_two_code_pages_are_an_error_unless_one_is_declared() -> None:
    data = "بعد انسحاب".encode("cp1256")
    with pytest.raises(SourceError, match="f: Arabic in Windows-1256 or ISO-8859-6; save it again as UTF-8"):
        decode(data, "f")
    assert decode(data, "f", declared="windows-1256") == "بعد انسحاب"
    assert decode(data, "f", declared="iso-8859-6") == data.decode("iso8859_6")


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_read(order: str) -> None:
    for text in _corpus("arabic_news", "agency"):
        assert decode(text.encode(order), "f") == text


@given(data=st.binary(max_size=200), declared=st.sampled_from([None, "iso-8859-6", "windows-1252", "koi8-r"]))
def test_any_bytes_are_text_or_one_error(data: bytes, declared: str | None) -> None:
    with suppress(SourceError):
        assert isinstance(decode(data, "f", declared=declared), str)
