"""Finds where tables begin and what holds for their rows: unit, measure, columns. It reads no rows."""

import re
from dataclasses import replace

from oiltrack import edtf
from oiltrack.extract.dates.anchor import Anchor
from oiltrack.extract.dates.reader import DateReader
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.quantities.reader import Unit
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.scenes.sentences import Kind
from oiltrack.extract.tables.columns import Column, ColumnReader, both, month_after
from oiltrack.extract.tables.frame import Frame
from oiltrack.extract.tables.rows import Bounds, cells_of, indent_of, is_dated_row, is_head, line_of
from oiltrack.facts import Aspect, Fluid, Measure, Modality, PlaceKind

_LOOK_BACK = 3
_SHORT_LINE = 60
_GROUP_REACH = 8
_DATED_BRACKET = re.compile(r"\d \(([^()\d]{3,20}(?:19|20)\d\d)\)")
"""The time of the numbers in brackets: "Exports, May 2017 (April 2017)"."""


class HeadReader:
    """Finds the beginnings of tables with the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, dates: DateReader) -> None:
        self._dates = dates
        self._columns = ColumnReader(lexicon, dates)
        compile_ = lexicon.compile
        self._unit = compile_("{table_unit}")
        self._unit_in_plural = compile_("{table_unit_in_plural}")
        self._thousand = compile_("{table_thousand}")
        self._target = compile_("{table_target}")
        self._capacity = compile_("{table_capacity}")
        self._production = compile_("{table_production}")
        self._ports = compile_("{table_ports}")
        self._refineries = compile_("{table_refineries}")
        self._abroad = compile_("{table_abroad}")
        self._brackets = compile_("{table_brackets}")
        self._mixed = [
            (Fluid.LIQUIDS, compile_("{table_mixed}")),
            (Fluid.BOE, compile_("{table_equivalent}")),
        ]
        self._other = compile_("{table_other}")
        self._room = compile_("{table_room}")

    def open(
        self, scenes: list[Scene], line: int, anchor: Anchor | None, *, above: Frame | None
    ) -> Frame | None:
        """Return the table that a line opens, None where it opens none; it may have its head ``above``."""
        fresh = self._declared(scenes, line, anchor)
        if fresh is None:
            return self._implied(scenes, line, anchor) if above is None else None
        if above and above.implied and not above.rows and not fresh.columns:
            fresh.columns, fresh.spans = above.columns, above.spans
            fresh.labelled, fresh.indent = above.labelled, above.indent
        return fresh

    def _declared(self, scenes: list[Scene], line: int, anchor: Anchor | None) -> Frame | None:
        """Return the table that a line opens: it names a unit without a number before it."""
        scene = scenes[line]
        match = self._unit_of(scene)
        if match is None:
            return None
        folded = scene.view.folded[scene.start : scene.end]
        brackets = self._brackets.search(folded)
        inner = None if brackets else _DATED_BRACKET.search(folded)
        scaled = match["scale"] or match["short"] or match["volume"]
        if not scaled and not brackets and not _is_closed(scene) and not is_head(scene):
            return None
        measure, sure = self._measure(scenes, line)
        frame = Frame(self._scale(match), measure, line, group=_group(scenes, line), overheard=not sure)
        if match["volume"]:
            frame.measure = Measure.VOLUME
        frame.abroad = bool(self._abroad.search(folded))
        frame.fluid = next((fluid for fluid, pattern in self._mixed if pattern.search(folded)), None)
        frame.usual = self._usual(scenes, line, anchor, outside=brackets or inner)
        if not (is_head(scene) and self.head(frame, scene, line, anchor)):
            self._describe(frame, scene, match, brackets, anchor)
            if inner:
                at = scene.start + inner.start(1)
                frame.brackets = self._columns.column(scene, at, scene.start + inner.end(1), anchor)
        return frame

    def _unit_of(self, scene: Scene) -> re.Match[str] | None:
        """Return the unit that a line names, None where it stands behind a number."""
        if not scene.may_say("table_unit"):
            return None
        folded = scene.view.folded[scene.start : scene.end]
        measured = any(q.unit is not Unit.BARE and q.low for q in scene.quantities)
        if measured and not folded.rstrip().endswith(":") and not self._unit_in_plural.search(folded):
            return None
        match = self._unit.search(folded)
        return match if match and not folded[: match.start()].rstrip()[-1:].isdigit() else None

    def _usual(
        self, scenes: list[Scene], line: int, anchor: Anchor | None, *, outside: re.Match[str] | None = None
    ) -> Column:
        """Return what the lines over a table say of all its cells: one date, and whether they are planned."""
        scene = scenes[line]
        begin = next(
            (s.start for s in scenes[max(0, line - _LOOK_BACK) : line] if s.block == scene.block), scene.start
        )
        planned = self._target.search(scene.view.folded, begin, scene.end) and not is_head(scene)
        dates = _dates_of(scene, anchor, outside)
        if not dates and line and scenes[line - 1].sentence.kind is Kind.HEADING:
            dates = _dates_of(scenes[line - 1], anchor)
        when = dates[0] if len(dates) == 1 else None
        if planned and not when:
            when = _planned_for(scenes[max(0, line - _LOOK_BACK) : line], anchor)
        return Column(when, modality=Modality.EXPECTED if planned else Modality.ACTUAL)

    def _describe(
        self,
        frame: Frame,
        scene: Scene,
        match: re.Match[str],
        brackets: re.Match[str] | None,
        anchor: Anchor | None,
    ) -> None:
        """Take what a line in words says of the columns below: their dates, plans, what is in brackets."""
        folded = scene.view.folded[scene.start : scene.end]
        if match["volume"] and self._room.search(folded):
            frame.columns = [replace(frame.usual, aspect=Aspect.CAPACITY)]
        elif brackets:
            start, end = (scene.start + at for at in brackets.span())
            base = self._columns.column(scene, start, end, anchor)
            months = self._dates.find(scene.view, start, end, anchor)
            now = month_after(next((month.when for month in months if month.when), None))
            planned = frame.usual.modality is Modality.EXPECTED
            if now and anchor and (planned or now <= anchor.text[:7]):
                frame.usual = replace(frame.usual, when=now)
            frame.brackets = base
        else:
            bounds = self._bounds(scene, match.end()) or _compared(scene)
            frame.columns = self._columns.read(scene, bounds, anchor)

    def _implied(self, scenes: list[Scene], line: int, anchor: Anchor | None) -> Frame | None:
        """Return the table that a head of columns opens without a unit: its rows may tell."""
        scene = scenes[line]
        led = _leads_on(scenes, line)
        if not led and not is_head(scene):
            return None
        folded = scene.view.folded[scene.start : scene.end]
        if self._other.search(folded) or (led and not self._production.search(folded)):
            return None
        measure, sure = self._measure(scenes, line)
        frame = Frame(None, measure, line, implied=True, group=_group(scenes, line), overheard=not sure)
        frame.usual = self._usual(scenes, line, anchor)
        frame.rates = any(q.unit is Unit.RATE for other in scenes for q in other.quantities)
        if led:
            frame.scale = 1.0
            return frame
        return frame if self.head(frame, scene, line, anchor) else None

    def measure(self, words: str) -> Measure | None:
        """Return the measure that words name, None where they name none."""
        return self._columns.measure(words)

    def scale(self, scene: Scene, start: int, end: int) -> float | None:
        """Return the scale of a rate's unit that stands between two positions, None where none does."""
        match = self._unit.search(scene.view.folded, start, end)
        return self._scale(match) if match and not match["volume"] else None

    def _measure(self, scenes: list[Scene], line: int) -> tuple[Measure, bool]:
        """Return what the line of a unit counts, or what the lines above it tell, and whether for sure."""
        for i in range(line, max(-1, line - _LOOK_BACK), -1):
            folded = scenes[i].view.folded[scenes[i].start : scenes[i].end]
            measure = self._columns.measure(folded)
            produced = bool(self._production.search(folded))
            if measure and (i == line or not produced):
                above = scenes[max(0, line - _LOOK_BACK) : line]
                told = _speaks_of(scenes[i], scenes[line]) or self._is_of_exports(scenes[i], above)
                return measure, not produced and told
            if produced:
                break
        return Measure.PRODUCTION, True

    def _is_of_exports(self, scene: Scene, above: list[Scene]) -> bool:
        """Tell whether news above a table is of what was shipped, and nothing above it of output."""
        if not scene.lexicon.pattern["heads.shipped"].search(scene.view.folded, scene.start, scene.end):
            return False
        return not any(self._production.search(s.view.folded, s.start, s.end) for s in above)

    def _scale(self, match: re.Match[str]) -> float:
        scaled = match["scale"] or match["short"] or match["volume"]
        return 1.0 if not scaled else 1e3 if self._thousand.match(scaled) else 1e6

    def head(self, frame: Frame, scene: Scene, line: int, anchor: Anchor | None) -> bool:
        """Take the columns of a header line; the first one is over the names unless the corner is blank."""
        bounds = self._bounds(scene, 0)
        columns = self._columns.read(scene, bounds, anchor)
        if not columns or (
            (frame.rows or frame.scale is None) and not any(column.told for column in columns)
        ):
            return False
        if frame.columns and not frame.rows and frame.at == line - 1 and len(columns) == len(frame.columns):
            columns = [both(upper, lower) for upper, lower in zip(frame.columns, columns, strict=True)]
        begin = scene.view.text.rfind("\n", 0, scene.start) + 1
        frame.columns, frame.at, frame.rows = columns, line, 0
        frame.spans = [(a - begin, b - begin) for a, b in bounds]
        frame.indent = indent_of(scene)
        frame.labelled = not re.match(r"\|\s*\|", scene.text)
        if frame.labelled:
            self._corner(frame, scene.view.folded[slice(*bounds[0])])
        return True

    def _corner(self, frame: Frame, words: str) -> None:
        """Take what the word over the names says of the whole table: "Terminal", "Destination"."""
        frame.abroad = frame.abroad or bool(self._abroad.search(words))
        if frame.measure is Measure.PRODUCTION and self._ports.search(words):
            frame.measure = Measure.EXPORTS
        elif frame.measure is Measure.PRODUCTION and self._refineries.search(words):
            frame.measure = Measure.REFINERY_INTAKE

    def _bounds(self, scene: Scene, start: int) -> list[Bounds]:
        """Return where the heads of columns stand in the text, none where a line has no columns."""
        line = line_of(scene)
        bounds = cells_of(line, start, len(line))
        if len(bounds) == 1:
            bounds = _by_words(scene, line, *bounds[0])
        if len(bounds) < 2 and not (bounds and self._capacity.search(line, start)):
            return []
        return [(scene.start + a, scene.start + b) for a, b in bounds]


