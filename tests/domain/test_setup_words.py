"""Every step and every check has its words."""

from zoomprov_gui.domain.setup import CheckKey, StepKey
from zoomprov_gui.domain.setup_words import CHECKS, STEPS

WRONG = ("please", "successfully", "invalid", "scim", "!", "deprovision")


def test_each_step_and_each_check_has_words():
    assert list(STEPS) == list(StepKey)
    assert list(CHECKS) == list(CheckKey)
    assert all(words.why and words.minutes > 0 for words in STEPS.values())


def test_words_are_short_and_plain():
    texts = [text for words in STEPS.values() for text in (words.title, words.short, *words.why)]
    texts += [text for words in CHECKS.values() for text in (words.title, words.meaning)]

    assert [text for text in texts if not 0 < len(text) <= 90] == []
    assert [text for text in texts if any(word in text.casefold() for word in WRONG)] == []
