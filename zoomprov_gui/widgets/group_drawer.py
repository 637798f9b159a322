"""One group beside the table: what it gives, who is in it and how they stand, what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from zoomprov_gui.domain.actions import Offer, Verb
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.viewmodels.company_groups import GroupsViewModel
from zoomprov_gui.viewmodels.group_rows import KINDS, GroupView
from zoomprov_gui.viewmodels.group_words import sentence
from zoomprov_gui.widgets.group_people import GroupPeopleList
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.drawer import Drawer
from zoomprov_gui.widgets.parts.fact_card import FactCard
from zoomprov_gui.widgets.parts.flow import Flow
from zoomprov_gui.widgets.parts.fold import Fold
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.parts.menu import Menu
from zoomprov_gui.widgets.parts.rows import IconLine
from zoomprov_gui.widgets.read_only_hold import hold
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Tone
from zoomprov_gui.widgets.verb_looks import VERB_LOOKS


class GroupDrawer(Drawer):
    """Shows the open group of a GroupsViewModel.

    `wanted` carries a Verb; `person_wanted` who is to be shown on the People page, `out_wanted` who
    is to be taken out of the group; `people_wanted`: everybody of it on the People page.
    """

    wanted = Signal(object)
    person_wanted = Signal(str)
    out_wanted = Signal(str)
    people_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, theme: Theme, model: GroupsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._model = model
        self.view: GroupView | None = None
        self._offers: Sequence[Offer] = ()
        self.card = FactCard(theme)
        self.action = Button(theme, "…", variant="primary")
        self.edit = Button(theme, self.tr("Edit…"), icon="pencil-line")
        self.more = Button(theme, icon="ellipsis", name=self.tr("More actions"))
        self.why_not = IconLine(theme, "info", "", style="small")
        self.heading = Label(theme, "", style="strong")
        self.people = GroupPeopleList(theme, model.members)
        self.note = Paragraph(theme, style="small", ink="text3")
        self.show_one = Button(theme, self.tr("Show person"), icon="user-round", size="s")
        self.take_out = Button(
            theme, self.tr("Take out of the group…"), icon="user-round-minus", size="s"
        )
        self.why_kept = IconLine(theme, "info", "", style="small")
        self.details = Fold(theme)
        self.copy = Button(theme, self.tr("Copy summary"), icon="copy", variant="ghost")
        self.show_all = Button(theme, self.tr("Show all in People"), icon="users-round", size="s")
        self._fill()
        self._connect()

    def show_group(self, view: GroupView) -> None:
        """Show a group, or the same one as it has become."""
        another = self.view is None or self.view.key != view.key
        self.view = view
        self.set_head(view.group.name, view.group.description or self.tr("Group in Okta"))
        self._show_card(view)
        self.show_offers()
        kind = KINDS.get(view.group.kind, self.tr("Kept in Okta"))
        self.details.set_rows([("Okta group id", view.key), ("Kind", kind)])
        self.show_people()
        if another:
            self.people.scrollToTop()

    def show_offers(self) -> None:
        """Show what can be done at this moment, and what stands against it."""
        view = self.view
        if view is None:
            return
        self._offers = offers = self._model.offers(view.key)
        reading = self._model.preparing.running
        for button, offer in zip((self.action, self.edit), offers, strict=False):
            look = VERB_LOOKS[offer.verb]
            if button is self.action:
                button.set_label(self.tr("Reading its people…") if reading else self._words(offer))
                button.set_icon(look.icon)
                button.set_variant("default" if look.variant == "danger" else look.variant)
            button.setEnabled(offer.allowed and not reading)
            button.setAccessibleDescription(offer.why_not)
            button.setToolTip(offer.why_not)
        reasons = dict.fromkeys(offer.why_not for offer in offers if offer.why_not)
        self.why_not.set_text(" ".join(reasons))
        self.why_not.setVisible(bool(reasons))
        self._show_person_buttons()

    def _words(self, offer: Offer) -> str:
        """Return short words: what it is about stands above it."""
        gives = offer.verb is Verb.UNASSIGN_GROUP
        return self.tr("Unassign from Zoom…") if gives else self.tr("Assign to Zoom…")

    def show_people(self) -> None:
        """Show who is in the group by now."""
        model, view = self._model, self.view
        self.people.refresh()
        count = len(model.members)
        if model.reading_people:
            self.heading.setText(self.tr("Reading its people…"))
        else:
            gives = view is not None and view.gives
            words = self.tr("Who has Zoom by it") if gives else self.tr("Who is in it")
            if view is not None and view.gives and view.standing is None:
                words = self.tr("Who has Zoom by a group of this name")
            self.heading.setText(f"{words} · {count:,}" if count else words)
        empty = not count and not model.reading_people
        self.people.setVisible(count > 0)
        self.note.setText(self.tr("Nobody is in it.") if empty else "")
        if empty and view is not None and view.gives:
            self.note.setText(self.tr("It gives Zoom to nobody as of now."))
        self.note.setVisible(bool(self.note.text()))
        self._show_person_buttons()

    def _show_card(self, view: GroupView) -> None:
        if not view.gives:
            title, icon, tone = self.tr("Gives no Zoom"), "circle-minus", Tone.MUTE
        elif view.problems:
            title, icon, tone = self.tr("Gives Zoom, with problems"), "triangle-alert", Tone.WARN
        else:
            title, icon, tone = self.tr("Gives Zoom"), "circle-check", Tone.OK
        self.card.set_fact(title, sentence(view), icon=icon, tone=tone)

    def _show_person_buttons(self) -> None:
        view, current = self.view, self.people.current
        listed = len(self._model.members) > 0
        gives = bool(view and view.gives)
        why_kept = self._model.may_take_out(view) if view else ""
        self.show_one.setVisible(listed)
        self.take_out.setVisible(listed and gives)
        self.show_all.setVisible(gives)
        known = current is not None and self._model.company.roster.find(current) is not None
        self.show_one.setEnabled(known)
        self.take_out.setEnabled(current is not None and not why_kept)
        for widget in (self.take_out,):
            widget.setToolTip(why_kept)
            widget.setAccessibleDescription(why_kept)
        told = self.why_not.text
        self.why_kept.set_text(why_kept)
        self.why_kept.setVisible(listed and gives and bool(why_kept) and why_kept not in told)

    def person_menu(self, key: PersonKey) -> Menu:
        """Return what can be done with one person of the group."""
        menu = Menu(self._theme, parent=self)
        menu.setAccessibleName(self.tr("What can be done"))
        known = self._model.company.roster.find(key) is not None
        why = "" if known else self.tr("This person has Zoom on neither side.")
        show = menu.add_command(self.tr("Show person"), icon="user-round", why_not=why)
        show.triggered.connect(lambda: self.person_wanted.emit(key))
        view = self.view
        if view is not None and view.gives:
            out = menu.add_command(
                self.tr("Take out of the group…"),
                icon="user-round-minus",
                why_not=self._model.may_take_out(view),
                writes=True,
            )
            out.triggered.connect(lambda: self.out_wanted.emit(key))
        hold(self._model.session, menu)
        return menu

    def more_menu(self) -> Menu:
        """Return everything that can be done with the group."""
        menu = Menu(self._theme, parent=self)
        menu.setAccessibleName(self.tr("More actions"))
        for offer in self._offers:
            look = VERB_LOOKS[offer.verb]
            why_not = offer.why_not
            action = menu.add_command(look.words, icon=look.icon, why_not=why_not, writes=True)
            action.triggered.connect(lambda _on=False, verb=offer.verb: self.wanted.emit(verb))
        hold(self._model.session, menu)
        menu.addSeparator()
        copy = menu.add_command(self.tr("Copy summary for a ticket"), icon="copy")
        copy.triggered.connect(self.copy_wanted)
        return menu

    def _fill(self) -> None:
        buttons = Flow(gap=8)
        for button in (self.action, self.edit, self.more):
            buttons.addWidget(button)
        below = Flow(gap=8)
        for button in (self.show_one, self.take_out, self.show_all):
            below.addWidget(button)
        self.body.addWidget(self.card)
        self.body.addLayout(buttons)
        self.body.addWidget(self.why_not)
        for part in (self.heading, self.people, self.note):
            self.body.addWidget(part)
        self.body.addLayout(below)
        self.body.addWidget(self.why_kept)
        self.body.addWidget(self.details)
        self.foot.addWidget(self.copy)
        self.foot.addStretch()

    def _connect(self) -> None:
        self.action.clicked.connect(lambda: self._want(0))
        self.edit.clicked.connect(lambda: self.wanted.emit(Verb.EDIT_GROUP))
        self.more.clicked.connect(lambda: self._pop(self.more_menu(), self.more))
        self.copy.clicked.connect(self.copy_wanted)
        self.show_all.clicked.connect(self.people_wanted)
        self.people.opened.connect(self.person_wanted)
        self.people.chosen.connect(self._show_person_buttons)
        self.people.menu_requested.connect(self._show_person_menu)
        self.show_one.clicked.connect(lambda: self.person_wanted.emit(self.people.current or ""))
        self.take_out.clicked.connect(lambda: self.out_wanted.emit(self.people.current or ""))

    def _want(self, place: int) -> None:
        if place < len(self._offers):
            self.wanted.emit(self._offers[place].verb)

    def _pop(self, menu: Menu, below: QWidget) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _show_person_menu(self, key: PersonKey, at: QPoint) -> None:
        menu = self.person_menu(key)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)
