"""What the gallery shows beside or over a page: the drawer and a dialog."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tests.widgets.gallery_sheets import controls
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.compare_table import CompareRow, CompareTable
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.parts.drawer import Drawer
from zoomprov_gui.widgets.parts.fact_card import FactCard
from zoomprov_gui.widgets.parts.fold import Fold
from zoomprov_gui.widgets.parts.label import Label
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.rows import EventLine, IconLine, PersonLine
from zoomprov_gui.widgets.theme.theme import Theme


def drawer(theme: Theme) -> QWidget:
    """Return the drawer of a person who is still active."""
    page = Panel("app")
    shown = Drawer(theme)
    shown.set_head("Goran Eze", "goran.eze@acme.example", key="goran")
    shown.body.addWidget(
        FactCard(
            theme,
            "Still active in Zoom",
            "Removed from the Zoom app in Okta 2 days ago, but this account still works and holds a"
            " paid licence. “Deactivate users” was off at the time, so Okta never told Zoom.",
            icon="shield-alert",
            tone="bad",
        )
    )
    row = QHBoxLayout()
    row.addWidget(Button(theme, "Turn off in Zoom…", icon="power-off", variant="danger"))
    row.addWidget(Button(theme, "Check again", icon="refresh-cw"))
    row.addWidget(Button(theme, icon="ellipsis", name="More"))
    row.addStretch()
    shown.body.addLayout(row)
    table = CompareTable(theme)
    table.set_rows(
        (
            CompareRow("Status", "Unassigned", "Active", differs=True),
            CompareRow("Email", "same as Zoom", "same as Okta"),
            CompareRow("Licence", "–", "Licensed"),
            CompareRow("Department", "Front desk", "Front desk"),
        )
    )
    shown.body.addWidget(table)
    shown.body.addWidget(Label(theme, "What happened", style="strong"))
    for icon, title, source, ink in (
        ("user-round-minus", "Dana removed this person from the Zoom app", "Okta log · 16:40",
         "text2"),
        ("circle-slash", "Okta sent nothing to Zoom", "“Deactivate users” was off", "bad"),
    ):  # fmt: skip
        shown.body.addWidget(EventLine(theme, icon, title, source, ink=ink))
    fold = Fold(theme)
    fold.set_rows([("Okta id", "00u1a2b3c4d5e6f7g8h9"), ("Zoom id", "KDcuGIm1QgePTO8WbOqwIQ")])
    fold.set_open(is_open=True)
    shown.body.addWidget(fold)
    shown.foot.addWidget(Button(theme, "Copy summary", icon="copy", variant="ghost"))
    shown.foot.addStretch()
    for name in ("Okta", "Zoom"):
        shown.foot.addWidget(Button(theme, name, trailing="arrow-up-right", variant="ghost"))
    row = QHBoxLayout(page)
    row.addWidget(shown)
    return page


def confirm(theme: Theme) -> QWidget:
    """Return a window with the dialog open over it."""
    window = controls(theme)
    dialog = Dialog(
        theme,
        "Turn off 3 Zoom accounts?",
        "These people are already removed in Okta. This is what will happen now:",
        parent=window,
    )
    people = Panel("inset")
    lines = QVBoxLayout(people)
    lines.setContentsMargins(1, 1, 1, 1)
    lines.setSpacing(0)
    for name in ("Goran Eze", "Jonas Haddad", "Carlos Neri"):
        line = PersonLine(theme, name, f"{name.split()[0].lower()}@acme.example")
        line.set_state("Will be turned off", icon="power-off")
        if name.startswith("Carlos"):
            line.set_state("Skipped – Zoom admin", icon="shield-alert", ink="warn")
        lines.addWidget(line)
        lines.addWidget(Panel("hairline"))
    dialog.body.addWidget(people)
    dialog.body.addWidget(IconLine(theme, "lock", "They can no longer sign in to Zoom."))
    dialog.body.addWidget(
        IconLine(
            theme,
            "undo-2",
            "Zoom keeps their settings. You can turn them on again here; licences must be given"
            " back by hand.",
        )
    )
    dialog.body.addWidget(Panel("hairline"))
    row = QHBoxLayout()
    row.addWidget(Label(theme, "Type", ink="text2"))
    row.addWidget(Label(theme, "turn off 3", style="strong"))
    row.addWidget(Label(theme, "to confirm", ink="text2"))
    row.addStretch()
    field = QLineEdit("turn off 3")
    field.setFixedWidth(200)
    row.addWidget(field)
    dialog.body.addLayout(row)
    dialog.aside.addWidget(Button(theme, "Save this list", icon="download", variant="ghost"))
    dialog.add_safe("Cancel")
    dialog.add_action("Turn off 2 accounts", variant="danger")
    window.dialog = dialog
    return window


OVERLAYS: dict[str, tuple[Callable[[Theme], QWidget], int, int]] = {
    "drawer": (drawer, 420, 720),
    "confirm": (confirm, 1000, 620),
}
