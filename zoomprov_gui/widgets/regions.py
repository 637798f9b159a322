"""F6 goes from region to region: sidebar, top bar, filters, table, drawer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget


def next_region(regions: Sequence[QWidget], step: int) -> QWidget | None:
    """Focus the next region that can take it, and return what has the focus there."""
    ready = [(region, first) for region in regions if (first := _first(region)) is not None]
    if not ready:
        return None
    here = QApplication.focusWidget()
    at = next(
        (place for place, (region, _) in enumerate(ready) if _holds(region, here)),
        -1 if step > 0 else 0,
    )
    region, first = ready[(at + step) % len(ready)]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    return region


def _holds(region: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is region or region.isAncestorOf(widget))


def _first(region: QWidget) -> QWidget | None:
    """Return where a region is entered: at what is current in it, or else first for Tab."""
    if not region.isVisible():
        return None
    candidates = [region, *region.findChildren(QWidget)]
    takers = [w for w in candidates if _takes_focus(w) and _holds(region, w)]
    if not takers:
        return None
    order = _tab_order(takers[0])
    takers.sort(key=lambda widget: order.get(widget, len(order)))
    return next(filter(_is_current, takers), takers[0])


def _is_current(widget: QWidget) -> bool:
    """Tell whether it is the chosen one of several: the open step, the page, the filter."""
    return isinstance(widget, QAbstractButton) and widget.isCheckable() and widget.isChecked()


def _takes_focus(widget: QWidget) -> bool:
    policy = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(policy) and widget.isVisible() and widget.isEnabled()


def _tab_order(start: QWidget) -> dict[QWidget, int]:
    """Return each widget's place in the chain of Tab, which begins at the window."""
    order: dict[QWidget, int] = {}
    widget: QWidget | None = start.window()
    while widget is not None and widget not in order:
        order[widget] = len(order)
        widget = widget.nextInFocusChain()
    return order
