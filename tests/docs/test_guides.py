"""What the guides show can be done: the chart is read, the source reads, the messages are the program's."""

import csv
import io
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from types import ModuleType

from oiltrack.errors import SourceError
from oiltrack.facts import Document
from oiltrack.gazetteer import load_gazetteer
from oiltrack.gazetteer.load import WORLD
from oiltrack.report.spec import ChartSpec, spec_of
from oiltrack.resources import resource
from tests.docs.pages import DOCS, ROOT, blocks, table


def test_the_chart_of_the_guide_is_one() -> None:
    (text,) = blocks(DOCS / "add-a-chart.md", "toml")
    assert spec_of(tomllib.loads(text)).size == "half"


def test_every_key_of_a_chart_is_told_with_its_default() -> None:
    told = {row[0]: row[1] for row in table(DOCS / "add-a-chart.md", "## Keys")}
    assert set(told) == {field.name for field in fields(ChartSpec)}
    for name, value in told.items():
        if value not in ("none", "the file's"):
            found, default = tomllib.loads(f"value = {value}")["value"], getattr(ChartSpec(), name)
            assert found == (list(default) if isinstance(default, tuple) else default), name


def test_the_source_of_the_guide_reads(tmp_path: Path) -> None:
    module = ModuleType("tsv")
    exec(compile(blocks(DOCS / "add-a-source.md", "python")[0], "tsv.py", "exec"), module.__dict__)
    path = tmp_path / "notes.tsv"
    path.write_text("2021-06-08\tWire\tUp\tSharara pumped oil.\nno tabs\n", encoding="utf-8")
    first, second = module.SOURCE.read(path, ())
    assert isinstance(first, Document)
    assert (first.published, first.text) == ("2021-06-08", "Sharara pumped oil.")
    assert isinstance(second, SourceError)
    assert str(second).endswith("notes.tsv#2: 1 cells, not 4; part them with tabs")


def test_the_country_of_the_guide_loads(tmp_path: Path) -> None:
    (tmp_path / WORLD).symlink_to(resource("seeds") / WORLD)
    folder = tmp_path / "algeria"
    folder.mkdir()
    tables = re.findall(r"```csv\n(.*?)```", (DOCS / "add-a-country.md").read_text("utf-8"), re.DOTALL)
    for name, text in zip(("places", "aliases"), tables, strict=True):
        lines = "\n".join(line.strip() for line in text.strip().split("\n"))
        assert list(csv.reader(io.StringIO(lines)))
        (folder / f"{name}.csv").write_text(lines + "\n", encoding="utf-8")
    gazetteer = load_gazetteer(("algeria",), root=tmp_path)
    assert gazetteer.places["hassi-messaoud"].operator == "sonatrach"


def test_the_sections_of_a_lexicon_are_told() -> None:
    lexicon = ROOT / "oiltrack" / "extract" / "lexicon" / "english.toml"
    sections = {
        key for key, value in tomllib.loads(lexicon.read_text("utf-8")).items() if isinstance(value, dict)
    }
    assert {row[0] for row in table(DOCS / "add-a-language.md", "## The lexicon")} == sections


def test_every_message_of_the_troubleshooting_page_is_one_of_the_program() -> None:
    code = "".join(path.read_text("utf-8") for path in sorted((ROOT / "oiltrack").rglob("*.py")))
    code = re.sub(r'"\s*\n\s*f?"', "", code)  # a sentence over two lines is one string
    code = code.replace("{FILE_NAME}", "oiltrack.toml").replace("{cwd}: ", "")
    page = (DOCS / "troubleshooting.md").read_text("utf-8").partition("## No error")[0]
    cells = re.findall(r"^\| (`.+?`(?:, `.+?`)*)(?: after a setting)? \|", page, re.MULTILINE)
    messages = [message for cell in cells for message in re.findall(r"`([^`]+)`", cell)]
    assert len(messages) > 60
    parts = {part.strip(" :,") for message in messages for part in message.split("…")}
    assert sorted(part for part in parts if part and part not in code) == []
