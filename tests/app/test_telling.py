import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from zoomprov_gui.app import command_line, telling


def closing(texts):
    """Note the text of each message box that is open, and close it."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QMessageBox) and widget.isVisible():
            texts.append(widget.text())
            widget.accept()


@pytest.mark.usefixtures("qapp")
def test_the_text_stands_in_a_window_until_it_is_closed():
    texts: list[str] = []
    timer = QTimer()
    timer.timeout.connect(lambda: closing(texts))
    timer.start(20)

    telling.show("The data folder cannot be made.")

    assert texts[0] == "The data folder cannot be made."


def test_what_stops_the_windowed_program_is_told_in_a_window(tmp_path, monkeypatch, capsys):
    told: list[str] = []
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(telling, "show", told.append)
    monkeypatch.setattr(
        command_line.sys, "argv", ["zoomprov-gui", "--data-dir", str(tmp_path / "file" / "below")]
    )

    code = command_line.main_gui()

    assert code == 2
    assert told[0].startswith("zoomprov:")


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ([], ["gui"]),
        (["--sandbox"], ["gui", "--sandbox"]),
        (["C:\\acme.zpsetup"], ["gui", "C:\\acme.zpsetup"]),
        (["self-test", "--out", "v.json"], ["self-test", "--out", "v.json"]),
    ],
)
def test_the_windowed_program_opens_the_window_unless_a_command_is_named(
    words, command, monkeypatch
):
    asked: list[list[str]] = []
    monkeypatch.setattr(command_line, "main", lambda argv, tell: asked.append(argv) or 0)
    monkeypatch.setattr(command_line.sys, "argv", ["zoomprov-gui", *words])

    command_line.main_gui()

    assert asked == [command]
