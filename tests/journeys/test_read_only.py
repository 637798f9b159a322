"""Read-only mode in the window: whatever would change something is off, and says why.

Each thing that can be pressed has a row here: it changes something, or it does not. What has no
row fails, so that nobody adds a button without thinking of it.
"""

import re

from PySide6.QtWidgets import QApplication

from tests.support.controls import controls, of_action
from tests.support.groups import group_id, groups_shown
from tests.support.guide import guided, in_the_console, settled, with_a_browser
from tests.support.office import journey
from tests.support.past import GORAN, NADIA, look, row_about, send
from tests.support.qt import ended, until
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.safeguards import READ_ONLY
from zoomprov_gui.domain.setup import CheckState, StepKey
from zoomprov_gui.widgets.verb_looks import VERB_LOOKS

CHANGES = (
    *(re.escape(look.words) for look in VERB_LOOKS.values()),
    # the choices of Review, without the dots
    "Turn off in Zoom", "Turn on in Zoom", "Unassign in Okta",
    "Unassign from Zoom…", "Assign to Zoom…", "Edit…", "Take out of the group…",
    "Ignore…?", "Stop ignoring", "Confirm…",
    "Undo…?", r"Undo for all \d+…", r"Undo \(\d+\)…", "Retry failed", r"Send the rest \(\d+\)…",
    "Preview the change…", "Preview…", r"Preview for .+…", "Choose people or groups…",
    # the button of a question, and of a step of the set-up, is called after what it does
    r"Turn off 1 account", "Turn on all 3", r"(Turn on|Turn off) “.+”", "Add the Zoom app",
    "Put the person back", "Finish with what I pasted", r"Run the test with .+",
    "Open Zoom and give permission",
)  # fmt: skip
KEEPS = (
    "Turn off read-only mode", "Check again", "Check now", "Check these people again", "Checking…",
    "Open", "Show person", "Show in People", "Show all in People", "Show all", "Show",
    "Show technical details", "More actions", r"More about “.+”", "Why this matters, open",
    r"Review \d+ problems", "Review problems one by one", "Leave it", "Back", "Skip",
    "Close the review", "Close details", "Close", "Cancel", "Hide", "Stop", "Quit",
    "Show in Groups", r"Copy.*", "Save list", "Save this list", "Select all shown", "Find",
    r"Select everybody shown.*", "Columns.*", "Choose none", "Clear",
    "Settings.*", r"Acme Dental Group", "Companies…", r"(Live|Okta|Zoom)\b.*", "Sidebar",
    "Read-only mode", "Always show menu", "Check for updates…", "Keyboard shortcuts",
    "About zoomprov", "(Next|Previous) region", "Setup", "People", "Groups", "History",
    "Follow the system", "Light", "Dark", "Comfortable", "Compact", r"\d+ %",
    "For how long", "New licence", "Skip for now", r"Next: .+", "Go to People",
    "Open in (Okta|Zoom)", "Save", "Theme", "Text size", "Row height", "Updates…", "Check every",
    "Grace time", "Type to confirm from", "Unusual from",
    # a page of Zoom's: what somebody agrees to there is finished here
    "Open Zoom again",
    # kept on this computer alone: who looked at what no service tells
    "I checked it",
    # only reads, while an admin makes the changes in the console
    "I'll do it in Okta, just watch",
    # folded out: what it would send has a button of its own
    "Try the assisted way",
    # the simulator's part, which only a sandbox has
    r"Import and match now \(simulated\)",
)  # fmt: skip
CHOOSE = {"CandidateRow", "Chip", "NavItem", "FacetButton", "StepItem", "QToolButton"}
NIKO = person_key("niko.laine@acme.example")


def fits(words, patterns):
    return any(re.fullmatch(pattern, words) for pattern in patterns)


def off_in_read_only_mode(office, *surfaces):
    """Switch it on over what is shown, and off again. Return what that held back, sorted.

    Whatever changes something must be off with the reason, and everything must have its row. What
    is callable makes a menu: one is open already, and another one is opened in read-only mode.
    """
    shown = [surface() if callable(surface) else surface for surface in surfaces]
    before = {control.words for control in controls(*shown) if control.enabled}
    office.people.settings.change(read_only=True)
    late = [surface() for surface in surfaces if callable(surface)]
    after = controls(*shown, *late)
    office.people.settings.change(read_only=False)
    held = {control.words for control in after if _is_off(control, before)}
    assert {control.words for control in controls(*shown, *late) if control.enabled} >= held
    return sorted(held)


