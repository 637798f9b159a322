"""What the gallery shows of the set-up: the steps, and everything that one step is made of."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.setup_view import CheckLine, DiffLine, StepState
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.check_card import CheckCard
from zoomprov_gui.widgets.parts.do_cards import DoItForMe, DoItYourself
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.step_footer import StepFooter
from zoomprov_gui.widgets.parts.stepper import Stepper
from zoomprov_gui.widgets.parts.why_card import WhyCard
from zoomprov_gui.widgets.theme.theme import Theme

TITLES = (
    "Connect Okta", "Connect Zoom", "Let Okta manage Zoom", "Choose what Okta may do",
    "Assign people", "Prove it works", "One more step",
)  # fmt: skip
STATES = (
    StepState("confirmed", "confirmed", "Signed in as dana@acme.example"),
    StepState("unknown", "can't tell", "Zoom did not answer"),
    StepState("broken", "broken", "Zoom's permission has ended"),
    StepState("change_needed", "needs a change", "1 of 3 switches is off"),
    StepState("lapsed", "was confirmed, now is not", "Turned off 2 h ago by dana@acme.example"),
    StepState("checking", "checking", "Reading…"),
    StepState("not_started", "not started", "Not tested yet"),
)
ON = ("On", "circle-check", "ok")
OFF = ("Off", "circle-slash", "bad")
LINES = (
    CheckLine(
        key="create", glyph="user-round-plus", title="Create users",
        meaning="A new assignment makes a Zoom account", value="On", icon="circle-check",
        tone="ok", told="Create users: On", reply="Show what Okta replied",
    ),
    CheckLine(
        key="sso", glyph="shield-check", title="Single sign-on",
        meaning="Zoom refuses provisioning while it is off", value="Zoom does not tell apps this",
        icon="circle-help", tone="mute", ask="I checked it", source="dana@acme.example, 3 d ago",
    ),
    CheckLine(
        key="deactivate", glyph="user-round-x", title="Deactivate users",
        meaning="Removing someone in Okta turns off their Zoom account", value="Off",
        icon="circle-slash", tone="bad", detail="Turned off 2 h ago by dana@acme.example.",
        detail_ink="bad", reply="Show what Okta replied",
    ),
)  # fmt: skip


def stepper(theme: Theme) -> QWidget:
    """Return the list of steps, one in each state."""
    page = Panel("app")
    column = QVBoxLayout(page)
    column.setContentsMargins(20, 20, 20, 20)
    steps = Stepper(theme, TITLES)
    steps.set_note(
        "Ticks come from Okta and Zoom themselves. The open step is read again by itself, and says"
        " when it was read. Clicking through never marks a step done."
    )
    steps.show_steps(STATES, current=3, count="1 of 7 confirmed", left="about 4 min left")
    steps.items[3].setObjectName("ring")
    column.addWidget(steps)
    return page


def step(theme: Theme) -> QWidget:
    """Return what one step is made of."""
    page = Panel("app")
    column = QVBoxLayout(page)
    column.setContentsMargins(28, 20, 24, 20)
    column.setSpacing(16)
    card = CheckCard(theme)
    card.set_head("What Okta says right now", "Read from Okta 6 s ago", checking=False)
    card.show_lines(LINES)
    column.addWidget(card)
    row = QHBoxLayout()
    row.setSpacing(16)
    doing = DoItForMe(theme)
    doing.set_change(
        "We change one setting in Okta, then read it back to confirm.",
        [DiffLine("Deactivate users", OFF, ON)],
        "Nobody is deactivated by this change. You can undo it here.",
        "",
    )
    send = Button(theme, "Turn on “Deactivate users”", variant="primary", size="l")
    doing.buttons.addWidget(send)
    row.addWidget(doing, 1)
    hand = DoItYourself(theme)
    hand.set_guide(
        "Do it yourself in Okta",
        (
            "Open **Applications › Zoom › Provisioning**",
            "Under **To App**, choose **Edit**",
            "Tick **Deactivate Users**, then **Save**",
        ),
        link="https://acme-admin.okta.example/admin/app/zoomus/instance/0oa1#tab-provisioning",
        opens="Open in Okta",
    )
    row.addWidget(hand, 1)
    column.addLayout(row)
    why = WhyCard(theme)
    why.set_reasons((
        ("shield-alert", "A leaver with a working account can still join meetings."),
        ("credit-card", "Every account left on keeps using a paid Zoom licence."),
        ("life-buoy", "Zoom admins are the exception: Zoom never lets Okta turn them off."),
    ))  # fmt: skip
    column.addWidget(why)
    column.addStretch()
    foot = StepFooter(theme)
    foot.set_state("Next: Assign people", first=False, confirmed=False)
    column.addWidget(foot)
    return page


SETUP: dict[str, tuple[Callable[[Theme], QWidget], int, int]] = {
    "stepper": (stepper, 316, 760),
    "step": (step, 900, 840),
}
