from PySide6.QtGui import QGuiApplication

from zoomprov_gui.widgets.explain_dialog import ExplainDialog


def test_each_part_is_a_paragraph_and_all_of_it_is_copied(theme, window):
    dialog = ExplainDialog(theme, "Zoom is not answering", "Why.\n\nWhat to do.", parent=window)
    dialog.open()

    dialog.copy_button.click()

    assert [paragraph.text() for paragraph in dialog.paragraphs] == ["Why.", "What to do."]
    assert QGuiApplication.clipboard().text() == "Why.\n\nWhat to do."
