"""``oiltrack install-cron``: the night job in crontab or systemd, shown or written. It starts nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from oiltrack.cli.session import Session, pass_session
from oiltrack.errors import ConfigError

if TYPE_CHECKING:
    from oiltrack.jobs.schedule import Schedule


@click.command(
    "install-cron",
    epilog="\b\nExample:\n  oiltrack install-cron\n  oiltrack install-cron --systemd --at 04:30 --write",
)
@click.option("--systemd", is_flag=True, help="A service and a timer of your own, not a line of crontab.")
@click.option("--at", "time", default="03:15", show_default=True, metavar="HH:MM", help="When it begins.")
@click.option("--write", is_flag=True, help="Install it; else it is only shown.")
@pass_session
def command(session: Session, systemd: bool, time: str, write: bool) -> None:
    """Show, or install with --write, what runs `oiltrack refresh` every night.

    The time is that of the machine. A second time replaces what the first one wrote.
    """
    from oiltrack.jobs.schedule import Schedule, at, crontab_line, units

    hour, minute = at(time)
    root = session.workspace().root.resolve()
    schedule = Schedule(program=_program(), folder=root, hour=hour, minute=minute)
    if systemd:
        _systemd(units(schedule), schedule, write=write)
    elif write:
        _crontab(schedule)
    else:
        click.echo(crontab_line(schedule))


def _program() -> Path:
    """Return the whole path of this program: neither cron nor systemd looks where a shell does."""
    beside = Path(sys.executable).parent / "oiltrack"
    found = shutil.which("oiltrack")
    return beside if beside.exists() or not found else Path(found).absolute()


def _systemd(files: dict[str, str], schedule: "Schedule", *, write: bool) -> None:
    folder = _user_units()
    for name, text in files.items():
        if write:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
            click.echo(str(folder / name))
        else:
            click.echo(f"# {folder / name}\n{text}")
    if write:
        click.echo(f"systemctl --user daemon-reload && systemctl --user enable --now {schedule.name}.timer")


def _user_units() -> Path:
    """Return the folder of a user's units; a variable that is empty or relative counts as unset (XDG)."""
    given = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".config") / "systemd" / "user"


def _crontab(schedule: "Schedule") -> None:
    from oiltrack.jobs.schedule import with_line

    program = shutil.which("crontab")
    if program is None:
        raise ConfigError("there is no crontab on this machine", remedy="install cron, or give --systemd")
    held = subprocess.run([program, "-l"], capture_output=True, text=True, check=False)
    if held.returncode and "no crontab" not in held.stderr.lower():
        raise ConfigError(f"crontab -l fails: {held.stderr.strip()}", remedy="see whether you may use cron")
    text = with_line(held.stdout if held.returncode == 0 else "", schedule)
    done = subprocess.run([program, "-"], input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ConfigError(f"crontab refuses the line: {done.stderr.strip()}", remedy="add it with crontab -e")
    click.echo(text.splitlines()[-1])
