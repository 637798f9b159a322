"""How a page with a table stands: what narrows it above, a drawer beside it, the footer below."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.widgets.fitting import Fitting

EDGES = (28, 20, 24, 0)  # px: left, top, right, bottom
GAP, BETWEEN = 14, 16  # px: between what stands one below the other, and side by side


def lay_out(
    page: QWidget,
    above: Iterable[QWidget],
    middle: QHBoxLayout,
    footer: QWidget,
    *,
    areas: Iterable[QWidget],
    drawer: QWidget,
) -> None:
    """Fill a page; `middle` gets the areas, of which one is shown at a time, and a hidden drawer.

    Banners, chips in two lines and large text may need more than a low window has: then all but
    the footer scrolls.
    """
    drawer.hide()
    left, _top, right, _bottom = EDGES
    fitting = Fitting()
    parts = fitting.column
    parts.setContentsMargins(*EDGES)
    parts.setSpacing(GAP)
    for part in above:
        parts.addWidget(part)
    middle.setSpacing(BETWEEN)
    for area in areas:
        middle.addWidget(area, 1)
    middle.addWidget(drawer)
    parts.addLayout(middle, 1)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(fitting, 1)
    foot = QHBoxLayout()
    foot.setContentsMargins(left, 0, right, 0)
    foot.addWidget(footer)
    column.addLayout(foot)
