"""What "do it for me" offers in each step: the change as old → new, before anything is sent."""

from collections.abc import Sequence
from dataclasses import replace

from zoomprov_gui.domain.people import Switches
from zoomprov_gui.domain.setup import (
    Change,
    ChangeKey,
    ChangeLine,
    Check,
    CheckKey,
    CheckState,
    StepKey,
)
from zoomprov_gui.domain.setup_facts import SetupFacts
from zoomprov_gui.domain.setup_manage import subdomain_of, switch_value
from zoomprov_gui.domain.setup_words import CHECKS

SUBDOMAIN = "Subdomain"
LABEL = "Zoom"  # what Okta's catalogue calls it (facts/okta.md §2)
SWITCHES = (CheckKey.CREATE, CheckKey.UPDATE, CheckKey.DEACTIVATE)
NO_APP = "Okta has no Zoom app yet: that is step 3."
NO_LINK = "Zoom does not let Okta manage people yet: that is step 3."
NO_RIGHT = "This account may not change apps in Okta. A Super Admin or App Admin can."
NO_SUBDOMAIN = "Zoom does not tell its own address: name it, or add the app by hand."
READ_FIRST = "Okta could not be read, so nothing is changed on a guess."
_WONT = {
    CheckKey.CREATE: "Nobody gets an account by this: only assignments from now on make one.",
    CheckKey.UPDATE: "Nobody's details change by this: only changes from now on are sent.",
    CheckKey.DEACTIVATE: "Nobody is deactivated by this change.",
}


def changes(step: StepKey, facts: SetupFacts, checks: Sequence[Check]) -> tuple[Change, ...]:
    """Return what can be done for somebody in a step, the recommended first."""
    if step is StepKey.AUTHORISE:
        return _of_link(facts, checks)
    if step is StepKey.SWITCHES:
        return _of_switches(facts)
    if step is StepKey.ASSIGN:
        return (_assign(facts),)
    if step is StepKey.PROVE:
        return (_prove(facts),)
    return ()


def _of_link(facts: SetupFacts, checks: Sequence[Check]) -> tuple[Change, ...]:
    state = {check.key: check.state for check in checks}
    if facts.apps.value is not None and not facts.apps.value and facts.app_id is None:
        return (_add_app(facts),)
    if facts.app is None:
        return ()
    if not facts.app.active:
        return (_activate(facts),)
    asked = {CheckState.CHANGE_NEEDED, CheckState.NOT_STARTED, CheckState.BROKEN}
    if state[CheckKey.CONNECTION] in asked or _refused(checks):
        return (_authorise(facts, again=state[CheckKey.CONNECTION] is CheckState.CONFIRMED),)
    return ()


def _refused(checks: Sequence[Check]) -> bool:
    keys = {CheckKey.NO_AUTH_FAILURE, CheckKey.LAST_CALL}
    return any(c.key in keys and c.state is CheckState.BROKEN for c in checks)


def _add_app(facts: SetupFacts) -> Change:
    account = facts.account.value
    subdomain = subdomain_of(account.vanity_url) if account and account.vanity_url else ""
    return Change(
        key=ChangeKey.ADD_APP,
        step=StepKey.AUTHORISE,
        button="Add the Zoom app",
        text="We add Zoom from Okta's catalogue, then read it back to confirm.",
        lines=(
            ChangeLine(subject="Zoom app", old="None", new=LABEL),
            ChangeLine(subject=SUBDOMAIN, old="None", new=subdomain or "?"),
        ),
        wont="Nobody is assigned by this, and nobody gets or loses Zoom.",
        undo="You can deactivate the app here.",
        why_not=_right(facts) or ("" if subdomain else NO_SUBDOMAIN),
        values=(("label", LABEL), ("subdomain", subdomain)),
    )


def with_subdomain(change: Change, address: str) -> Change:
    """Return the adding of an app with the subdomain that somebody named, however much of it."""
    subdomain = subdomain_of(address)
    lines = tuple(
        replace(line, new=subdomain or "?") if line.subject == SUBDOMAIN else line
        for line in change.lines
    )
    values = {**dict(change.values), "subdomain": subdomain}
    named = subdomain and change.why_not == NO_SUBDOMAIN
    why_not = "" if named else change.why_not
    return replace(change, lines=lines, values=tuple(values.items()), why_not=why_not)


def _activate(facts: SetupFacts) -> Change:
    return Change(
        key=ChangeKey.ACTIVATE_APP,
        step=StepKey.AUTHORISE,
        button="Activate the Zoom app",
        text="We change one setting in Okta, then read it back to confirm.",
        lines=(ChangeLine(subject="Zoom app", old="Inactive", new="Active"),),
        wont="Nobody is assigned by this. People who are assigned may sign in to Zoom again.",
        undo="You can undo it here.",
        why_not=_right(facts),
    )


def _authorise(facts: SetupFacts, *, again: bool) -> Change:
    return Change(
        key=ChangeKey.AUTHORISE,
        step=StepKey.AUTHORISE,
        button="Open Zoom and give permission",
        text="Zoom asks in your browser. Sign in there as a Zoom admin or the owner.",
        lines=(
            ChangeLine(
                subject="Zoom's permission", old="Ended" if again else "Not given", new="Given"
            ),
        ),
        wont="No account is created, changed or turned off by this.",
        undo="You can take it back in Okta under Provisioning, Integration.",
        why_not=_right(facts),
    )


