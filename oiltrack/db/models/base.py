"""What all models share: names of constraints, columns and CHECKs that recur. It declares no table.

Every CHECK has a name, since a rule without a name can be neither compared nor dropped by a migration. Their
texts are written out again in ``migrations/``: a migration is history and must not change with an enum.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import BigInteger, CheckConstraint, ColumnElement, ForeignKey, Integer, MetaData, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, mapped_column

from oiltrack.db.as_postgresql import as_postgresql

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# A server sorts and compares texts as SQLite does, by code point, whatever its own language is; its INTEGER
# is too small for barrels and hashes.
TEXT = String().with_variant(String(collation="C"), "postgresql")
WHOLE = Integer().with_variant(BigInteger(), "postgresql")

TextKey = Annotated[str, mapped_column(TEXT, primary_key=True)]
PlaceKey = Annotated[str, mapped_column(ForeignKey("place.id"), primary_key=True)]


class Base(DeclarativeBase):
    """The metadata that migrations are compared with."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map = {str: TEXT, int: WHOLE}


def one_of(column: str, values: Iterable[StrEnum | str]) -> CheckConstraint:
    """Return the CHECK that a column holds one of the values."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def check(name: str, rule: str) -> CheckConstraint:
    """Return a named CHECK; ``name`` says the rule in words, and the rule is SQLite's."""
    return CheckConstraint(_Rule(rule), name=name)


class _Rule(ColumnElement[bool]):
    """A rule that each kind of database is told in its own words."""

    inherit_cache = False

    def __init__(self, words: str) -> None:
        self.words = words


@compiles(_Rule)
def _as_it_is(rule: _Rule, _compiler: object, **_options: Any) -> str:
    return rule.words


@compiles(_Rule, "postgresql")
def _for_a_server(rule: _Rule, _compiler: object, **_options: Any) -> str:
    return as_postgresql(rule.words)


def dated(column: str, *, first: str, last: str) -> CheckConstraint:
    """Return the CHECK that an EDTF column and its first and last day are all told or all unknown.

    Each ``IS NOT NULL`` is needed: a comparison with NULL is NULL, and a CHECK lets NULL pass.
    """
    return CheckConstraint(
        f'("{column}" IS NULL AND {first} IS NULL AND {last} IS NULL)'
        f' OR ("{column}" IS NOT NULL AND {first} IS NOT NULL AND {last} IS NOT NULL AND {first} <= {last})',
        name=f"{column}_days",
    )
