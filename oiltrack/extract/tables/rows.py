"""Takes the lines of a table apart: a label, then numbers with the words of their cells. It knows no unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from oiltrack import edtf
from oiltrack.extract.quantities.numbers import read_digits
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.scenes.sentences import Kind

Bounds = tuple[int, int]
"""Where a cell begins and ends."""

_LONGEST_LINE = 300
_LONGEST_PROSE = 60
_LABEL_WORDS, _LABEL_WORDS_OF_PROSE = 12, 8
_VALUE = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_LEAD = re.compile(r"[ |*•▪·●◦‣-]*")
_PIPES = re.compile(r" *\| *")
_GAPS = re.compile(r" {2,}(?:- {2,})?(?!\()| ?\.{2,} ?| //? ")
_SLASHED = re.compile(r"(?:[^\d/| ]|-\d+\b| (?! ))*(?:[^\W\d_]|[)*]|-\d+) / [^/|]*(?: / |\Z)")
"""A slash parts the label from the first cell: "Iran / 3.74 / 3.73"; in "Sharara 110 / 300" it does not."""
_NEXT_NUMBER = re.compile(r"(?<=[\d)*]) (?=[+-]?\d)")
_DATED_INNER = re.compile(
    rf"(?P<value>{_VALUE}) \((?P<words>[^()\d]{{0,20}}(?:19|20)\d\d:?) (?P<inner>{_VALUE})\)\Z"
)
_IN_BRACKETS = re.compile(rf"\((?P<value>{_VALUE})\)\Z")
_ENDS_IN_DIGITS = re.compile(r" \d{1,2}\Z")
_POINT = re.compile(r"(?<!\.)\.\d")
_FIRST_DAY = re.compile(r"\b([0-3]?\d) ?- ?\Z")
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d\Z")


@dataclass(frozen=True, slots=True)
class RowNumber:
    """A number of a row at ``start:end`` of the text.

    ``column`` counts the cells after the label; ``words`` is where the cell's own words stand ("Feb 1,044"),
    ``unit`` what follows the number in its cell.
    """

    start: int
    end: int
    value: float
    signed: bool
    column: int
    in_brackets: bool = False
    words: tuple[int, int] | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: where its label stands, its numbers, and how many cells follow the label."""

    start: int
    label_end: int
    numbers: tuple[RowNumber, ...]
    width: int


def line_of(scene: Scene) -> str:
    """Return the folded line of a scene with tabs, and slashes between cells, as ``|``; offsets stay."""
    folded = scene.view.folded[scene.start : scene.end]
    if scene.sentence.kind is Kind.ROW and "  " not in folded and _SLASHED.match(folded):
        folded = folded.replace(" / ", " | ")
    if "\t" not in scene.text:
        return folded
    return "".join("|" if written == "\t" else char for written, char in zip(scene.text, folded, strict=True))


