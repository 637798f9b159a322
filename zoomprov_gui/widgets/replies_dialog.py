"""Show what Okta replied: each request with its answer, redacted, for support staff."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from zoomprov_gui.domain.setup import Reply
from zoomprov_gui.viewmodels.clocks import clock_time
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.theme.theme import Theme

WIDTH = 720
LINES = 20


class RepliesDialog(Dialog):
    """The replies that one check rests on."""

    def __init__(
        self, theme: Theme, title: str, replies: Sequence[Reply], *, parent: QWidget
    ) -> None:
        super().__init__(
            theme,
            title,
            parent.tr(
                "Secrets are left out, and long lists are cut short. It stays on this computer."
            ),
            parent=parent,
            width=WIDTH,
        )
        self.text = QPlainTextEdit(reply_text(replies))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(title)
        self.text.setFont(theme.font("mono"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        lines = min(LINES, self.text.document().blockCount() + 1)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * lines + 24)
        self.body.addWidget(self.text)
        self.close_button = self.add_safe(self.tr("Close"))
        self.copy_button = self.add_action(self.tr("Copy"), variant="default", icon="copy")
        self.copy_button.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.set_label(self.tr("Copied"))


def reply_text(replies: Sequence[Reply]) -> str:
    """Return requests and answers as text: method, path, status, time, and the body below."""
    parts = []
    for reply in replies:
        status = "no answer" if reply.status is None else str(reply.status)
        head = f"{reply.service.value}  {reply.method} {reply.path}"
        parts.append(f"{head}\n{status}  {clock_time(reply.at)}\n\n{reply.body}".rstrip())
    return "\n\n\n".join(parts)
