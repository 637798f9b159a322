from PySide6.QtWidgets import QLabel

from zoomprov_gui.widgets.welcome_help import WelcomeHelp


def test_it_answers_what_people_ask_and_can_be_closed(theme, window):
    dialog = WelcomeHelp(theme, parent=window)
    dialog.open()

    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {text for pair in dialog.answers for text in pair} <= shown
    assert all(question.endswith("?") for question, _answer in dialog.answers)
    dialog.reject()
    assert not dialog.isVisible()
