"""A theme, a window to be a dialog's parent, and the loop that the window runs on."""

import pytest
import qasync
from PySide6.QtWidgets import QWidget

from zoomprov_gui.widgets.theme.theme import Theme


@pytest.fixture
def anyio_backend(qapp):
    """Run async tests on Qt's loop."""
    qapp.setQuitOnLastWindowClosed(False)
    return "asyncio", {"loop_factory": lambda: qasync.QEventLoop(qapp)}


@pytest.fixture
def theme(qapp):
    """Return a light theme at 100 %, whatever the test before has left."""
    theme = Theme()
    theme.apply(qapp, "light", high_contrast=False)
    return theme


@pytest.fixture
def window(qtbot):
    """Return a shown window."""
    window = QWidget()
    window.resize(1200, 800)
    qtbot.addWidget(window)
    window.show()
    return window
