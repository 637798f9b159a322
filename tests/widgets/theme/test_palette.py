"""Stock widgets take the tokens' colours."""

import pytest
from PySide6.QtGui import QPalette

from zoomprov_gui.widgets.theme.palette import build_palette
from zoomprov_gui.widgets.theme.tokens import DARK, LIGHT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_grounds_are_the_tokens(tokens):
    palette = build_palette(tokens)

    assert palette.color(QPalette.ColorRole.Window).name().upper() == tokens.app
    assert palette.color(QPalette.ColorRole.Text).name().upper() == tokens.text
    assert palette.color(QPalette.ColorRole.Highlight).name().upper() == tokens.accent


def test_what_is_disabled_is_paler():
    group = QPalette.ColorGroup.Disabled

    colour = build_palette(LIGHT).color(group, QPalette.ColorRole.Text)

    assert colour.name().upper() == LIGHT.disabled
