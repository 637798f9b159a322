"""What is done in a step: the card of the first way, and what became of it.

The steps with more to choose bring a body of their own: see consent_way, assign_way, proof_way.
"""

from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.domain.setup import Change, ChangeKey, StepKey
from zoomprov_gui.viewmodels.notices import DISMISS, UNDO, Notice
from zoomprov_gui.viewmodels.setup import SetupViewModel
from zoomprov_gui.viewmodels.setup_offers import (
    SignInOffer,
    app_offer,
    request_offer,
    sign_in_offer,
)
from zoomprov_gui.viewmodels.setup_view import StepView, diff_lines
from zoomprov_gui.widgets.add_app_way import AddAppWay
from zoomprov_gui.widgets.assign_way import AssignWay
from zoomprov_gui.widgets.choose_app_way import ChooseAppWay
from zoomprov_gui.widgets.consent_way import ConsentWay
from zoomprov_gui.widgets.explain_dialog import ExplainDialog
from zoomprov_gui.widgets.notice_area import NoticeArea
from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.copying import CopyButton
from zoomprov_gui.widgets.parts.do_cards import clear
from zoomprov_gui.widgets.parts.scrolled import bring_into_sight
from zoomprov_gui.widgets.proof_way import ProofWay
from zoomprov_gui.widgets.read_only_hold import hold
from zoomprov_gui.widgets.step_panel import StepPanel
from zoomprov_gui.widgets.theme.theme import Theme

CHOSEN = {ChangeKey.ASSIGN, ChangeKey.RUN_PROOF}  # what changes is known once it is chosen


class Way(Protocol):
    """What a step of its own kind puts on the card."""

    widget: QWidget

    @property
    def busy(self) -> str:
        """What must not be broken off, in words; `""` where nothing goes on."""

    def stop_writing(self) -> None:
        """Send nothing further."""

    def show_change(self, change: Change, why_not: str) -> None:
        """Show what can be done, or why it cannot."""


