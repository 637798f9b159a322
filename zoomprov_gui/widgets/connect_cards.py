"""The card that leads through connecting: one page at a time, as high as that page needs."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.connect import Card, ConnectViewModel
from zoomprov_gui.widgets.connect_by_hand import ByHandCard
from zoomprov_gui.widgets.connect_choice import ChoiceCard
from zoomprov_gui.widgets.connect_company import CompanyCard
from zoomprov_gui.widgets.connect_okta import OktaCard
from zoomprov_gui.widgets.connect_service import ServiceCard
from zoomprov_gui.widgets.connect_set_up import SetUpCard
from zoomprov_gui.widgets.connect_token import TokenCard
from zoomprov_gui.widgets.connect_waiting import WaitingCard
from zoomprov_gui.widgets.connect_zoom import ZoomCard
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.card_page import CardPage
from zoomprov_gui.widgets.parts.problem_note import ProblemNote
from zoomprov_gui.widgets.parts.scrolled import bring_into_sight
from zoomprov_gui.widgets.theme.theme import Theme


class ConnectCards(QWidget):
    """Shows the page of the card that the model is at; the keyboard goes along."""

    def __init__(
        self, theme: Theme, model: ConnectViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.okta = OktaCard(theme, model)
        self.token = TokenCard(theme, model)
        self.zoom = ZoomCard(theme, model)
        self.company = CompanyCard(theme, model)
        self.pages: dict[Card, CardPage] = {
            Card.OKTA: self.okta,
            Card.CHOICE: ChoiceCard(theme, model),
            Card.SET_UP: SetUpCard(theme, model),
            Card.BY_HAND: ByHandCard(theme, model),
            Card.SERVICE: ServiceCard(theme, model),
            Card.WAITING: WaitingCard(theme, model),
            Card.TOKEN: self.token,
            Card.ZOOM: self.zoom,
            Card.COMPANY: self.company,
        }
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for page in self.pages.values():
            self._column.addWidget(page)
            page.hide()
        self._shown: Card | None = None
        self._told = ""  # the problem that the page says
        model.changed.connect(self.refresh)
        self.okta.browser_wanted.connect(model.sign_in_in_browser)
        self.zoom.browser_wanted.connect(model.zoom.in_browser)
        self.okta.token_wanted.connect(lambda: model.go_to(Card.TOKEN))
        self.okta.service_wanted.connect(lambda: model.go_to(Card.SERVICE))
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and self._shown is not None:
            self._focus_first(self.pages[self._shown])

    def refresh(self) -> None:
        """Show the page that the model is at."""
        card = self._model.shown
        if card is not self._shown:
            self._shown = card
            for key, page in self.pages.items():
                page.setVisible(key is card)
            self._focus_first(self.pages[card])
        self._show_problem(self.pages[card])

    def _show_problem(self, page: CardPage) -> None:
        """Lead to a problem that has come since: on a page of steps it is far below its top."""
        problem = next((p for p in page.findChildren(ProblemNote) if p.isVisibleTo(page)), None)
        told = problem.accessibleName() if problem is not None else ""
        if told == self._told:
            return
        self._told = told
        field = next((field for field in page.findChildren(QLineEdit)), None)
        if problem is None or field is None or page.first is None or not page.first.hasFocus():
            return
        field.setFocus(Qt.FocusReason.OtherFocusReason)  # what was typed there was refused
        bring_into_sight(problem)

    def _focus_first(self, page: CardPage) -> None:
        """Put the keyboard on the first field, or else on the first button that leads on."""
        if not self.isVisible():
            return
        fields = [field for field in page.findChildren(QLineEdit) if field.isVisibleTo(page)]
        buttons = [b for b in page.findChildren(Button) if b.isVisibleTo(page) and b.isEnabled()]
        buttons.sort(key=lambda button: button.variant != "primary")
        named = page.first if page.first is not None and page.first.isVisibleTo(page) else None
        first = named or next(iter([*fields, *buttons]), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(first)
