from zoomprov_gui.domain.verdicts import Verdict, needs_attention
from zoomprov_gui.viewmodels.groups import BY_KEY, GROUPS


def test_the_first_group_is_everybody():
    assert GROUPS[0].verdicts == set(Verdict)


def test_who_needs_attention_is_decided_in_one_place():
    assert BY_KEY["attention"].verdicts == {v for v in Verdict if needs_attention(v)}


def test_nobody_is_in_two_groups_but_in_everybody():
    seen = [verdict for group in GROUPS[1:] for verdict in group.verdicts]

    assert len(seen) == len(set(seen))


def test_a_group_counts_its_verdicts_and_no_others():
    counts = {Verdict.WAITING: 2, Verdict.INVITED: 3, Verdict.IN_SYNC: 100}

    assert BY_KEY["waiting"].count(counts) == 5
    assert BY_KEY["ignored"].count(counts) == 0
