"""What a person sees of a bug of ours: that it happened, what is untouched, a report to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.label import Label
from zoomprov_gui.widgets.theme.theme import Theme


class CrashDialog(Dialog):
    """One dialog for as many bugs as arrive while it is open; the program goes on behind it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(
            theme,
            self.tr("Something went wrong in the app"),
            self.tr("Your data in Okta and Zoom is untouched by this. You can go on."),
            parent=parent,
        )
        self._numbers: list[str] = []
        self.which = Label(theme, style="small", ink="text3")
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setMinimumHeight(theme.px(180))
        self.report.setAccessibleName(self.tr("Report for support"))
        self.report.setTabChangesFocus(True)
        self.body.addWidget(self.which)
        self.body.addWidget(self.report)
        self.close_button = self.add_safe(self.tr("Close"))
        self.copy_button = self.add_action(self.tr("Copy report"), icon="copy")
        self.copy_button.clicked.connect(self._copy)
        theme.changed.connect(self._set_font)
        self._set_font()

    def _set_font(self) -> None:
        self.report.setFont(self._theme.font("mono"))

    def add_report(self, number: str, text: str) -> None:
        """Add a bug: its number in the log, and its redacted report."""
        self._numbers.append(number)
        self.report.appendPlainText(text)
        numbers = ", ".join(self._numbers)
        self.which.setText(
            self.tr("Report %1. Names and secrets are left out.").replace("%1", numbers)
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy_button.set_label(self.tr("Copied"))
