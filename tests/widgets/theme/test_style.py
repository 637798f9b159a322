"""The style sheet is made of tokens, and its selectors hit what they mean."""

import re

import pytest
from PySide6.QtWidgets import QWidget

from zoomprov_gui.widgets.theme.style import build_style
from zoomprov_gui.widgets.theme.tokens import DARK, LIGHT, with_high_contrast


@pytest.mark.parametrize("tokens", [LIGHT, DARK, with_high_contrast(DARK)])
def test_every_colour_in_it_is_a_token(tokens):
    known = {str(getattr(tokens, name)) for name in tokens.__slots__}
    known |= {part for c in tokens.tones.values() for part in (c.text, c.soft, c.line, c.fill)}

    used = set(re.findall(r"#[0-9A-Fa-f]{6,8}", build_style(tokens, 1.0)))

    assert used
    assert used <= known


def test_no_rule_hits_every_frame_or_widget():
    """QLabel is a QFrame: a bare rule for frames would put a border around every word."""
    sheet = build_style(LIGHT, 1.0)
    selectors = [part.strip() for part in re.findall(r"(?:^|\})([^{}]+)\{", sheet)]

    bare = {name.strip() for group in selectors for name in group.split(",")}

    assert not bare & {"QFrame", "QWidget", "QLabel", "QPushButton", "*"}


def test_no_property_in_it_is_one_that_qt_already_has():
    names = set(re.findall(r"\[(\w+)=", build_style(LIGHT, 1.0)))
    taken = {
        QWidget.staticMetaObject.property(number).name()
        for number in range(QWidget.staticMetaObject.propertyCount())
    }

    assert names
    assert not names & taken


def test_larger_text_makes_higher_fields():
    assert "min-height: 34px" in build_style(LIGHT, 1.0)
    assert "min-height: 51px" in build_style(LIGHT, 1.5)
