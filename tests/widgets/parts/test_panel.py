"""Surfaces are told apart by their colour."""

import pytest

from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme.tokens import LIGHT


@pytest.mark.parametrize(
    ("surface", "colour"),
    [
        ("app", LIGHT.app),
        ("plain", LIGHT.surface),
        ("card", LIGHT.surface),
        ("inset", LIGHT.sunken),
        ("accent", LIGHT.surface),
        ("sidebar", LIGHT.sidebar),
        ("topbar", LIGHT.app),
        ("hairline", LIGHT.line),
    ],
)
def test_each_surface_has_its_colour(theme, show, colours, surface, colour):
    panel = Panel(surface)
    panel.resize(60, 60)

    assert colour in colours(show(panel))


def test_an_unknown_surface_is_refused(qapp):
    with pytest.raises(ValueError, match="glass"):
        Panel("glass")
