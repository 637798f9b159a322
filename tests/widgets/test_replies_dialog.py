from PySide6.QtGui import QGuiApplication

from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import Reply
from zoomprov_gui.widgets.replies_dialog import RepliesDialog, reply_text

REPLIES = (
    Reply(
        service=Service.OKTA, method="GET", path="/api/v1/apps", status=200, body="[]", at=1.0
    ),
    Reply(service=Service.ZOOM, method="GET", path="/v2/users", status=None, body="", at=0.0),
)  # fmt: skip


def test_each_request_is_told_with_its_answer():
    text = reply_text(REPLIES)

    assert "Okta  GET /api/v1/apps\n200  " in text
    assert text.endswith("Zoom  GET /v2/users\nno answer")


def test_all_of_it_can_be_copied_and_none_of_it_changed(theme, window):
    dialog = RepliesDialog(theme, "Zoom app: what Okta replied", REPLIES, parent=window)
    dialog.open()

    dialog.copy_button.click()

    assert QGuiApplication.clipboard().text() == reply_text(REPLIES)
    assert dialog.copy_button.label == "Copied"
    assert dialog.text.isReadOnly()
    assert dialog.text.accessibleName() == "Zoom app: what Okta replied"
    dialog.reject()
