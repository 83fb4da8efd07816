import pytest

from oiltrack.errors import SourceError
from oiltrack.facts import Document
from tests.sources.conftest import Reading, only, only_error

HEAD = """From: National Oil Corporation <media@example.ly>
To: desk@example.org
Subject: Daily output
Date: Mon, 4 Jan 2016 23:10:00 -0500
"""
PLAIN = HEAD + "Content-Type: text/plain; charset=utf-8\n\n"


def test_a_mail_gives_text_subject_sender_and_day(reading: Reading) -> None:
    document = only(reading("m.eml", PLAIN + "Output was 362,000 b/d.\n"))
    assert document == Document(
        key="m.eml",
        text="Output was 362,000 b/d.",
        title="Daily output",
        published="2016-01-04",
        publisher="National Oil Corporation",
    )


def test_a_mail_without_date_is_read_without_one(reading: Reading) -> None:
    mail = PLAIN.replace("Date: Mon, 4 Jan 2016 23:10:00 -0500\n", "")
    assert only(reading("m.eml", mail + "Output fell.")).published is None
    assert only(reading("n.eml", mail + "Output fell.", published="2016")).published == "2016"


@pytest.mark.parametrize(
    "written",
    [
        "yesterday",
        "Mon, 40 Jan 2016 10:00:00 +0000",
        "5 May 1850 10:00:00 +0000",
        "31 Dec 9999 23:00:00 -0500",
        "=?x?q?=",
        "",
    ],
)
def test_a_damaged_date_is_no_date(reading: Reading, written: str) -> None:
    mail = PLAIN.replace("Mon, 4 Jan 2016 23:10:00 -0500", written)
    assert only(reading("m.eml", mail + "Output fell.")).published is None


def test_a_line_that_begins_with_from_splits_no_mail(reading: Reading) -> None:
    body = "It rose.\n\nFrom Monday on the port loads.\n\nFrom: here on it falls."
    assert only(reading("m.eml", PLAIN + body)).text == body


def test_encoded_and_raw_subjects_are_decoded(reading: Reading) -> None:
    encoded = PLAIN.replace("Daily output", "=?utf-8?B?2K3ZgtmEINin2YTYtNix2KfYsdip?= 2016")
    assert only(reading("m.eml", encoded + "x y.")).title == "حقل الشرارة 2016"
    assert only(reading("m.eml", PLAIN.replace("Daily output", "حقل") + "x y.")).title == "حقل"


@pytest.mark.parametrize(
    ("charset", "encoding"), [("windows-1256", "cp1256"), ("utf-8", "utf-8"), ("x-lost", "utf-8")]
)
def test_the_charset_of_the_mail_is_respected(reading: Reading, charset: str, encoding: str) -> None:
    head = HEAD + f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    content = head.encode() + "استؤنف الإنتاج في الحقل".encode(encoding)
    assert only(reading("m.eml", content)).text == "استؤنف الإنتاج في الحقل"


PARTS = (
    HEAD
    + """MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="x"

--x
Content-Type: text/plain; charset=utf-8

{plain}
--x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html><body><p>Output at the field was 300,000 b/d on Sunday, =
the company said in its note.</p></body></html>
--x--
"""
)


def test_the_text_part_is_preferred_to_the_page(reading: Reading) -> None:
    assert only(reading("m.eml", PARTS.format(plain="Output was 300,000."))).text == "Output was 300,000."


def test_without_a_text_part_the_page_is_read(reading: Reading) -> None:
    text = "Output at the field was 300,000 b/d on Sunday, the company said in its note."
    assert only(reading("m.eml", PARTS.format(plain=" "))).text == text


def test_a_mail_that_holds_no_text_is_an_error(reading: Reading) -> None:
    mail = HEAD + "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nJVBERg=="
    assert only_error(reading("m.eml", mail)) == (
        "m.eml: the mail holds no text; save its text, or its attachment, as a file of its own"
    )


def test_a_mail_nested_without_end_is_an_error(reading: Reading) -> None:
    mail = "Content-Type: message/rfc822\n\n" * 3000 + "Subject: x\n\ntext"
    assert "m.eml: " in only_error(reading("m.eml", mail))


_NESTED = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(200))


@pytest.mark.parametrize(
    "parts",
    [
        'Content-Type: multipart/mixed; boundary="x"\n\n' + "--x\nContent-Type: text/html\n\na\n" * 1_000,
        _NESTED + "\na" * 200_000,
        (_NESTED + "\na" * 200_000).replace("\n", "\r"),
    ],
    ids=["side by side", "nested", "nested with CR"],
)
def test_a_mail_of_too_many_parts_is_an_error(reading: Reading, parts: str) -> None:
    message = only_error(reading("m.eml", HEAD + parts))
    assert message == "m.eml: a mail of too many parts; save its text as .txt"


