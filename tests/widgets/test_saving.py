import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from zoomprov_gui.widgets.explain_dialog import ExplainDialog
from zoomprov_gui.widgets.saving import ask_where, save_list


@pytest.fixture(autouse=True)
def own_dialog(qapp):
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the folder is not the home's own")
@pytest.mark.parametrize("folder", ["Documents", ""])
def test_a_file_is_offered_for_the_documents_or_else_the_home(
    folder, theme, window, tmp_path, monkeypatch
):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    (tmp_path / folder).mkdir(exist_ok=True)

    dialog = ask_where(window, "Save", "PDF document (*.pdf)", "proof.pdf")

    assert dialog.directory().absolutePath() == str(tmp_path / folder)
    assert dialog.selectedFiles() == [str(tmp_path / folder / "proof.pdf")]
    assert dialog.defaultSuffix() == "pdf"
    dialog.deleteLater()


def test_a_list_is_written_as_a_spreadsheet_reads_it(theme, window, tmp_path):
    told = []

    dialog = save_list(theme, window, "list.csv", "name\nGorán\n", told.append)
    dialog.fileSelected.emit(str(tmp_path / "list.csv"))
    dialog.close()

    assert (tmp_path / "list.csv").read_bytes() == "\ufeffname\nGorán\n".encode()
    assert told == ["Saved as list.csv"]
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave


def test_a_place_that_takes_nothing_is_said_with_the_next_step(theme, window, tmp_path):
    told = []

    dialog = save_list(theme, window, "list.csv", "x", told.append)
    dialog.fileSelected.emit(str(tmp_path / "absent" / "list.csv"))
    dialog.close()

    explained = window.findChild(ExplainDialog)
    assert explained.title == "The list could not be saved"
    assert any("folder" in paragraph.text() for paragraph in explained.paragraphs)
    assert not told
