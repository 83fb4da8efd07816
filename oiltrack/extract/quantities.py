"""Finds figures in barrels: numbers with their units, ranges and elided units. It does not ask what they measure."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.numbers import DECIMAL, GROUPED, WORDS, Number, NumberReader
from oiltrack.extract.text import View
from oiltrack.facts import Fluid, Qualifier
from oiltrack.units import WORLD_MAX_BPD, barrels_of_tonnes


class Unit(StrEnum):
    """What stands behind the number."""

    RATE = "rate"
    BARRELS = "barrels"
    MONTH = "barrels a month"
    YEAR = "barrels a year"
    TONNES_DAY = "tonnes a day"
    TONNES_MONTH = "tonnes a month"
    TONNES_YEAR = "tonnes a year"
    BARE = "no unit"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in the text: ``low`` and ``high`` in barrels or tonnes (per day, month or year as ``unit`` says).

    ``start:end`` is the number with its unit, ``lead`` where its qualifiers ("about", "up to") begin; ``raw`` the number before its
    multiplier; ``multiplier`` what scale word and unit prefix make of it. ``problem`` says why it cannot be believed.
    """

    start: int
    end: int
    lead: int
    low: float
    high: float
    unit: Unit
    raw: float
    multiplier: float
    sign: int
    qualifier: Qualifier
    fluid: Fluid | None
    problem: str = ""
    elided: bool = False


@dataclass(frozen=True, slots=True)
class _Unit:
    end: int
    unit: Unit
    multiplier: float
    fluid: Fluid | None
    big_m: bool


