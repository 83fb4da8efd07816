"""What a number and its unit come to, and whether that can be believed. It knows no text around them."""

import re

from oiltrack.extract.quantities.figure_units import FigureUnit, Unit
from oiltrack.extract.quantities.numbers import DECIMAL, GROUPED, Number
from oiltrack.units import COUNTRY_MAX_BPD, WORLD_MAX_BPD

_THOUSANDS_OF_FIELD = 20
_STORED_MILLIONS = range(2500, 9000)


def scaled(number: Number, unit: FigureUnit) -> float:
    """Return the number times scale and prefix; "290.000 b/d" are thousands with a dot."""
    value = number.amount * unit.multiplier
    bare = number.scale == 1.0 and unit.multiplier == 1.0 and unit.unit is not Unit.BARE
    if number.style == DECIMAL and bare and re.fullmatch(r"\d+[.,]\d{3}", number.text):
        return value * 1000
    return value


def plausible(number: Number, unit: FigureUnit) -> tuple[float, str]:
    """Return (value, why it cannot be believed or "")."""
    if unit.capital_m:
        return _of_capital_m(number.amount, unit)
    value = scaled(number, unit)
    if number.style == GROUPED and number.scale >= 1e6 and not _are_stocks(number, unit):
        decimal = number.text.count(",") == 1 and number.value < 100_000
        if not decimal or value / 1000 > WORLD_MAX_BPD:
            return value, "implausible: grouped thousands of millions"
        value /= 1000
    if unit.unit is Unit.RATE and value > WORLD_MAX_BPD:
        if number.scale == 1e9 and value / 1000 <= WORLD_MAX_BPD:
            return value / 1000, ""
        return value, "implausible: more than the world produces"
    return value, ""


def _are_stocks(number: Number, unit: FigureUnit) -> bool:
    """Tell whether thousands of millions are what nations store: "OECD stocks of 2,910 million barrels"."""
    return unit.unit is Unit.BARRELS and number.scale == 1e6 and number.value in _STORED_MILLIONS


def _of_capital_m(amount: float, unit: FigureUnit) -> tuple[float, str]:
    """Settle a capital M: million in "1.2 Mb/d", thousand in "236 MBOPD"; either is not believed."""
    oilfield = unit.capital_m.lower().startswith("bo")
    if oilfield and amount * 1e6 <= COUNTRY_MAX_BPD:
        return amount * 1e6, "ambiguous: M may be thousand or million"
    return amount * (1e3 if oilfield or amount >= _THOUSANDS_OF_FIELD else 1e6), ""
