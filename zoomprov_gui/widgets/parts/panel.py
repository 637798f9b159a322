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
        super().__init__(parent)
        self.set_surface(surface)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        if surface == "hairline":
            self.setFixedHeight(1)

    def set_surface(self, surface: str) -> None:
        """Look as another of SURFACES, such as what comes first now; raises ValueError."""
        if surface not in SURFACES:
            raise ValueError(f"no surface {surface!r}")
        if self.property("surface") != surface:
            self.setProperty("surface", surface)
            self.style().unpolish(self)
            self.style().polish(self)