def test_a_mail_of_some_parts_is_read(reading: Reading) -> None:
    assert only(reading("m.eml", HEAD + _NESTED + "Content-Type: text/plain\n\nIt fell.")).text == "It fell."


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("From: " + "(" * 500_000, "m.eml: mail nested too deep; save its text as .txt"),
        (
            "Content-Type: text/plain; " + "a=b;\n " * 1_000,
            "a Content-Type header of more than 2,000 characters",
        ),
    ],
    ids=["comments", "parameters"],
)
def test_bombs_in_headers_are_errors(reading: Reading, header: str, message: str) -> None:
    assert message in only_error(reading("m.eml", f"{header}\n\nOutput fell."))


def test_a_header_without_end_is_cut(reading: Reading) -> None:
    assert len(only(reading("m.eml", "Subject: " + "x" * 9_000_000 + "\n\nOutput fell.")).title) == 2_000


GMAIL = """FYI, for the chart.

---------- Forwarded message ---------
From: Desert Wire <news@example.com>
Date: Thu, Jan 7, 2016 at 10:02 AM
Subject: Fwd: Ports shut
To: <desk@example.org>

TRIPOLI (Desert Wire) – Two ports were shut on Wednesday.
"""
OUTLOOK = """-----Original Message-----
From: Desert Wire [mailto:news@example.com]
Sent: Thursday, January 7, 2016 10:02 AM
To: Desk
Subject: Ports shut

TRIPOLI (Desert Wire) – Two ports were shut on Wednesday.
"""
QUOTED = """> ---------- Forwarded message ----------
> From: "Desert Wire" <news@example.com>
> Date: 7 January 2016
> Subject: Ports shut
>
> TRIPOLI (Desert Wire) – Two ports were shut on Wednesday.
"""
APPLE = """Begin forwarded message:

> From: Desert Wire <news@example.com>
> Subject: Ports shut
> Date: 7 January 2016 at 10:02:11 EET
> To: desk@example.org
>
> TRIPOLI (Desert Wire) – Two ports were shut on Wednesday.
"""


@pytest.mark.parametrize("body", [GMAIL, OUTLOOK, QUOTED, APPLE], ids=["gmail", "outlook", "quoted", "apple"])
def test_a_forwarded_story_has_its_own_date_title_and_publisher(reading: Reading, body: str) -> None:
    document = only(reading("m.eml", PLAIN.replace("Daily output", "Fwd: see below") + body))
    assert document == Document(
        key="m.eml",
        text="TRIPOLI (Desert Wire) – Two ports were shut on Wednesday.",
        title="Ports shut",
        published="2016-01-07",
        publisher="Desert Wire",
    )


def test_a_story_forwarded_twice_has_the_date_of_the_innermost(reading: Reading) -> None:
    body = GMAIL.replace("Jan 7, 2016", "Jan 9, 2016").replace("TRIPOLI (D", QUOTED + "\nTRIPOLI (D")
    assert only(reading("m.eml", PLAIN + body)).published == "2016-01-07"


def test_a_quoted_story_has_the_date_of_its_attribution(reading: Reading) -> None:
    body = (
        "See this.\n\n> On Mon, 4 Jan 2016, News Desk wrote:\n> Output fell to 300,000 b/d.\n> It may rise."
    )
    document = only(reading("m.eml", PLAIN.replace("4 Jan 2016 23", "6 Jan 2016 23") + body))
    assert document.published == "2016-01-04"
    assert document.text == "Output fell to 300,000 b/d.\nIt may rise."


def test_an_attribution_broken_into_two_lines_is_read(reading: Reading) -> None:
    body = "> On Mon, 4 Jan\n> 2016, News Desk <a@b.example>\n wrote:\n"
    quoted = "> Output fell to 300,000 b/d.\n> It may rise again in the spring of the next year, they said."
    mail = PLAIN.replace("4 Jan 2016 23", "6 Jan 2016 23")
    document = only(reading("m.eml", mail + body.replace("\n wrote", " wrote") + quoted))
    assert document.published == "2016-01-04"
    assert document.text.startswith("Output fell to 300,000 b/d.")


def test_a_reply_above_a_short_quote_keeps_its_own_date(reading: Reading) -> None:
    body = "Output fell to 300,000 b/d, as we wrote last week.\n\nOn 1 Jan 2016, A wrote:\n> How much?"
    assert only(reading("m.eml", PLAIN + body)).published == "2016-01-04"


