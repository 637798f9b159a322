"""What the page says of steps and checks: never more than was read, and always who said it when."""

from dataclasses import replace

import pytest

from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import (
    ChangeLine,
    Check,
    CheckKey,
    CheckState,
    Lapse,
    Origin,
    Reply,
    Step,
    StepKey,
)
from zoomprov_gui.viewmodels.setup_view import (
    diff_lines,
    lapse_words,
    mark_of,
    minutes_left,
    step_state,
    step_view,
)

NOW = 1_795_424_460.0
REPLY = Reply(
    service=Service.OKTA, method="GET", path="/api/v1/apps", status=200, body="[]", at=NOW
)


def check(key=CheckKey.DEACTIVATE, state=CheckState.CONFIRMED, value="On", **more):
    usual = {"origin": Origin.OKTA, "read_at": NOW - 6, "replies": (REPLY,)}
    return Check(key=key, state=state, value=value, **{**usual, **more})


def step(*checks, key=StepKey.SWITCHES, state=CheckState.CONFIRMED, **more):
    usual = {"line": "All 3 switches are on", "lead": "A lead.", "pill": "Confirmed"}
    return Step(key=key, state=state, checks=checks, **{**usual, **more})


OFF = check(state=CheckState.CHANGE_NEEDED, value="Off", fix="Turn it on in Okta.")
TURNED_OFF = Lapse(
    at=NOW - 7200, by="dana@acme.example", text="Turned off by dana@acme.example, says Okta's log"
)


def test_a_step_says_its_number_state_and_age():
    view = step_view(step(check()), NOW, reading=False)

    assert (view.eyebrow, view.title) == ("Step 4 of 6", "Choose what Okta may do in Zoom")
    assert view.pill == ("Confirmed", "circle-check", "ok")
    assert (view.head, view.when) == ("What Okta says right now", "Read from Okta 6 s ago")
    assert view.following == "Next: Assign people"
    assert view.confirmed


def test_before_the_first_read_a_step_is_being_checked_and_nothing_is_claimed():
    unread = check(state=CheckState.UNKNOWN, value="Not read yet", read_at=None, replies=())
    nothing = step(unread, state=CheckState.UNKNOWN, pill="Can't tell")

    assert mark_of(nothing, reading=True) == "checking"
    assert mark_of(nothing, reading=False) == "unknown"
    assert step_view(nothing, NOW, reading=True).when == "Checking…"
    assert step_view(nothing, NOW, reading=False).when == "Not read yet"


def test_a_later_read_changes_nothing_before_it_has_ended():
    assert mark_of(step(check()), reading=True) == "confirmed"


def test_a_switch_that_was_on_says_who_turned_it_off_and_when():
    lapsed = replace(OFF, lapse=TURNED_OFF)
    shown = step(lapsed, state=CheckState.CHANGE_NEEDED)

    state, view = step_state(shown, NOW, reading=False), step_view(shown, NOW, reading=False)

    assert state.mark == "lapsed"
    assert state.line == "Turned off 2 h ago by dana@acme.example – Okta log"
    assert view.checks[0].detail == "Turned off 2 h ago by dana@acme.example – Okta log."
    assert view.checks[0].detail_ink == "bad"


def test_a_confirmed_step_has_lapsed_in_nothing():
    assert mark_of(step(check(lapse=TURNED_OFF)), reading=False) == "confirmed"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Zoom refused Okta's sign-in, says Okta's log",
            "Zoom refused Okta's sign-in 2 h ago – Okta log",
        ),
        ("It was confirmed before", "It was confirmed 2 h ago"),
        ("Turned off, says Okta's log", "Turned off 2 h ago – Okta log"),
    ],
)
def test_each_lapse_says_when(text, words):
    assert lapse_words(Lapse(at=NOW - 7200, by="", text=text), NOW) == words


def test_a_switch_that_is_off_is_told_as_such_and_its_button_says_the_rest():
    (line,) = step_view(step(OFF), NOW, reading=False).checks

    assert (line.value, line.icon, line.tone) == ("Off", "circle-slash", "bad")
    assert line.detail == ""
    assert line.told.startswith("Deactivate users: Off, Okta at ")
    assert line.reply == "Show what Okta replied"


def test_elsewhere_a_check_says_what_to_do():
    plan = check(
        CheckKey.ZOOM_PLAN, CheckState.CHANGE_NEEDED, "Pro", origin=Origin.ZOOM, text="Too small.",
        fix="Ask your Zoom owner.",
    )  # fmt: skip

    (line,) = step_view(step(plan, key=StepKey.CONNECT_ZOOM), NOW, reading=False).checks

    assert (line.detail, line.detail_ink) == ("Too small. Ask your Zoom owner.", "warn")
    assert (line.icon, line.tone) == ("triangle-alert", "warn")


def test_what_does_not_count_is_not_alarming():
    extra = check(CheckKey.ZOOM_SSO_BYPASS, CheckState.CHANGE_NEEDED, "2 people", counts=False)

    (line,) = step_view(step(extra), NOW, reading=False).checks

    assert (line.icon, line.tone, line.detail_ink) == ("info", "mute", "text3")


def test_what_zoom_tells_no_app_is_never_a_tick():
    asked = check(
        CheckKey.ZOOM_DOMAIN, CheckState.UNKNOWN, "Zoom does not tell apps this", asks_you=True
    )
    said = replace(
        asked, value="Checked by dana", origin=Origin.YOU, read_at=NOW - 3 * 86_400
    )  # fmt: skip
    shown = step(asked, said, key=StepKey.CONNECT_ZOOM)

    first, second = step_view(shown, NOW, reading=False).checks

    assert (first.ask, first.icon) == ("I checked it", "circle-help")
    assert (second.ask, second.icon, second.tone) == ("Take back", "circle-help", "mute")
    assert second.source == "You, 3 days ago"


def test_where_both_sides_are_asked_each_line_says_whom():
    shown = step(
        check(CheckKey.PEOPLE_ASSIGNED, value="182 people"),
        check(CheckKey.ACCOUNTS_MATCHED, value="9 of 9", origin=Origin.ZOOM, read_at=NOW - 120),
        key=StepKey.ASSIGN,
    )

    view = step_view(shown, NOW, reading=False)

    assert view.head == "What Okta and Zoom say right now"
    assert view.when == "Read 2 min ago"
    assert [line.source for line in view.checks] == ["Okta, just now", "Zoom, 2 min ago"]


def test_the_time_that_is_left_is_that_of_the_steps_that_are_left():
    steps = [
        step(check()),
        step(OFF, key=StepKey.ASSIGN, state=CheckState.CHANGE_NEEDED),
        step(key=StepKey.PROVE, state=CheckState.NOT_STARTED),
    ]

    assert minutes_left(steps) == "about 7 min left"
    assert minutes_left(steps[:1]) == ""


def test_a_change_is_old_and_new_in_their_looks():
    lines = diff_lines(
        [
            ChangeLine(subject="Deactivate users", old="Off", new="On"),
            ChangeLine(subject="Zoom app", old="None", new="Zoom"),
            ChangeLine(subject="Assigned", old="0 people", new="As you choose"),
            ChangeLine(subject="Create users", old="On", new="Off"),
        ]
    )

    assert [(line.old[1:], line.new[1:]) for line in lines] == [
        (("circle-slash", "bad"), ("circle-check", "ok")),
        (("circle-slash", "bad"), ("", "mute")),
        (("", "mute"), ("", "mute")),
        (("circle-check", "ok"), ("circle-slash", "bad")),
    ]
