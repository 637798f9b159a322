import logging

import pytest

from zoomprov_gui.app.logs import logging_to, redacted


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: SSWS 00canary",
        "authorization Bearer 00canary",
        '{"access_token": "00canary"}',
        "client_secret=00canary&x=1",
        "https://127.0.0.1/cb?code=00canary&state=x",
    ],
)
def test_what_looks_like_a_credential_is_taken_out(text):
    assert "00canary" not in redacted(text)
    assert "•••" in redacted(text)


def test_ordinary_text_stays_as_it_is():
    assert redacted("Zoom answered in 120 ms") == "Zoom answered in 120 ms"


def test_a_traceback_in_the_log_file_holds_no_credential(tmp_path, capsys):
    with logging_to(tmp_path, verbose=True):
        try:
            int("token=00canary")
        except ValueError:
            logging.getLogger("zoomprov_gui").info("it broke", exc_info=True)

    written = (tmp_path / "zoomprov.log").read_text()
    assert "it broke" in written
    assert "00canary" not in written + capsys.readouterr().err


def test_nothing_is_logged_after_the_block(tmp_path):
    before = logging.getLogger().handlers[:]

    with logging_to(tmp_path, verbose=False):
        pass

    assert logging.getLogger().handlers == before


def test_a_folder_that_cannot_be_written_does_not_stop_the_program(tmp_path):
    with logging_to(tmp_path / "absent", verbose=False):
        logging.getLogger("zoomprov_gui").info("nobody hears this")
