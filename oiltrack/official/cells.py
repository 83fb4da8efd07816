"""Bytes of a CSV file as rows with their lines. It knows no provider's columns."""

import csv
import io
from collections.abc import Collection, Iterator

from oiltrack.errors import OfficialError


def lines(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank, with the number of its line.

    UTF-8 with or without a byte order mark, LF or CRLF; commas, or semicolons where the first row has more.

    Raises:
        OfficialError: no UTF-8 text, or a quotation mark that nothing closes.
    """
    text = decoded(data, name)
    head = text.lstrip().partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except csv.Error as error:
        raise OfficialError(
            f"{name}: line {reader.line_num} is no CSV: {error}",
            remedy="fetch the file again: it may be cut off",
        ) from error


def table(data: bytes, name: str, *, columns: Collection[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows below the header by column, each with where it stands, "line 12".

    Raises:
        OfficialError: a column is missing, or a row has more or fewer cells than the header.
    """
    rows = lines(data, name)
    _, first = next(rows, (0, []))
    header = [cell.strip() for cell in first]
    lacking = [column for column in columns if column not in header]
    if lacking:
        told = f"has no column {', '.join(lacking)}" if header else "is empty"
        raise OfficialError(f"{name}: line 1 {told}", remedy=f"the columns are {', '.join(columns)}")
    for number, row in rows:
        if len(row) != len(header):
            raise OfficialError(
                f"{name}: line {number} has {len(row)} cells, the header {len(header)}",
                remedy="fetch the file again: it may be cut off",
            )
        yield f"line {number}", dict(zip(header, (cell.strip() for cell in row), strict=True))


def decoded(data: bytes, name: str) -> str:
    """Return the text of a file in UTF-8.

    Raises:
        OfficialError: it is in no UTF-8, or packed.
    """
    if data[:2] in (b"PK", b"\x1f\x8b"):
        raise OfficialError(f"{name} is packed", remedy="unpack it first, and give the file inside")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise OfficialError(f"{name}: line {line} is no UTF-8 text", remedy="save it as UTF-8") from error
