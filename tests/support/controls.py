"""Whatever can be pressed in a window, a dialog or a menu, under one kind of row."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QMenu, QWidget

from zoomprov_gui.widgets.parts.painted_button import PaintedButton


class Control(NamedTuple):
    """What is pressed: its kind and words, whether it can be, and what is told of why it cannot."""

    kind: str
    words: str
    enabled: bool
    tip: str
    told: str


def controls(*surfaces: QWidget) -> list[Control]:
    """Return whatever can be seen and pressed in these windows, dialogs and menus."""
    return [control for surface in surfaces for control in _in(surface)]


def of_action(action: QAction) -> Control:
    """Return a command of a menu."""
    words = action.text().replace("&&", "&")
    return Control("command", words, action.isEnabled(), action.toolTip(), action.toolTip())


def _in(surface: QWidget) -> Iterator[Control]:
    if isinstance(surface, QMenu):
        yield from (of_action(a) for a in surface.actions() if not a.isSeparator())
        return
    for kind in (QAbstractButton, QComboBox):
        for part in surface.findChildren(kind):
            if part.isVisible():
                tip, told = part.toolTip(), part.accessibleDescription()
                yield Control(type(part).__name__, _words(part), part.isEnabled(), tip, told)


def _words(part: QWidget) -> str:
    label = part.label if isinstance(part, PaintedButton) else ""
    return label or part.accessibleName()