def deactivate_app(facts: SetupFacts) -> Change:
    """Return the way back from an app that was added or activated."""
    return Change(
        key=ChangeKey.DEACTIVATE_APP,
        step=StepKey.AUTHORISE,
        button="Deactivate the Zoom app",
        text="We change one setting in Okta, then read it back to confirm.",
        lines=(ChangeLine(subject="Zoom app", old="Active", new="Inactive"),),
        wont="No Zoom account is changed. People cannot sign in to Zoom through Okta meanwhile.",
        undo="You can activate it again here.",
        why_not=_right(facts),
    )


def turn_off_link(facts: SetupFacts) -> Change:
    """Return the way back from a permission that was given."""
    return Change(
        key=ChangeKey.TURN_OFF_LINK,
        step=StepKey.AUTHORISE,
        button="Turn the connection off",
        text="We change one setting in Okta, then read it back to confirm.",
        lines=(ChangeLine(subject="Zoom's permission", old="Given", new="Not given"),),
        wont="No Zoom account is changed; Okta only stops sending changes to Zoom.",
        undo="You can give the permission again here.",
        why_not=_right(facts),
    )


def _of_switches(facts: SetupFacts) -> tuple[Change, ...]:
    off = [key for key in SWITCHES if switch_value(facts, key) is False]
    # What Okta calls off while provisioning is off altogether cannot be turned on yet.
    single = [switch_change(facts, {key: True}) for key in off]
    if len(off) < 2:
        return tuple(single)
    return (switch_change(facts, dict.fromkeys(off, True)), *single)


def switch_change(facts: SetupFacts, wanted: dict[CheckKey, bool]) -> Change:
    """Return the change of some switches, on or off; those not named stay as they are."""
    names = [f"“{CHECKS[key].title}”" for key in wanted]
    on = all(wanted.values())
    whole = names[0] if len(names) == 1 else f"all {len(names)}"
    count = "one setting" if len(wanted) == 1 else f"{len(wanted)} settings"
    wont = " ".join(_WONT[key] for key in wanted) if on else _OFF_WONT
    return Change(
        key=ChangeKey.SET_SWITCHES,
        step=StepKey.SWITCHES,
        button=f"Turn {'on' if on else 'off'} {whole}",
        text=f"We change {count} in Okta, then read it back to confirm.",
        lines=tuple(
            ChangeLine(
                subject=CHECKS[key].title, old=_word(switch_value(facts, key)), new=_word(new)
            )
            for key, new in wanted.items()
        ),
        wont=wont,
        undo="You can undo it here.",
        why_not=_switch_why_not(facts),
        switches=Switches(
            create=wanted.get(CheckKey.CREATE),
            update=wanted.get(CheckKey.UPDATE),
            deactivate=wanted.get(CheckKey.DEACTIVATE),
        ),
    )


_OFF_WONT = "Nobody's account changes by this; Okta only stops sending such changes to Zoom."


def _word(on: bool | None) -> str:  # noqa: FBT001 - the value itself is what is worded
    return "Unknown" if on is None else "On" if on else "Off"


def _switch_why_not(facts: SetupFacts) -> str:
    features = facts.features.value
    if facts.apps.value is not None and facts.app is None:
        return NO_APP
    if features is None:
        return READ_FIRST
    return _right(facts) if features.on else NO_LINK


def _assign(facts: SetupFacts) -> Change:
    people = facts.people.value
    now = f"{people.assigned:,} people" if people else "Unknown"
    text = "You choose, and see what it creates, needs and touches before anything is sent."
    if people is not None and people.import_first:
        text = f"For everybody who has no Zoom account yet. {text}"
    return Change(
        key=ChangeKey.ASSIGN,
        step=StepKey.ASSIGN,
        button="Choose people or groups…",
        text=text,
        lines=(ChangeLine(subject="Assigned", old=now, new="As you choose"),),
        wont="Nobody loses Zoom by this.",
        undo="You can unassign people and groups here.",
        why_not=NO_APP if facts.apps.value is not None and facts.app is None else _right(facts),
    )


def _prove(facts: SetupFacts) -> Change:
    return Change(
        key=ChangeKey.RUN_PROOF,
        step=StepKey.PROVE,
        button="Choose a person and run the test…",
        text="One person is assigned, changed, removed and put back, and Zoom is read each time.",
        lines=(ChangeLine(subject="Test person", old="As they are", new="Put back as they were"),),
        wont="Nobody else is touched. One licence is used for a few minutes.",
        undo="Stopping puts the person back.",
        why_not=_proof_why_not(facts),
    )


def _proof_why_not(facts: SetupFacts) -> str:
    if facts.apps.value is not None and facts.app is None:
        return NO_APP
    if facts.link.value is None or facts.features.value is None:
        return READ_FIRST
    if facts.link.value.status != "ENABLED" or not facts.features.value.on:
        return NO_LINK
    off = [CHECKS[key].title for key in SWITCHES if switch_value(facts, key) is False]
    if off:
        return f"“{off[0]}” is off, so the test could not pass: that is step 4."
    return _right(facts)


def _right(facts: SetupFacts) -> str:
    me = facts.me.value
    weak = {"READ_ONLY_ADMIN", "HELP_DESK_ADMIN"}
    if me is not None and me.roles is not None and set(me.roles) <= weak:
        return NO_RIGHT
    return ""
