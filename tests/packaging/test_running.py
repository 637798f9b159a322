"""A step that is told to end removes what it made on the way."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import running

STEP = """
import subprocess, sys, tempfile, running
with running.cleaning_when_told_to_end(), tempfile.TemporaryDirectory(dir=sys.argv[1]) as folder:
    subprocess.call([sys.executable, "-c", "print('begun', flush=True); input()"])
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_step_that_is_told_to_end_leaves_no_folder_and_says_why_it_ended(name, tmp_path):
    number = getattr(signal, name, 0)
    variables = {**os.environ, "PYTHONPATH": str(Path(running.__file__).parent)}
    step = subprocess.Popen(
        [sys.executable, "-c", STEP, str(tmp_path)], env=variables, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert step.stdout.readline() == "begun\n"
    assert list(tmp_path.iterdir())

    step.send_signal(number)
    step.communicate(timeout=30)

    assert step.returncode == 128 + number
    assert list(tmp_path.iterdir()) == []


def test_what_a_signal_did_before_is_put_back():
    before = signal.getsignal(signal.SIGTERM)

    with running.cleaning_when_told_to_end():
        within = signal.getsignal(signal.SIGTERM)

    assert within is not before
    assert signal.getsignal(signal.SIGTERM) is before
