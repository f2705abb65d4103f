"""An audit as a regular task: the files that a system's own scheduler takes. Nothing is installed, nothing is started.

systemd.exec(5), systemd.timer(5); crontab(5); Task Scheduler schema 1.2.
"""

import shlex
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from xml.sax.saxutils import escape

from .errors import NotScheduled

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WINDOWS_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CRON_DAYS = (1, 2, 3, 4, 5, 6, 0)
DAILY, WEEKLY, MONTHLY = "day", "week", "month"
EVERY = (DAILY, WEEKLY, MONTHLY)


@dataclass(frozen=True, slots=True)
class Task:
    """What is run, and when."""

    command: tuple[str, ...]
    """Program and arguments, paths whole."""
    folder: str
    """Where it is run."""
    every: str
    """One of `EVERY`."""
    hour: int
    minute: int
    day: str = "mon"
    """Of a weekly task: one of `DAYS`; a monthly one runs on the first of the month."""
    writes: tuple[str, ...] = ()
    """Folders it writes to."""
    name: str = "sourcier-audit"
    user: str = ""
    """As whom systemd runs it: whose keys and whose state they are."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One file for a scheduler."""

    name: str
    content: bytes
    install: tuple[str, ...] = ()
    """Commands that make it take effect, for a person to run."""


def planned(task: Task, system: str) -> tuple[Planned, ...]:
    """Return the files for ``systemd``, ``cron`` or ``windows``. Raises NotScheduled."""
    if any(mark in part for part in (*task.command, task.folder, *task.writes) for mark in "\n\r\0"):
        raise NotScheduled
    return _SYSTEMS[system](task)


def _systemd(task: Task) -> tuple[Planned, ...]:
    service = [
        "[Unit]",
        "Description=Audit of our own servers (sourcier)",
        "Wants=network-online.target",
        "After=network-online.target",
        "",
        "[Service]",
        "Type=oneshot",
        *([f"User={task.user}"] if task.user else []),
        f"WorkingDirectory={_percent(task.folder)}",
        "# Logins of targets, as SOURCIER_LOGIN_NAME=user:password, in a file that only root may read.",
        "EnvironmentFile=-/etc/sourcier/audit.env",
        f"ExecStart={' '.join(map(_unit_word, task.command))}",
        "Nice=19",
        "IOSchedulingClass=idle",
        "NoNewPrivileges=yes",
        "PrivateTmp=yes",
        "ProtectSystem=strict",
        *(f"ReadWritePaths={_unit_word(path)}" for path in task.writes),
        "",
    ]
    timer = [
        "[Unit]",
        "Description=Regular audit of our own servers (sourcier)",
        "",
        "[Timer]",
        f"OnCalendar={_calendar(task)}",
        "RandomizedDelaySec=15min",
        "Persistent=yes",
        "",
        "[Install]",
        "WantedBy=timers.target",
        "",
    ]
    start = (
        f"cp {task.name}.service {task.name}.timer /etc/systemd/system/",
        f"systemctl daemon-reload && systemctl enable --now {task.name}.timer",
    )
    return (
        Planned(f"{task.name}.service", "\n".join(service).encode()),
        Planned(f"{task.name}.timer", "\n".join(timer).encode(), start),
    )


def _percent(text: str) -> str:
    return text.replace("%", "%%")


def _unit_word(word: str) -> str:
    """Quote one word of a unit file: specifiers and variables are not expanded in it."""
    safe = _percent(word).replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return safe if safe and not any(mark in safe for mark in " \t'\";") else f'"{safe}"'


def _calendar(task: Task) -> str:
    at = f"{task.hour:02}:{task.minute:02}:00"
    dates = {DAILY: "*-*-*", WEEKLY: f"{task.day.capitalize()} *-*-*", MONTHLY: "*-*-01"}
    return f"{dates[task.every]} {at}"


def _cron(task: Task) -> tuple[Planned, ...]:
    day = {
        DAILY: "* * *",
        WEEKLY: f"* * {_CRON_DAYS[DAYS.index(task.day)]}",
        MONTHLY: "1 * *",
    }[task.every]
    command = f"cd {shlex.quote(task.folder)} && {shlex.join(task.command)}".replace("%", "\\%")
    line = f"{task.minute} {task.hour} {day} {command}\n"
    return (Planned(f"{task.name}.cron", line.encode(), ("crontab -e",)),)


_TASK = """<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Audit of our own servers (sourcier)</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T{at}</StartBoundary>
      <Enabled>true</Enabled>
      {when}
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>true</RunOnlyIfNetworkAvailable>
    <Priority>8</Priority>
  </Settings>
  <Actions>
    <Exec>
      <Command>{command}</Command>
      <Arguments>{arguments}</Arguments>
      <WorkingDirectory>{folder}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""


def _windows(task: Task) -> tuple[Planned, ...]:
    text = _TASK.format(
        at=f"{task.hour:02}:{task.minute:02}:00",
        when=_when(task),
        command=escape(str(PurePath(task.command[0]))),
        arguments=escape(subprocess.list2cmdline(task.command[1:])),
        folder=escape(task.folder),
    )
    content = text.replace("\n", "\r\n").encode("utf-16")
    return (
        Planned(f"{task.name}.xml", content, (f'schtasks /Create /TN "Sourcier\\{task.name}" /XML "{task.name}.xml"',)),
    )


def _when(task: Task) -> str:
    if task.every == DAILY:
        return "<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>"
    if task.every == WEEKLY:
        day = _WINDOWS_DAYS[DAYS.index(task.day)]
        return f"<ScheduleByWeek><WeeksInterval>1</WeeksInterval><DaysOfWeek><{day} /></DaysOfWeek></ScheduleByWeek>"
    months = "".join(f"<{month} />" for month in _MONTHS)
    return f"<ScheduleByMonth><DaysOfMonth><Day>1</Day></DaysOfMonth><Months>{months}</Months></ScheduleByMonth>"


_MONTHS: Sequence[str] = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SYSTEMS: Mapping[str, Callable[[Task], tuple[Planned, ...]]] = {
    "systemd": _systemd,
    "cron": _cron,
    "windows": _windows,
}
SYSTEMS = tuple(_SYSTEMS)
