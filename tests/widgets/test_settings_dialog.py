import pytest

from zoomprov_gui.storage.settings import SettingsFile
from zoomprov_gui.viewmodels.settings import SettingsViewModel
from zoomprov_gui.widgets.choice import Choice
from zoomprov_gui.widgets.settings_dialog import SettingsDialog


@pytest.fixture
def settings(tmp_path):
    return SettingsViewModel(SettingsFile(tmp_path / "settings.json"))


def choices(dialog):
    return {choice.accessibleName(): choice for choice in dialog.findChildren(Choice)}


@pytest.mark.parametrize(
    ("name", "text", "key", "value"),
    [
        ("Theme", "Dark", "theme", "dark"),
        ("Text size", "150 %", "text_size", 150),
        ("Row height", "Compact", "row_height", "compact"),
        ("Check every", "5 minutes", "check_every", 300),
        ("Grace time", "60 minutes", "grace", 60),
        ("Type to confirm from", "5 people", "typed_from", 5),
        ("Unusual from", "100 people", "max_people", 100),
    ],
)
def test_each_choice_is_in_effect_at_once(theme, window, settings, name, text, key, value):
    dialog = SettingsDialog(theme, settings, parent=window)
    choice = choices(dialog)[name]

    choice.setCurrentText(text)
    choice.activated.emit(choice.currentIndex())

    assert getattr(settings.value, key) == value


def test_what_is_in_effect_is_what_is_shown(theme, window, settings):
    settings.change(theme="dark", check_every=77, read_only=True)

    dialog = SettingsDialog(theme, settings, parent=window)

    assert choices(dialog)["Theme"].currentText() == "Dark"
    assert choices(dialog)["Check every"].currentText() == "77 seconds"
    assert dialog.read_only.isChecked()
    dialog.read_only.click()
    assert not settings.value.read_only
