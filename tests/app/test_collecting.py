"""Tests for app/collecting.py."""

import gc
import threading
import weakref

import pytest
import qasync

from tests.support.qt import until
from zoomprov_gui.app import collecting
from zoomprov_gui.app.collecting import collect_what_is_due, collecting_here


@pytest.fixture
def anyio_backend(qapp):
    """Run async tests on Qt's loop, whose timers they wait for."""
    return "asyncio", {"loop_factory": lambda: qasync.QEventLoop(qapp)}


class Ring:
    """Garbage that only the collector frees."""

    def __init__(self) -> None:
        self.itself = self


def many():
    return [Ring() for _ in range(20 * gc.get_threshold()[0])]


def test_no_other_thread_collects_while_the_window_does(qapp):
    threads = []

    def saw(phase, _info):
        threads.append((phase, threading.get_ident()))

    with collecting_here():
        gc.callbacks.append(saw)
        worker = threading.Thread(target=many)
        worker.start()
        worker.join()
        gc.callbacks.remove(saw)

    assert threads == []


async def test_garbage_is_collected_by_the_windows_own_thread(monkeypatch):
    monkeypatch.setattr(collecting, "EVERY", 10)
    with collecting_here():
        rings = many()
        last = weakref.ref(rings[-1])
        del rings

        await until(lambda: last() is None)

        assert last() is None


def test_little_is_left_for_later():
    gc.collect()

    assert collect_what_is_due() is None


def test_the_collector_is_left_as_it_was_found(qapp):
    before = gc.isenabled()

    with collecting_here():
        within = gc.isenabled()

    assert (within, gc.isenabled()) == (False, before)
