"""The workspace is found upwards and its settings are typed; what is wrong is named with its remedy."""

import os
from pathlib import Path

import pytest

from oiltrack import config
from oiltrack.errors import ConfigError
from oiltrack.settings import read_toml


def write(folder: Path, text: str) -> Path:
    path = folder / "oiltrack.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    workspace = config.load(write(tmp_path, ""))
    assert workspace == config.Workspace(
        root=tmp_path,
        database=f"sqlite:///{tmp_path}/oiltrack.db",
        inbox=tmp_path / "inbox",
        reports=tmp_path / "reports",
        place="libya",
        hold_days=10,
    )


def test_the_template_reads_back_as_the_defaults(tmp_path: Path) -> None:
    written = config.load(write(tmp_path, config.TEMPLATE.format(database='"oiltrack.db"')))
    assert written == config.load(write(tmp_path, ""))


def test_paths_are_relative_to_the_file_and_absolute_ones_stay(tmp_path: Path) -> None:
    workspace = config.load(write(tmp_path, 'database = "data/o.db"\ninbox = "/news"\nreports = "../out"'))
    assert workspace.database == f"sqlite:///{tmp_path}/data/o.db"
    assert workspace.inbox == Path("/news")
    assert workspace.reports == tmp_path / "../out"


def test_the_nearest_file_upwards_is_found(tmp_path: Path) -> None:
    write(tmp_path, "")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert config.find(inner) == tmp_path / "oiltrack.toml"
    nearer = write(tmp_path / "a", "")
    assert config.find(inner) == nearer


def test_without_a_workspace_the_error_names_the_ways_out(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no oiltrack\.toml .*oiltrack init.*--db or OILTRACK_DB"):
        config.require(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hold_day = 5", "unknown setting 'hold_day'; did you mean 'hold_days'"),
        ("zzz = 5", "unknown setting 'zzz'; known settings are database, inbox"),
        ('hold_days = "5"', "hold_days is '5'; give a whole number"),
        ("hold_days = true", "hold_days is True; give a whole number"),
        ("hold_days = 0", "hold_days is 0; give 1 to 366 days"),
        ("database = 5", "database is 5; give text in quotes"),
        ('inbox = ""', "inbox is empty"),
        ("database = ", "oiltrack.toml: Invalid value"),
        ("hold_days = 10\nplace = sharara  # field", 'without quotes (line 2); write place = "sharara"'),
        ("place = es sider", 'without quotes (line 1); write place = "es sider"'),
        ("place = [sharara", "oiltrack.toml: Invalid value"),
        ("hold_days = " + "9" * 5000, "oiltrack.toml: Exceeds the limit"),
        ("hold_days = 0x" + "f" * 5000, "hold_days is a number of very many digits; give 1 to 366 days"),
        ("inbox = " + "[" * 5000, "oiltrack.toml: nested too deep; mend the file"),
        ("inbox = " + "[" * 50 + "]" * 50, "inbox is [[[[[[[...]]]]]]]; give text in quotes"),
        ("inbox = 2020-01-01", "inbox is datetime.date(2020, 1, 1); give text in quotes"),
        ('place = "  "', "place is empty; give it a value"),
        ('inbox = "a\\u0000b"', "inbox holds a NUL character"),
        ('database = "~nobody-here/o.db"', "database is '~nobody-here/o.db', and nobody has this home"),
        ('reports = "~nobody-here"', "reports is '~nobody-here', and nobody has this home; write the whole"),
        ('inbox = "."', "in which the reports would lie; name a folder of its own"),
        ('inbox = "."\nreports = "../out"', "in which the workspace would lie; name a folder"),
        ('inbox = "reports/.."', "in which the reports would lie"),
        ('reports = "inbox"', "in which the reports would lie"),
        ('reports = "inbox/charts"', "in which the reports would lie"),
        ('reports = "/"', "reports is /, in which the workspace would lie; name a folder of its own"),
        ('reports = "."', "in which the workspace would lie"),
        ('inbox = "reports/inbox"', "in which the inbox would lie"),
        ('database = "reports/o.db"', "in which the database would lie"),
        *(
            (
                f'[[source]]\nname = "a"\nkind = "folder"\npath = "{folder}"',
                "lie in each other",
            )
            for folder in (".", "/", "inbox", "inbox/new", "reports")
        ),
    ],
)
def test_a_wrong_setting_is_named_with_its_remedy(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        config.load(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_byte_order_mark_is_passed_over_and_other_bytes_are_named(tmp_path: Path) -> None:
    path = tmp_path / "oiltrack.toml"
    path.write_bytes(b"\xef\xbb\xbfhold_days = 3")
    assert config.load(path).hold_days == 3
    path.write_bytes(b'inbox = "\xff"')
    with pytest.raises(ConfigError, match=r"oiltrack\.toml: is not UTF-8; save it as UTF-8"):
        config.load(path)


def test_settings_that_are_a_pipe_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "oiltrack.toml")
    with pytest.raises(ConfigError, match="is no regular file"):
        read_toml(tmp_path / "oiltrack.toml", ConfigError, remedy="mend it")


def test_folders_apart_by_a_link_alone_are_not_apart(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "news").symlink_to("inbox")
    with pytest.raises(ConfigError, match="in which the reports would lie"):
        config.load(write(tmp_path, 'reports = "news/out"'))
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(ConfigError, match="leads in a circle"):
        config.load(write(tmp_path, 'reports = "circle"'))


def test_a_home_is_that_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    workspace = config.load(write(tmp_path, 'inbox = "~/news"\ndatabase = "~/o.db"'))
    assert workspace.inbox == tmp_path / "home" / "news"
    assert workspace.database == f"sqlite:///{tmp_path}/home/o.db"


@pytest.mark.parametrize(
    ("named", "url"),
    [
        ("o.db", "sqlite:////base/o.db"),
        ("/abs/o.db", "sqlite:////abs/o.db"),
        ("sqlite:///o.db", "sqlite:////base/o.db"),
        ("sqlite:////abs/o.db", "sqlite:////abs/o.db"),
        ("sqlite+pysqlite:///o.db", "sqlite+pysqlite:////base/o.db"),
        ("postgresql://team@server/oil", "postgresql://team@server/oil"),
    ],
)
def test_a_database_is_named_by_path_or_url(named: str, url: str) -> None:
    assert config.database_url(named, base=Path("/base")) == url


def test_a_named_database_wins_over_the_workspace(tmp_path: Path) -> None:
    write(tmp_path, "")
    assert config.choose_database("x.db", cwd=tmp_path) == f"sqlite:///{tmp_path}/x.db"
    assert config.choose_database(None, cwd=tmp_path) == f"sqlite:///{tmp_path}/oiltrack.db"
    named = config.with_database(config.require(tmp_path), "x.db", cwd=tmp_path)
    assert named.database == f"sqlite:///{tmp_path}/x.db"
    assert named.reports == tmp_path / "reports"


def test_only_a_sqlite_url_has_a_file() -> None:
    assert config.database_path("sqlite:////a/o.db") == Path("/a/o.db")
    assert config.database_path("postgresql://team@server/oil") is None
