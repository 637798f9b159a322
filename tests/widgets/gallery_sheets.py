"""What the gallery shows: every part as a page would use it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.avatar import Avatar
from zoomprov_gui.widgets.parts.banner import Banner
from zoomprov_gui.widgets.parts.bulk_bar import BulkBar
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.check_box import CheckBox
from zoomprov_gui.widgets.parts.chip import ChipGroup
from zoomprov_gui.widgets.parts.connection import ConnectionCard, LivePill
from zoomprov_gui.widgets.parts.empty_state import EmptyState
from zoomprov_gui.widgets.parts.keycap import Keycap
from zoomprov_gui.widgets.parts.label import Label
from zoomprov_gui.widgets.parts.menu import Menu
from zoomprov_gui.widgets.parts.navigation import NavItem, SidebarHeader
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.pill import StatusPill
from zoomprov_gui.widgets.parts.progress import ProgressStrip
from zoomprov_gui.widgets.parts.rows import StatusNote
from zoomprov_gui.widgets.parts.search import CommandBox, SearchField
from zoomprov_gui.widgets.parts.skeleton import SkeletonRows
from zoomprov_gui.widgets.parts.toast import Toast
from zoomprov_gui.widgets.theme.style import BUTTONS
from zoomprov_gui.widgets.theme.theme import Theme

VERDICTS = (
    ("Still active in Zoom", "shield-alert", "bad"),
    ("Okta hit an error", "octagon-alert", "bad"),
    ("Missing in Zoom", "user-round-x", "bad"),
    ("Switched off in Zoom", "power-off", "warn"),
    ("Not linked", "unlink", "warn"),
    ("Waiting for Okta", "clock", "wait"),
    ("Only in Zoom", "ghost", "plum"),
    ("In sync", "circle-check", "ok"),
    ("Off in both", "circle-slash", "mute"),
)


def sidebar(theme: Theme) -> QWidget:
    """Return the sidebar as the window has it."""
    panel = Panel("sidebar")
    panel.setFixedWidth(theme.px(236))
    column = QVBoxLayout(panel)
    column.setContentsMargins(12, 10, 13, 12)
    column.setSpacing(2)
    column.addWidget(SidebarHeader(theme, "Acme Dental Group", "Okta → Zoom"))
    column.addSpacing(10)
    for text, icon in (("Home", "house"), ("Setup", "list-checks"), ("People", "users-round"),
                       ("Groups", "layers"), ("Activity", "activity")):  # fmt: skip
        item = NavItem(theme, text, icon=icon)
        if text == "Setup":
            item.set_badge("4 / 6", name="4 of 6 confirmed")
        if text == "People":
            item.setChecked(True)
            item.set_badge("18", tone="bad", name="18 need attention")
        column.addWidget(item)
    column.addStretch()
    card = ConnectionCard(theme, {"okta": "Okta", "zoom": "Zoom"})
    card.set_side("okta", "acme.okta.com", tone="ok")
    card.set_side("zoom", "not answering", tone="warn")
    column.addWidget(card)
    column.addSpacing(8)
    for text, icon in (("Privacy mode", "eye-off"), ("Help & support", "life-buoy")):
        column.addWidget(NavItem(theme, text, icon=icon, checkable=False))
    return panel


def controls(theme: Theme) -> QWidget:  # noqa: PLR0915 - a list of what is shown
    """Return chips, buttons, pills and banners."""
    page = Panel("app")
    column = QVBoxLayout(page)
    column.setContentsMargins(28, 20, 24, 20)
    column.setSpacing(14)
    top = QHBoxLayout()
    top.addWidget(Label(theme, "People", style="title"))
    top.addStretch()
    live = LivePill(theme)
    live.set_state("Live · checked 6 s ago", tone="ok")
    top.addWidget(live)
    column.addLayout(top)
    column.addWidget(banner(theme))
    column.addWidget(chips(theme))
    for size in "sml":
        row = QHBoxLayout()
        for variant in BUTTONS:
            row.addWidget(
                Button(theme, variant.title(), icon="refresh-cw", variant=variant, size=size)
            )
        row.addWidget(Button(theme, "Okta group", trailing="chevron-down", size=size))
        row.addWidget(
            Button(theme, icon="sliders-horizontal", variant="ghost", name="Filters", size=size)
        )
        row.addStretch()
        column.addLayout(row)
    row = QHBoxLayout()
    off = Button(theme, "Review problems", variant="primary")
    off.setEnabled(False)
    row.addWidget(off)
    ring = Button(theme, "Review 18 problems", variant="primary")
    ring.setObjectName("ring")
    row.addWidget(ring)
    row.addStretch()
    column.addLayout(row)
    row = QHBoxLayout()
    for text, icon, tone in VERDICTS:
        row.addWidget(StatusPill(theme, text, icon=icon, tone=tone))
    row.addStretch()
    column.addLayout(row)
    column.addStretch()
    return page


def banner(theme: Theme) -> Banner:
    shown = Banner(
        theme,
        "Zoom is not answering (tried 3 times, last 20 s ago)",
        "Okta is live. Zoom columns show what we read at 09:41, 4 minutes ago. Actions in Zoom are"
        " paused so nothing is done on old facts.",
        tone="warn",
        icon="cloud-off",
    )
    shown.add_action("Try again", icon="refresh-cw")
    shown.add_action("What can I do?", variant="ghost")
    return shown


def chips(theme: Theme) -> ChipGroup:
    group = ChipGroup(theme)
    group.add("all", "Everyone", count=200)
    group.add("attention", "Needs attention", icon="triangle-alert", tone="warn", count=18)
    group.add("waiting", "Waiting", icon="clock", tone="wait", count=8)
    group.add("sync", "In sync", icon="circle-check", tone="ok", count=161)
    group.add("orphan", "Only in Zoom", icon="ghost", tone="plum", count=5)
    group.add("ignored", "Ignored", icon="eye-off", count=None)
    return group


def loading(theme: Theme) -> QWidget:
    """Return the first reading: progress above, skeleton below."""
    page = Panel("app")
    column = QVBoxLayout(page)
    column.setContentsMargins(28, 20, 24, 20)
    column.setSpacing(14)
    top = QHBoxLayout()
    search = SearchField(theme, "Find a person or group")
    search.setObjectName("ring")
    top.addWidget(search)
    top.addWidget(CommandBox(theme, "Search or run a command", QKeySequence("Ctrl+K")))
    column.addLayout(top)
    strip = ProgressStrip(theme, "Reading people for the first time")
    strip.add_line("okta", "Okta assignments")
    strip.add_line("zoom", "Zoom accounts")
    strip.set_progress("okta", 182, 182, "182 of 182", done=True)
    strip.set_progress("zoom", 120, 200, "120 so far · about 5 s left")
    strip.set_note("You can start looking around; people appear as they are read.")
    column.addWidget(strip)
    column.addWidget(SkeletonRows(theme), 1)
    foot = QHBoxLayout()
    foot.addWidget(Label(theme, "120 people so far", style="small", ink="text3"))
    foot.addStretch()
    foot.addWidget(StatusNote(theme, "Okta answered 6 s ago", icon="circle-check", tone="ok"))
    foot.addWidget(StatusNote(theme, "Reading Zoom…", icon="clock"))
    column.addLayout(foot)
    return page


def pieces(theme: Theme) -> QWidget:
    """Return what floats, is ticked, is empty, or is small."""
    page = Panel("app")
    column = QVBoxLayout(page)
    column.setContentsMargins(28, 20, 24, 20)
    row = QHBoxLayout()
    for state in Qt.CheckState:
        box = CheckBox(theme, "Mask names")
        box.setTristate(True)
        box.setCheckState(state)
        row.addWidget(box)
    for name in ("Goran Eze", "Ana María", "李 雷", "Priya", "Olga Horvat", "Hugo Silva"):
        row.addWidget(Avatar(theme, name))
    row.addWidget(Keycap(theme, QKeySequence("Ctrl+Shift+P")))
    row.addStretch()
    column.addLayout(row)
    for tone in ("info", "wait", "bad", "plum", "ok"):
        strip = Banner(theme, "Sample data – nothing here is real", "One sentence.", tone=tone)
        strip.add_action("Action")
        column.addWidget(strip)
    empty = EmptyState(theme, "No one matches “xyz”", "Try part of a name, an email or a group.")
    empty.set_action("Clear search")
    column.addWidget(empty, 1)
    page.bar = BulkBar(theme, page)
    page.bar.add_action("Turn off in Zoom…", icon="power-off", variant="danger")
    page.bar.add_action("Check again", icon="refresh-cw")
    page.toast = Toast(theme, page)
    return page


def menu(theme: Theme) -> QWidget:
    """Return a row's menu."""
    shown = Menu(theme)
    shown.add_command("Open", icon="panel-left")
    shown.add_command("Turn off in Zoom…", icon="power-off", ink="bad")
    shown.addSeparator()
    shown.add_command("Ask Okta to retry…", icon="refresh-cw", why_not="Read-only mode is on")
    shown.add_command("Copy email", icon="copy")
    return shown


SHEETS: dict[str, tuple[Callable[[Theme], QWidget], int, int]] = {
    "sidebar": (sidebar, 236, 560),
    "controls": (controls, 1000, 620),
    "loading": (loading, 1000, 620),
    "pieces": (pieces, 1000, 760),
    "menu": (menu, 240, 190),
}
