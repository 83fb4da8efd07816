"""What is printed cannot steer the terminal, and a table reads well by people and programs."""

import json

import pytest

from oiltrack.cli import text


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2J\x07", "␛[2J␇"),
        ("a\nb\tc", "a b c"),
        ("\x9b31m", "<9B>31m"),
        ("\u202egnp.exe", "<202E>gnp.exe"),
        ("\udc80", "<DC80>"),
        ("\x7f", "<7F>"),
        ("1\u200f2\u061c3\u200e", "1<200F>2<61C>3<200E>"),
        ("مليون 1٬200 – «نفط»", "مليون 1٬200 – «نفط»"),
    ],
)
def test_control_characters_are_shown_not_obeyed(hostile: str, shown: str) -> None:
    assert text.safe(hostile) == shown


def test_an_error_stays_one_short_line_with_its_beginning_and_its_remedy() -> None:
    line = text.error_line(f"/inbox/a.txt: {'x' * 9000}\n\x1b[31m; mend the file")
    assert line.startswith("/inbox/a.txt: xxx")
    assert " ... " in line
    assert line.endswith("␛[31m; mend the file")
    assert len(line) <= 500
    assert text.error_line("short") == "short"


@pytest.mark.parametrize(
    "hostile", ["\x00\x1b[2J\x7f\x9b", "\u202egnp.exe\u2066", "\u2028", "\udc80", "النفط"]
)
def test_json_holds_no_raw_control_character_and_reads_back(hostile: str) -> None:
    line = text.json_line({"quote": hostile})
    assert json.loads(line) == {"quote": hostile}
    assert text.safe(line) == line


def test_a_table_in_a_pipe_is_separated_by_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    text.print_table(("id", "bpd", "places"), [("a", 1200, ("x", "y")), ("b", None, ())])
    assert capsys.readouterr().out == "id\tbpd\tplaces\na\t1200\tx y\nb\t\t\n"


def test_a_table_on_a_terminal_is_aligned_numbers_to_the_right(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "on_terminal", lambda: True)
    text.print_table(("id", "bpd"), [("first", 1200), ("b", None), ("c", -7)])
    assert capsys.readouterr().out == "id      bpd\nfirst  1200\nb\nc        -7\n"


def test_a_table_without_rows_has_its_header(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "on_terminal", lambda: True)
    text.print_table(("id", "bpd"), [])
    assert capsys.readouterr().out == "id  bpd\n"


def test_json_lines_keep_names_nulls_and_letters(capsys: pytest.CaptureFixture[str]) -> None:
    text.print_rows(("name", "bpd"), [("الشرارة", None)], as_json=True)
    assert capsys.readouterr().out == '{"name": "الشرارة", "bpd": null}\n'
