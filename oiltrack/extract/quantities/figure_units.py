"""Reads the unit behind a number: barrels or tonnes, how often, of what. It does not ask whether it fits."""

import re
from dataclasses import dataclass
from enum import StrEnum

from oiltrack.extract.lexicon import Lexicon
from oiltrack.extract.quantities.numbers import Number
from oiltrack.extract.scenes.text import View
from oiltrack.facts import Fluid


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


@dataclass(slots=True)
class FigureUnit:
    """A unit that ends at ``end``; ``multiplier`` is what a prefix makes of the number.

    ``capital_m`` holds the unit as written after a prefix in capital M, which may mean thousand or million.
    """

    end: int
    unit: Unit
    multiplier: float = 1.0
    fluid: Fluid | None = None
    capital_m: str = ""


_BY_PERIOD = {"day": Unit.RATE, "month": Unit.MONTH, "year": Unit.YEAR, "": Unit.BARRELS}
_TONNES = {"day": Unit.TONNES_DAY, "month": Unit.TONNES_MONTH, "year": Unit.TONNES_YEAR}


class UnitReader:
    """Reads units with the patterns of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        compile_ = lexicon.compile
        self._prefixes: dict[str, float] = lexicon.numbers["prefixes"]
        self._short = compile_(r"(?:[ -]{0,3}| ?\| | (?:net|gross) )(?:{short_rate}|{short_volume})(?![\w/])")
        self._tonnes_a_year = compile_(r"[ -]{0,2}(?:{tonnes_a_year})(?![\w/])")
        self._words = compile_(
            r"(?:[ -]{0,3}| ?\| )(?:(?:{before_barrels}) )?(?:(?P<barrels>{barrels})|(?P<tonnes>{tonnes}))\b"
            r"(?:[ -]{1,2}(?P<of>{of_what})|[ -]?(?P<equivalent>{equivalent}))?"
            r"(?: {0,2}\((?:{unit_note})\))?"
            r"(?:[ -]{0,2}(?:(?P<day>{per_day})|(?P<month>{per_month})|(?P<year>{per_year})))?"
            r"(?: {0,2}\((?:{unit_note})\))?"
            r"(?: (?P<of_after>{of_what_after}))?"
        )
        self._single = compile_(r"(?:{barrel_single})$")
        self._daily = compile_(r"{daily}")
        self._crude = compile_(r"{crude}")
        self._condensate = compile_(r"{condensate}")
        self._boe = compile_(r"{boe}")

    def after(self, view: View, number: Number, end: int) -> FigureUnit | None:
        """Return the unit right behind a number, None where none stands."""
        short = self._short.match(view.folded, number.end, end)
        if short:
            return self._short_unit(view, number, short)
        if match := self._tonnes_a_year.match(view.folded, number.end, end):
            return FigureUnit(match.end(), Unit.TONNES_YEAR, 1e6 if number.scale == 1.0 else 1.0)
        words = self._words.match(view.folded, number.end, end)
        return self._long_unit(number, words) if words else None

    def _short_unit(self, view: View, number: Number, short: re.Match[str]) -> FigureUnit:
        name = next((name for name in ("prefix", "vprefix", "boeprefix") if short[name]), "")
        prefix = short[name] if name else ""
        capital = ""
        if number.scale > 1:
            prefix = ""
        elif prefix == "m" and view.text[short.start(name)].isupper():
            capital = view.text[short.start(name) + 1 : short.end()]
        body = short["body"] or short["vbody"] or short["boebody"]
        return FigureUnit(
            end=short.end(),
            unit=Unit.RATE if short["body"] else Unit.BARRELS,
            multiplier=self._prefixes.get(prefix, 1.0),
            fluid=Fluid.BOE if "boe" in body else None,
            capital_m=capital,
        )

    def _long_unit(self, number: Number, words: re.Match[str]) -> FigureUnit | None:
        what = " ".join(filter(None, (words["of"], words["equivalent"], words["of_after"])))
        period = next((name for name in ("day", "month", "year") if words[name]), "")
        if not period and self._daily.search(words["of"] or ""):
            period = "day"
        end = words.start() + len(words.group().rstrip())
        if words["tonnes"]:
            return FigureUnit(end, _TONNES[period]) if period else None
        if not period and not words["of"] and self._single.match(words["barrels"]) and number.amount < 1000:
            return None
        return FigureUnit(end, _BY_PERIOD[period], fluid=self._fluid(what))

    def _fluid(self, what: str) -> Fluid | None:
        if self._condensate.search(what):
            return Fluid.LIQUIDS if self._crude.search(what) else Fluid.CONDENSATE
        return Fluid.BOE if self._boe.search(what) else None
