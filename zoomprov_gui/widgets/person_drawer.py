"""One person beside the table: the verdict in sentences, what can be done, both sides, the past."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.viewmodels.person import Happening, PersonView
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.note_buttons import NoteButtons
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.compare_table import CompareRow, CompareTable
from zoomprov_gui.widgets.parts.drawer import Drawer
from zoomprov_gui.widgets.parts.fact_card import FactCard
from zoomprov_gui.widgets.parts.flow import Flow
from zoomprov_gui.widgets.parts.fold import Fold
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.parts.menu import Menu
from zoomprov_gui.widgets.parts.rows import EventLine, IconLine
from zoomprov_gui.widgets.read_only_hold import hold
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.verb_looks import VERB_LOOKS, first_offer, variant_beside


class PersonDrawer(Drawer):
    """Shows a PersonView. `wanted` carries a Verb; the others say what was pressed."""

    wanted = Signal(object)
    check_wanted = Signal()
    copy_wanted = Signal()

    def __init__(
        self, theme: Theme, session: SessionViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._session = session
        self.view: PersonView | None = None
        self.card = FactCard(theme)
        self.stale = Paragraph(theme, style="small", ink="warn")
        self.action = Button(theme, "…")
        self.why_not = IconLine(theme, "info", "", style="small")
        self.notes = NoteButtons(theme)
        self.check = Button(theme, self.tr("Check again"), icon="refresh-cw")
        self.more = Button(theme, icon="ellipsis", name=self.tr("More actions"))
        self.compare = CompareTable(theme)
        self._past_title = Label(theme, self.tr("What happened"), style="strong")
        # A box of its own, so that what comes later is still heard before the details.
        self._past_box = QWidget()
        self._past = QVBoxLayout(self._past_box)
        self._past.setContentsMargins(0, 0, 0, 0)
        self._past.setSpacing(10)
        self._happened: tuple[Happening, ...] = ()
        self.details = Fold(theme)
        self.copy = Button(theme, self.tr("Copy summary"), icon="copy", variant="ghost")
        self._verb: Verb | None = None
        self._fill()
        self._connect()

    def show_person(self, view: PersonView) -> None:
        """Show a person, or the same one as they have become."""
        self.view = view
        self.set_head(view.name or view.email, view.email, key=view.key)
        words = "\n".join(part for part in (view.text, view.next_step, view.warning) if part)
        self.card.set_fact(view.look.words, words, icon=view.look.icon, tone=view.look.tone)
        self.stale.setText(view.stale)
        self.stale.setVisible(bool(view.stale))
        self._show_offer(view)
        self.notes.show_notes((view.note,) if view.note else ())
        rows = tuple(CompareRow(p.label, p.okta, p.zoom, p.differs) for p in view.pairs)
        self.compare.set_rows(rows)
        self._show_past(view.happened)
        self.details.set_rows(list(view.technical))

    def _fill(self) -> None:
        buttons = Flow(gap=8)
        for button in (self.action, self.check, self.more):
            buttons.addWidget(button)
        self.body.addWidget(self.card)
        self.body.addWidget(self.stale)
        self.body.addLayout(buttons)
        self.body.addWidget(self.why_not)
        self.body.addWidget(self.notes)
        self.body.addWidget(self.compare)
        self.body.addWidget(self._past_title)
        self.body.addWidget(self._past_box)
        self.body.addWidget(self.details)
        self.foot.addWidget(self.copy)
        self.foot.addStretch()

    def _connect(self) -> None:
        self.action.clicked.connect(self._act)
        self.check.clicked.connect(self.check_wanted)
        self.more.clicked.connect(self._show_more)
        self.copy.clicked.connect(self.copy_wanted)

    def _show_offer(self, view: PersonView) -> None:
        """Show the first thing that can be done, or why it cannot and who can change that."""
        offers, offer = view.offers, first_offer(view.offers, view.verdict)
        self._verb = offer.verb if offer else None
        self.action.setVisible(offer is not None)
        self.more.setVisible(bool(offers))
        self.why_not.setVisible(bool(offer and not offer.allowed))
        if offer is None:
            return
        look = VERB_LOOKS[offer.verb]
        self.action.set_label(look.words)
        self.action.set_icon(look.icon)
        self.action.set_variant(variant_beside(offer.verb, (view.verdict,)))
        self.action.setEnabled(offer.allowed)
        self.action.setAccessibleDescription(offer.why_not)
        self.action.setToolTip(offer.why_not)
        self.why_not.set_text(offer.why_not)

    def _show_past(self, happened: tuple[Happening, ...]) -> None:
        self._past_title.setVisible(bool(happened))
        self._past_box.setVisible(bool(happened))
        if happened == self._happened:
            return
        self._happened = happened
        while (item := self._past.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for event in happened:
            ink = event.tone or "text2"
            line = EventLine(self._theme, event.icon, event.text, event.source, ink=ink)
            self._past.addWidget(line)

    def _act(self) -> None:
        if self._verb is not None:
            self.wanted.emit(self._verb)

    def more_menu(self) -> Menu:
        """Return everything that can be done with this person."""
        menu = Menu(self._theme, parent=self)
        menu.setAccessibleName(self.tr("More actions"))
        for offer in self.view.offers if self.view else ():
            look = VERB_LOOKS[offer.verb]
            why_not = offer.why_not
            action = menu.add_command(look.words, icon=look.icon, why_not=why_not, writes=True)
            action.triggered.connect(lambda _on=False, verb=offer.verb: self.wanted.emit(verb))
        hold(self._session, menu)
        return menu

    def _show_more(self) -> None:
        menu = self.more_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
