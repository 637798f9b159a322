"""The Setup page: the list of steps, and the open one with its checks and the ways to do it."""

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.setup import StepKey
from zoomprov_gui.domain.setup_words import STEPS
from zoomprov_gui.viewmodels.notices import (
    CHECK_NOW,
    DISMISS,
    READ_ONLY_OFF,
    SIGN_IN_AGAIN,
    TRY_AGAIN,
    Notice,
    notices,
)
from zoomprov_gui.viewmodels.setup import DONE, SetupViewModel
from zoomprov_gui.viewmodels.unsettled import Unsettled
from zoomprov_gui.widgets.commands import Commands
from zoomprov_gui.widgets.explain_dialog import ExplainDialog
from zoomprov_gui.widgets.notice_area import NoticeArea
from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.focus import focus_kept, put_in_order
from zoomprov_gui.widgets.parts.scrolled import Scrolled
from zoomprov_gui.widgets.parts.step_footer import StepFooter
from zoomprov_gui.widgets.parts.stepper import Stepper
from zoomprov_gui.widgets.replies_dialog import RepliesDialog
from zoomprov_gui.widgets.setup_done import SetupDone
from zoomprov_gui.widgets.setup_ways import SetupWays
from zoomprov_gui.widgets.step_panel import StepPanel
from zoomprov_gui.widgets.theme.theme import Theme

STEPPER = 276
SHARE = 0.32  # of the page's width that the steps may take
LEAST = 200


