"""One theme dresses the app, follows the system, and says when it has changed."""

# ruff: noqa: N802, N815 - the stand-in for a desktop answers to the names that Qt gave it

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton

from zoomprov_gui.widgets.theme.theme import Scheme, Theme, colour
from zoomprov_gui.widgets.theme.tokens import DARK, LIGHT, with_high_contrast


@pytest.mark.parametrize(("scheme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_a_chosen_scheme_holds_whatever_the_system_says(qapp, theme, scheme, tokens):
    theme.apply(qapp, scheme, high_contrast=False)

    assert theme.tokens == tokens
    assert qapp.palette().window().color().name().upper() == tokens.app


class System(QObject):
    """A desktop that can change its mind, which the offscreen plug-in cannot."""

    colorSchemeChanged = Signal()

    def __init__(self):
        super().__init__()
        self.scheme = Qt.ColorScheme.Light
        self.asked = []
        self.sheet = ""

    def styleHints(self):
        return self

    def colorScheme(self):
        return self.scheme

    def setColorScheme(self, scheme):
        self.asked.append(scheme)

    def setStyleSheet(self, sheet):
        self.sheet = sheet

    def setStyle(self, style):
        assert style.name() == "fusion"

    def setPalette(self, palette):
        pass

    def setFont(self, font):
        pass


def test_the_systems_scheme_is_followed(qapp):
    system, theme = System(), Theme()
    theme.apply(system, Scheme.SYSTEM, high_contrast=False)
    light = theme.tokens

    system.scheme = Qt.ColorScheme.Dark
    system.colorSchemeChanged.emit()

    assert light == LIGHT
    assert theme.tokens == DARK
    assert DARK.app in system.sheet
    assert system.asked == [Qt.ColorScheme.Unknown], "title bars follow the system as well"


def test_a_chosen_scheme_does_not_follow_the_system(qapp):
    system, theme = System(), Theme()
    theme.apply(system, Scheme.LIGHT, high_contrast=False)

    system.scheme = Qt.ColorScheme.Dark
    system.colorSchemeChanged.emit()

    assert theme.tokens == LIGHT
    assert system.asked == [Qt.ColorScheme.Light], "title bars are light as well"


def test_a_system_that_repeats_itself_changes_nothing(qapp):
    system, theme = System(), Theme()
    theme.apply(system, Scheme.SYSTEM, high_contrast=False)
    told = []
    theme.changed.connect(lambda: told.append(1))

    system.colorSchemeChanged.emit()

    assert told == []


def test_a_switch_tells_once(qapp, theme, qtbot):
    told = []
    theme.changed.connect(lambda: told.append(theme.tokens.dark))

    theme.apply(qapp, "dark", high_contrast=False)

    assert told[-1] is True
    assert len(told) <= 2, "once for the system's scheme at most, once for all"


def test_contrast_can_be_asked_for(qapp, theme):
    theme.apply(qapp, "light", high_contrast=True)

    assert theme.tokens == with_high_contrast(LIGHT)


def test_a_switch_paints_every_widget_anew(qapp, theme, qtbot):
    label = QLabel("x")
    label.setProperty("ink", "text")
    label.setProperty("surface", "app")
    button = QPushButton("x")
    button.resize(80, 30)
    button.setProperty("variant", "default")
    for widget in (label, button):
        qtbot.addWidget(widget)
        widget.show()
    light = button.grab().toImage().pixelColor(6, 5)

    theme.apply(qapp, "dark", high_contrast=False)

    assert light.name().upper() == LIGHT.raised
    assert button.grab().toImage().pixelColor(6, 5).name().upper() == DARK.raised
    assert label.palette().windowText().color().name().upper() == DARK.text


def test_each_sheet_is_written_once(qapp):
    theme = Theme()

    for scheme in ("light", "dark", "light", "dark"):
        theme.apply(qapp, scheme, high_contrast=False)

    assert len(theme._sheets) == 2


@pytest.mark.parametrize("size", [90, 100, 125, 150])
def test_text_size_multiplies_words_and_what_holds_them(qapp, theme, size):
    theme.apply(qapp, "light", high_contrast=False, text_size=size)

    assert theme.px(100) == size
    assert qapp.font().pixelSize() == round(13 * size / 100)


@pytest.mark.parametrize("size", [89, 151])
def test_a_text_size_out_of_range_is_refused(qapp, theme, size):
    with pytest.raises(ValueError, match="text size"):
        theme.apply(qapp, "light", text_size=size)


def test_an_unknown_scheme_is_refused(qapp, theme):
    with pytest.raises(ValueError, match="sepia"):
        theme.apply(qapp, "sepia")


def test_motion_can_be_switched_off(theme):
    theme.set_still(still=True)

    assert theme.still


def test_a_colour_is_read_once():
    assert colour(LIGHT.text) is colour(LIGHT.text)


def test_importing_it_loads_neither_svg_nor_network():
    """Start-up: QtSvg comes with the first icon, and nothing else of Qt is needed before."""
    code = (
        "import sys; import zoomprov_gui.widgets.theme.theme;"
        "print(*sorted(n for n in sys.modules if n.startswith('PySide6.Qt')))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"]
