"""Finds what the pages of the documentation say: links, blocks of code, rows of tables. It judges nothing."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])

_BLOCK = re.compile(r"^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")


def blocks(page: Path, kind: str) -> list[str]:
    """Return the blocks of a page that are marked with this kind."""
    return [match["body"] for match in _BLOCK.finditer(page.read_text("utf-8")) if match["kind"] == kind]


def links(page: Path) -> list[str]:
    """Return the targets of a page's links, pictures too; code is passed over."""
    prose = _BLOCK.sub("", page.read_text("utf-8"))
    return [match["target"] for match in _LINK.finditer(prose)]


def table(page: Path, heading: str) -> list[list[str]]:
    """Return the rows of the first table under a heading, without its header; cells without back-ticks."""
    _, found, below = f"\n{page.read_text('utf-8')}".partition(f"\n{heading}\n")
    assert found, f"{page.name} has no heading {heading!r}"
    lines = [line for line in below.split("\n#", 1)[0].split("\n") if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines[2:]]
