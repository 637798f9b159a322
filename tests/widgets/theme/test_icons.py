"""Icons exist, take their colour when they are drawn, and are drawn once."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QIcon

from zoomprov_gui.widgets.theme import assets
from zoomprov_gui.widgets.theme.icons import Icons
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import DARK, LIGHT

PACKAGE = Path(__file__).parents[3] / "zoomprov_gui"
VERDICTS = (
    "shield-alert", "octagon-alert", "user-round-x", "copy", "power-off", "unlink", "at-sign",
    "pencil-line", "clock", "mail", "hourglass", "loader-circle", "ghost", "circle-check",
    "circle-slash", "eye-off", "circle-help",
)  # fmt: skip


def inks(image):
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("name", VERDICTS)
def test_each_verdict_has_its_icon(qapp, name):
    pixmap = Icons(LIGHT.ink).pixmap(name, LIGHT.text, 16, 8.0)

    assert inks(pixmap.toImage()) == {LIGHT.text}


def test_every_icon_that_a_widget_asks_for_by_keyword_is_shipped():
    names = set()
    for path in (PACKAGE / "widgets").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg in {"icon", "trailing"}:
                names |= spelled_out(node.value)

    assert names
    assert {name for name in names if not assets.find(f"icons/{name}.svg").is_file()} == set()


def spelled_out(value):
    match value:
        case ast.Constant(value=str(name)) if name:
            return {name}
        case ast.IfExp(body=body, orelse=other):
            return spelled_out(body) | spelled_out(other)
        case _:
            return set()


def test_a_picture_is_drawn_once_and_again_after_clearing(qapp):
    icons = Icons(LIGHT.ink)
    first = icons.pixmap("check", LIGHT.text, 16, 1.0)

    again = icons.pixmap("check", LIGHT.text, 16, 1.0)
    icons.clear()
    anew = icons.pixmap("check", LIGHT.text, 16, 1.0)

    assert again is first
    assert anew is not first


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_picture_has_the_pixels_of_its_screen(qapp, ratio):
    pixmap = Icons(LIGHT.ink).pixmap("check", LIGHT.text, 16, ratio)

    assert pixmap.width() == round(16 * ratio)
    assert pixmap.deviceIndependentSize().width() == pytest.approx(16)


def test_small_icons_have_a_heavier_stroke(qapp):
    icons = Icons(LIGHT.ink)

    small = icons.pixmap("minus", LIGHT.text, 12, 8.0).toImage()
    large = icons.pixmap("minus", LIGHT.text, 12, 8.0, stroke=1.0).toImage()

    assert len(dark_pixels(small)) > 1.5 * len(dark_pixels(large))


def dark_pixels(image):
    return [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 128
    ]


def test_an_action_shows_its_icon_in_the_colours_of_the_moment(qapp):
    theme = Theme()
    action = QAction()
    action.setIcon(theme.icons.icon("check", "bad"))

    theme.apply(qapp, "light", high_contrast=False)
    light = action.icon().pixmap(QSize(24, 24), 2.0).toImage()
    theme.apply(qapp, "dark", high_contrast=False)
    dark = action.icon().pixmap(QSize(24, 24), 2.0).toImage()

    assert inks(light) == {LIGHT.tone("bad").text}
    assert inks(dark) == {DARK.tone("bad").text}
    assert light.width() == 48


def test_a_disabled_icon_is_grey(qapp):
    icon = Icons(LIGHT.ink).icon("check", "bad")

    drawn = icon.pixmap(QSize(24, 24), 2.0, QIcon.Mode.Disabled).toImage()

    assert inks(drawn) == {LIGHT.disabled}


def test_an_icon_outlives_the_copy_it_came_from(qapp):
    icon = Icons(LIGHT.ink).icon("check")
    copy = QIcon(icon)
    del icon

    assert not copy.pixmap(16, 16).isNull()


def test_an_unknown_name_is_found_out_at_once(qapp):
    with pytest.raises(FileNotFoundError):
        Icons(LIGHT.ink).icon("unicorn")
