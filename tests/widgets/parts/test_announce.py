"""Announcements reach the accessibility bridge."""

import pytest
from PySide6.QtWidgets import QLabel

from zoomprov_gui.widgets.parts.announce import announce


@pytest.mark.parametrize("urgent", [False, True])
def test_announcing_needs_no_screen_reader(show, urgent):
    label = show(QLabel("x"))

    announce(label, "Zoom is not answering", urgent=urgent)

    assert label.text() == "x", "what is announced is said, and changes nothing on the screen"
