"""The foot of a step: back, skip, and on. None of them marks anything as done."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.theme.theme import Theme


class StepFooter(QWidget):
    """Back, Skip for now, Next: the last is primary only once the step is confirmed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(theme, self.tr("Back"))
        self.skip = Button(theme, self.tr("Skip for now"), variant="ghost")
        self.next = Button(theme, "-", trailing="arrow-right")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(self.skip)
        row.addWidget(self.next)

    def set_state(self, following: str, *, first: bool, confirmed: bool) -> None:
        """Name what follows: "Next: Assign people"."""
        self.back.setEnabled(not first)
        self.next.set_label(following)
        self.skip.setVisible(not confirmed)
        variant = "primary" if confirmed else "default"
        if self.next.variant != variant:
            self.next.set_variant(variant)
