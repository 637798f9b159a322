"""From a wish about one person to its preview: what has to be asked first is asked here."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.facts import Details
from zoomprov_gui.domain.people import FIELD_WORDS, PersonKey
from zoomprov_gui.viewmodels.people import PeopleViewModel
from zoomprov_gui.viewmodels.person_previews import warning_of
from zoomprov_gui.widgets.edit_dialog import EditDialog, EditField
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.people_actions import PeopleActions
from zoomprov_gui.widgets.pick_dialog import PickDialog
from zoomprov_gui.widgets.read_only_hold import hold
from zoomprov_gui.widgets.theme.theme import Theme


class PersonChanges(QObject):
    """`dialog` is what is being asked, None while nothing is; then `doing` asks about the plan."""

    def __init__(
        self, theme: Theme, model: PeopleViewModel, doing: PeopleActions, page: QWidget
    ) -> None:
        super().__init__(page)
        self._theme = theme
        self._model = model
        self._wishes = model.wishes
        self._doing = doing
        self._page = page
        self._verb = Verb.EDIT_PERSON
        self._key = PersonKey("")
        self.dialog: Dialog | None = None
        self._wishes.details_read.connect(self._edit)
        self._wishes.preparing.proposed.connect(
            lambda proposal: doing.ask_about(proposal, again=self._again)
        )

    def begin(self, verb: Verb, key: PersonKey) -> None:
        """Ask what is wanted, where that is open, and then show what it would send."""
        if self._model.run.running:
            self._doing.show_run()
            return
        if self._wishes.busy:
            return
        self._verb, self._key = verb, key
        match verb:
            case Verb.EDIT_PERSON:
                self._wishes.read_details(key)
            case Verb.ASSIGN:
                self._wishes.assign(key)
            case Verb.END_SESSIONS:
                self._wishes.sign_out(key)
            case Verb.CHANGE_EMAIL:
                self._ask_for_email(key)
            case Verb.SET_LICENCE:
                self._ask_for_licence(key)
            case _:
                self._ask_for_group(key)

    def _again(self) -> None:
        self.begin(self._verb, self._key)

    def _name(self, key: PersonKey) -> str:
        return self._model.told(key, "name") or str(key)

    def _edit(self, key: str, details: Details) -> None:
        fields = [EditField(name, _title(name), value) for name, value in details]
        dialog = EditDialog(
            self._theme,
            self.tr("Details of %1 in Okta").replace("%1", self._name(PersonKey(key))),
            self.tr("Okta keeps these. What Zoom hears of a change, the preview says."),
            fields,
            warn=lambda changed: warning_of(changed, details),
            button=self.tr("Preview the change…"),
            parent=self._page.window(),
        )
        dialog.agreed.connect(lambda changed: self._wishes.edit(PersonKey(key), changed))
        self._show(dialog)

    def _ask_for_email(self, key: PersonKey) -> None:
        email = self._wishes.previews.email(key)
        dialog = EditDialog(
            self._theme,
            self.tr("Email of %1 in Zoom").replace("%1", self._name(key)),
            self.tr("Okta sends no change of an email to Zoom, so it is changed in Zoom itself."),
            [EditField("email", self.tr("Email in Zoom"), email)],
            warn=lambda _changed: "",
            button=self.tr("Preview the change…"),
            parent=self._page.window(),
        )
        dialog.agreed.connect(lambda changed: self._wishes.give_email(key, dict(changed)["email"]))
        self._show(dialog)

    def _ask_for_licence(self, key: PersonKey) -> None:
        now = self._wishes.previews.licence(key)
        dialog = self._pick(
            self.tr("Zoom licence of %1").replace("%1", self._name(key)),
            self.tr("Now: %1").replace("%1", now),
            self.tr("New licence"),
            self._wishes.previews.licences(key),
        )
        dialog.agreed.connect(lambda licence: self._wishes.give_licence(key, licence))
        self._show(dialog)

    def _ask_for_group(self, key: PersonKey) -> None:
        groups = self._wishes.previews.groups(key)
        if len(groups) == 1:
            self._wishes.take_out(key, next(iter(groups)))
            return
        dialog = self._pick(
            self.tr("Take %1 out of a group").replace("%1", self._name(key)),
            self.tr("Several groups give this person Zoom."),
            self.tr("Group"),
            groups,
        )
        dialog.agreed.connect(lambda group_id: self._wishes.take_out(key, group_id))
        self._show(dialog)

    def _pick(
        self, title: str, text: str, label: str, choices: Mapping[int, str] | Mapping[str, str]
    ) -> PickDialog:
        return PickDialog(
            self._theme, title, text, label=label, choices=choices, parent=self._page.window()
        )

    def _show(self, dialog: Dialog) -> None:
        self.dialog = dialog
        hold(self._model.session, dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None


def _title(name: str) -> str:
    words = FIELD_WORDS.get(name, name)
    return words[:1].upper() + words[1:]
