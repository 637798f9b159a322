import subprocess
import sys

from zoomprov_gui import __version__
from zoomprov_gui.app import command_line


def test_wrong_words_end_with_2_and_name_the_help(console):
    ended = console.run("compare")

    assert ended.code == 2
    assert "--help" in ended.err


def test_an_interrupt_ends_with_130_and_points_to_the_journal(console, monkeypatch):
    def interrupted(args, paths):
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "_run", interrupted)

    ended = console.run("journal")

    assert ended.code == 130
    assert "journal" in ended.err


def test_a_folder_that_cannot_be_made_ends_with_words(tmp_path, capsys):
    (tmp_path / "file").write_text("")

    code = command_line.main(["journal", "--data-dir", str(tmp_path / "file" / "below")])

    assert code == 2
    assert "zoomprov:" in capsys.readouterr().err


def test_an_address_where_nobody_answers_is_said_in_words(console, unreachable):
    compared = console.run("compare", "--connection", unreachable, "--json")
    verified = console.run("verify", "--connection", unreachable, "ada@acme.example")

    assert compared.code == 3
    assert compared.json["complete"] is False
    assert verified.code == 3
    assert "00canary" not in compared.out + compared.err + verified.out + verified.err


def test_a_folder_that_cannot_hold_files_is_named_with_the_way_out(tmp_path, capsys):
    (tmp_path / "file").write_text("")

    code = command_line.main(["journal", "--data-dir", str(tmp_path / "file")])

    said = capsys.readouterr().err
    assert code == 2
    assert str(tmp_path / "file") in said
    assert "Errno" not in said


def test_a_reader_who_left_after_the_end_changes_no_exit_code(console, monkeypatch):
    class Left:
        def flush(self):
            raise BrokenPipeError

    def ended(args, paths):
        monkeypatch.setattr("sys.stdout", Left())
        return 4

    monkeypatch.setattr("zoomprov_gui.app.console.drop_output", lambda: None)
    monkeypatch.setattr(command_line, "_run", ended)

    code = command_line.main(["journal", "--data-dir", str(console.folder)])

    assert code == 4


def test_the_module_is_the_program():
    ended = subprocess.run(
        [sys.executable, "-m", "zoomprov_gui", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert ended.stdout.strip() == f"zoomprov {__version__}"


def test_help_shows_examples():
    ended = subprocess.run(
        [sys.executable, "-m", "zoomprov_gui", "--help"], capture_output=True, text=True, check=True
    )

    assert "zoomprov compare --sandbox" in ended.stdout
