"""The connections in the settings: who, which permissions, sign in again, disconnect."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.domain.leaving import what_ends
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.workspaces import Workspace
from zoomprov_gui.viewmodels.connections import ConnectionsViewModel
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.label import Elided, Label
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.permission_list import PermissionList
from zoomprov_gui.widgets.parts.problem_note import ProblemNote
from zoomprov_gui.widgets.parts.rows import IconLine
from zoomprov_gui.widgets.saving import ask_where
from zoomprov_gui.widgets.theme.theme import Theme


class DisconnectDialog(Dialog):
    """Says what ends, before a side is disconnected."""

    def __init__(
        self, theme: Theme, company: Workspace, service: Service, *, parent: QWidget
    ) -> None:
        name = service.value
        super().__init__(
            theme,
            self.tr("Disconnect from %1?").replace("%1", name),
            self.tr(
                "Your sign-in to %1 is removed from this computer. To go on with this company, sign"
                " in again."
            ).replace("%1", name),
            parent=parent,
        )
        for ending in what_ends(company, [service]):
            self.body.addWidget(IconLine(theme, "key-round", ending))
        words = self.tr("Nobody is turned on or off in %1 by this.").replace("%1", name)
        self.body.addWidget(IconLine(theme, "shield-check", words))
        self.add_safe(self.tr("Stay connected"))
        self.wanted = self.add_action(
            self.tr("Disconnect from %1").replace("%1", name), variant="danger"
        )
        self.wanted.clicked.connect(self.accept)


class ConnectionsBox(QWidget):
    """Shows a ConnectionsViewModel. `left`: the company is left for what was pressed."""

    left = Signal()

    def __init__(
        self, theme: Theme, model: ConnectionsViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.permissions = PermissionList(theme)
        self.problem = ProblemNote(theme)
        self.file = Button(theme, self.tr("Save a set-up file…"), variant="link", size="s")
        self.buttons: dict[tuple[Service, str], Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(theme, self.tr("Connections"), style="h3"))
        for service in Service:
            column.addWidget(self._side(service))
        column.addWidget(self.permissions)
        column.addWidget(self.problem)
        column.addWidget(self.file, 0, Qt.AlignmentFlag.AlignLeading)
        self.file.clicked.connect(self._save)
        model.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what was read."""
        self.permissions.show_access(self._model.access)
        self.problem.show_problem(self._model.problem)
        for service in Service:
            self.buttons[service, "permissions"].setEnabled(not self._model.reading)

    def _side(self, service: Service) -> Panel:
        box = Panel("inset")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(self._theme, service.value, style="strong"))
        words.addWidget(Elided(self._theme, self._model.line(service), style="small", ink="text2"))
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 8, 8, 8)
        row.addLayout(words, 1)
        for key, text, slot in (
            ("permissions", self.tr("Permissions"), self._model.show_permissions),
            ("sign_in", self.tr("Sign in again"), self._sign_in),
            ("disconnect", self.tr("Disconnect…"), self._ask),
        ):
            button = Button(self._theme, text, variant="ghost", size="s")
            button.setAccessibleName(f"{service.value}: {text}")
            button.clicked.connect(lambda _on=False, slot=slot: slot(service))
            self.buttons[service, key] = button
            row.addWidget(button)
        return box

    def _sign_in(self, service: Service) -> None:
        self.left.emit()
        self._model.sign_in(service)

    def _ask(self, service: Service) -> None:
        company = self._model.workspace
        if company is None:
            return
        dialog = DisconnectDialog(self._theme, company, service, parent=self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.clicked.connect(lambda: self._disconnect(service))
        dialog.open()

    def _disconnect(self, service: Service) -> None:
        self.left.emit()
        self._model.disconnect_from(service)

    def _save(self) -> None:
        kind = self.tr("Set-up files (*.zpsetup)")
        dialog = ask_where(self, self.tr("Save a set-up file"), kind, "zoom-okta.zpsetup")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write the set-up file; it holds no secret."""
        Path(path).write_text(self._model.setup_text(), "utf-8")
