"""Journeys run on the loop that the window runs on."""

import pytest
import qasync


@pytest.fixture
def anyio_backend(qapp):
    """Run async tests on Qt's loop."""
    qapp.setQuitOnLastWindowClosed(False)
    return "asyncio", {"loop_factory": lambda: qasync.QEventLoop(qapp)}
