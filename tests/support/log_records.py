"""A pytest plug-in: a warning or error in the log that a test did not announce fails the test.

What a test does to levels is undone after it, so that a logger is not deaf in the next one.

`@pytest.mark.expects_log("pattern", …)` announces: each pattern is searched in the messages and has
to be found at least once, so that an announcement cannot outlive its cause.
"""

import logging
import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import pytest

MARKER = "expects_log"


class Recorder(logging.Handler):
    """Keeps the records of one test, from WARNING up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self.call_passed = False
        self.levels = {name: logging.getLogger(name).level for name in _loggers()}
        self.raises = logging.raiseExceptions

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def undo_levels(self) -> None:
        """Set every logger to the level that it had when the test began."""
        for name in _loggers():
            logging.getLogger(name).setLevel(self.levels.get(name, logging.NOTSET))
        logging.raiseExceptions = self.raises

    def complaints(self, patterns: list[str], *, at_end: bool) -> list[str]:
        """Return what is wrong: records that no pattern announces; at the end, idle patterns."""
        messages = [record.getMessage() for record in self.records]
        unexpected = [
            f"{record.levelname} {record.name}: {message}"
            for record, message in zip(self.records, messages, strict=True)
            if not any(re.search(pattern, message) for pattern in patterns)
        ]
        idle = [
            f"announced, but not logged: {pattern}"
            for pattern in patterns
            if at_end and not any(re.search(pattern, message) for message in messages)
        ]
        return unexpected + idle


def _loggers() -> list[str | None]:
    """Return the names of all loggers so far; the root's is None."""
    return [None, *logging.root.manager.loggerDict]


RECORDS = pytest.StashKey[Recorder]()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{MARKER}(*patterns): warnings that this test is to log")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    item.stash[RECORDS] = Recorder()
    with _listening(item):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    with _listening(item):
        yield
    _judge(item, at_end=False)
    item.stash[RECORDS].call_passed = True


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    with _listening(item):
        yield
    item.stash[RECORDS].undo_levels()
    _judge(item, at_end=item.stash[RECORDS].call_passed)


@contextmanager
def _listening(item: pytest.Item) -> Iterator[None]:
    """Record while one phase runs: added each time, because a test may replace the handlers."""
    root, recorder = logging.getLogger(), item.stash[RECORDS]
    root.addHandler(recorder)
    try:
        yield
    finally:
        root.removeHandler(recorder)


def _judge(item: pytest.Item, *, at_end: bool) -> None:
    recorder = item.stash[RECORDS]
    patterns = [str(pattern) for mark in item.iter_markers(MARKER) for pattern in mark.args]
    complaints = recorder.complaints(patterns, at_end=at_end)
    if complaints:
        recorder.records.clear()  # a failed call is not to fail again at the teardown
        pytest.fail("The log says more, or less, than the test:\n  " + "\n  ".join(complaints))
