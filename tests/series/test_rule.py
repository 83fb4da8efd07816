"""The rule is data: what the file says is what is applied, and a damaged file is told."""

from pathlib import Path

import pytest

from oiltrack.errors import ConfigError
from oiltrack.facts import Qualifier
from oiltrack.gazetteer import SourceGrade, load_originators
from oiltrack.series import rule
from tests.docs.pages import DOCS, table


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that puts another text in the place of the file."""

    def write(change: tuple[str, str]) -> None:
        path = tmp_path / "rule.toml"
        path.write_text(rule._FILE.read_text("utf-8").replace(*change), "utf-8")
        monkeypatch.setattr(rule, "_FILE", path)
        rule.load_rule.cache_clear()

    yield write
    rule.load_rule.cache_clear()


def test_every_grade_and_qualifier_has_a_weight_between_nothing_and_one():
    loaded = rule.load_rule()
    assert set(loaded.source) == {grade.value for grade in SourceGrade}
    assert set(loaded.exactness) == {qualifier.value for qualifier in Qualifier}
    assert set(loaded.information) == set("123456")
    weights = (*loaded.source.values(), *loaded.information.values(), *loaded.exactness.values())
    assert all(0 <= weight <= 1 for weight in weights)


def test_the_page_tells_the_weights():
    told = {row[0]: float(row[1]) for row in table(DOCS / "series.md", "## Which claim is taken")}
    assert told == dict(rule.load_rule().weights)


def test_a_changed_file_is_another_rule(written):
    written(("source = 3.0", "source = 4.0"))
    assert rule.load_rule().weights["source"] == 4.0


@pytest.mark.parametrize("change", [("recency = 0.5", ""), ("jump = 0.4", ""), ("jump = 0.4", "leap = 0.4")])
def test_a_file_that_lacks_a_key_is_told(written, change):
    written(change)
    with pytest.raises(ConfigError, match="a key is missing or unknown"):
        rule.load_rule()


@pytest.mark.parametrize(
    ("speaker", "publisher", "grade"),
    [
        ("National Oil Corporation", "Libya Observer", "A"),
        (None, "Reuters", "B"),
        ("an engineer", "Reuters", "C"),
        ("an engineer", "a blog", "F"),
        (None, None, "F"),
    ],
)
def test_an_unknown_speaker_counts_one_grade_less_than_who_quotes_it(speaker, publisher, grade):
    assert load_originators().grade(speaker, publisher) == grade
