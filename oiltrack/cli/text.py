"""Makes text fit to print: tables, JSON lines, hostile characters. It decides nothing about the data."""

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence

import click

# C0, DEL, C1 and the controls that reorder text: a news text must not steer the terminal that shows it.
_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_LINE = 500


def safe(text: str) -> str:
    """Return the text on one line, with control characters made visible."""
    return _CONTROL.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\n\t\u2028\u2029":
        return " "
    code = ord(character)
    return chr(0x2400 + code) if code < 0x20 else f"<{code:X}>"


def error_line(message: str) -> str:
    """Return an error as the one line that is printed; of a long one the middle is left out."""
    line = safe(message)
    if len(line) > _LINE:
        half = (_LINE - 5) // 2  # the file is named at its beginning, the remedy at its end
        line = f"{line[:half]} ... {line[-half:]}"
    return line


def json_line(row: Mapping[str, object]) -> str:
    """Return an object as one line of JSON, in which control characters are escaped."""
    text = json.dumps(row, ensure_ascii=False, default=str)
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def on_terminal() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout.isatty()


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under a header: aligned on a terminal, separated by tabs in a pipe; None is empty."""
    if not on_terminal():
        click.echo("\t".join(columns))
        for row in rows:
            click.echo("\t".join(_cell(value) for value in row))
        return
    held = [tuple(row) for row in rows]
    cells = [[_cell(value) for value in row] for row in held]
    numeric = [bool(held) and all(_is_number(row[i]) for row in held) for i in range(len(columns))]
    widths = [max(len(column), *(len(row[i]) for row in cells), 0) for i, column in enumerate(columns)]
    for line in (list(columns), *cells):
        padded = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        )
        click.echo("  ".join(padded).rstrip())


def print_json(row: Mapping[str, object]) -> None:
    """Print one object as one line of JSON."""
    click.echo(json_line(row))


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[object]], *, as_json: bool) -> None:
    """Print rows as JSON Lines or as a table."""
    if not as_json:
        print_table(columns, rows)
        return
    for row in rows:
        print_json(dict(zip(columns, row, strict=True)))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return safe(" ".join(str(part) for part in value))
    return safe(str(value))


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))
