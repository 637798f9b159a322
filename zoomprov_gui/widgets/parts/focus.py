"""Keep the keyboard where somebody was, although the parts there go away or cannot be used."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


@contextmanager
def focus_kept(*homes: QWidget) -> Iterator[None]:
    """Do something that may hide or disable what has the focus, and give it to what is near.

    `homes`: where somebody may be. Another part of the same home comes first, then the next one.
    """
    window = homes[0].window()
    before: QWidget | None = window.focusWidget()  # None, whatever the stubs say
    home = None
    if before is not None:
        home = next((one for one in homes if one.isAncestorOf(before)), None)
    yield
    if home is None or before is None:
        return
    if _takes(before) and home.isAncestorOf(before):
        if window.focusWidget() is not before:
            before.setFocus()
        return
    for place in (home, *homes):
        for part in place.findChildren(QWidget):
            if _takes(part):
                part.setFocus()
                return


def _takes(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled()