class QuantityReader:
    """Finds quantities with the units and patterns of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._numbers = NumberReader(lexicon)
        compile_ = lexicon.compile
        self._short = compile_(r"[ -]?(?:{short_rate}|{short_volume})(?![\w/])")
        self._barrels = compile_(
            r"[ -]?(?:(?:oil|crude|metric) )?(?:(?P<barrels>{barrels})|(?P<tonnes>(?:metric )?(?:tonnes?|tons?)))\b"
            r"(?:(?:[ -](?P<of>{of_what}))|(?: |-)?(?P<equivalent>(?:of )?(?:oil )?equivalent\b))?"
            r"(?:\s*\((?:bpd|b/d|bopd|boe/?d?|boepd|bbl/d|mb/d)\))?"
            r"(?:[ -]?(?P<day>{per_day})|[ -]?(?:a|per|each|every|/) ?(?P<period>month|year|annum)\b|[ -]?(?P<yearly>annually|yearly))?"
            r"(?:\s*\((?:bpd|b/d|bopd|boe/?d?|boepd|bbl/d|mb/d|tb/d|kb/d)\))?"
            r"(?: (?P<of2>of (?:natural gas liquids|condensates?|oil equivalent|crude|oil)))?"
        )
        self._money_before = compile_(r"(?:{money_before})$")
        self._money_after = compile_(r"{money_after}")
        self._bare_follow = compile_(r"{bare_follow}")
        self._lead = compile_(r"(?:{qualifier}[ -]?\s*)+$")
        self._about = compile_(r"\b{about}\b")
        self._over = compile_(r"\b{over}\b")
        self._under = compile_(r"\b{under}\b")
        self._or_so = compile_(r"{or_so}")
        self._or_more = compile_(r"{at_least_after}")
        self._condensate = compile_(r"{condensate}")
        self._boe = compile_(r"{boe}")

    def find(self, view: View, start: int, end: int) -> list[Quantity]:
        """Return the quantities of a sentence in order, elided units filled in from their neighbours."""
        numbers = [
            n for n in self._numbers.find(view.folded, start, end) if not self._is_money(view, n, start)
        ]
        measured = [(number, self._unit_after(view, number, end)) for number in numbers]
        found: list[Quantity] = []
        skip = -1
        for i, (number, unit) in enumerate(measured):
            if i <= skip:
                continue
            following = measured[i + 1] if i + 1 < len(measured) else None
            quantity = None
            if following and (pair := self._range(view, (number, unit), following, start)):
                quantity, skip = pair, i + 1
            elif unit:
                quantity = self._single(view, number, unit, start, end)
            elif self._may_be_bare(view, number, end):
                quantity = self._single(
                    view, number, _Unit(number.end, Unit.BARE, 1.0, None, False), start, end
                )
            if quantity:
                found.append(quantity)
        return _fill_elided(found)

    def _is_money(self, view: View, number: Number, start: int) -> bool:
        before = view.folded[max(start, number.start - 8) : number.start]
        return bool(self._money_before.search(before) or self._money_after.match(view.folded, number.end))

    def _unit_after(self, view: View, number: Number, end: int) -> _Unit | None:
        short = self._short.match(view.folded, number.end, end)
        if short:
            prefix = short["prefix"] or short["vprefix"] or short["boeprefix"] or ""
            if number.scale > 1 and prefix in ("m", "k", "t"):
                prefix = ""
            position = max(short.start(name) for name in ("prefix", "vprefix", "boeprefix"))
            big_m = prefix == "m" and view.text[position].isupper()
            body = short["body"] or short["vbody"] or short["boebody"]
            fluid = Fluid.BOE if "boe" in body else None
            unit = Unit.RATE if short["body"] else Unit.BARRELS
            return _Unit(
                short.end(), unit, {"mm": 1e6, "m": 1e6, "k": 1e3, "t": 1e3}.get(prefix, 1.0), fluid, big_m
            )
        words = self._barrels.match(view.folded, number.end, end)
        if not words:
            return None
        return self._words_unit(words)

    def _words_unit(self, words: re.Match[str]) -> _Unit | None:
        period = words["period"] or ("year" if words["yearly"] else "")
        if words["tonnes"]:
            unit = {"month": Unit.TONNES_MONTH, "year": Unit.TONNES_YEAR, "annum": Unit.TONNES_YEAR}.get(
                period
            )
            unit = unit or (Unit.TONNES_DAY if words["day"] else None)
            return _Unit(words.end(), unit, 1.0, None, False) if unit else None
        unit = {"month": Unit.MONTH, "year": Unit.YEAR, "annum": Unit.YEAR}.get(period)
        daily = words["day"] or "daily" in (words["of"] or "")
        unit = unit or (Unit.RATE if daily else Unit.BARRELS)
        if words["barrels"] == "barrel" and unit is Unit.BARRELS and not words["of"]:
            return None
        what = " ".join(filter(None, (words["of"], words["equivalent"], words["of2"])))
        fluid = Fluid.CONDENSATE if self._condensate.search(what) and "crude" not in what else None
        fluid = Fluid.BOE if self._boe.search(what) else fluid
        if self._condensate.search(what) and "crude" in what:
            fluid = Fluid.LIQUIDS
        return _Unit(words.start() + len(words.group().rstrip()), unit, 1.0, fluid, False)

    def _range(
        self, view: View, first: tuple[Number, _Unit | None], second: tuple[Number, _Unit | None], start: int
    ) -> Quantity | None:
        """Join "A-B unit", "A to B unit", "between A and B unit"; "from A to B" are two figures."""
        (one, unit_one), (two, unit_two) = first, second
        between = view.folded[unit_one.end if unit_one else one.end : two.start].strip()
        left = view.folded[max(start, one.start - 40) : one.start]
        if between in ("to", "-to-") and re.search(
            r"\bfrom (?:{0})?$".format("(?:about |around |some |just |nearly |over )"), left
        ):
            if unit_one or not re.search(r"\b(?:rang\w+|anywhere|anything) from (?:about |around )?$", left):
                return None
        joined = between in ("-", "to", "-to-", "and", "or") if between else two.start == one.end and False
        if not joined or (between == "and" and not re.search(r"\bbetween (?:about |around |some )?$", left)):
            return None
        if between == "or" and not re.search(r"\b(?:either )$", left):
            return None
        unit = unit_two or unit_one
        if unit is None and (two.scale == 1.0 or not self._bare_follow.match(view.folded, two.end)):
            return None
        unit = unit or _Unit(two.end, Unit.BARE, 1.0, None, False)
        high = _scaled(two, unit)
        low = _scaled(one, unit)
        if (
            one.scale == 1.0
            and two.scale > 1.0
            and (one.style != GROUPED or one.value < 1000)
            and not unit_one
        ):
            low = one.value * two.scale * unit.multiplier
        elif low < high / 100 and one.style != GROUPED:
            low *= 1000
        if not 0 < low < high or high > 20 * low:
            return None
        base = self._single(view, two, unit, start, max(unit.end, two.end))
        return replace(
            base,
            start=one.start,
            lead=self._lead_start(view, one.start, start),
            low=low,
            high=high,
            qualifier=Qualifier.RANGE,
        )

    def _single(self, view: View, number: Number, unit: _Unit, start: int, end: int) -> Quantity:
        value = _scaled(number, unit)
        problem = ""
        if unit.big_m:
            value = number.amount * (1e3 if number.amount >= 20 else 1e6)
        if number.style == GROUPED and number.scale >= 1e6:
            decimal = number.text.count(",") == 1 and number.value < 100_000
            if decimal and number.value / 1000 * number.scale <= WORLD_MAX_BPD:
                value = number.value / 1000 * number.scale
            else:
                problem = "implausible: grouped thousands of millions"
        if unit.unit is Unit.RATE and value > WORLD_MAX_BPD:
            if number.scale == 1e9 and value / 1000 <= WORLD_MAX_BPD:
                value /= 1000
            else:
                problem = problem or "implausible: more than the world produces"
        stop = max(unit.end, number.end)
        return Quantity(
            start=number.start,
            end=stop,
            lead=self._lead_start(view, number.start, start),
            low=value,
            high=value,
            unit=unit.unit,
            raw=number.value,
            multiplier=value / number.value if number.value else 1.0,
            sign=number.sign,
            qualifier=self._qualifier(view, number.start, stop, start),
            fluid=unit.fluid,
            problem=problem,
        )

    def _may_be_bare(self, view: View, number: Number, end: int) -> bool:
        if number.style == WORDS and number.text == "a":
            return False
        if not self._bare_follow.match(view.folded, number.end, min(end + 1, number.end + 40)):
            return False
        if number.scale > 1.0 or (number.style == GROUPED and number.value >= 1000):
            return True
        return number.style == DECIMAL and number.value < 1000

    def _lead_start(self, view: View, at: int, start: int) -> int:
        left = view.folded[max(start, at - 48) : at]
        match = self._lead.search(left)
        return at - len(left) + match.start() if match else at

    def _qualifier(self, view: View, at: int, stop: int, start: int) -> Qualifier:
        words = view.folded[self._lead_start(view, at, start) : at]
        if self._under.search(words):
            return Qualifier.UNDER
        if self._over.search(words) or self._or_more.match(view.folded, stop):
            return Qualifier.OVER
        if self._about.search(words) or self._or_so.match(view.folded, stop):
            return Qualifier.ABOUT
        return Qualifier.EXACT


def _scaled(number: Number, unit: _Unit) -> float:
    value = number.amount * unit.multiplier
    if (
        number.style == DECIMAL
        and number.scale == 1.0
        and unit.multiplier == 1.0
        and unit.unit is not Unit.BARE
    ):
        decimals = number.text[-4:]
        if len(number.text) >= 5 and decimals[0] in ".," and decimals[1:].isdigit():
            return value * 1000
    return value


def _fill_elided(found: list[Quantity]) -> list[Quantity]:
    """Give figures without a unit the multiplier of the nearest figure that has one, where that makes them alike."""
    filled = []
    for i, quantity in enumerate(found):
        if quantity.unit is not Unit.BARE:
            filled.append(quantity)
            continue
        donors = sorted((abs(j - i), j) for j, other in enumerate(found) if other.unit is not Unit.BARE)
        donor = found[donors[0][1]] if donors else None
        multiplier = quantity.multiplier
        if (
            donor
            and multiplier == 1.0
            and donor.multiplier > 1.0
            and donor.raw
            and 0.1 <= quantity.raw / donor.raw <= 10
        ):
            multiplier = donor.multiplier
        if multiplier == 1.0 and quantity.raw < 1000:
            continue
        value = quantity.raw * multiplier if quantity.low == quantity.high else 0.0
        changed = replace(quantity, multiplier=multiplier, elided=True)
        if value:
            changed = replace(changed, low=value, high=value)
        filled.append(changed)
    return filled


def per_day(quantity: Quantity, days: int) -> tuple[float, float]:
    """Return (low, high) in barrels per day of a rate in barrels or tonnes per day, month or year of ``days`` days."""
    factor = barrels_of_tonnes(1.0)[0] if "tonnes" in quantity.unit else 1.0
    span = days if quantity.unit in (Unit.MONTH, Unit.YEAR, Unit.TONNES_MONTH, Unit.TONNES_YEAR) else 1
    return quantity.low * factor / span, quantity.high * factor / span
