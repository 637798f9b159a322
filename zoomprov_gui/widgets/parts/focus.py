"""Keep the keyboard where somebody was, although the parts there go away or cannot be used."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


@contextmanager
def focus_kept(*homes: tuple[QWidget, QWidget]) -> Iterator[None]:
    """Do something that may hide or disable what has the focus, and give it to what is near.

    `homes`: where somebody may be, each with what follows where nothing of it takes the focus any
    more. Another part of the same home comes first.
    """
    window = homes[0][0].window()
    before: QWidget | None = window.focusWidget()  # None, whatever the stubs say
    where = None
    if before is not None:
        where = next((pair for pair in homes if _holds(pair[0], before)), None)
    yield
    if where is None or before is None:
        return
    home, follows = where
    if _takes(before) and home.isAncestorOf(before):
        if window.focusWidget() is not before:
            before.setFocus()
        return
    near = (*home.findChildren(QWidget), follows, *follows.findChildren(QWidget))
    target = next((part for part in near if _takes(part)), None)
    if target is not None:
        target.setFocus()


def _holds(home: QWidget, part: QWidget) -> bool:
    return home is part or home.isAncestorOf(part)


def put_in_order(root: QWidget) -> None:
    """Let Tab go through the parts as they are laid out: Qt puts those made later last."""
    layout = root.layout()
    parts = list(_in_layout(layout)) if layout is not None else []
    for before, after in pairwise(parts):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _in_layout(inner)
        elif widget is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            below = widget.layout()
            if below is not None:
                yield from _in_layout(below)


def _takes(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled()
