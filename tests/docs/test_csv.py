"""The page on the CSV files says what the contract in the code says."""

from oiltrack.report.columns import CHART, COMPARISON, SCHEMA_VERSION, TABLES, Column, Table
from tests.docs.pages import DOCS

PAGE = DOCS / "csv.md"


def section(table: Table) -> str:
    """Return the part of the page that describes a table."""
    key = f"Key: `{table.key}`." if table.key else "No key."
    links = "".join(f" `{column}` refers to `{other}.{name}`." for column, other, name in table.links)
    head = "| column | type | unit | blank | meaning |\n|---|---|---|---|---|\n"
    rows = "".join(_row(column) for column in table.columns)
    return f"### {table.name}\n\n{table.title}. {key}{links}\n\n{head}{rows}"


def _row(column: Column) -> str:
    blank = "may be" if column.nullable else "never"
    return f"| `{column.name}` | {column.kind} | {column.unit} | {blank} | {column.description} |\n"


def test_every_table_stands_in_the_page_as_in_the_code() -> None:
    page = PAGE.read_text("utf-8")
    for table in (*TABLES, CHART, COMPARISON):
        assert section(table) in page, f"docs/csv.md should hold:\n\n{section(table)}"


def test_the_version_of_the_contract_is_named() -> None:
    assert f"version {SCHEMA_VERSION}" in PAGE.read_text("utf-8")
