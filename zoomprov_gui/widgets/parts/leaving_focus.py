"""The keyboard where a part goes that has it: on what held the part, and on nothing by chance."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def leave(widget: QWidget) -> None:
    """Take the focus out of a widget that is about to be hidden or deleted.

    Qt would hand it to whatever comes next, such as the Undo of what was just done, and the next
    Enter would press that. Tab goes on from the same place.
    """
    focused: QWidget | None = widget.window().focusWidget()  # None, whatever the stubs say
    holder = widget.parentWidget()
    if focused is None or holder is None:
        return
    if focused is widget or widget.isAncestorOf(focused):
        holder.setFocus(Qt.FocusReason.OtherFocusReason)