def cells_of(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the bounds of the cells of a line between two positions, blank ones left out."""
    return [(a, b) for a, b in _cells(line, start, end) if line[a:b].strip()]


def indent_of(scene: Scene) -> int:
    """Return how far a line stands in, tabs counted as eight."""
    text = scene.view.text
    return len(text[text.rfind("\n", 0, scene.start) + 1 : scene.start].expandtabs())


def is_head(scene: Scene) -> bool:
    """Tell whether a line may be the head of columns: two cells or more, none a number but years."""
    if scene.sentence.kind is not Kind.ROW:
        return False
    line = line_of(scene)
    bounds = cells_of(line, 0, len(line))
    if len(bounds) < 2:
        return False
    for date in scene.dates:
        start, end = date.start - scene.start, date.end - scene.start
        if line[end : end + 1] in "| ":
            line = f"{line[:start]}{'x' * (end - start)}{line[end:]}"
    pattern = scene.lexicon.pattern
    counts = (pattern["rows.cell"], pattern["rows.own"])
    cells = [line[a:b].strip(" *:") for a, b in bounds]
    return not any(any(one.match(cell) for one in counts) and not _YEAR.match(cell) for cell in cells)


def read_row(scene: Scene) -> Row | None:
    """Return a sentence as a row: a label of few words, then numbers; None where it is none."""
    longest = _LONGEST_PROSE if scene.sentence.kind is Kind.PROSE else _LONGEST_LINE
    if scene.end - scene.start > longest:
        return None
    line = line_of(scene)
    remark = scene.lexicon.pattern["rows.remark"].search(line)
    stop = remark.start() if remark and re.search(r"\d", line[: remark.start()]) else len(line)
    if line.endswith("|") and stop == len(line):
        stop -= 1
    lead = _LEAD.match(line)
    begin = lead.end() if lead else 0
    label_end = _label_end(scene, line, begin, stop)
    most = _LABEL_WORDS if scene.sentence.kind is Kind.ROW else _LABEL_WORDS_OF_PROSE
    if label_end is None or len(line[begin:label_end].split()) > most:
        return None
    cells = list(_number_cells(line, label_end, stop))
    if cells and not line[slice(*cells[0])].strip():
        cells = cells[1:]
    numbers: list[RowNumber] = []
    for column, (start, end) in enumerate(cells):
        found = _read_cell(scene, line, (start, end), column)
        if scene.sentence.kind is not Kind.ROW and (found is None or _goes_on_counting(found)):
            return None
        numbers += found or []
    return Row(scene.start + begin, scene.start + label_end, tuple(numbers), len(cells)) if numbers else None


def date_of(scene: Scene, row: Row) -> str | None:
    """Return the date in a label: of "Friday 4 October" the day, of "20-26 June" the span."""
    dates = [date for date in scene.dates if date.start < row.label_end and date.when]
    days = [date for date in dates if date.kind == "day"]
    if not days:
        return dates[0].when if dates else None
    first, last = days[0].when or "", days[-1].when or ""
    if before := _FIRST_DAY.search(scene.between(row.start, days[0].start)):
        first = f"{last[:8]}{int(before[1]):02d}"
    span = f"{first}/{last}"
    return span if first != last and edtf.is_valid(span) else days[0].when


def is_dated_row(scene: Scene) -> bool:
    """Tell whether a line is a day and a number in thousands: "17 January: 1,221,921"."""
    row = read_row(scene)
    return bool(row and date_of(scene, row) and len(row.numbers) == 1 and row.numbers[0].value >= 1000)


def _label_end(scene: Scene, line: str, begin: int, stop: int) -> int | None:
    """Return where the label ends: at a wide gap, after a date, else before the first number."""
    cells = cells_of(line, begin, stop)
    if len(cells) > 1 and not _ends_in_number(scene, line, cells[0], cells[1]):
        return cells[0][1]
    dated = None
    for date in scene.dates:
        if date.start - scene.start <= (dated or begin) + 2:
            dated = date.end - scene.start
    if dated:
        return dated
    match = scene.lexicon.pattern["rows.label"].match(line, begin, stop)
    return match.end("label") if match else None


def _ends_in_number(scene: Scene, line: str, cell: Bounds, following: Bounds) -> bool:
    """Tell "Sharara 110 / 300" from "OPEC 11  29.86", where the number belongs to the name."""
    text = line[slice(*cell)]
    if scene.lexicon.pattern["rows.ends_in_number"].search(text):
        return True
    return bool(_ENDS_IN_DIGITS.search(text)) and "/" in line[cell[1] : following[0]]


def _cells(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    split = _PIPES if line.find("|", start, end) >= 0 else _GAPS
    for match in split.finditer(line, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _number_cells(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the cells after a label; "9.98 9.95 (R)" are two of them."""
    while start < end and line[start] in " :=.*" and not _POINT.match(line, start):
        start += 1
    for first, last in _cells(line, start, end):
        for match in _NEXT_NUMBER.finditer(line, first, last):
            yield first, match.start()
            first = match.end()
        yield first, last


def _read_cell(scene: Scene, line: str, span: Bounds, column: int) -> list[RowNumber] | None:
    """Return the numbers of a cell, [] for a blank one, None for words."""
    start, end = span
    while start < end and line[start] == " ":
        start += 1
    text = line[start:end].rstrip()
    at, pattern = scene.start + start, scene.lexicon.pattern
    if alone := _IN_BRACKETS.match(text):
        return [_number(alone, "value", at, column, in_brackets=True)]
    if dated := _DATED_INNER.match(text):
        words = (at + dated.start("words"), at + dated.end("words"))
        return [_number(dated, "value", at, column), _number(dated, "inner", at, column, words=words)]
    if cell := pattern["rows.cell"].match(text):
        unit = (cell["rest"] or "").strip()
        found = [_number(cell, "value", at, column, unit=unit)]
        if cell["inner"]:
            found.append(_number(cell, "inner", at, column, in_brackets=True, unit=unit))
        return found
    if own := pattern["rows.own"].match(text):
        words = (at, at + own.end("words"))
        found = [_number(own, "value", at, column, words=words)]
        if own["inner"]:
            found.append(_number(own, "inner", at, column, in_brackets=True, words=words))
        return found
    return [] if pattern["rows.blank"].match(text) else None


def _goes_on_counting(numbers: list[RowNumber]) -> bool:
    """Tell whether words with a number follow one: "It took Sharara 11 days to get to 150,000" is no row."""
    return any(number.unit and re.search(r"\d", number.unit) for number in numbers)


def _number(
    match: re.Match[str],
    group: str,
    offset: int,
    column: int,
    *,
    in_brackets: bool = False,
    words: tuple[int, int] | None = None,
    unit: str = "",
) -> RowNumber:
    text = match[group]
    sign = text[0] if text[0] in "+-" else text[-1]
    value = read_digits(text.strip("+-"))[0]
    return RowNumber(
        start=offset + match.start(group),
        end=offset + match.end(group),
        value=-value if sign == "-" else value,
        signed=sign in "+-",
        column=column,
        in_brackets=in_brackets,
        words=words,
        unit=unit,
    )
