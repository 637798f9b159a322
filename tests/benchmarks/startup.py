"""Goal 9: from the command to the first window on the screen, against bare Qt and three peers.

Needs Xvfb and xwininfo. Each program runs in turn, so that a busy minute hits all of them.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.benchmarks.measure import ROOT, median
from tests.benchmarks.scratch import program_of

BARE = (
    "from PySide6.QtWidgets import QApplication, QLabel;"
    "a = QApplication([]); w = QLabel('bare'); w.resize(600, 400); w.show(); a.exec()"
)
PEERS = {
    "git-cola": ("git-cola[pyqt6]", "git-cola"),  # by itself it brings no Qt
    "vorta": ("vorta", "vorta"),
    "novelWriter": ("novelWriter", "novelwriter"),
}
LONGEST = 30.0  # seconds until a program is given up
SETTLED = 0.3  # seconds after the first window at which memory is read
MAPPED = re.compile(r"^\s+0x\w+ .*?(\d+)x(\d+)\+", re.MULTILINE)


class NotHere(Exception):
    """This machine lacks what start-up is measured with."""


def startups(rounds: int, *, with_peers: bool) -> dict[str, dict[str, float]]:
    """Return milliseconds of work to the first window, and MB then, by program."""
    if not (shutil.which("Xvfb") and shutil.which("xwininfo")):
        raise NotHere("needs Xvfb and xwininfo")
    commands = {
        "bare": [sys.executable, "-c", BARE],
        "ours": [sys.executable, "-m", "zoomprov_gui", "gui", "--sandbox"],
    }
    for name, (package, program) in PEERS.items() if with_peers else ():
        commands[name] = [str(program_of(package, program))]
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    with _screen() as display:
        for turn in range(rounds + 1):
            for name, command in list(commands.items()):
                try:
                    found = _first_window(command, display)
                except NotHere:
                    if name not in PEERS:
                        raise
                    del commands[name]  # a peer that does not start here is not compared with
                    continue
                if turn:  # the first turn warms the disk's cache
                    times[name].append(found)
    return {
        name: {"ms": median(t for t, _ in each), "mb": median(m for _, m in each)}
        for name, each in times.items()
        if name in commands
    }


def _first_window(command: list[str], display: str) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as home:
        runtime = Path(home) / "run"
        runtime.mkdir(mode=0o700)
        own = {"HOME": home, "XDG_RUNTIME_DIR": str(runtime), "DISPLAY": display}
        variables = {**os.environ, **own, "QT_QPA_PLATFORM": "xcb"}
        variables.pop("PYTHONDONTWRITEBYTECODE", None)  # peers came compiled from their packages
        start = time.perf_counter()
        program = subprocess.Popen(
            command, cwd=ROOT, env=variables, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            while not _is_window(display):
                if time.perf_counter() - start > LONGEST or program.poll() is not None:
                    raise NotHere(f"{command[0]} showed no window")
                time.sleep(0.004)
            taken = _processor_ms(program.pid)
            time.sleep(SETTLED)
            return taken, _resident_mb(program.pid)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(program.pid, signal.SIGKILL)
            program.wait()
            while _is_window(display):
                time.sleep(0.02)


def _is_window(display: str) -> bool:
    """Tell whether anything larger than a tool tip is on the screen."""
    command = ["xwininfo", "-root", "-tree", "-display", display]
    tree = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    sizes = [(int(w), int(h)) for w, h in MAPPED.findall(tree)]
    return any(w > 100 and h > 60 for w, h in sizes)


def _processor_ms(pid: int) -> float:
    """Return the processor's time that a program has taken, without what others do meanwhile."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _resident_mb(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / 1e6


@contextmanager
def _screen() -> Iterator[str]:
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        command, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writer)
    try:
        yield f":{os.read(reader, 16).decode().strip()}"
    finally:
        os.close(reader)
        server.terminate()
        server.wait()