def _speaks_of(above: Scene, head: Scene) -> bool:
    """Tell whether a line above a table tells what it counts: one of its paragraph, a heading; no news."""
    if above.block == head.block or above.sentence.kind is not Kind.PROSE:
        return True
    return above.folded[above.start : above.end].rstrip().endswith(":")


def _is_closed(scene: Scene) -> bool:
    """Tell whether a line that names a unit says little else: "Crude only, b/d."."""
    folded = scene.view.folded[scene.start : scene.end].rstrip()
    return folded.endswith((":", ")")) or (len(folded) < _SHORT_LINE and not scene.quantities)


def _leads_on(scenes: list[Scene], line: int) -> bool:
    """Tell whether a sentence ends with a colon before a row of a day."""
    scene = scenes[line]
    if scene.view.folded[scene.end - 1] != ":" or scene.quantities or line + 1 == len(scenes):
        return False
    return is_dated_row(scenes[line + 1])


def _by_words(scene: Scene, line: str, start: int, end: int) -> list[Bounds]:
    """Cut "now / capacity" and "May against April" as a head in a sentence is cut."""
    bounds = []
    for match in scene.lexicon.pattern["heads.by_words"].finditer(line, start, end):
        bounds.append((start, match.start()))
        start = match.end()
    return [(a, b) for a, b in (*bounds, (start, end)) if line[a:b].strip(" ,:()")]


