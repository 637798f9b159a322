"""A file that companies share: each has its part, and none takes another's away."""

import json

import pytest

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.storage.company_part import CompanyPart


def part(path, source="acme"):
    return CompanyPart(path, source, what="the notes", largest=1000)


def test_each_company_finds_its_own_part_again(tmp_path):
    path = tmp_path / "notes.json"

    part(path).write({"a": 1})
    part(path, "other").write({"b": 2})

    assert (part(path).read(), part(path, "other").read()) == ({"a": 1}, {"b": 2})


@pytest.mark.parametrize("text", ["no json", "[]", "[" * 100_000, json.dumps({"x": "y" * 1000})])
def test_a_damaged_file_is_set_aside_and_not_written_over(tmp_path, text):
    path = tmp_path / "notes.json"
    path.write_text(text)
    before = part(path).read()

    part(path).write({"a": 1})

    (aside,) = tmp_path.glob("notes-damaged-*.json")
    assert (before, part(path).read(), aside.read_text()) == (None, {"a": 1}, text)


def test_what_others_have_in_it_is_not_lost_where_it_cannot_be_read_at_this_moment(
    tmp_path, monkeypatch
):
    path = tmp_path / "notes.json"
    part(path, "other").write({"b": 2})

    with monkeypatch.context() as broken:
        broken.setattr("pathlib.Path.read_text", torn)
        nothing = part(path).read()
        with pytest.raises(Unsaved):
            part(path).write({"a": 1})

    assert nothing is None
    assert part(path, "other").read() == {"b": 2}


def test_without_a_place_nothing_is_kept():
    part(None).write({"a": 1})

    assert part(None).read() is None


def torn(*_words, **_named):
    raise OSError(5, "Input/output error")


def test_what_could_not_be_read_is_kept_aside_before_something_else_is_written(
    tmp_path, monkeypatch
):
    path = tmp_path / "notes.json"
    part(path, "other").write({"b": 2})
    part(path).write({"a": 1})
    later = part(path)
    with monkeypatch.context() as broken:
        broken.setattr("pathlib.Path.read_text", torn)
        assert later.read() is None

    later.write({"a": 9})
    later.write({"a": 10})

    (aside,) = tmp_path.glob("notes-unread-*.json")
    assert part(aside).read() == {"a": 1}
    assert (part(path).read(), part(path, "other").read()) == ({"a": 10}, {"b": 2})
    assert later.notice.startswith(
        "The file of the notes could not be read (Input/output error), so nothing of it is known"
    )


def test_nothing_is_kept_aside_where_nothing_of_ours_stood_there(tmp_path, monkeypatch):
    path = tmp_path / "notes.json"
    part(path, "other").write({"b": 2})
    later = part(path)
    with monkeypatch.context() as broken:
        broken.setattr("pathlib.Path.read_text", torn)
        later.read()

    later.write({"a": 9})

    assert [found.name for found in tmp_path.iterdir()] == ["notes.json"]


def test_a_damaged_file_is_told_and_a_sound_one_is_not(tmp_path):
    path = tmp_path / "notes.json"
    part(path).write({"a": 1})
    sound, damaged = part(path), part(path)

    sound.read()
    path.write_text("no json")
    damaged.read()

    assert sound.notice == ""
    assert "is damaged" in damaged.notice
    assert "“notes-damaged-…”" in damaged.notice
