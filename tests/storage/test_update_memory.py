"""What is remembered of updates, whatever became of the file."""

import json

import pytest

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.storage.update_memory import Remembered, UpdateMemory


@pytest.fixture
def path(tmp_path):
    return tmp_path / "updates.json"


def test_what_is_kept_is_there_at_the_next_start(path):
    UpdateMemory(path).keep(tried_at=5.5, read_at=4.0, listed="é", mark='"7"', later="9.1.0")

    assert UpdateMemory(path).now == Remembered(
        tried_at=5.5, read_at=4.0, listed="é", mark='"7"', later="9.1.0"
    )


def test_at_the_first_start_it_is_wanted(path):
    assert UpdateMemory(path).now.wanted


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "[" * 9000, '"' + "x" * 500_000 + '"'])
def test_where_nobody_knows_what_was_chosen_nothing_is_wanted(path, text):
    path.write_text(text)

    assert UpdateMemory(path).now == Remembered(wanted=False)


def test_values_that_cannot_be_are_none(path):
    odd = {"wanted": "yes", "tried_at": -1, "read_at": True, "listed": 7, "later": None, "new": 1}
    path.write_text(json.dumps(odd))

    assert UpdateMemory(path).now == Remembered(wanted=False)


def test_a_value_of_a_later_version_harms_nothing(path):
    path.write_text(json.dumps({"wanted": True, "tried_at": 7, "another": {}}))

    assert UpdateMemory(path).now == Remembered(tried_at=7.0)


def test_what_the_disk_does_not_take_is_remembered_until_the_end(tmp_path):
    (tmp_path / "file").write_text("")
    memory = UpdateMemory(tmp_path / "file" / "updates.json")

    with pytest.raises(Unsaved):
        memory.keep(wanted=False)

    assert not memory.now.wanted
