"""What is printed cannot steer the terminal, and a table reads well by people and programs."""

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
        ("مليون 1٬200 – «نفط»", "مليون 1٬200 – «نفط»"),
    ],
)
def test_control_characters_are_shown_not_obeyed(hostile: str, shown: str) -> None:
    assert text.safe(hostile) == shown


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