def test_a_forwarded_story_whose_date_is_damaged_has_none(reading: Reading) -> None:
    body = GMAIL.replace("Thu, Jan 7, 2016 at 10:02 AM", "some day")
    assert only(reading("m.eml", PLAIN + body)).published is None


SEPARATOR = "From desk@example.org Mon Jan  4 10:00:00 2016\n"


def test_a_mailbox_splits_at_its_separators_only(reading: Reading) -> None:
    body = (
        "It rose.\n\nFrom Monday on it falls.\n\nFrom here Mon Jan  4 10:00:00 2016\nno header follows.\n"
        ">From the port.\n"
    )
    box = SEPARATOR + PLAIN + body + "\n" + SEPARATOR + PLAIN + "It fell.\n"
    first, second = reading("b.mbox", box)
    assert isinstance(first, Document)
    assert first.key == "b.mbox#1"
    assert first.text == body.strip().replace(">From", "From")
    assert isinstance(second, Document)
    assert (second.key, second.text) == ("b.mbox#2", "It fell.")


def test_a_bad_mail_in_a_mailbox_stops_no_other(reading: Reading) -> None:
    empty, good = reading("b.mbox", SEPARATOR + PLAIN + "\n\n" + SEPARATOR + PLAIN + "It fell.\n")
    assert isinstance(empty, SourceError)
    assert str(empty).startswith("b.mbox#1: the mail holds no text")
    assert isinstance(good, Document)


def test_a_mailbox_of_one_mail_has_its_path_as_key(reading: Reading) -> None:
    assert only(reading("b.mbox", SEPARATOR + PLAIN + "It fell.\n")).key == "b.mbox"


def test_a_file_that_is_no_mailbox_is_an_error(reading: Reading) -> None:
    assert only_error(reading("b.mbox", "Subject: x\n\ny")) == (
        'b.mbox: no mailbox: its first line is no "From " line; save it as .eml'
    )


def _within(mail: str, number: int) -> str:
    """Return a mail that forwards another as an attachment, below a note."""
    return HEAD + (
        f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\nContent-Type: text/plain\n\n'
        f"Note {number}.\n--b{number}\nContent-Type: message/rfc822\n\n{mail}\n--b{number}--\n"
    )


def test_the_story_of_a_mail_attached_twenty_deep_is_read(reading: Reading) -> None:
    mail = (
        "From: Wire <a@b.example>\nSubject: Ports\nDate: Mon, 5 Mar 2018 10:00:00 +0000\n\nPorts load again."
    )
    straight = mail
    for number in range(20):
        mail = _within(mail, number)
        straight = f"{HEAD}Content-Type: message/rfc822\n\n{straight}"
    for nested in (mail, straight):
        story = only(reading("m.eml", nested))
        assert (story.text, story.title, story.published) == ("Ports load again.", "Ports", "2018-03-05")


def test_each_mail_that_a_mail_forwards_is_read(reading: Reading) -> None:
    parts = "".join(
        f"--x\nContent-Type: message/rfc822\n\nSubject: Part {number}\n\n{text}\n"
        for number, text in enumerate(("It rose.", "", "It fell."), 1)
    )
    mail = f'{HEAD}Content-Type: multipart/mixed; boundary="x"\n\n{parts}--x--\n'
    first, empty, last = reading("m.eml", mail)
    assert isinstance(first, Document)
    assert isinstance(empty, SourceError)
    assert isinstance(last, Document)
    assert (first.key, first.title, first.text) == ("m.eml#1", "Part 1", "It rose.")
    assert str(empty).startswith("m.eml#2: the mail holds no text")
    assert (last.key, last.title, last.text) == ("m.eml#3", "Part 3", "It fell.")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_mail_that_an_editor_saved_in_another_encoding_keeps_its_headers(
    reading: Reading, encoding: str
) -> None:
    mail = only(reading("m.eml", (PLAIN + "It fell.").encode(encoding)))
    assert mail == only(reading("m.eml", PLAIN + "It fell."))
    box = reading("b.mbox", (SEPARATOR + PLAIN + "It fell.\n").encode(encoding))
    assert only(box).text == "It fell."


@pytest.mark.parametrize("body", ["!!!notbase64###", "Guards shut Sharara.\nIt made 270,000 b/d.\n"])
def test_base64_that_is_none_is_an_error_and_no_text(reading: Reading, body: str) -> None:
    mail = HEAD + "Content-Transfer-Encoding: base64\n\n" + body
    assert only_error(reading("m.eml", mail)) == (
        "m.eml: its text is said to be base64 and is not; save its text as .txt"
    )
