import pytest

from tests.sources.conftest import Reading, only, only_error

STORY = "Sharara pumps again\n\nThe field pumps 80,000 b/d, the company said.\n"


def test_one_article_has_its_path_as_key_and_the_title_is_no_part_of_the_text(reading: Reading) -> None:
    document = only(reading("a b.txt", STORY))
    assert document.key == "a b.txt"
    assert document.title == "Sharara pumps again"
    assert document.text == "The field pumps 80,000 b/d, the company said."
    assert document.published is None


def test_articles_of_a_digest_are_numbered_from_one(reading: Reading) -> None:
    second = "El Feel shut\n\nTRIPOLI (Reuters) – El Feel was shut by its guards, an engineer said.\n"
    first = "Wafa shut\n\nZINTAN (Reuters) – Wafa was shut by its guards, an engineer said.\n"
    assert [item.key for item in reading("d.txt", f"{first}\n{second}")] == ["d.txt#1", "d.txt#2"]


def test_line_ends_and_mark_are_normalised_and_nothing_else(reading: Reading) -> None:
    content = "\ufeffOutput\u00a0was 1.2\u2009m b/d.\r\nIt fell\u2028later.\rIt rose."
    assert only(reading("a.txt", content)).text == (
        "Output\u00a0was 1.2\u2009m b/d.\nIt fell\u2028later.\nIt rose."
    )


def test_a_few_stray_controls_are_dropped(reading: Reading) -> None:
    assert only(reading("a.txt", "Page one.\x0cPage two.\x1a")).text == "Page one.\nPage two."


def test_the_date_of_the_command_line_is_the_last_resort(reading: Reading) -> None:
    assert only(reading("a.txt", STORY, published="2018-03")).published == "2018-03"
    dated = "Sharara pumps again\n12 May 2018\n\nThe field pumps 80,000 b/d.\n"
    assert only(reading("b.txt", dated, published="2017")).published == "2018-05-12"


@pytest.mark.parametrize("suffix", [".TXT", ".Text"])
def test_endings_are_read_in_any_case(reading: Reading, suffix: str) -> None:
    assert only(reading(f"a{suffix}", STORY)).title == "Sharara pumps again"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "bad.txt: is empty; remove it or fill it"),
        (b" \r\n\t\xef\xbb\xbf", "is empty"),
        (b"oil\x00oil", "bad.txt: is binary, not text; save its text as UTF-8"),
        (b"\x01\x02\x03\x04\x05\x06 oil", "is binary"),
        (b"%PDF-1.7 oil", "is a PDF document, not text; save its text as .txt"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"x" * (20 * 1024 * 1024 + 1), "larger than 20 MB; split it"),
        (b"line of oil\n" * 500_000, "more than 5,000,000 characters; split it into articles"),
        (b"x" * 1_000_001, "a line of more than 1,000,000 characters; break its lines"),
    ],
    ids=["empty", "blank", "nul", "controls", "pdf", "png", "large", "long", "line"],
)
def test_what_is_no_text_is_an_error_with_its_remedy(reading: Reading, content: bytes, message: str) -> None:
    assert message in only_error(reading("bad.txt", content))
