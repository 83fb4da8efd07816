"""What all models share: names of constraints, columns and CHECKs that recur. It declares no table.

Every CHECK has a name, since a rule without a name can be neither compared nor dropped by a migration. Their
texts are written out again in ``migrations/``: a migration is history and must not change with an enum.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from sqlalchemy import CheckConstraint, ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

TextKey = Annotated[str, mapped_column(String, primary_key=True)]
PlaceKey = Annotated[str, mapped_column(ForeignKey("place.id"), primary_key=True)]


class Base(DeclarativeBase):
    """The metadata that migrations are compared with."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)


def one_of(column: str, values: Iterable[StrEnum | str]) -> CheckConstraint:
    """Return the CHECK that a column holds one of the values."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def check(name: str, rule: str) -> CheckConstraint:
    """Return a named CHECK; ``name`` says the rule in words."""
    return CheckConstraint(rule, name=name)


def dated(column: str, *, first: str, last: str) -> CheckConstraint:
    """Return the CHECK that an EDTF column and its first and last day are all told or all unknown.

    Each ``IS NOT NULL`` is needed: a comparison with NULL is NULL, and a CHECK lets NULL pass.
    """
    return CheckConstraint(
        f'("{column}" IS NULL AND {first} IS NULL AND {last} IS NULL)'
        f' OR ("{column}" IS NOT NULL AND {first} IS NOT NULL AND {last} IS NOT NULL AND {first} <= {last})',
        name=f"{column}_days",
    )
