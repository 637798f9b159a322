from zoomprov_gui.storage.settings import SettingsFile
from zoomprov_gui.viewmodels.settings import SettingsViewModel


def test_a_change_is_in_effect_at_once_and_found_again(tmp_path):
    settings = SettingsViewModel(SettingsFile(tmp_path / "settings.json"))
    changes = []
    settings.changed.connect(lambda: changes.append(settings.value.theme))

    settings.change(theme="dark")

    assert changes == ["dark"]
    assert SettingsViewModel(SettingsFile(tmp_path / "settings.json")).value.theme == "dark"


def test_a_change_to_the_same_is_none(tmp_path):
    settings = SettingsViewModel(SettingsFile(tmp_path / "settings.json"))
    changes = []
    settings.changed.connect(lambda: changes.append(1))

    settings.change(theme=settings.value.theme)
    settings.remember()

    assert not changes
    assert not (tmp_path / "settings.json").exists()


def test_what_the_window_remembers_changes_nothing_else(tmp_path):
    settings = SettingsViewModel(SettingsFile(tmp_path / "settings.json"))
    changes = []
    settings.changed.connect(lambda: changes.append(1))

    settings.remember(geometry="abc")
    settings.remember(chip="attention")

    found = SettingsViewModel(SettingsFile(tmp_path / "settings.json"))
    assert (found.remembered("geometry"), found.remembered("chip")) == ("abc", "attention")
    assert found.remembered("absent", 7) == 7
    assert not changes


def test_a_disk_that_keeps_nothing_is_said_and_the_change_is_still_in_effect(tmp_path):
    (tmp_path / "taken").write_text("a file where a folder should be")
    settings = SettingsViewModel(SettingsFile(tmp_path / "taken" / "settings.json"))
    problems = []
    settings.failed.connect(problems.append)

    settings.change(theme="dark")

    assert settings.value.theme == "dark"
    assert len(problems) == 1


def test_another_file_begins_with_what_is_chosen_and_goes_its_own_way(tmp_path):
    first, second = (SettingsFile(tmp_path / name / "settings.json") for name in "ab")
    settings = SettingsViewModel(first)
    settings.change(theme="dark", columns=("email",), last_source="a")

    settings.move_to(second)
    settings.change(grace=30)

    assert settings.value.theme == "dark"
    assert (settings.value.columns, settings.value.last_source) == ((), "")
    assert (first.load().grace, second.load().grace) == (15, 30)


def test_going_back_to_a_file_brings_back_what_was_chosen_there(tmp_path):
    first, second = (SettingsFile(tmp_path / name / "settings.json") for name in "ab")
    settings = SettingsViewModel(first)
    settings.change(theme="dark")
    settings.move_to(second)
    settings.change(theme="light")
    told = []
    settings.changed.connect(lambda: told.append(settings.value.theme))

    settings.move_to(first)

    assert told == ["dark"]
