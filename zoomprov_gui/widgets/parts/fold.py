"""Technical details, folded away: one click for whoever needs them, out of sight for others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Label
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme.theme import Theme


class KeyValue(Panel):
    """Names and values in two columns; values can be selected, as ids are there to be copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("inset", parent)
        self._theme = theme
        self._rows: list[tuple[str, str]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    @property
    def rows(self) -> list[tuple[str, str]]:
        return list(self._rows)

    def set_rows(self, rows: list[tuple[str, str]]) -> None:
        """Show other rows; the same again changes nothing."""
        if rows == self._rows:
            return
        self._rows = list(rows)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for line, (name, value) in enumerate(rows):
            self._grid.addWidget(self._name(name), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._value(name, value), line, 1)

    def as_text(self) -> str:
        """Return the rows as lines, for the clipboard."""
        return "\n".join(f"{name}: {value}" for name, value in self._rows)

    def _name(self, name: str) -> Label:
        return Label(self._theme, name, style="small", ink="text3")

    def _value(self, name: str, value: str) -> Label:
        label = Label(self._theme, value, style="mono", ink="text")
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setAccessibleName(f"{name}: {value}")
        return label


class Fold(QWidget):
    """A button that opens and closes a KeyValue, with a way to copy all of it."""

    toggled = Signal(bool)

    def __init__(self, theme: Theme, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = Button(
            theme,
            title or self.tr("Show technical details"),
            icon="chevron-right",
            variant="link",
            size="s",
        )
        self._button.setCheckable(True)
        self._button.toggled.connect(self._turn)
        self._table = KeyValue(theme)
        self._table.hide()
        self._copy = Button(theme, self.tr("Copy"), icon="copy", variant="ghost", size="s")
        self._copy.clicked.connect(self._to_clipboard)
        self._copy.hide()
        head = QHBoxLayout()
        head.addWidget(self._button)
        head.addStretch()
        head.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._table)

    @property
    def is_open(self) -> bool:
        return self._button.isChecked()

    @property
    def rows(self) -> list[tuple[str, str]]:
        return self._table.rows

    def set_open(self, *, is_open: bool) -> None:
        self._button.setChecked(is_open)

    def set_rows(self, rows: list[tuple[str, str]]) -> None:
        self._table.set_rows(rows)

    def _turn(self, is_open: bool) -> None:  # noqa: FBT001 - the shape of QAbstractButton.toggled
        self._button.set_icon("chevron-down" if is_open else "chevron-right")
        self._table.setVisible(is_open)
        self._copy.setVisible(is_open)
        self.toggled.emit(is_open)

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self._table.as_text())
