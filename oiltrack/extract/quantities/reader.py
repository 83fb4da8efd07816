"""Finds figures in barrels: numbers with units, ranges, elided units. It does not ask what they measure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.quantities.amounts import plausible, scaled
from oiltrack.extract.quantities.elided import lend
from oiltrack.extract.quantities.figure_units import FigureUnit, Unit, UnitReader
from oiltrack.extract.quantities.numbers import DECIMAL, GROUPED, PLAIN, Number, NumberReader
from oiltrack.extract.quantities.quantity import Quantity
from oiltrack.extract.scenes.text import View
from oiltrack.facts import Qualifier
from oiltrack.units import barrels_of_tonnes

__all__ = ["Quantity", "QuantityReader", "Unit", "per_day"]

MAX_FIGURES = 40
_BEFORE = 48
_MONEY_REACH = 8
_YEAR_DAYS = 365
_SMALLEST_PLAIN = 10
_APART = 3
_WIDEST, _WIDEST_WITH_UNIT = 20, 5
"""So many times its first the second figure of a range may be: "by 564,000 b/d to 9.98 million" is none."""


class _Join(StrEnum):
    """How two figures that follow each other hang together."""

    RANGE = "range"
    FROM_TO = "from, to"
    NONE = "none"


@dataclass(slots=True)
class _Figure:
    """A number, the unit behind it, and whether it counts money."""

    number: Number
    unit: FigureUnit | None
    is_money: bool

    @property
    def end(self) -> int:
        return self.unit.end if self.unit else self.number.end


class QuantityReader:
    """Finds quantities with the units and patterns of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        compile_ = lexicon.compile
        self._numbers = NumberReader(lexicon)
        self._units = UnitReader(lexicon)
        self._money_before = compile_(r"(?:{money_before})$")
        self._money_after = compile_(r"{money_after}")
        self._bare_follow = compile_(r"{bare_follow}")
        self._lead = compile_(r"(?:{word_start}{qualifier}[ -]*)+$")
        self._about = compile_(r"\b{about}\b")
        self._over = compile_(r"\b{over}\b")
        self._under = compile_(r"\b{under}\b")
        self._over_verb = compile_(r"{over_verb}")
        self._under_verb = compile_(r"{under_verb}")
        self._gone_up = compile_(r"{gone_up}")
        self._differs = compile_(r"{differs}")
        self._at_times = compile_(r"{at_times}")
        self._at_times_after = compile_(r"{at_times_after}")
        self._or_so = compile_(r"{or_so}")
        self._or_more = compile_(r"{at_least_after}")
        self._joins = compile_(r"{range_joins}")
        self._named = lexicon.named
        self._between = compile_(r"{range_between}")
        self._either = compile_(r"{range_either}")
        self._from = compile_(r"{range_from}")
        self._ranging = compile_(r"{range_ranging}")
        self._own = compile_(r"{range_own}")
        self._changed = compile_(
            r"(?:{governor.by}|{governor.up}|{governor.down})[ -]*(?:{qualifier}[ -]*){0,3}$"
        )

    @property
    def scales(self) -> Sequence[str]:
        """The words of which spelled-out numbers have one: "million", "thousand"."""
        return self._numbers.scales

    def find(self, view: View, start: int, end: int, *, scaled: bool = True) -> list[Quantity]:
        """Return the quantities of a sentence in order, elided units filled in from their neighbours.

        Those that no neighbour lends its unit are ``open``: what the text counts in may settle them.

        ``scaled`` tells whether one of ``scales`` stands in it. Of more than MAX_FIGURES in a row only the
        first are read: that is no sentence of news.
        """
        numbers = self._numbers.find(view.folded, start, end, scaled=scaled)
        if not numbers:
            return []
        figures = [self._figure(view, number, start, end) for number in numbers]
        return lend(list(islice(self._read(view, figures, start, end), MAX_FIGURES)))

    def _figure(self, view: View, number: Number, start: int, end: int) -> _Figure:
        before = view.folded[max(start, number.start - _MONEY_REACH) : number.start]
        is_money = bool(
            self._money_before.search(before) or self._money_after.match(view.folded, number.end, end)
        )
        return _Figure(number, None if is_money else self._units.after(view, number, end), is_money)

    def _read(self, view: View, figures: list[_Figure], start: int, end: int) -> Iterator[Quantity]:
        """Yield the quantities before elision: ranges, figures with units, numbers without."""
        joined = False
        after_money = False
        for i, figure in enumerate(figures):
            if joined or figure.is_money:
                joined, after_money = False, figure.is_money or after_money
                continue
            after_money = after_money and not figure.unit
            following = figures[i + 1] if i + 1 < len(figures) and not figures[i + 1].is_money else None
            join = self._join(view, figure, following, start) if following else _Join.NONE
            quantity = None
            if following and join is _Join.RANGE:
                quantity = self._range(view, figure, following, start)
                joined = quantity is not None
            if quantity is None and figure.unit:
                quantity = self._single(view, figure.number, figure.unit, start)
            elif quantity is None and following and join is _Join.FROM_TO and following.unit:
                quantity = self._source(view, figure.number, following, start)
            if quantity is None and not figure.unit and not after_money:
                quantity = self._bare(view, figure.number, start, end)
            if quantity:
                yield quantity

    def _join(self, view: View, one: _Figure, two: _Figure, start: int) -> _Join:
        """Tell how two figures are joined: "A-B", "between A and B".

        "From A to B" are two figures, and so are the two of "double its 40,000 b/d to 80,000".
        """
        between = view.folded[one.end : two.number.start].strip()
        if not self._joins.fullmatch(between):
            return _Join.NONE
        left = view.folded[max(start, one.number.start - _BEFORE) : one.number.start]
        between = self._named(between)
        if between == "and":
            return _Join.RANGE if self._between.search(left) else _Join.NONE
        if between == "or":
            alike = two.unit is not None and one.unit is None and one.number.style == two.number.style
            return _Join.RANGE if alike or self._either.search(left) else _Join.NONE
        if between != "-" and self._from.search(left) and (one.unit or not self._ranging.search(left)):
            return _Join.FROM_TO
        if between == "to" and (self._is_change(one, two, left) or (one.unit and self._own.search(left))):
            return _Join.NONE
        if between == "to" and one.unit and two.unit:
            far = scaled(two.number, two.unit) > _APART * scaled(one.number, one.unit)
            return _Join.NONE if far and not self._from.search(left) else _Join.RANGE
        return _Join.RANGE

    def _is_change(self, one: _Figure, two: _Figure, left: str) -> bool:
        """Tell "rose 20,000 to 310,000 b/d" from a rise "by 20,000 to 30,000 b/d"."""
        if not self._changed.search(left):
            return False
        if one.unit or two.unit is None:
            return bool(one.unit) or two.number.amount > _APART * one.number.amount
        return scaled(two.number, two.unit) > _APART * _low(one, two)

    def _range(self, view: View, one: _Figure, two: _Figure, start: int) -> Quantity | None:
        unit = two.unit or one.unit
        if unit is None:
            counted = two.number.scale > 1.0 or one.number.style == two.number.style != PLAIN
            if not counted or not self._bare_follow.match(view.folded, two.number.end):
                return None
            unit = FigureUnit(two.number.end, Unit.BARE)
        base = self._single(view, two.number, unit, start)
        low, high = _low(one, replace(two, unit=unit)), base.high
        widest = _WIDEST_WITH_UNIT if one.unit and not two.unit else _WIDEST
        if not 0 < low < high or high > widest * low:
            return None
        lead = self._lead_start(view, one.number.start, start)
        return replace(base, start=one.number.start, lead=lead, low=low, high=high, qualifier=Qualifier.RANGE)

    def _source(self, view: View, number: Number, following: _Figure, start: int) -> Quantity | None:
        """Read A of "from A to B b/d": its unit is B's."""
        unit = following.unit
        if unit is None or unit.unit is Unit.BARE:
            return None
        low = _low(_Figure(number, None, is_money=False), following)
        single = self._single(view, number, FigureUnit(number.end, Unit.BARE), start)
        return replace(single, low=low, high=low, multiplier=low / number.value if number.value else 1.0)

    def _single(self, view: View, number: Number, unit: FigureUnit, start: int) -> Quantity:
        value, problem = plausible(number, unit)
        stop = max(unit.end, number.end)
        lead = self._lead_start(view, number.start, start)
        return Quantity(
            start=number.start,
            end=stop,
            lead=lead,
            low=value,
            high=value,
            unit=unit.unit,
            raw=number.value,
            multiplier=value / number.value if number.value else 1.0,
            sign=number.sign,
            qualifier=self._qualifier(view, number.start, stop, lead),
            fluid=unit.fluid,
            problem=problem,
            style=number.style,
        )

    def _bare(self, view: View, number: Number, start: int, end: int) -> Quantity | None:
        """Read a number without a unit, where what follows allows that one was left out."""
        if not _may_stand_alone(number):
            return None
        if not self._bare_follow.match(view.folded, number.end, min(end + 1, number.end + 40)):
            return None
        return self._single(view, number, FigureUnit(number.end, Unit.BARE), start)

    def _lead_start(self, view: View, at: int, start: int) -> int:
        left = view.folded[max(start, at - _BEFORE) : at]
        match = self._lead.search(left)
        return at - len(left) + match.start() if match else at

    def _qualifier(self, view: View, at: int, stop: int, lead: int) -> Qualifier:
        words = "" if self._differs.search(view.folded, max(0, lead - _BEFORE), at) else view.folded[lead:at]
        if self._is_bound(view, lead, words) or self._is_reached_at_times(view, lead, stop):
            return Qualifier.UNDER
        if (words and self._over.search(words)) or self._or_more.match(view.folded, stop):
            return Qualifier.OVER
        before = view.folded[max(0, lead - _BEFORE) : lead]
        if verb := self._over_verb.search(before):
            return Qualifier.UNDER if self._under_verb.search(before[: verb.start()]) else Qualifier.OVER
        if (words and self._about.search(words)) or self._or_so.match(view.folded, stop):
            return Qualifier.ABOUT
        return Qualifier.EXACT

    def _is_bound(self, view: View, lead: int, words: str) -> bool:
        bound = self._under.search(words) if words else None
        if not bound:
            return False
        told = view.folded[max(0, lead - _BEFORE) : lead + bound.end()]
        return not self._gone_up.search(told)

    def _is_reached_at_times(self, view: View, lead: int, stop: int) -> bool:
        before = view.folded[max(0, lead - _BEFORE) : lead]
        return bool(self._at_times.search(before) or self._at_times_after.match(view.folded, stop))


