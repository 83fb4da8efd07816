"""Lines for crontab and units for systemd that run the night job of a workspace. It installs nothing."""

import hashlib
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from oiltrack.errors import ConfigError

_TIME = re.compile(r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)")
# Beside 0: some sources failed, another run is at work, asked to end. Each is told where it matters.
_FINE = "3 4 143"
_SERVICE = """\
[Unit]
Description=Refresh the oiltrack reports of {workspace}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={folder}
ExecStart={program} refresh --cron
SuccessExitStatus={fine}
TimeoutStartSec=6h
"""
_TIMER = """\
[Unit]
Description=Refresh the oiltrack reports of {workspace} every night

[Timer]
OnCalendar=*-*-* {hour:02d}:{minute:02d}:00
Persistent=true

[Install]
WantedBy=timers.target
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What runs when: the program by its whole path, in the folder of the workspace."""

    program: Path
    folder: Path
    hour: int
    minute: int

    @property
    def name(self) -> str:
        """The name of the units: that of the folder, and what tells it from others of this name."""
        plain = re.sub(r"[^A-Za-z0-9]+", "-", self.folder.name).strip("-").lower() or "workspace"
        return f"oiltrack-{plain}-{hashlib.sha256(str(self.folder).encode()).hexdigest()[:6]}"


def at(text: str) -> tuple[int, int]:
    """Return hour and minute of ``HH:MM``.

    Raises:
        ConfigError: it is none.
    """
    match = _TIME.fullmatch(text)
    if match is None:
        raise ConfigError(f"{text!r} is no time of the day", remedy="write it as 03:15")
    return int(match["hour"]), int(match["minute"])


def crontab_line(schedule: Schedule) -> str:
    """Return the line; in a crontab a bare percent sign would end the command.

    Raises:
        ConfigError: a path holds a line end.
    """
    folder, program = (_one_line(path) for path in (schedule.folder, schedule.program))
    call = f"cd {shlex.quote(folder)} && {shlex.quote(program)} refresh --cron"
    return f"{schedule.minute} {schedule.hour} * * *  {call}".replace("%", "\\%") + f"  # {schedule.name}"


def with_line(crontab: str, schedule: Schedule) -> str:
    """Return a crontab with the line of a schedule, in the place of an older one of the same workspace."""
    kept = [line for line in crontab.splitlines() if not line.endswith(f"# {schedule.name}")]
    return "\n".join([*kept, crontab_line(schedule)]) + "\n"


def units(schedule: Schedule) -> dict[str, str]:
    """Return the service and the timer by the names of their files.

    Raises:
        ConfigError: a path holds a line end.
    """
    folder, program = (_one_line(path).replace("%", "%%") for path in (schedule.folder, schedule.program))
    told = {
        "workspace": folder,
        "folder": folder,
        "program": _quoted(program),
        "fine": _FINE,
        "hour": schedule.hour,
        "minute": schedule.minute,
    }
    return {
        f"{schedule.name}.service": _SERVICE.format(**told),
        f"{schedule.name}.timer": _TIMER.format(**told),
    }


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{escaped}"' if re.search(r"[\s\"'\\;]", word) else escaped


def _one_line(path: Path) -> str:
    if not str(path).isprintable():
        raise ConfigError(f"{str(path)!r} cannot stand in a line", remedy="rename the folder")
    return str(path)
