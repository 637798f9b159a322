"""What the set-up remembers between two starts, whatever became of the file."""

import json

import pytest

from zoomprov_gui.domain.setup import CheckKey
from zoomprov_gui.domain.setup_facts import Ticked
from zoomprov_gui.storage.setup_memory import Memory, SetupMemory

SOURCE = "acme.okta.com"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "setup.json"


def test_what_is_kept_is_there_at_the_next_start(path):
    said = {CheckKey.ZOOM_DOMAIN: Ticked("dana@acme.example", 7.0)}
    SetupMemory(path, SOURCE).keep(
        held={CheckKey.CREATE: 5.5}, ticked=said, authorised_at=9.0, proof={"email": "a@x"}
    )

    assert SetupMemory(path, SOURCE).now == Memory(
        held={CheckKey.CREATE: 5.5}, ticked=said, authorised_at=9.0, proof={"email": "a@x"}
    )


def test_companies_do_not_see_each_others(path):
    SetupMemory(path, SOURCE).keep(authorised_at=9.0)
    SetupMemory(path, "other.okta.com").keep(authorised_at=4.0)

    assert SetupMemory(path, SOURCE).now.authorised_at == 9.0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"acme.okta.com": 7}',
        json.dumps({SOURCE: {"held": {"nothing": 1, "create": "x"}, "ticked": {"update": [1]}}}),
        json.dumps({SOURCE: {"held": [], "authorised_at": True, "proof": []}}),
    ],
)
def test_a_damaged_file_is_as_good_as_none(path, text):
    path.write_text(text)

    assert SetupMemory(path, SOURCE).now == Memory()


def test_without_a_file_it_remembers_until_the_end():
    memory = SetupMemory(None, SOURCE)

    memory.keep(authorised_at=3.0)

    assert memory.now.authorised_at == 3.0


def test_a_disk_that_takes_nothing_is_told_and_ends_nothing(tmp_path):
    (tmp_path / "file").write_text("x")
    memory = SetupMemory(tmp_path / "file" / "setup.json", SOURCE)

    memory.keep(authorised_at=3.0)

    assert memory.now.authorised_at == 3.0
    assert memory.trouble is not None
