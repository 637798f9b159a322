"""The foot of a step: back, skip, and on. None of them marks anything as done."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.theme.theme import Theme


class StepFooter(QWidget):
    """Back, Skip for now, Next: the last is primary only once the step is confirmed.

    Where the name of what follows has no room, the button says "Next", and the rest when asked.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(theme, self.tr("Back"))
        self.skip = Button(theme, self.tr("Skip for now"), variant="ghost")
        self.next = Button(theme, "-", trailing="arrow-right")
        self._following = "-"
        theme.changed.connect(self._fit)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(self.skip)
        row.addWidget(self.next)

    def set_state(self, following: str, *, first: bool, confirmed: bool) -> None:
        """Name what follows: "Next: Assign people"."""
        self.back.setEnabled(not first)
        self._following = following
        self.skip.setVisible(not confirmed)
        self.next.set_variant("primary" if confirmed else "default")
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = [part for part in (self.back, self.skip) if not part.isHidden()]
        others = sum(part.sizeHint().width() + self._row.spacing() for part in parts)
        whole = others + self.next.width_with(self._following) <= self.width()
        words = self._following if whole else self.tr("Next")
        if self.next.label != words:
            self.next.set_label(words)
        self.next.setToolTip("" if whole else self._following)
        self.next.setAccessibleName(self._following)