def per_day(quantity: Quantity, days: int) -> tuple[float, float]:
    """Return (low, high) in b/d; ``days`` is the length of the figure's month or year."""
    factor = barrels_of_tonnes(1.0)[0] if "tonnes" in quantity.unit else 1.0
    span = 1
    if quantity.unit in (Unit.MONTH, Unit.TONNES_MONTH):
        span = days
    elif quantity.unit in (Unit.YEAR, Unit.TONNES_YEAR):
        span = days if days > 31 else _YEAR_DAYS
    return quantity.low * factor / span, quantity.high * factor / span


def _low(one: _Figure, two: _Figure) -> float:
    """Return the first of two joined figures, which may borrow scale and unit: "300-500,000 bpd"."""
    unit = one.unit or two.unit or FigureUnit(two.end, Unit.BARE)
    value = scaled(one.number, unit)
    if one.unit or one.number.scale > 1.0:
        return value
    if two.number.scale > 1.0 and (one.number.style != GROUPED or one.number.value < 1000):
        return one.number.value * two.number.scale * unit.multiplier
    if one.number.style != GROUPED and value < scaled(two.number, two.unit or unit) / 100:
        return value * 1000
    return value


def _may_stand_alone(number: Number) -> bool:
    """Tell whether a number may be a rate without a unit: "312,000", "1.55", "700"; no day and no year."""
    if number.scale > 1.0:
        return True
    if number.style == PLAIN:
        return _SMALLEST_PLAIN <= number.value < 1000
    return (number.style == GROUPED and number.value >= 1000) or (
        number.style == DECIMAL and number.value < 1000
    )
