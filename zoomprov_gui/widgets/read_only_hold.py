"""Whoever changes something is held back for as long as read-only mode is on, with its reason."""

from PySide6.QtCore import QObject

from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.menu import Menu
from zoomprov_gui.widgets.parts.painted_button import PaintedButton

Holdable = Dialog | Menu | PaintedButton


class ReadOnlyHold(QObject):
    """Holds a part back while nothing may be changed, also where that begins while it is shown.

    It ends with the part.
    """

    def __init__(self, session: SessionViewModel, part: Holdable) -> None:
        super().__init__(part)
        self._session = session
        self._part = part
        session.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self._part.hold_back(self._session.no_writes)


def hold(session: SessionViewModel, *parts: Holdable) -> None:
    """Hold each of these back while nothing may be changed."""
    for part in parts:
        ReadOnlyHold(session, part)