def _is_off(control, before):
    if control.kind in CHOOSE or fits(control.words, KEEPS):
        return False
    assert fits(control.words, CHANGES), f"“{control.words}” ({control.kind}) has no row"
    assert not control.enabled, f"“{control.words}” stays on"
    assert control.tip, f"“{control.words}” does not say why"
    assert control.told, f"“{control.words}” does not tell why"
    if control.words in before:
        assert control.tip == control.told == READ_ONLY
    return control.words in before


def asked():
    """Return the dialog that asks something."""
    return QApplication.activeModalWidget()


@journey
async def test_nothing_can_be_done_with_people(office):
    page = office.page
    office.people.open(GORAN)
    office.people.table.choose([GORAN, NADIA])

    window = off_in_read_only_mode(office, office.window)
    more = off_in_read_only_mode(office, page.drawer.more_menu)
    one = off_in_read_only_mode(office, lambda: page.people.row_menu([NIKO]))
    two = off_in_read_only_mode(office, lambda: page.people.row_menu([GORAN, NADIA]))
    office.people.ignoring.ignore([GORAN], "Known", 0)
    ignored = off_in_read_only_mode(office, lambda: page.people.row_menu([GORAN]))

    assert window == ["Ignore…", "Turn off in Zoom…"]
    assert more == [
        "Assign Zoom in Okta…",
        "Change the Zoom licence…",
        "Change the email in Zoom…",
        "Deactivate in Okta…",
        "Edit details in Okta…",
        "End sessions in Zoom…",
        "Turn off in Zoom…",
    ]
    assert one == [
        "Change the Zoom licence…",
        "Change the email in Zoom…",
        "Deactivate in Okta…",
        "Edit details in Okta…",
        "End sessions in Zoom…",
        "Ignore…",
        "Turn off in Zoom…",
        "Unassign in Okta…",
    ]
    assert two == ["Deactivate in Okta…", "Ignore…", "Turn off in Zoom…"]
    assert ignored == ["Stop ignoring"]


@journey
async def test_the_commands_that_change_something_are_off_and_say_why(office):
    office.people.table.choose([GORAN])
    commands = office.window.commands
    every = [of_action(action) for action in office.window.actions()]
    on = {control.words for control in every if control.enabled}

    office.people.settings.change(read_only=True)
    after = [of_action(action) for action in office.window.actions()]

    assert {control.words for control in after if _is_off(control, on)} == {
        "Turn off in Zoom…",
        "Ignore…",
        "Stop ignoring",
    }
    assert commands.turn_off.toolTip() == READ_ONLY
    commands.ignore.trigger()
    assert asked() is None


@journey
async def test_a_question_that_is_open_cannot_be_agreed_to(office):
    page, held = office.page, {}
    page.doing.begin(Verb.TURN_OFF_IN_ZOOM, [NADIA])
    held["confirm"] = off_in_read_only_mode(office, page.doing.confirm)
    page.doing.confirm.send.click()
    held["going on"] = off_in_read_only_mode(office, page.doing.run)
    await office.run_ended()
    held["result"] = off_in_read_only_mode(office, page.doing.run)
    page.doing.run.reject()
    page.doing.set_aside([GORAN])
    asked().reason.setText("Known")
    held["ignore"] = off_in_read_only_mode(office, asked())
    asked().reject()
    for verb in (Verb.EDIT_PERSON, Verb.CHANGE_EMAIL, Verb.SET_LICENCE):
        page.changes.begin(verb, NIKO)
        await until(lambda: page.changes.dialog is not None)
        if verb is not Verb.SET_LICENCE:
            next(iter(page.changes.dialog.fields.values())).setText("other@acme.example")
        held[verb] = off_in_read_only_mode(office, page.changes.dialog)
        page.changes.dialog.reject()

    assert held == {
        "confirm": ["Turn off 1 account"],
        "going on": [],
        "result": ["Undo (1)…"],
        "ignore": ["Ignore"],
        Verb.EDIT_PERSON: ["Preview the change…"],
        Verb.CHANGE_EMAIL: ["Preview the change…"],
        Verb.SET_LICENCE: ["Preview…"],
    }


@journey
async def test_enter_in_a_field_agrees_to_nothing_either(office):
    doing = office.page.doing
    doing.begin(Verb.TURN_OFF_IN_ZOOM, [GORAN, NADIA])
    doing.confirm.field.setText("turn off 2")
    office.people.settings.change(read_only=True)

    doing.confirm.field.returnPressed.emit()

    assert doing.confirm.isVisible()
    assert not office.people.run.running
    assert office.company.journal.runs() == ()


@journey
async def test_the_settings_change_nothing_in_okta_or_zoom(office):
    office.window.commands.settings.trigger()

    assert off_in_read_only_mode(office, asked()) == []


