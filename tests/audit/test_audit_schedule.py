import shlex
import subprocess
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from sourcier.audit.errors import NotScheduled
from sourcier.audit.schedule import SYSTEMS, Task, planned

TASK = Task(
    ("/opt/sourcier/bin/sourcier", "audit", "run", "--config", '/srv/our "own"/50% $HOME/audit.toml'),
    "/srv/our",
    "week",
    3,
    17,
    "tue",
    ("/srv/our history",),
)
_NS = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}


def test_a_systemd_unit_holds_the_command_word_by_word():
    service, timer = planned(TASK, "systemd")
    text = service.content.decode()
    assert 'ExecStart=/opt/sourcier/bin/sourcier audit run --config "/srv/our \\"own\\"/50%% $$HOME/audit.toml"' in text
    assert 'ReadWritePaths="/srv/our history"' in text
    assert "OnCalendar=Tue *-*-* 03:17:00" in timer.content.decode()
    assert timer.install[1].endswith("systemctl enable --now sourcier-audit.timer")


def test_systemd_itself_understands_the_units(tmp_path):
    task = replace(TASK, command=("/bin/true", *TASK.command[1:]), folder="/")
    for file in planned(task, "systemd"):
        (tmp_path / file.name).write_bytes(file.content)
    words = ["systemd-analyze", "verify", str(tmp_path / "sourcier-audit.timer")]
    try:
        ended = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    except FileNotFoundError:
        ended = None
    assert ended is None or "sourcier-audit" not in ended.stderr, ended.stderr


def test_a_line_of_cron_gives_a_shell_the_same_words():
    (file,) = planned(TASK, "cron")
    fields = file.content.decode().rstrip("\n").split(" ", 5)
    assert fields[:5] == ["17", "3", "*", "*", "2"]
    words = shlex.split(fields[5].replace("\\%", "%"))
    assert words == ["cd", "/srv/our", "&&", *TASK.command]


@pytest.mark.parametrize(
    ("every", "cron", "calendar"),
    [
        ("day", "* * *", "*-*-* 03:17:00"),
        ("month", "1 * *", "*-*-01 03:17:00"),
        ("week", "* * 2", "Tue *-*-* 03:17:00"),
    ],
)
def test_every_day_week_or_month(every, cron, calendar):
    task = replace(TASK, every=every)
    assert planned(task, "cron")[0].content.decode().startswith(f"17 3 {cron} cd ")
    assert f"OnCalendar={calendar}\n" in planned(task, "systemd")[1].content.decode()
    ET.fromstring(planned(task, "windows")[0].content)  # noqa: S314  # our own text


def test_a_windows_task_is_xml_that_holds_the_words():
    (file,) = planned(TASK, "windows")
    root = ET.fromstring(file.content)  # noqa: S314  # our own text
    command = root.find(".//t:Command", _NS).text
    arguments = root.find(".//t:Arguments", _NS).text
    assert command == "/opt/sourcier/bin/sourcier"
    assert arguments == subprocess.list2cmdline(TASK.command[1:])
    assert root.find(".//t:DaysOfWeek/t:Tuesday", _NS) is not None


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_path_with_a_line_break_is_refused(system):
    with pytest.raises(NotScheduled):
        planned(replace(TASK, folder="/srv\n* * * * * root rm"), system)
