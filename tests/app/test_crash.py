import asyncio
import logging
import sys
import threading
from pathlib import Path

import pytest
import qasync
from PySide6.QtCore import QMessageLogContext, QtMsgType

from tests.support.qt import emitted
from zoomprov_gui.app.crash import Crashes, _log_qt, report_of, watching


@pytest.fixture
def anyio_backend(qapp):
    return "asyncio", {"loop_factory": lambda: qasync.QEventLoop(qapp)}


@pytest.fixture
async def crashes():
    crashes = Crashes()
    with watching(crashes, asyncio.get_running_loop()):
        yield crashes


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return caught


@pytest.mark.expects_log("crash [0-9a-f]{8}")
async def test_an_error_in_a_slot_becomes_a_report(crashes):
    error = raised(ValueError("nothing"))

    sys.excepthook(ValueError, error, error.__traceback__)
    (report,) = await emitted(crashes.happened)

    assert "ValueError: nothing" in report.text
    assert report.number in report.text


@pytest.mark.expects_log("crash [0-9a-f]{8}")
async def test_an_error_in_a_thread_arrives_on_the_thread_of_the_window(crashes):
    arrived_in = []
    crashes.happened.connect(lambda _report: arrived_in.append(threading.current_thread()))

    thread = threading.Thread(target=lambda: {}["absent"])
    thread.start()
    await emitted(crashes.happened)
    thread.join()

    assert arrived_in == [threading.main_thread()]


@pytest.mark.expects_log("crash [0-9a-f]{8}")
async def test_an_error_in_a_task_becomes_a_report(crashes):
    loop = asyncio.get_running_loop()

    loop.call_exception_handler({"message": "Bug", "exception": raised(KeyError("row"))})
    (report,) = await emitted(crashes.happened)

    assert "KeyError" in report.text


@pytest.mark.expects_log("the event loop says: odd")
async def test_what_the_loop_says_without_an_error_is_only_logged(crashes):
    arrived = []
    crashes.happened.connect(arrived.append)

    asyncio.get_running_loop().call_exception_handler({"message": "odd"})
    await asyncio.sleep(0.01)

    assert not arrived


async def test_everything_is_as_before_after_the_end():
    hooks = sys.excepthook, threading.excepthook

    with watching(Crashes(), asyncio.get_running_loop()):
        assert sys.excepthook is not hooks[0]

    assert (sys.excepthook, threading.excepthook) == hooks
    assert asyncio.get_running_loop().get_exception_handler() is None


def test_a_report_names_no_person_and_no_secret():
    error = raised(
        ValueError(f"'Goran Eze' goran.eze@acme.example Bearer abc.def in {Path.home()}/x")
    )

    text = report_of(error, "12345678")

    for secret in ("Goran", "acme", "abc.def", str(Path.home())):
        assert secret not in text
    assert "(email)" in text
    assert "~/x" in text


def test_a_report_shows_no_values_of_variables():
    secret_value = "hunter2hunter2"

    text = report_of(raised(RuntimeError(len(secret_value))), "12345678")

    assert "hunter2" not in text.replace('secret_value = "hunter2hunter2"', "")
    assert "test_crash.py" in text


@pytest.mark.expects_log("a thing is wrong")
def test_what_qt_says_goes_to_the_log(caplog):
    with caplog.at_level(logging.INFO, "qt"):
        _log_qt(QtMsgType.QtWarningMsg, QMessageLogContext(), "a thing is wrong")

    assert caplog.records[0].levelno == logging.WARNING
