"""What tests of several files need: a disk as some networks have it."""

import errno
import os

import pytest


@pytest.fixture
def no_locks(monkeypatch):
    """Put every lock onto a disk that knows none, as a server without a lock service has it."""

    def refuse(_descriptor):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("zoomprov_gui.storage.lock._take", refuse)
