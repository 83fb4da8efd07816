"""Charts are TOML files; a wrong key or value is named with its remedy."""

from datetime import UTC, date, datetime

import pytest

from oiltrack.errors import ChartError
from oiltrack.report.spec import charts, load_chart, load_spec, spec_of


def test_the_national_chart_ships():
    spec = load_chart("national")
    assert "national" in charts()
    assert (spec.name, spec.kind, spec.size) == ("national", "national", "slide")
    assert spec.start == date(2011, 1, 1)


def test_the_national_chart_takes_place_and_hold_from_the_workspace():
    spec = load_chart("national", defaults={"place": "algeria", "hold_days": 3})
    assert (spec.place, spec.hold_days) == ("algeria", 3)


def test_a_value_of_the_file_wins_over_a_default(tmp_path):
    (tmp_path / "mine.toml").write_text("hold_days = 20\n", encoding="utf-8")
    spec = load_chart("mine", tmp_path, defaults={"place": "algeria", "hold_days": 3})
    assert (spec.place, spec.hold_days) == ("algeria", 20)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"hold_day": 5}, "unknown key 'hold_day'; did you mean 'hold_days'?"),
        ({"zzz": 5}, "unknown key 'zzz'; use one of name, kind"),
        ({"size": "slid"}, "did you mean 'slide'?"),
        ({"measure": "volume"}, "measure = 'volume' is unknown"),
        ({"fluid": "water"}, "fluid = 'water' is unknown"),
        ({"hold_days": "ten"}, "hold_days = 'ten' is of the wrong kind; write a whole number"),
        ({"hold_days": True}, "write a whole number"),
        ({"hold_days": -1}, "hold_days = -1 is out of range; write 0 to 366"),
        ({"start": date(1, 1, 1)}, "start = 0001-01-01 is out of range; write 1900-01-01 to 2100-12-31"),
        ({"end": date(9999, 1, 1)}, "end = 9999-01-01 is out of range"),
        ({"max_labels": 10**9}, "max_labels = 1000000000 is out of range; write 0 to 1_000"),
        ({"open_days": 16**5000}, "open_days = a number of very many digits is out of range"),
        ({"start": datetime(2011, 1, 1, tzinfo=UTC)}, "write a date such as 2011-01-01"),
        ({"start": "2011"}, "write a date such as 2011-01-01"),
        ({"start": date(2020, 1, 1), "end": date(2019, 1, 1)}, "start 2020-01-01 is after end 2019-01-01"),
    ],
)
def test_a_wrong_key_or_value_names_the_remedy(table, message):
    with pytest.raises(ChartError) as caught:
        spec_of(table)
    assert message in str(caught.value)


def test_an_unknown_chart_names_the_nearest():
    with pytest.raises(ChartError, match=r"no chart is called 'nationl'; did you mean 'national'\?"):
        load_chart("nationl")


def test_a_broken_or_wrong_file_is_named(tmp_path):
    broken = tmp_path / "mine.toml"
    broken.write_text("size = ", encoding="utf-8")
    with pytest.raises(ChartError, match=r"mine\.toml"):
        load_spec(broken)
    broken.write_text("sise = 'half'", encoding="utf-8")
    with pytest.raises(ChartError, match=r"mine\.toml: unknown key 'sise'; did you mean 'size'\?"):
        load_spec(broken)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"size = " + b"[" * 5000, "mine.toml: nested too deep; mend the file"),
        (b"hold_days = " + b"9" * 5000, "mine.toml: Exceeds the limit"),
        (b"size = '\xff'", "mine.toml: is not UTF-8; save it as UTF-8"),
    ],
)
def test_a_file_that_is_no_toml_is_one_line(tmp_path, text, message):
    path = tmp_path / "mine.toml"
    path.write_bytes(text)
    with pytest.raises(ChartError) as caught:
        load_spec(path)
    assert message in str(caught.value)
    path.write_bytes(b"\xef\xbb\xbfsize = 'half'")
    assert load_spec(path).size == "half"


def test_a_file_of_ones_own_gives_its_name(tmp_path):
    (tmp_path / "mine.toml").write_text('size = "half"\n', encoding="utf-8")
    assert charts(tmp_path) == tuple(sorted([*charts(), "mine"]))
    assert load_chart("mine", tmp_path).name == "mine"


def test_files_of_a_workspace_change_only_the_keys_that_they_have(tmp_path):
    (tmp_path / "defaults.toml").write_text('theme = "dark"\nsize = "half"\n', encoding="utf-8")
    (tmp_path / "national.toml").write_text('size = "a4"\n', encoding="utf-8")
    national, offline = load_chart("national", tmp_path), load_chart("offline", tmp_path)
    assert (national.official, national.theme, national.size) == ("OPEC secondary sources", "dark", "a4")
    assert (offline.kind, offline.theme, offline.size) == ("offline", "dark", "half")
    assert "defaults" not in charts(tmp_path)
    (tmp_path / "defaults.toml").write_text('themes = "dark"\n', encoding="utf-8")
    with pytest.raises(ChartError, match=r"defaults\.toml: unknown key 'themes'; did you mean 'theme'\?"):
        load_chart("national", tmp_path)


@pytest.mark.parametrize("name", charts())
def test_every_chart_that_ships_can_be_read(name):
    spec = load_chart(name)
    assert (spec.name, spec.kind) == (name, name)


def test_lists_are_lists_of_texts():
    assert spec_of({"places": ["sharara"]}).places == ("sharara",)
    with pytest.raises(ChartError, match=r"places = \[1\] is of the wrong kind; write a list of texts"):
        spec_of({"places": [1]})
    with pytest.raises(ChartError, match="layers = 'claim' is unknown; did you mean 'claims'"):
        spec_of({"kind": "facility", "layers": ["claim"]})
