import pytest

from oiltrack.errors import SourceError
from oiltrack.sources.encoding import decode

ARABIC = "أعلنت المؤسسة الوطنية للنفط، اليوم، رفع حالة القوة القاهرة عن حقل الشرارة 300,000 برميل"
WESTERN = "L’oléoduc d’Es Sider – fermé – “reprend” 40 % à Noël, a déclaré le président Müller"


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
        (b"oil \x81 oil", "is none of"),
    ],
)
def test_bytes_that_fit_no_encoding_are_an_error(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=r".") as caught:
        decode(data, "f")
    assert message in str(caught.value)
