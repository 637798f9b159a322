"""View models run on the loop that the window runs on."""

import asyncio

import pytest
import qasync


@pytest.fixture
def anyio_backend(qapp):
    """Run async tests on Qt's loop."""
    qapp.setQuitOnLastWindowClosed(False)
    return "asyncio", {"loop_factory": lambda: qasync.QEventLoop(qapp)}


@pytest.fixture
async def background():
    """Give what owns the tasks of one test, and wait for them at its end."""
    async with asyncio.TaskGroup() as group:
        yield group
