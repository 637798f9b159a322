import pytest

from zoomprov_gui.domain.verdicts import LOOKS, Tier, Verdict, needs_attention


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_words_an_icon_a_tone_and_an_advice(verdict):
    look = LOOKS[verdict]

    assert all((look.words, look.icon, look.tone, look.advice))


def test_no_two_verdicts_look_alike():
    shown = [(look.words, look.icon) for look in LOOKS.values()]

    assert len({words for words, _ in shown}) == len({icon for _, icon in shown}) == len(Verdict)


def test_only_the_urgent_and_the_check_tier_need_attention():
    wanted = {verdict for verdict in Verdict if needs_attention(verdict)}

    assert {LOOKS[verdict].tier for verdict in wanted} == {Tier.URGENT, Tier.CHECK}
    assert all(LOOKS[verdict].tier > Tier.CHECK for verdict in set(Verdict) - wanted)


def test_a_tone_belongs_to_the_tier():
    tones = {tier: {look.tone for look in LOOKS.values() if look.tier is tier} for tier in Tier}

    assert tones[Tier.URGENT] == {"bad"}
    assert tones[Tier.CHECK] == {"warn"}
    assert tones[Tier.WAITING] == {"wait"}
    assert not (tones[Tier.INFO] | tones[Tier.FINE]) & {"bad", "warn", "wait"}
