"""What the gallery shows of connecting: fields for addresses and secrets, and what is copied."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.checked_field import CheckedField
from zoomprov_gui.widgets.parts.copying import CopyLine
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.secret_field import SecretField
from zoomprov_gui.widgets.theme.theme import Theme


def fields(theme: Theme) -> QWidget:
    """Return an address in three states, a secret, and values to copy."""
    page = Panel("app")
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(16)
    for text, words, icon, ink, offered in (
        ("acme.okta.com", "Found: Acme Dental Group", "circle-check", "ok", ""),
        ("acme.okta.com", "Looking…", "loader-circle", "text3", ""),
        ("acme.otka.com", "We can't find this address.", "circle-x", "bad", "acme.okta.com"),
    ):
        field = CheckedField(theme, "Okta address", hint="acme.okta.com")
        field.line.setText(text)
        field.say(words, icon=icon, ink=ink, offered=offered, bad=ink == "bad")
        column.addWidget(field)
    secret = SecretField(theme, "API token")
    secret.line.setText("00a secret")
    secret.tell_kept("4f2a")
    column.addWidget(secret)
    column.addWidget(CopyLine(theme, "Sign-in redirect", "http://127.0.0.1:8765/okta/callback"))
    column.addWidget(CopyLine(theme, "Permissions", "okta.users.read\nokta.apps.read"))
    column.addStretch()
    return page


CONNECT: dict[str, tuple[Callable[[Theme], QWidget], int, int]] = {
    "connect-fields": (fields, 460, 760),
}
