"""Contrast as UX.md §5 promises it, computed with the formula of WCAG 2.2."""

import re
from dataclasses import fields
from itertools import product

import pytest

from zoomprov_gui.widgets.theme.tokens import (
    DARK,
    INKS,
    LIGHT,
    TYPE,
    Height,
    Tokens,
    Tone,
    with_high_contrast,
)

SCHEMES = {"light": LIGHT, "dark": DARK}
ALL = {
    **SCHEMES,
    "light contrast": with_high_contrast(LIGHT),
    "dark contrast": with_high_contrast(DARK),
}
ON_DARK = {"on_accent", "inverse_text", "inverse_text2"}  # inks of other grounds than surfaces


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_knows_its_two_ends():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize(("scheme", "tone"), list(product(ALL, Tone)))
def test_words_of_each_tone_can_be_read_on_its_fill_and_on_every_surface(scheme, tone):
    tokens = ALL[scheme]
    grounds = (tokens.tone(tone).soft, tokens.surface, tokens.app, tokens.sunken)

    worst = min(contrast(tokens.tone(tone).text, ground) for ground in grounds)

    assert worst >= 4.5


@pytest.mark.parametrize(
    ("scheme", "ink"), list(product(ALL, sorted(INKS - ON_DARK - {"disabled"})))
)
def test_each_ink_can_be_read_on_every_surface(scheme, ink):
    tokens = ALL[scheme]
    grounds = (tokens.surface, tokens.app, tokens.sunken, tokens.sidebar, tokens.raised)

    assert min(contrast(tokens.ink(ink), ground) for ground in grounds) >= 4.5


@pytest.mark.parametrize("scheme", ALL)
def test_words_on_strong_colours_can_be_read(scheme):
    tokens = ALL[scheme]
    grounds = (
        tokens.accent, tokens.accent_hover, tokens.accent_pressed,
        tokens.danger, tokens.danger_hover, tokens.danger_pressed,
    )  # fmt: skip

    assert min(contrast(tokens.on_accent, ground) for ground in grounds) >= 4.5
    for ink in (tokens.inverse_text, tokens.inverse_text2):
        assert contrast(ink, tokens.inverse) >= 4.5
        assert contrast(ink, tokens.inverse_hover) >= 4.5


@pytest.mark.parametrize("scheme", ALL)
def test_words_stay_readable_on_rows_under_the_pointer_and_chosen_rows(scheme):
    tokens = ALL[scheme]

    for ground in (tokens.hover, tokens.selected):
        assert contrast(tokens.text, ground) >= 4.5
        assert contrast(tokens.text2, ground) >= 4.5
        assert contrast(tokens.text3, ground) >= 4.5


@pytest.mark.parametrize("scheme", ALL)
def test_borders_of_controls_rings_and_fills_stand_out(scheme):
    tokens = ALL[scheme]
    shapes = [tokens.control, tokens.focus, tokens.accent]
    shapes += [tokens.tone(tone).fill for tone in Tone]

    for shape in shapes:
        assert contrast(shape, tokens.surface) >= 3
    assert contrast(tokens.focus, tokens.app) >= 3
    assert contrast(tokens.focus, tokens.sidebar) >= 3


@pytest.mark.parametrize(
    ("scheme", "tone", "ratio"),
    [
        ("light", "ok", 5.1),
        ("dark", "ok", 7.7),
        ("light", "wait", 5.1),
        ("dark", "wait", 7.5),
        ("light", "warn", 5.6),
        ("dark", "warn", 8.0),
        ("light", "bad", 5.7),
        ("dark", "bad", 7.0),
        ("light", "plum", 6.1),
        ("dark", "plum", 7.7),
        ("light", "mute", 5.6),
        ("dark", "mute", 7.4),
    ],
)
def test_the_pairs_have_the_contrast_that_the_design_computed(scheme, tone, ratio):
    colours = SCHEMES[scheme].tone(tone)

    assert contrast(colours.text, colours.soft) == pytest.approx(ratio, abs=0.1)


@pytest.mark.parametrize("scheme", ALL)
def test_every_colour_is_written_in_one_of_the_two_forms(scheme):
    tokens = ALL[scheme]
    named = [getattr(tokens, field.name) for field in fields(Tokens)]
    named += [getattr(tokens.tone(t), part) for t in Tone for part in ("text", "soft", "line")]

    colours = [value for value in named if isinstance(value, str)]

    assert len(colours) > 40
    assert all(re.fullmatch(r"#(?:[0-9A-F]{8}|[0-9A-F]{6})", colour) for colour in colours)


def test_high_contrast_knows_one_ink_and_strong_lines():
    tokens = with_high_contrast(LIGHT)

    assert {tokens.text, tokens.text2, tokens.text3} == {LIGHT.text}
    assert {tokens.line, tokens.line2} == {LIGHT.control}
    assert tokens.tone("bad").soft == LIGHT.surface
    assert (tokens.focus_width, tokens.tone_border) == (3, 2)


def test_an_unknown_word_is_no_ink():
    with pytest.raises(ValueError, match="crimson"):
        LIGHT.ink("crimson")


def test_no_type_is_smaller_than_eleven_pixels_and_only_shipped_weights_are_used():
    assert min(style.size for style in TYPE.values()) == 11
    assert {style.weight for style in TYPE.values()} <= {400, 500, 600, 700}


def test_targets_are_large_enough_to_hit():
    heights = [getattr(Height, name) for name in vars(Height) if name.isupper()]

    assert min(heights) >= 24