def _dates_of(scene: Scene, anchor: Anchor | None, outside: re.Match[str] | None = None) -> list[str]:
    """Return the dates that a line names, its dateline and what stands in a match left out."""
    published = anchor.text if anchor else ""
    low, high = (scene.start + at for at in outside.span()) if outside else (0, 0)
    named = [
        date.when
        for date in scene.dates
        if date.kind not in ("now", "weekday") and not low <= date.start < high
    ]
    return list(dict.fromkeys(when for when in named if when and when != published))


def _planned_for(scenes: list[Scene], anchor: Anchor | None) -> str | None:
    """Return the first time after publication that the sentences over a table of quotas name."""
    for date in (date for scene in scenes for date in scene.dates if date.kind in ("day", "month", "span")):
        if anchor and date.ahead and edtf.interval(date.ahead)[0] > anchor.last:
            return f"{date.ahead}/" if date.prep == "from" and "/" not in date.ahead else date.ahead
    return None


def _compared(scene: Scene) -> list[Bounds]:
    """Return where the two months of "By port, May against April, thousand b/d:" stand."""
    dates = [date for date in scene.dates if date.kind == "month"]
    if len(dates) != 2 or not scene.fills("heads.against", (dates[0].end, dates[1].start)):
        return []
    return [(date.start, date.end) for date in dates]


def _group(scenes: list[Scene], line: int) -> tuple[str, ...]:
    """Return the group of countries that was named last before a table."""
    for scene in scenes[max(0, line - _GROUP_REACH) : line + 1][::-1]:
        for mention in scene.places:
            if PlaceKind.GROUP in mention.kinds:
                return mention.ids
    return ()