class SetupPage(QWidget):
    """Shows a SetupViewModel. `page_wanted` carries the key of another page."""

    page_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        model: SetupViewModel,
        commands: Commands,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.model = model
        self.notices = NoticeArea(theme)
        self.stepper = Stepper(theme, [STEPS[key].short for key in StepKey])
        self.panel = StepPanel(theme)
        self.done = SetupDone(theme, model)
        self.footer = StepFooter(theme)
        self.ways = SetupWays(theme, model, self.panel, self)
        self._steps = Scrolled()
        self._stack = QStackedWidget()
        self._behind = False
        self._unsettled: Unsettled | None = None
        self._lay_out()
        self._connect(commands)
        self._resize()
        self.refresh()

    # --- what the window asks of a page

    @property
    def title(self) -> str:
        """What the top bar says over it."""
        return self.tr("Set up provisioning")

    @property
    def busy(self) -> str:
        """What must not be broken off, in words; `""` where nothing goes on."""
        return self.ways.busy

    def regions(self) -> list[QWidget]:
        """Return what F6 goes through, in order."""
        return [self.notices, self.stepper, self.panel, self.done, self.footer]

    def take_focus(self) -> None:
        """Put the keyboard on the open step, or after the last one on the way on."""
        step = next((item for item in self.stepper.items if item.isChecked()), None)
        (step or self.footer.next).setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_writing(self) -> None:
        """Send nothing further."""
        self.ways.stop_writing()

    def remember(self) -> dict[str, object]:
        """Return what the page wants to find again."""
        return {"step": self.model.place, "why": self.panel.why.is_open}

    # --- what is shown

    def refresh(self) -> None:
        """Show every step as it is at this moment; on a page behind, once it is shown again.

        Who was at a part that goes away, or cannot be used meanwhile, stays near it.
        """
        if not self._behind:
            panel, following = self.panel, self.footer.next
            homes = ((panel.doing, following), (self.ways.results, panel.doing))
            with focus_kept(*homes, (panel.by_hand, following)):
                self._show_all()
            put_in_order(panel.content)

    def _show_all(self) -> None:
        model = self.model
        self.notices.show_notices(self._notices())
        self.stepper.show_steps(
            model.states(),
            current=model.place if model.place < DONE else -1,
            count=self._count(),
            left=model.left,
        )
        view = model.view()
        self._stack.setCurrentWidget(self.panel if view else self.done)
        if view is None:
            self.done.refresh()
        else:
            self.panel.show_step(view, checking=model.checking)
            self.ways.show_step(view)
            simulate = self.tr("Import and match now (simulated)")
            panel = self.panel.by_hand
            offered = self.model.simulating.offers(self.model.step)
            panel.offer_simulation(simulate if offered else "")
            first = self.ways.by_hand_first(view)
            self.panel.arrange(view, by_hand_first=first, watching=model.proving.running)
        self._show_foot()

    def tell_of(self, unsettled: Unsettled) -> None:
        """Say here too what earlier runs left open: after a crash this page may be the first."""
        self._unsettled = unsettled
        unsettled.changed.connect(self.refresh)
        self.refresh()

    def _notices(self) -> list[Notice]:
        """Return the banners; that nothing is set up yet is what this whole page is about."""
        sides = [self.model.session.side(service) for service in Service]
        known = {
            f"{side.service.value}-failed"
            for side in sides
            if side.problem is not None and side.problem.cause is Cause.SETUP
        }
        found = [notice for notice in notices(self.model.session) if notice.key not in known]
        return [*found, *(self._unsettled.notices if self._unsettled else ())]

    def _count(self) -> str:
        return self.tr("Reading…") if self.model.first_read else self.model.count

    def _show_foot(self) -> None:
        view = self.model.view()
        if view is None:
            going = self.tr("Go to People")
            self.footer.set_state(going, first=False, confirmed=self.model.all_confirmed)
            self.footer.skip.hide()
            return
        first = self.model.place == 0
        self.footer.set_state(view.following, first=first, confirmed=view.confirmed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resize()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._behind = False
        self.refresh()
        self.model.set_shown(shown=True)
        self.model.check()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._behind = True
        self.model.set_shown(shown=False)

    def show_replies(self, key: str) -> None:
        """Show what was replied when a check was read last."""
        check = self.model.find(key)
        if check is None or not check.replies:
            return
        line = self.panel.checks.rows[key].line
        title = f"{line.title}: {line.reply.removeprefix(self.tr('Show '))}"
        dialog = RepliesDialog(self.theme, title, check.replies, parent=self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # --- inside

    def _lay_out(self) -> None:
        self.stepper.set_note(
            self.tr(
                "Ticks come from Okta and Zoom themselves. The open step is read again by itself,"
                " and says when it was read. Clicking through never marks a step done."
            )
        )
        inner = QVBoxLayout(self._steps.content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.stepper)
        self._stack.addWidget(self.panel)
        self._stack.addWidget(self.done)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 12, 0)
        foot.addWidget(self.footer)
        right.addLayout(foot)
        middle = QHBoxLayout()
        middle.setSpacing(32)
        middle.addWidget(self._steps)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 16, 20)
        column.setSpacing(14)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 12, 0)
        top.addWidget(self.notices)
        column.addLayout(top)
        column.addLayout(middle, 1)

    def _connect(self, commands: Commands) -> None:
        model, panel = self.model, self.panel
        commands.give(self, commands.check_now, model.check_now)
        model.changed.connect(self.refresh)
        model.flipped.connect(self._flash)
        model.told.connect(lambda sentence: announce(self, sentence))
        model.failed.connect(self.ways.show_problem)
        self.notices.acted.connect(self._act)
        self.stepper.opened.connect(self._open)
        panel.checks.check.clicked.connect(model.check_now)
        panel.ticked.connect(model.tick)
        panel.reply_wanted.connect(self.show_replies)
        panel.by_hand.open.clicked.connect(self._open_console)
        panel.by_hand.simulate.clicked.connect(model.simulating.import_and_match)
        self.ways.proof.run.clicked.connect(panel.show_top)  # the ticks come in at the top
        model.proving.operation.running_changed.connect(self._show_ticks)
        self.footer.back.clicked.connect(lambda: self._open(model.place - 1))
        self.footer.skip.clicked.connect(lambda: self._open(model.place + 1))
        self.footer.next.clicked.connect(self._go_on)
        self.done.opened.connect(self._open)
        self.theme.changed.connect(self._resize)
        panel.why.set_open(is_open=model.settings.remembered("why", True) is not False)

    def _open(self, place: int) -> None:
        self.model.open(place)
        self.panel.show_top()
        view = self.model.view()
        if view is not None:
            announce(self, f"{view.eyebrow}. {view.title}. {view.pill[0]}")

    def _go_on(self) -> None:
        if self.model.place >= DONE:
            self.page_wanted.emit("people")
        else:
            self._open(self.model.place + 1)

    def _show_ticks(self, running: bool) -> None:  # noqa: FBT001 - a slot of running_changed
        """Show what a test came to: its Stop button goes, and Qt scrolls to what follows it."""
        if not running:
            QTimer.singleShot(0, self.panel, self.panel.show_top)

    def _flash(self, key: str, sentence: str) -> None:
        row = self.panel.checks.rows.get(key)
        if row is not None and row.isVisible():
            row.flash(sentence)
        else:
            announce(self, sentence)

    def _open_console(self) -> None:
        QDesktopServices.openUrl(QUrl(self.panel.by_hand.link))

    def _act(self, key: str, notice: Notice) -> None:
        if key == TRY_AGAIN[0]:
            self.model.check_now()
        elif key == READ_ONLY_OFF[0]:
            self.model.settings.change(read_only=False)
        elif key == SIGN_IN_AGAIN[0]:
            self.model.session.sign_in_wanted.emit(notice.service)
        elif key == CHECK_NOW[0] and self._unsettled:
            self._unsettled.check()
        elif key == DISMISS[0] and self._unsettled:
            self._unsettled.dismiss_one(notice)
        else:
            ExplainDialog(self.theme, notice.title, notice.help, parent=self.window()).open()

    def _resize(self) -> None:
        """Let a narrow window keep most of its width for the open step."""
        share = round(self.width() * SHARE)
        self._steps.setFixedWidth(min(self.theme.px(STEPPER), max(share, LEAST)))
