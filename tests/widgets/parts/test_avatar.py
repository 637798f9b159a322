"""Initials and their tones."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QAccessible

from zoomprov_gui.widgets.parts.avatar import Avatar, avatar_tone, initials
from zoomprov_gui.widgets.theme.tokens import LIGHT


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Goran Eze", "GE"),
        ("Ana María de la Cruz", "AC"),
        ("Priya", "P"),
        ("  ölga   horvat ", "ÖH"),
        ("李 雷", "李雷"),
        ("Dana (Office) Ray", "DR"),
        ("", "?"),
        ("– –", "?"),
    ],
)
def test_initials_are_those_of_the_first_and_last_word(name, letters):
    assert initials(name) == letters


def test_a_tone_is_the_same_in_another_process():
    code = "from zoomprov_gui.widgets.parts.avatar import avatar_tone; print(avatar_tone('u-17'))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == avatar_tone("u-17")


def test_people_get_different_tones():
    assert len({avatar_tone(f"u-{number}") for number in range(100)}) == 7


def test_it_is_a_disc_in_its_tone_and_says_nothing(theme, show, colours, told):
    avatar = show(Avatar(theme, "Goran Eze", key="u-1"))

    assert LIGHT.tone(avatar_tone("u-1")).soft in colours(avatar)
    assert told(avatar).text(QAccessible.Text.Name) == ""


def test_it_grows_with_the_text(qapp, theme, show):
    avatar = show(Avatar(theme, "Goran Eze", size=40))

    theme.apply(qapp, "light", high_contrast=False, text_size=150)

    assert avatar.width() == avatar.height() == 60
