"""Reads what the head of a column says of the cells below: time, aspect, plan, measure. It reads no rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from oiltrack import edtf
from oiltrack.extract.dates.anchor import Anchor, half, shift_month
from oiltrack.extract.dates.reader import DateMention, DateReader
from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.scenes.scene import Scene
from oiltrack.extract.tables.rows import Bounds
from oiltrack.facts import Aspect, Measure, Modality

_CENTURY = 2000
_NEAR_YEARS = 3
_NEAR_DAYS = 15
_WEEKS = 53
_SOON_MONTHS = 2


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of a column say.

    ``when_ahead`` is its date looking forward ("Nov" in a programme of October); ``normal`` marks a usual
    rate, ``none`` cells that are no facts, ``cut`` changes that are falls without a sign; ``told`` that
    its words say anything at all.
    """

    when: str | None = None
    aspect: Aspect = Aspect.LEVEL
    modality: Modality = Modality.ACTUAL
    normal: bool = False
    none: bool = False
    measure: Measure | None = None
    cut: bool = False
    told: bool = False
    when_ahead: str | None = None


class ColumnReader:
    """Reads the heads of columns with the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, dates: DateReader) -> None:
        self._dates = dates
        compile_ = lexicon.compile
        self._target = compile_("{table_target}")
        self._change = compile_("{table_change}")
        self._cut = compile_("{table_cut}")
        self._capacity = compile_("{table_capacity}")
        self._normal = compile_("{table_normal}")
        self._skipped = compile_("{table_skipped}")
        self._forecast = compile_("{table_forecast}")
        self._measures = [
            (measure, compile_("{table_" + measure.value + "}"))
            for measure in (Measure.OUTAGE, Measure.REFINERY_INTAKE, Measure.EXPORTS)
        ]
        self._months = {form: i + 1 for i, forms in enumerate(lexicon.months) for form in forms}
        names = "|".join(sorted((re.escape(form) for form in self._months), key=len, reverse=True))
        self._month = re.compile(rf"\b(?P<m>{names})[ -]?'?(?P<yy>\d\d)\b")
        self._half = re.compile(r"\b(?:(?P<h>[12])h|h(?P<h2>[12])) ?'?(?P<y>20\d\d|\d\d)\b")
        self._week = compile_("{table_week}")
        self._year = re.compile(r"\b(?P<y>(?:19[5-9]|20[0-4])\d)(?![\d/,-])")

    def measure(self, words: str) -> Measure | None:
        """Return the measure that words name, None where they name none."""
        return next((measure for measure, pattern in self._measures if pattern.search(words)), None)

    def read(self, scene: Scene, bounds: Sequence[Bounds], anchor: Anchor | None) -> list[Column]:
        """Return what the heads at these bounds of the text say; months go on from one to the next."""
        columns = [self.column(scene, start, end, anchor) for start, end in bounds]
        columns = [
            _going_on(column, columns[max(0, i - 1) : i + 2], anchor) for i, column in enumerate(columns)
        ]
        columns = [_dated(column, anchor) for column in columns]
        levels = [column for column in columns if column.when and column.aspect is Aspect.LEVEL]
        return [_changed(column, levels) if column.aspect is Aspect.CHANGE else column for column in columns]

    def column(self, scene: Scene, start: int, end: int, anchor: Anchor | None) -> Column:
        """Return what the words at ``start:end`` of the text say of the cells below."""
        words = scene.view.folded[start:end]
        if self._skipped.search(words):
            return Column(none=True, told=True)
        measure = self.measure(words)
        if self._change.search(words):
            cut = bool(self._cut.search(words))
            return Column(aspect=Aspect.CHANGE, measure=measure, cut=cut, told=True)
        back, ahead = self._date(scene, start, end, anchor)
        told = bool(back or measure)
        if self._capacity.search(words):
            return Column(back, Aspect.CAPACITY, measure=measure, told=True)
        if self._target.search(words) or self._forecast.search(words):
            return Column(back, modality=Modality.EXPECTED, measure=measure, told=True, when_ahead=ahead)
        normal = bool(self._normal.search(words))
        return Column(
            None if normal else back, normal=normal, measure=measure, told=told or normal, when_ahead=ahead
        )

    def _date(
        self, scene: Scene, start: int, end: int, anchor: Anchor | None
    ) -> tuple[str | None, str | None]:
        """Return the date of a head looking back and looking forward."""
        words = scene.view.folded[start:end]
        short = self._short(words, anchor)
        if short:
            return short, None
        dates = [date for date in self._dates.find(scene.view, start, end, anchor) if date.when]
        if not dates:
            found = self._year.search(words)
            return (found["y"], None) if found else (None, None)
        return _both_ways(dates[0])

    def _short(self, words: str, anchor: Anchor | None) -> str | None:
        """Read what heads alone write: "Jun14", "1H17", "Wk 22"."""
        if anchor is None:
            return None
        if (found := self._month.search(words)) and self._is_year(found, anchor):
            return f"{_CENTURY + int(found['yy'])}-{self._months[found['m']]:02d}"
        if found := self._half.search(words):
            year = int(found["y"]) % 100 + _CENTURY
            return half(year, int(found["h"] or found["h2"]))
        if (found := self._week.search(words)) and 1 <= int(found["w"]) < _WEEKS:
            days = [date.fromisocalendar(anchor.first.year, int(found["w"]), day) for day in (1, 7)]
            return edtf.of_span(*days)
        return None

    def _is_year(self, found: re.Match[str], anchor: Anchor) -> bool:
        """Tell the year of "Nov 23" from a day: years about publication that are no day shortly before it."""
        number = int(found["yy"])
        if abs(number + _CENTURY - anchor.first.year) > _NEAR_YEARS:
            return False
        month = self._months[found["m"]]
        day = anchor.day_named(month, number, future=False) if anchor.is_day and "'" not in found[0] else None
        return day is None or (anchor.first - edtf.interval(day)[0]).days > _NEAR_DAYS


def _both_ways(mention: DateMention) -> tuple[str | None, str | None]:
    if mention.prep == "from" and mention.ahead and "/" not in mention.ahead:
        return f"{mention.ahead}/", None
    return mention.when, mention.ahead


def _changed(column: Column, levels: Sequence[Column]) -> Column:
    """Return a column of changes with the time of the latest levels; cuts lead to what is planned."""
    told = [level for level in levels if column.cut or level.modality is Modality.ACTUAL]
    latest = max(told, key=lambda level: level.when or "", default=None)
    return replace(column, when=latest.when, modality=latest.modality) if latest else column


def _going_on(column: Column, near: Sequence[Column], anchor: Anchor | None) -> Column:
    """Return a column with its date looking forward, where that is the month beside its neighbour's."""
    ahead = column.when_ahead
    if anchor is None or not ahead or ahead == column.when or edtf.precision(ahead) != "month":
        return column
    distance = _month_number(ahead) - (anchor.first.year * 12 + anchor.first.month - 1)
    beside = any(
        other.when
        and edtf.precision(other.when) == "month"
        and abs(_month_number(other.when) - _month_number(ahead)) == 1
        for other in near
    )
    return replace(column, when=ahead) if beside and distance <= _SOON_MONTHS else column


def _month_number(text: str) -> int:
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def _dated(column: Column, anchor: Anchor | None) -> Column:
    """Return a column as expected where its time lies ahead of publication."""
    if anchor is None or not column.when or column.aspect is not Aspect.LEVEL:
        return column
    ahead = edtf.interval(column.when)[0] > anchor.last
    return replace(column, modality=Modality.EXPECTED) if ahead else column


def month_after(text: str | None) -> str | None:
    """Return the month that follows one, None for what is no month."""
    if not text or edtf.precision(text) != "month":
        return None
    year, month = shift_month(int(text[:4]), int(text[5:7]), 1)
    return f"{year:04d}-{month:02d}"


def both(upper: Column, lower: Column) -> Column:
    """Return what a head of two lines says of a column."""
    if upper.none or lower.none:
        return Column(none=True)
    told = lower if lower.aspect is not Aspect.LEVEL or lower.modality is not Modality.ACTUAL else upper
    return replace(told, when=upper.when or lower.when, measure=lower.measure or upper.measure)
