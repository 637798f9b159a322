"""From a wish about a group to its preview, and to the clipboard."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import FIELD_WORDS, GROUP_FIELDS, PersonKey
from zoomprov_gui.viewmodels.company_groups import GroupsViewModel
from zoomprov_gui.viewmodels.proposal import Proposal
from zoomprov_gui.widgets.edit_dialog import EditDialog, EditField
from zoomprov_gui.widgets.parts.copying import copy_as
from zoomprov_gui.widgets.people_actions import PeopleActions
from zoomprov_gui.widgets.read_only_hold import hold
from zoomprov_gui.widgets.theme.theme import Theme


class GroupActions(QObject):
    """`dialog` is what is being asked, None while nothing is; then `doing` asks about the plan."""

    def __init__(
        self, theme: Theme, model: GroupsViewModel, doing: PeopleActions, page: QWidget
    ) -> None:
        super().__init__(page)
        self._theme = theme
        self._model = model
        self._doing = doing
        self._page = page
        self._last: tuple[Verb, str, tuple[PersonKey, ...]] = (Verb.ASSIGN_GROUP, "", ())
        self.dialog: EditDialog | None = None
        model.preparing.proposed.connect(self._ask)

    def begin(self, verb: Verb, key: str) -> None:
        """Begin what was asked about a group: with a question, or with reading for its preview."""
        if self._model.everybody.run.running:
            self._doing.show_run()
            return
        self._last = (verb, key, ())
        if verb is Verb.EDIT_GROUP:
            self._edit(key)
        else:
            self._model.begin(verb, key)

    def unassign(self, key: str) -> None:
        """Begin taking Zoom from a group, where that is possible."""
        offers = {offer.verb: offer.allowed for offer in self._model.offers(key)}
        if offers.get(Verb.UNASSIGN_GROUP):
            self.begin(Verb.UNASSIGN_GROUP, key)

    def take_out(self, person: str) -> None:
        """Begin taking a person out of the open group."""
        group = self._model.open_key
        if self._model.everybody.run.running:
            self._doing.show_run()
        elif person and group:
            self._last = (Verb.REMOVE_FROM_GROUP, group, (PersonKey(person),))
            self._model.take_out(group, (PersonKey(person),))

    def copy(self, key: str, form: str) -> None:
        """Put a group on the clipboard as a row, as CSV, as its name or as a summary."""
        view = self._model.table.find(key)
        if view is None:
            return
        model, table, name = self._model, self._model.table, view.group.name
        copy_as(
            form,
            rows=lambda: table.copied(key),
            csv=lambda: table.copied_csv(key),
            told=lambda: name if form == "name" else model.told(key),
        )
        self._doing.toast.show_text(self.tr("Copied"))

    def _ask(self, proposal: Proposal) -> None:
        self._doing.ask_about(proposal, again=self._again)

    def _again(self) -> None:
        verb, key, people = self._last
        if people:
            self._model.take_out(key, people)
        else:
            self.begin(verb, key)

    def _edit(self, key: str) -> None:
        view = self._model.table.find(key)
        if view is None:
            return
        values = zip(GROUP_FIELDS, (view.group.name, view.group.description), strict=True)
        fields = [EditField(name, FIELD_WORDS[name].capitalize(), value) for name, value in values]
        dialog = EditDialog(
            self._theme,
            self.tr("The group “%1” in Okta").replace("%1", view.group.name),
            self.tr("Nobody gets or loses Zoom by it."),
            fields,
            warn=lambda _changed: "",
            button=self.tr("Preview the change…"),
            parent=self._page.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.agreed.connect(lambda details: self._model.edit(key, details))
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        hold(self._model.session, dialog)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None
