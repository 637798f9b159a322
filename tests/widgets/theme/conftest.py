"""A theme on the test application."""

import pytest
from PySide6.QtWidgets import QApplication

from zoomprov_gui.widgets.theme.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Return a light theme at 100 %, whatever the test before has left."""
    theme = Theme()
    theme.apply(qapp, "light", high_contrast=False)
    return theme
