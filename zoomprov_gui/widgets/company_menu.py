"""The menu of the sidebar's header: the saved companies, another one, and forgetting this one."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from zoomprov_gui.domain.leaving import what_ends
from zoomprov_gui.domain.workspaces import Workspace
from zoomprov_gui.viewmodels.companies import CompaniesViewModel
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.menu import Menu
from zoomprov_gui.widgets.parts.rows import IconLine
from zoomprov_gui.widgets.theme.theme import Theme


class CompanyMenu(Menu):
    """Built for one opening; `forgetting` is the line that leads to `ForgetDialog`."""

    def __init__(self, theme: Theme, companies: CompaniesViewModel, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self._companies = companies
        self.setAccessibleName(self.tr("Companies"))
        current = companies.current
        self.lines: dict[str, QAction] = {}
        for workspace in companies.saved:
            open_now = workspace == current
            line = self.add_command(workspace.name, icon="check" if open_now else "building-2")
            line.setCheckable(True)
            line.setChecked(open_now)
            line.setToolTip(workspace.okta.url)
            key = workspace.workspace_id
            line.triggered.connect(lambda _on=False, k=key: companies.open(k))
            self.lines[key] = line
        if self.lines:
            self.addSeparator()
        self.new = self.add_command(self.tr("New company…"), icon="plus")
        self.new.triggered.connect(companies.begin)
        self.sample = self.add_command(self.tr("Sample data"), icon="sparkles")
        self.sample.triggered.connect(companies.try_sample)
        self.addSeparator()
        why_not = "" if current else self.tr("This company is not saved on this computer.")
        self.forgetting = self.add_command(
            self.tr("Forget this company…"), icon="log-out", why_not=why_not
        )
        self.forgetting.triggered.connect(self._ask)

    def open_below(self, widget: QWidget) -> None:
        """Show it under the widget that was pressed."""
        self.popup(widget.mapToGlobal(QPoint(0, widget.height() + 4)))

    def _ask(self) -> None:
        current = self._companies.current
        parent = self.parentWidget()
        if current is None or parent is None:
            return
        dialog = ForgetDialog(self._theme, current, parent=parent.window())
        dialog.wanted.clicked.connect(lambda: self._companies.forget(current.workspace_id))
        dialog.open()


class ForgetDialog(Dialog):
    """Says what goes and what stays, before a company is forgotten."""

    def __init__(self, theme: Theme, company: Workspace, *, parent: QWidget) -> None:
        super().__init__(
            theme,
            self.tr("Forget %1 on this computer?").replace("%1", company.name),
            self.tr(
                "Everything this computer keeps about the company is removed: sign-ins, settings"
                " and the journal of what was changed."
            ),
            parent=parent,
        )
        for icon, words in (
            *(("key-round", ending) for ending in what_ends(company)),
            ("shield-check", self.tr("Nobody is turned on or off in Okta or Zoom by this.")),
            ("undo-2", self.tr("What was changed from here can no longer be undone from here.")),
        ):
            self.body.addWidget(IconLine(theme, icon, words))
        self.add_safe(self.tr("Keep it"))
        self.wanted = self.add_action(self.tr("Forget this company"), variant="danger")
        self.wanted.clicked.connect(self.accept)
