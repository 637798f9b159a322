"""What a banner has no room for: what can be done, step by step, and the evidence to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.theme.theme import Theme


class ExplainDialog(Dialog):
    """Says more about a banner."""

    def __init__(self, theme: Theme, title: str, text: str, *, parent: QWidget) -> None:
        super().__init__(theme, title, parent=parent)
        self._whole = text
        self.paragraphs = [Paragraph(theme, part, ink="text2") for part in text.split("\n\n")]
        for paragraph in self.paragraphs:
            self.body.addWidget(paragraph)
        self.close_button = self.add_safe(self.tr("Close"))
        self.copy_button = self.add_action(self.tr("Copy details"), variant="default", icon="copy")
        self.copy_button.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._whole)
        self.copy_button.set_label(self.tr("Copied"))
