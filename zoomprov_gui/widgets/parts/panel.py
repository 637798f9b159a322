"""The surfaces that everything lies on, told apart by their colour and a hairline."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

SURFACES: Final = frozenset({
    "app", "plain", "card", "inset", "accent", "sidebar", "topbar", "hairline",
})  # fmt: skip


class Panel(QFrame):
    """A frame whose look is a word of the style sheet."""

    def __init__(self, surface: str = "card", parent: QWidget | None = None) -> None:
        """Take one of SURFACES; raises ValueError for another word."""
        if surface not in SURFACES:
            raise ValueError(f"no surface {surface!r}")
        super().__init__(parent)
        self.setProperty("surface", surface)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if surface == "hairline":
            self.setFixedHeight(1)
