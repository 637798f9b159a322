"""The shipped typefaces are what Qt draws with."""

import pytest
from PySide6.QtGui import QFont, QFontInfo

from zoomprov_gui.widgets.theme import assets, fonts
from zoomprov_gui.widgets.theme.fonts import FAMILY, MONO_FAMILY, Fonts
from zoomprov_gui.widgets.theme.tokens import TYPE


@pytest.mark.parametrize("style", TYPE)
def test_each_style_is_drawn_in_its_family_weight_and_size(qapp, style):
    info = QFontInfo(Fonts().font(style))

    assert info.family() == (MONO_FAMILY if style == "mono" else FAMILY)
    assert info.weight() == TYPE[style].weight
    assert info.pixelSize() == TYPE[style].size


def test_a_font_is_made_once_for_a_text_size(qapp):
    made = Fonts()

    first = made.font("body")

    assert made.font("body") is first
    assert made.metrics("body") is made.metrics("body")


def test_text_size_multiplies_every_style(qapp):
    made = Fonts()
    usual = made.metrics("body").horizontalAdvance("Okta")

    made.set_scale(1.5)

    assert made.font("body").pixelSize() == 20
    assert made.metrics("body").horizontalAdvance("Okta") > 1.4 * usual


def test_letters_are_not_hinted_and_those_that_look_alike_are_told_apart(qapp):
    font = Fonts().font("body")

    assert font.hintingPreference() is QFont.HintingPreference.PreferNoHinting
    assert font.featureValue(QFont.Tag.fromString("cv05")) == 1


def test_only_numbers_have_figures_of_one_width(qapp):
    made = Fonts()
    numbers = made.metrics("body", numbers=True)

    assert not made.font("body").isFeatureSet(QFont.Tag.fromString("tnum"))
    assert numbers.horizontalAdvance("111") == pytest.approx(numbers.horizontalAdvance("888"))
    words = made.metrics("body")
    assert words.horizontalAdvance("111") < words.horizontalAdvance("888")


def test_an_unknown_style_is_no_font(qapp):
    with pytest.raises(KeyError):
        Fonts().font("huge")


def test_words_survive_the_loss_of_the_files(qapp, monkeypatch, tmp_path, qtlog):
    monkeypatch.setattr(assets, "PACKAGE", tmp_path)

    font = fonts.Fonts().font("body")

    assert font.pixelSize() == 13


def test_loading_names_only_files_that_are_shipped():
    assert all(assets.find(f"fonts/{name}").is_file() for name in (*fonts.WORDS, *fonts.MONO))
