"""Tests for storage/settings.py."""

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.storage.settings import CHOICES, RANGES, Settings, SettingsFile, settings_from

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
keys = st.sampled_from(sorted(Settings.__dataclass_fields__)) | st.text(
    alphabet=string.ascii_lowercase, min_size=1, max_size=5
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "settings.json"


def test_without_a_file_the_usual_settings_hold(path):
    assert SettingsFile(path).load() == Settings()
    assert not path.exists()


def test_what_is_saved_is_loaded(path):
    chosen = Settings(
        check_every=60, theme="dark", read_only=True, columns=("person", "zoom"), window={"w": 1}
    )

    SettingsFile(path).save(chosen)

    assert SettingsFile(path).load() == chosen


def test_keys_of_another_version_are_kept(path):
    path.parent.mkdir()
    path.write_text('{"check_every": 60, "from_the_future": {"a": [1]}}')
    file = SettingsFile(path)

    file.save(file.load())

    assert json.loads(path.read_text())["from_the_future"] == {"a": [1]}


@given(st.dictionaries(keys, json_values, max_size=6))
def test_any_document_gives_settings_within_their_bounds(document):
    settings = settings_from(document)

    for key, (low, high) in RANGES.items():
        assert low <= getattr(settings, key) <= high
    for key, choices in CHOICES.items():
        assert getattr(settings, key) in choices
    assert isinstance(settings.read_only, bool)
    assert all(isinstance(column, str) for column in settings.columns)


@pytest.mark.parametrize(
    ("value", "kept"), [(5, 15), (15, 15), (600, 600), (9999, 600), ("30", 30), (True, 30)]
)
def test_the_interval_stays_within_15_seconds_and_10_minutes(value, kept):
    assert settings_from({"check_every": value}).check_every == kept


@pytest.mark.parametrize("text", ["{", "[]", "null", "\x00"])
def test_a_damaged_file_is_kept_aside_and_told(path, text):
    path.parent.mkdir()
    path.write_text(text)
    file = SettingsFile(path)

    assert file.load() == Settings()

    assert "damaged" in file.notice
    assert path.with_name("settings-damaged.json").read_text() == text


def test_a_second_damaged_file_does_not_overwrite_the_first(path):
    path.parent.mkdir()
    for text in ("{first", "{second"):
        path.write_text(text)
        SettingsFile(path).load()

    assert path.with_name("settings-damaged.json").read_text() == "{first"
    assert path.with_name("settings-damaged-2.json").read_text() == "{second"


def test_a_file_that_cannot_be_read_is_told(path):
    path.mkdir(parents=True)
    file = SettingsFile(path)

    assert file.load() == Settings()
    assert "could not be read" in file.notice


def test_a_failed_save_leaves_the_old_file_and_nothing_else(path):
    file = SettingsFile(path)
    file.save(Settings(check_every=60))
    bad = Settings(window={"w": "x"})
    path.with_name(f"{path.name}.part").mkdir()
    before = path.read_text()

    path.unlink()
    path.mkdir()
    (path / "in the way").write_text(before)
    with pytest.raises(Unsaved) as caught:
        file.save(bad)

    assert caught.value.cause == "not_allowed"
    assert not [left for left in path.parent.iterdir() if left.is_file()]


def test_a_window_from_hell_is_not_a_window():
    assert settings_from({"window": [1, 2]}).window == {}


def test_a_damaged_file_that_cannot_be_moved_is_told_as_well(path, monkeypatch):
    path.parent.mkdir()
    path.write_text("{")
    monkeypatch.setattr(type(path), "rename", refuse)
    file = SettingsFile(path)

    assert file.load() == Settings()
    assert file.notice == "The settings file was damaged. We use the usual settings."


def refuse(*_):
    raise PermissionError


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(Unsaved) as caught:
        SettingsFile(tmp_path / "file" / "settings.json").save(Settings())

    assert caught.value.cause == "not_allowed"
