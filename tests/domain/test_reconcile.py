import itertools

import pytest

from zoomprov_gui.domain.people import ZoomState
from zoomprov_gui.domain.reconcile import Situation, judge
from zoomprov_gui.domain.verdicts import LOOKS, Verdict, needs_attention

WHOLE = {"okta_whole": True, "zoom_whole": True}
ASSIGNED = {**WHOLE, "listed": True, "assigned": True}
LEAVER = {
    **WHOLE,
    "listed": False,
    "assigned": False,
    "was_linked": True,
    "zoom": ZoomState.ACTIVE,
    "accounts": 1,
}
ONE = {"zoom": ZoomState.ACTIVE, "accounts": 1}
NONE = {"zoom": ZoomState.NONE, "accounts": 0}


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({**ASSIGNED, **ONE, "changing": True}, Verdict.CHANGING),
        ({**ASSIGNED, **NONE, "zoom_whole": False}, Verdict.UNKNOWN),
        ({**LEAVER, "okta_whole": False}, Verdict.UNKNOWN),
        ({**ASSIGNED, "zoom": ZoomState.UNKNOWN, "accounts": 1}, Verdict.UNKNOWN),
        ({**ASSIGNED, **ONE, "accounts": 2, "failed": True}, Verdict.DUPLICATE),
        ({**LEAVER, "young": True}, Verdict.REMOVING),
        ({**LEAVER, "young": True, "switch_off": True}, Verdict.STILL_ACTIVE),
        ({**LEAVER, "young": True, "failed": True}, Verdict.STILL_ACTIVE),
        ({**LEAVER, "young": True, "privileged": True}, Verdict.STILL_ACTIVE),
        (LEAVER, Verdict.STILL_ACTIVE),
        ({**LEAVER, "listed": True}, Verdict.STILL_ACTIVE),
        ({**ASSIGNED, **ONE, "linked": True, "failed": True}, Verdict.ERROR),
        ({**ASSIGNED, **NONE, "failed": True}, Verdict.ERROR),
        ({**ASSIGNED, **NONE, "failed": True, "busy": True}, Verdict.WAITING),
        ({**ASSIGNED, "zoom": ZoomState.INACTIVE, "accounts": 1}, Verdict.SWITCHED_OFF),
        ({**ASSIGNED, "zoom": ZoomState.PENDING, "accounts": 1}, Verdict.INVITED),
        (
            {
                **ASSIGNED,
                "zoom": ZoomState.PENDING,
                "accounts": 1,
                "failed": True,
                "refused_as_pending": True,
            },
            Verdict.INVITED,
        ),
        (
            {**ASSIGNED, "zoom": ZoomState.PENDING, "accounts": 1, "failed": True},
            Verdict.ERROR,
        ),
        ({**ASSIGNED, **NONE, "young": True}, Verdict.WAITING),
        ({**ASSIGNED, **NONE}, Verdict.MISSING),
        ({**ASSIGNED, **ONE}, Verdict.UNLINKED),
        ({**ASSIGNED, **ONE, "linked": True, "email_differs": True}, Verdict.EMAIL),
        ({**ASSIGNED, **ONE, "linked": True, "details_differ": True}, Verdict.DETAILS),
        ({**ASSIGNED, **ONE, "linked": True}, Verdict.IN_SYNC),
        ({**LEAVER, "was_linked": False}, Verdict.ORPHAN),
        ({**LEAVER, "was_linked": False, "zoom": ZoomState.PENDING}, Verdict.ORPHAN),
        ({**LEAVER, "zoom": ZoomState.INACTIVE}, Verdict.OFF_BOTH),
        ({**LEAVER, **NONE, "listed": True}, Verdict.OFF_BOTH),
    ],
)
def test_each_rule_gives_its_verdict(facts, verdict):
    assert judge(Situation(**facts)) is verdict


def every_situation():
    flags = len(Situation._fields) - 2
    for zoom, accounts in [
        *((state, 1) for state in ZoomState if state is not ZoomState.NONE),
        (ZoomState.ACTIVE, 2),
        (ZoomState.NONE, 0),
    ]:
        for bits in itertools.product((False, True), repeat=flags):
            first, rest = bits[:4], bits[4:]
            yield Situation(*first, zoom, accounts, *rest)


def test_every_situation_has_exactly_one_verdict_and_absence_needs_a_whole_list():
    removals = {Verdict.STILL_ACTIVE, Verdict.REMOVING, Verdict.ORPHAN, Verdict.OFF_BOTH}
    seen = set()

    for s in every_situation():
        verdict = judge(s)
        seen.add(verdict)
        if verdict in removals and not s.okta_whole:
            assert s.listed, s
        if verdict in {Verdict.MISSING, Verdict.WAITING} and not s.zoom_whole:
            raise AssertionError(s)
        if verdict is Verdict.IN_SYNC:
            assert (s.assigned, s.zoom, s.linked) == (True, ZoomState.ACTIVE, True)

    assert seen == set(Verdict) - {Verdict.IGNORED}


def test_somebody_set_aside_comes_back_when_the_verdict_changes():
    leaver = Situation(**LEAVER)
    orphan = leaver._replace(was_linked=False)

    assert judge(leaver, Verdict.STILL_ACTIVE) is Verdict.IGNORED
    assert judge(orphan, Verdict.STILL_ACTIVE) is Verdict.ORPHAN


def test_urgent_and_check_need_attention_and_nothing_else_does():
    attention = {verdict for verdict in Verdict if needs_attention(verdict)}

    assert attention == {
        Verdict.STILL_ACTIVE,
        Verdict.ERROR,
        Verdict.MISSING,
        Verdict.DUPLICATE,
        Verdict.SWITCHED_OFF,
        Verdict.UNLINKED,
        Verdict.EMAIL,
        Verdict.DETAILS,
    }
    assert set(LOOKS) == set(Verdict)