class SetupWays(QObject):
    """Fills the ways of a StepPanel, and does what their buttons say."""

    def __init__(
        self, theme: Theme, model: SetupViewModel, panel: StepPanel, page: QWidget
    ) -> None:
        super().__init__(page)
        self._theme = theme
        self._model = model
        self._panel = panel
        self._page = page
        self._changes: tuple[Change, ...] = ()
        self.results = NoticeArea(theme, model.session)
        self.buttons: list[Button] = []
        self.add_app = AddAppWay(theme, model, panel.doing, page)
        self.consent = ConsentWay(theme, model, page)
        self.assign = AssignWay(theme, model.assigning, model.session, page)
        self.proof = ProofWay(theme, model.proving, page)
        self._own: dict[ChangeKey, Way] = {
            ChangeKey.ADD_APP: self.add_app,
            ChangeKey.AUTHORISE: self.consent,
            ChangeKey.ASSIGN: self.assign,
            ChangeKey.RUN_PROOF: self.proof,
        }
        for way in self._own.values():
            way.widget.hide()
            panel.doing.body.addWidget(way.widget)
        self.choose_app = ChooseAppWay(theme, page)
        self.sign_in = Button(theme, "-", variant="primary", size="l")
        self._signs_in: SignInOffer | None = None
        request = self.tr("Copy request for your admin")
        self.request = CopyButton(theme, self.tr("request for your admin"), words=request)
        for part in (self.choose_app, self.sign_in, self.request):
            part.hide()
        panel.doing.body.addWidget(self.choose_app)
        for button in (self.sign_in, self.request):
            panel.doing.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.choose_app.named.connect(model.session.app_wanted)
        self.sign_in.clicked.connect(self._sign_in)
        writing = (self.add_app.send, self.consent.send, self.consent.box.finish)
        hold(model.session, *writing, self.proof.run, self.proof.back)
        panel.above.addWidget(self.results)
        self._connect()

    def _connect(self) -> None:
        model, panel = self._model, self._panel
        self.results.acted.connect(self._act)
        panel.doing.waiting.stopped.connect(model.doing.stop)
        model.doing.elapsed.ticked.connect(self._show_wait)
        model.doing.changed.connect(model.changed)
        followed = (model.assigning.changed, model.assigning.run.ended, model.proving.changed)
        for told in followed:
            told.connect(model.changed)
        model.doing.ended.connect(self._tell)
        for told in (model.doing.failed, model.assigning.failed, model.proving.failed):
            told.connect(self.show_problem)

    @property
    def busy(self) -> str:
        """What must not be broken off, in words; `""` where nothing goes on."""
        found = (way.busy for way in self._own.values())
        return self._model.doing.title or next(filter(None, found), "")

    def stop_writing(self) -> None:
        """Send nothing further; a change of a setting is one request, which ends by itself."""
        for way in self._own.values():
            way.stop_writing()

    def show_step(self, view: StepView) -> None:
        """Show what can be done in this step."""
        doing = self._model.doing
        here = doing.result is not None and doing.result.change.step is view.key
        notice = doing.notice if here else None
        if view.key is StepKey.ASSIGN:
            notice = self._model.assigning.notice
        self._show_wait()
        self.results.show_notices([notice] if notice else [])
        changes = view.changes
        offered = self._show_offers()
        self._panel.doing.setVisible(bool(changes) or offered)
        if changes:
            self._show_changes(view)
            later = _is_assisted(view) or self.by_hand_first(view)
            self._panel.doing.badge.setVisible(not (later or view.confirmed))
        else:
            self._show_no_change(view)
        self._show_lead(leads=not (view.confirmed or self.by_hand_first(view)))

    def _show_lead(self, *, leads: bool) -> None:
        """Give the page one primary button: this card's, where neither "Next" nor the console is.

        Of a card with several it is the first.
        """
        way = self.add_app.send, self.consent.send, self.consent.box.finish, self.assign.preview
        found = (*way, self.proof.run, self.proof.back, *self.buttons[:1], self.sign_in)
        for button in found:
            button.set_variant("primary" if leads else "default")

    def by_hand_first(self, view: StepView) -> bool:
        """Tell whether what is worth doing now is done in the console."""
        if view.guide is None or view.confirmed:
            return False
        begun = self._model.doing.running or bool(self._model.doing.link)
        return bool(view.guide.badge or (_is_assisted(view) and view.guide.link and not begun))

    def _show_offers(self) -> bool:
        """Show what changes nothing in Okta or Zoom; return whether there is something of it."""
        step, facts = self._model.step, self._model.company.setup.facts
        apps = None if step is None else app_offer(step, facts)
        self._signs_in = None if step is None else sign_in_offer(step, self._model.session)
        self.choose_app.show_offer(apps)
        words = self._signs_in.button if self._signs_in else ""
        self.sign_in.set_label(words or "-")
        self.sign_in.setVisible(bool(words))
        request = "" if step is None else request_offer(step, self._model.steps, facts)
        self.request.set_copied(request)
        self.request.setVisible(bool(request))
        elsewhere = self._signs_in is not None and not words
        title = self.tr("Sign in again") if elsewhere else self.tr("Do it for me")
        self._panel.doing.set_title(title)
        return apps is not None or self._signs_in is not None

    def _show_no_change(self, view: StepView) -> None:
        card, offer = self._panel.doing, self._signs_in
        for way in self._own.values():
            way.widget.hide()
        note = self.tr("Nothing is changed in Okta or Zoom by this.")
        card.set_change(offer.text if offer else "", (), offer.note if offer else note, "")
        card.badge.setVisible(not view.confirmed and (offer is None or bool(offer.button)))
        self._show_buttons((), "")

    def show_problem(self, problem: Problem) -> None:
        """Tell of something expected that went wrong."""
        text = f"{problem.text}\n\n{problem.remedy}\n\n{problem.details}".rstrip()
        ExplainDialog(self._theme, problem.title, text, parent=self._page.window()).open()

    def _show_changes(self, view: StepView) -> None:
        changes, card = view.changes, self._panel.doing
        first = changes[0]
        why_not = self._model.doing.why_not(first)
        note = f"{first.wont} {first.undo}".strip()
        own = self._own.get(first.key)
        if first.key is ChangeKey.ADD_APP and dict(first.values).get("subdomain"):
            own = None  # Zoom tells its address, so nobody has to name it
        lines = () if first.key in CHOSEN else diff_lines(first.lines)
        card.set_change(first.text, lines, note, why_not)
        for way in self._own.values():
            way.widget.setVisible(way is own)
        if own is not None:
            own.show_change(first, why_not)
        self._show_buttons(() if own else changes, why_not)

    def _show_buttons(self, changes: tuple[Change, ...], why_not: str) -> None:
        if [change.button for change in changes] != [c.button for c in self._changes]:
            self._build_buttons(changes)
        self._changes = changes
        doing = self._model.doing
        for button, change in zip(self.buttons, changes, strict=True):
            sending = doing.running and change.button == doing.title
            words = self.tr("Changing, then reading it back…")
            button.set_label(words if sending else change.button)
            button.setEnabled(not doing.running and not why_not)

    def _build_buttons(self, changes: tuple[Change, ...]) -> None:
        row = self._panel.doing.buttons
        clear(row)
        self.buttons = []
        for place, change in enumerate(changes):
            variant, size = ("primary", "l") if place == 0 else ("default", "m")
            button = Button(self._theme, change.button, variant=variant, size=size)
            button.clicked.connect(lambda _on=False, place=place: self._do(place))
            hold(self._model.session, button)
            self.buttons.append(button)
            row.addWidget(button)

    def _do(self, place: int) -> None:
        """Do what the card shows at this moment, and nothing that it did not show."""
        self._model.doing.start(self._changes[place])

    def _sign_in(self) -> None:
        if self._signs_in is not None:
            self._model.session.sign_in_wanted.emit(self._signs_in.service)

    def _show_wait(self) -> None:
        doing = self._model.doing
        change, step = doing.change, self._model.step
        here = change is not None and step is not None and change.step is step.key
        waiting = self._panel.doing.waiting
        waiting.show_wait(doing.waiting, running=doing.running and here, stopping=doing.stopping)

    def _tell(self) -> None:
        notice = self._model.doing.notice
        if notice is not None:
            announce(self._page, f"{notice.title}. {notice.text}")
            bring_into_sight(self.results)  # with the way back, wherever somebody has scrolled to
        self._model.check_rest()

    def _act(self, key: str, _notice: Notice) -> None:
        step, model = self._model.step, self._model
        assigns = step is not None and step.key is StepKey.ASSIGN
        if key == UNDO[0] and assigns:
            model.assigning.take_back()
        elif key == UNDO[0]:
            model.doing.take_back()
        elif key == DISMISS[0] and assigns:
            model.assigning.dismiss()
        elif key == DISMISS[0]:
            model.doing.dismiss()


def _is_assisted(view: StepView) -> bool:
    """Tell whether Okta is authorised here: not seen with a real Okta yet, so the console leads."""
    return bool(view.changes) and view.changes[0].key is ChangeKey.AUTHORISE
