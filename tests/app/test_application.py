"""macOS hands files to the running program; each is read as one from the command line is."""

import json
import os
import subprocess
import sys

import pytest

# In a process of its own: a test's process has another application already.
SCRIPT = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QLabel
from zoomprov_gui.app.application import Application
from zoomprov_gui.app.arguments import parse
from zoomprov_gui.app.main import run_window
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.widgets.main_window import MainWindow

data, early, *late = sys.argv[1:]
application = Application(["zoomprov"])
seen = []

def told():
    labels = [w.text() for w in application.allWidgets() if isinstance(w, QLabel) and w.isVisible()]
    return next((t for t in labels if "begin with" in t or "newer version" in t), "")

def look():
    text = told()
    if text and text not in seen:
        seen.append(text)
        if late:
            application.postEvent(application, QFileOpenEvent(late.pop()))
        else:
            timer.stop()
            for window in application.topLevelWidgets():
                if isinstance(window, MainWindow):
                    window.close()

timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
application.postEvent(application, QFileOpenEvent(early))
code = run_window(parse(["gui"]), Paths.of(data))
print(json.dumps({"code": code, "seen": seen}))
"""


@pytest.mark.parametrize("later", [False, True])
def test_a_file_is_read_that_is_opened_before_the_window_stands_or_while_it_does(tmp_path, later):
    early, late = tmp_path / "early.zpsetup", tmp_path / "late.zpsetup"
    early.write_text("{}")
    late.write_text('{"zpsetup": 7}')
    words = [str(tmp_path / "data"), str(early), *([str(late)] if later else [])]

    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip

    answer = json.loads(done.stdout.splitlines()[-1])
    assert answer["code"] == 0
    assert len(answer["seen"]) == 1 + later