@journey
async def test_a_review_only_shows(office):
    page = office.page
    page.filters.review.click()
    await until(page.review.card.choices[0].isVisible)
    card = off_in_read_only_mode(office, page.review)
    page.review.card.choices[0].click()
    while not office.people.review.ended:
        page.review.skip.click()
    await until(page.review.end.run.isVisible)
    end = off_in_read_only_mode(office, page.review)

    assert card == ["Ignore…", "Turn off in Zoom"]
    assert end == ["Confirm…"]


@journey
async def test_nothing_can_be_done_with_groups(office):
    await groups_shown(office)
    office.groups.table.set_chip("all")
    page, held = office.by_group, {}
    for name in ("Clinical staff", "Contractors"):
        key = group_id(office, name)
        office.groups.open(key)
        await until(lambda: len(office.groups.members) > 0)
        people = page.drawer.people
        people.setCurrentIndex(people.people.index(0))
        who = people.people.key_at(0)
        held[name] = (
            off_in_read_only_mode(office, office.window),
            off_in_read_only_mode(office, page.drawer.more_menu),
            off_in_read_only_mode(office, lambda who=who: page.drawer.person_menu(who)),
            off_in_read_only_mode(office, lambda key=key: page.groups.row_menu(key)),
        )
    page.acts.begin(Verb.EDIT_GROUP, group_id(office, "Finance"))
    page.acts.dialog.fields["name"].setText("Accounting")
    edit = off_in_read_only_mode(office, page.acts.dialog)

    gives = ["Edit the group…", "Unassign this group…"]
    none = ["Assign this group to Zoom…", "Edit the group…"]
    assert held == {
        "Clinical staff": (
            ["Edit…", "Take out of the group…", "Unassign from Zoom…"],
            gives,
            ["Take out of the group…"],
            gives,
        ),
        "Contractors": (["Assign to Zoom…", "Edit…"], none, [], none),
    }
    assert edit == ["Preview the change…"]


@journey
async def test_nothing_can_be_undone_from_history(office):
    await send(office, GORAN, NADIA)
    await look(office)
    entry = row_about(office, GORAN).entry_id
    office.history.open(entry)

    window = off_in_read_only_mode(office, office.window)
    menu = off_in_read_only_mode(office, lambda: office.past.acts.row_menu(entry))

    assert window == menu == ["Undo for all 2…", "Undo…"]


async def step(office, key):
    """Open a step of the set-up, and return what read-only mode holds back there."""
    office.setup.open_step(key)
    await settled(office)
    return off_in_read_only_mode(office, office.window)


@guided("fresh-start")
async def test_the_set_up_changes_nothing(office):
    nothing_yet = {key: await step(office, key) for key in StepKey}
    app = in_the_console(office)
    await office.read()
    await step(office, StepKey.SWITCHES)
    switches = await step(office, StepKey.SWITCHES)
    office.guide.ways.buttons[0].click()
    await settled(office)
    done = off_in_read_only_mode(office, office.window)
    await step(office, StepKey.ASSIGN)
    await ended(office.setup.assigning.searching)
    office.setup.assigning.toggle(office.setup.assigning.shown[0].key)
    assign = off_in_read_only_mode(office, office.window)
    app.connection, app.authorised_by = "DISABLED", ""
    with_a_browser(office)
    await step(office, StepKey.AUTHORISE)
    consent = office.guide.ways.consent
    consent.open_page = lambda _address: None
    consent.fold.click()
    give = off_in_read_only_mode(office, office.window)
    consent.send.click()
    await settled(office)
    consent.box.field.setPlainText("https://acme.okta.com/callback?code=1&state=2")
    pasted = off_in_read_only_mode(office, office.window)

    assert nothing_yet == {**{key: [] for key in StepKey}, StepKey.AUTHORISE: ["Add the Zoom app"]}
    assert switches == [
        "Turn on all 3",
        "Turn on “Create users”",
        "Turn on “Deactivate users”",
        "Turn on “Update user details”",
    ]
    assert done == ["Undo"]
    assert assign == ["Preview for 1 group…"]
    assert give == ["Open Zoom and give permission"]
    assert pasted == ["Finish with what I pasted"]


@guided("fresh-start")
async def test_who_was_tested_is_not_put_back(office):
    switches = in_the_console(office).switches
    switches.create = switches.update = switches.deactivate = True
    await office.read()
    office.setup.open_step(StepKey.PROVE)
    await settled(office)
    model = office.setup.proving
    model.search("mei")
    await ended(model.searching)
    model.choose(model.found[0].key)
    await ended(model.looking)
    office.world.faults.set("zoom:accepted-no-effect")
    model.run()
    await until(lambda: CheckState.CONFIRMED in {c.state for c in office.setup.step.checks})
    model.leave()
    await ended(model.operation)

    held = off_in_read_only_mode(office, office.window)

    assert held == ["Put the person back"]
