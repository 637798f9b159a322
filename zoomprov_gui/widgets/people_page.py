"""The People page: filters, the table, one person beside it, and what is done about people."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.fields import DEFAULT_FIELDS, Field
from zoomprov_gui.domain.listing import Facets
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.viewmodels.groups import BY_KEY
from zoomprov_gui.viewmodels.people import PeopleViewModel
from zoomprov_gui.viewmodels.people_table import sorting_of
from zoomprov_gui.viewmodels.person import PersonView
from zoomprov_gui.viewmodels.person_wishes import FURTHER
from zoomprov_gui.widgets.commands import Commands
from zoomprov_gui.widgets.filter_bar import FilterBar, verdicts_of
from zoomprov_gui.widgets.loading_strip import LoadingStrip
from zoomprov_gui.widgets.notice_area import NoticeArea
from zoomprov_gui.widgets.page_footer import PageFooter
from zoomprov_gui.widgets.page_layout import lay_out
from zoomprov_gui.widgets.parts.drawer_place import DrawerPlace
from zoomprov_gui.widgets.people_actions import PeopleActions
from zoomprov_gui.widgets.people_area import PeopleArea
from zoomprov_gui.widgets.people_commands import PeopleCommands
from zoomprov_gui.widgets.person_changes import PersonChanges
from zoomprov_gui.widgets.person_drawer import PersonDrawer
from zoomprov_gui.widgets.reviewing import Reviewing
from zoomprov_gui.widgets.run_strip import RunStrip
from zoomprov_gui.widgets.theme.theme import Theme


class PeoplePage(QWidget):
    """Shows a PeopleViewModel, and connects the window's commands to it."""

    def __init__(
        self,
        theme: Theme,
        model: PeopleViewModel,
        commands: Commands,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.model = model
        self.commands = commands
        self.notices = NoticeArea(theme)
        self.filters = FilterBar(theme)
        self.loading = LoadingStrip(theme, model)
        self.strip = RunStrip(theme, model.run)
        self.people = PeopleArea(theme, model)
        self.drawer = PersonDrawer(theme, model.session)
        self.footer = PageFooter(theme, model.session)
        self.doing = PeopleActions(theme, model, self)
        self.changes = PersonChanges(theme, model, self.doing, self)
        self.review = Reviewing(theme, model, self.doing)
        self._moving = False
        self._middle = QHBoxLayout()
        self._drawer_place = DrawerPlace(theme, self._middle, self.drawer, self.people)
        self._lay_out()
        self._connect()
        self._connect_review()
        self.orders = PeopleCommands(
            theme,
            model,
            commands,
            people=self.people,
            drawer=self.drawer,
            notices=self.notices,
            filters=self.filters,
            doing=self.doing,
        )
        self._restore()
        self.refresh()

    # --- what the window asks of a page

    @property
    def title(self) -> str:
        """What the top bar says over it."""
        return self.tr("People")

    @property
    def busy(self) -> str:
        """What must not be broken off, in words; `""` where nothing goes on."""
        return self.model.run.title if self.model.run.running else ""

    def regions(self) -> list[QWidget]:
        """Return what F6 goes through, in order."""
        return [
            self.notices, self.filters, self.strip, self.review, self.people, self.drawer,
        ]  # fmt: skip

    def take_focus(self) -> None:
        """Put the keyboard on the list, or on the review where that stands in its place."""
        if self.review.isVisible():
            self.review.take_focus()
        else:
            self.people.take_focus()

    def stop_writing(self) -> None:
        """Send nothing further, and do not wait for the read back."""
        self.model.run.leave()

    def remember(self) -> dict[str, object]:
        """Return what the page wants to find again."""
        by = [[field.value, last] for field, last in self.model.table.sorting.by]
        return {"chip": self.filters.chips.current, "sorting": by}

    # --- what is shown

    def refresh(self) -> None:
        """Show counts, banners, progress and facets as they are at this moment."""
        model, table = self.model, self.model.table
        reading = model.first_read and model.watching.operation.running
        self.loading.setVisible(reading)
        if reading:
            self.loading.refresh()
        self.people.refresh()
        self._show_notices()
        known = bool(len(model.company.roster))
        self.filters.show_counts(None if model.first_read else table.counts)
        self.filters.show_problems(model.company.needs_attention() if known else 0)
        self._show_footer(known=known)

    def _show_notices(self) -> None:
        self.notices.show_notices(self.model.notices)

    def _show_footer(self, *, known: bool) -> None:
        table, everyone = self.model.table, len(self.model.company.roster)
        words = self.tr("%1 of %2 people")
        if self.model.first_read:
            words = self.tr("%2 people so far") if known else self.tr("Nobody was read yet")
        shown = words.replace("%1", f"{table.rowCount():,}").replace("%2", f"{everyone:,}")
        self.footer.count.setText(shown)
        self.footer.show_waiting(table.pending_changes)
        narrowed = bool(table.listing.text) or bool(table.listing.facets)
        self.filters.show_clear(needed=narrowed)

    def show_person(self, view: PersonView | None) -> None:
        """Show a person beside the table, or close the drawer."""
        if view is not None:
            self.drawer.show_person(view)
            self._stand_at(view.key)
        self.drawer.setVisible(view is not None and self.review.isHidden())
        self.people.view.set_open(view.key if view else None)
        self._place_drawer()

    def find_person(self, key: PersonKey) -> None:
        """Open a person, shown in the table whatever was filtered."""
        if self.model.table.place_of(key) < 0:
            self._clear()
        self.model.open(key)
        self.people.take_focus()

    def show_people_of(self, group: str) -> None:
        """Show whom a group gives Zoom, and nobody else."""
        self.review.give_back()
        self._clear()
        self.filters.group.set_value(group)
        self._narrow()
        self.people.take_focus()

    def _stand_at(self, key: PersonKey) -> None:
        """Put the keyboard's row where the drawer is, if it is nowhere yet."""
        table = self.model.table
        if not self.people.view.currentIndex().isValid() and (place := table.place_of(key)) >= 0:
            self.people.view.setCurrentIndex(table.index(place, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_drawer()

    def _place_drawer(self) -> None:
        """Let the drawer push the table where there is room, and else lie over it."""
        self._drawer_place.place()

    def _lay_out(self) -> None:
        self.review.hide()
        lay_out(
            self, (self.notices, self.filters, self.loading, self.strip), self._middle, self.footer,
            areas=(self.review, self.people), drawer=self.drawer,
        )  # fmt: skip

    def _connect(self) -> None:
        model, table = self.model, self.model.table
        self.theme.changed.connect(self._place_drawer)
        model.changed.connect(self.refresh)
        model.noticed.connect(self._show_notices)
        model.opened.connect(self.show_person)
        model.settings.changed.connect(self._take_settings)
        table.counts_changed.connect(self.refresh)
        table.pending_changed.connect(self.footer.show_waiting)
        table.rearranging.connect(lambda: self._move(True))
        table.rearranged.connect(lambda: self._move(False))
        self.footer.order_wanted.connect(table.release)
        self.filters.grouped.connect(lambda key: table.set_chip(verdicts_of(key)))
        self.filters.searched.connect(table.set_text)
        self.filters.narrowed.connect(self._narrow)
        self.filters.group.values_of = lambda: self._choices("groups")
        self.filters.licence.values_of = lambda: self._choices("licences")
        self.filters.check.clicked.connect(model.watching.start)
        self.people.opened.connect(model.open)
        self.people.wanted.connect(self._begin)
        self.people.check_wanted.connect(model.check_again)
        self.people.clear_wanted.connect(self._clear)
        self.people.view.current_changed.connect(self._follow)
        self.strip.show_wanted.connect(self.doing.show_run)
        self.drawer.closed.connect(self._close_drawer)
        self.drawer.wanted.connect(lambda verb: self._begin(verb, model.open_keys()))
        self.drawer.check_wanted.connect(lambda: model.check_again(model.open_keys()))

    def _connect_review(self) -> None:
        self.review.stands_for = (self.filters, self.people, self.drawer)
        self.filters.review_wanted.connect(self.review.begin)
        self.review.left.connect(self._end_review)
        self.commands.give(self, self.commands.review, self.review.begin)
        self.people.ignore_wanted.connect(self.doing.set_aside)
        self.people.heed_wanted.connect(self.doing.heed)

    def _end_review(self) -> None:
        self.drawer.setVisible(self.model.open_key is not None)
        self.people.take_focus()

    def _follow(self, key: PersonKey) -> None:
        """Let an open drawer follow the keyboard from row to row, and not rows that move."""
        if self.model.open_key and key != self.model.open_key and not self._moving:
            self.model.open(key)

    def _move(self, moving: bool) -> None:  # noqa: FBT001 - one of two states of the table
        self._moving = moving

    def _begin(self, verb: Verb, keys: Sequence[PersonKey]) -> None:
        """Begin what was pressed about the person who is open, or in the menu of a row."""
        if verb in FURTHER:
            self.changes.begin(verb, keys[0])
        else:
            self.doing.begin(verb, keys)

    def _close_drawer(self) -> None:
        self.model.open(None)
        self.people.take_focus()

    def _narrow(self) -> None:
        group, licence = self.filters.group.value, self.filters.licence.value
        groups = frozenset({group} if group else ())
        self.model.table.set_facets(
            Facets(groups=groups, licences=frozenset({licence} if licence else ()))
        )

    def _choices(self, facet: str) -> list[str]:
        return sorted(self.model.table.listing.choices()[facet])

    def _clear(self) -> None:
        """Show everyone again."""
        self.filters.reset()
        self.filters.chips.set_current("everyone")
        self.model.table.set_chip(None)
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_settings(self) -> None:
        value = self.model.settings.value
        self.people.view.set_compact(compact=value.row_height == "compact")
        known = {field.value: field for field in Field}
        fields = [known[key] for key in value.columns if key in known]
        self.model.table.set_fields(fields or DEFAULT_FIELDS)

    def _restore(self) -> None:
        self._take_settings()
        chip = self.model.settings.remembered("chip")
        if chip in BY_KEY:
            self.filters.chips.set_current(chip)
            self.model.table.set_chip(verdicts_of(chip))
        self.model.table.set_sorting(sorting_of(self.model.settings.remembered("sorting", [])))
