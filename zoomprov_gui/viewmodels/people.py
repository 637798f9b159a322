"""The People page: everybody, who is open, and what can be done about them."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from zoomprov_gui.domain.actions import Route, Verb
from zoomprov_gui.domain.agreeing import takes_from_people
from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.offering import further_offers
from zoomprov_gui.domain.people import PersonKey, Service
from zoomprov_gui.domain.planning import offers, plan_take_away
from zoomprov_gui.services.company import Company
from zoomprov_gui.viewmodels.handing import note_of
from zoomprov_gui.viewmodels.ignoring import IgnoringViewModel
from zoomprov_gui.viewmodels.notices import DISMISS, Notice, notices
from zoomprov_gui.viewmodels.own_write import ours
from zoomprov_gui.viewmodels.people_table import PeopleTable
from zoomprov_gui.viewmodels.person import PersonView, person_view
from zoomprov_gui.viewmodels.person_wishes import PersonWishes
from zoomprov_gui.viewmodels.proposal import Proposal
from zoomprov_gui.viewmodels.proposing import FEW, proposed
from zoomprov_gui.viewmodels.review import ReviewViewModel
from zoomprov_gui.viewmodels.run import RunViewModel
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.viewmodels.settings import SettingsViewModel
from zoomprov_gui.viewmodels.undoing import Undoing
from zoomprov_gui.viewmodels.unsettled import Unsettled
from zoomprov_gui.viewmodels.watching import Watching

CALM = 100  # milliseconds: the table takes in changes at most ten times a second


class PeopleViewModel(QObject):
    """Everybody of the open company.

    `opened` carries a PersonView, or None where nobody is open; `changed`: rows, counts, progress
    or what may be done; `noticed`: banners, as often as each second.
    """

    opened = Signal(object)
    changed = Signal()
    noticed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        company: Company,
        session: SessionViewModel,
        settings: SettingsViewModel,
        background: asyncio.TaskGroup,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.company = company
        self.session = session
        self.settings = settings
        self.table = PeopleTable(company.roster, clock=company.clock, parent=self)
        self.watching = Watching(company, session, background, self)
        self.run = RunViewModel(company, background, self)
        self.ignoring = IgnoringViewModel(company, self)
        self.review = ReviewViewModel(company, self)
        self.unsettled = Unsettled(company, background, self)
        self.undoing = Undoing(company, background, self)
        self.wishes = PersonWishes(company, background, self)
        self._open: PersonKey | None = None
        self._shown: PersonView | None = None
        self._dismissed: set[str] = set()
        self._closed = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(CALM)
        self._connect()
        self._take_settings()
        self._introduce()

    def start(self) -> None:
        """Read both sides, and keep reading; `unsettled` follows with what was left open."""
        self.watching.start()

    def stop(self) -> None:
        """End what reads; writes end after the one on its way, and nothing is shown any more."""
        self._closed = True
        self.watching.close()
        self.unsettled.operation.stop()
        self.undoing.stop()
        self.wishes.stop()
        self.run.leave()

    # --- who is open

    @property
    def open_key(self) -> PersonKey | None:
        """Who is open beside the table."""
        return self._open

    def open_keys(self) -> tuple[PersonKey, ...]:
        """Return who is open, as a list."""
        return (self._open,) if self._open else ()

    def open(self, key: PersonKey | None) -> None:
        """Open a person, or nobody."""
        self._open = key
        self._show_open()

    def told(self, key: PersonKey, form: str) -> str:
        """Return a person's name, email, or summary for a ticket; `""` for nobody."""
        view = self.view_of(key)
        if view is None:
            return ""
        return {"name": view.name, "email": view.email}.get(form, view.summary)

    def check_again(self, keys: Sequence[PersonKey]) -> None:
        """Read these people from both sides at once; everybody, where they are many."""
        if len(keys) > FEW or not self.watching.look_at(self._people(keys)):
            self.watching.start()

    # --- what can be done

    def offers_for(self, keys: Iterable[PersonKey]) -> dict[Verb, str]:
        """Return what can be done with these people: verb → why not, `""` where it can.

        With one alone it is everything, as beside the table.
        """
        if self._closed:
            return {}
        people, context = self._people(keys), self.company.context()
        found: dict[Verb, str] = {}
        for person in people[:FEW]:
            more = further_offers(person, context) if len(people) == 1 else ()
            for offer in (*offers(person, context), *more):
                if offer.allowed:
                    found[offer.verb] = ""
                else:
                    found.setdefault(offer.verb, offer.why_not)
        return found

    def selection_note(self, keys: Sequence[PersonKey]) -> str:
        """Say what a selection allows: "3 can be turned off · 1 not: Zoom admin".

        Some have no account that could be turned off: then it is Zoom that can be taken.
        """
        if len(keys) > FEW:
            return ""
        plan = plan_take_away(self._people(keys), Route.AUTO, self.company.context())
        can = "can lose Zoom" if takes_from_people(plan) else "can be turned off"
        parts = [f"{plan.people} {can}"] if plan.people else []
        reasons = Counter(_short(row.skipped or "") for row in plan.skipped)
        told = reasons.most_common(2)
        parts += [f"{count} not: {why}" for why, count in told]
        others = len(plan.skipped) - sum(count for _, count in told)
        parts += [f"{others} not, for other reasons"] if others else []
        return " · ".join(parts)

    def proposed(
        self, verb: Verb, keys: Sequence[PersonKey], route: Route | None = None
    ) -> Proposal:
        """Return what doing this would send, for somebody to confirm. Nothing is sent by it."""
        return proposed(self._people(keys), verb, route, self.company.context())

    def confirm(self, proposal: Proposal, typed: str, reason: str = "") -> bool:
        """Send what was agreed to; return whether it was enough to be sent."""
        sent = self.run.start(proposal.plan, proposal.confirmation, typed, reason)
        if sent:
            self.table.choose(())
        return sent

    # --- what is shown over the table

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The banners, the gravest first."""
        found = [*notices(self.session), *self.unsettled.notices]
        told = [words for words in self.company.notices if words != self.session.locked]
        found += [_of_files(words) for words in told if words not in self._dismissed]
        return tuple(found)

    def dismiss(self, notice: Notice) -> None:
        """Take a banner away that somebody has seen."""
        self.unsettled.dismiss_one(notice)
        self._dismissed.add(notice.help)
        self.noticed.emit()

    @property
    def first_read(self) -> bool:
        """Whether nobody was read yet, and a read goes on."""
        return not self.session.ever_read

    def _people(self, keys: Iterable[PersonKey]) -> list[Comparison]:
        found = (self.company.roster.find(key) for key in keys)
        return [person for person in found if person is not None]

    def _introduce(self) -> None:
        company = self.company
        hosts = {Service.OKTA: company.okta_host, Service.ZOOM: company.zoom_host}
        self.session.open(company.name, hosts, sandbox=company.sandbox)

    def _connect(self) -> None:
        self.watching.arrived.connect(self._take_in_soon)
        self.watching.ended.connect(self.ignoring.refresh)
        self.watching.ended.connect(self._take_in)
        self.watching.ended.connect(self.table.mark_changes)
        self.watching.ended.connect(self.unsettled.follow)
        self.watching.introduced.connect(self._introduce)
        self.watching.operation.failed.connect(self.failed)
        self.run.changed.connect(self._take_in)
        self.run.operation.running_changed.connect(self.watching.hold)
        self.run.operation.failed.connect(self.failed)
        self.run.ended.connect(self.watching.start)
        self.ignoring.changed.connect(self._take_in)
        self.ignoring.failed.connect(self.failed)
        self.unsettled.changed.connect(self.noticed)
        self.unsettled.operation.failed.connect(self.failed)
        self.undoing.failed.connect(self.failed)
        self.wishes.failed.connect(self.failed)
        self.session.changed.connect(self._take_session)
        self.settings.changed.connect(self._take_settings)
        self.settings.failed.connect(self.failed)
        self._soon.timeout.connect(self._take_in)

    def _take_in_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _take_in(self) -> None:
        """Show what the roster has become."""
        if self._closed:
            return
        self.table.refresh()
        count = self.company.needs_attention() if len(self.company.roster) else None
        self.session.set_attention(count)
        self._show_open()
        self.changed.emit()

    def _take_session(self) -> None:
        """Mark what is old, wherever it is shown."""
        if self._closed:
            return
        self.watching.look_for_answers()
        sides = {service: self.session.side(service) for service in Service}
        stale = {s: side.read_at for s, side in sides.items() if self.session.stale_since(s)}
        self.table.set_moment(stale)
        self._show_open()
        self.noticed.emit()

    def _take_settings(self) -> None:
        value = self.settings.value
        self.company.settings = value
        self.company.roster.grace = value.grace * 60.0
        locked = self.company.journal.notice if self.company.journal.read_only else ""
        self.session.interval = float(value.check_every)
        self.session.set_read_only(value.read_only, locked)
        self.changed.emit()

    def _show_open(self) -> None:
        view = self.view_of(self._open) if self._open else None
        if self._open and view is None:
            self._open = None
        if view != self._shown:
            self._shown = view
            self.opened.emit(view)

    def view_of(self, key: PersonKey) -> PersonView | None:
        person = self.company.roster.find(key)
        if person is None:
            return None
        now, context = self.company.clock(), self.company.context()
        stale = [self.session.stale_since(service) for service in Service]
        return person_view(
            person,
            now=now,
            offers=(*offers(person, context), *further_offers(person, context)),
            roles=self.company.roster.roles,
            stale=next(filter(None, stale), ""),
            note=note_of(self.company, person),
            ours=ours(
                self.company.journal.last_write(self.company.source, person.email),
                self.company.roster,
                now,
            ),
        )


def _of_files(words: str) -> Notice:
    title, _, text = words.partition(". ")
    return Notice(
        key=f"files-{title}",
        tone="warn",
        icon="triangle-alert",
        title=title.rstrip("."),
        text=text,
        actions=(DISMISS,),
        help=words,
    )


def _short(why: str) -> str:
    return why.partition(":")[0].partition(". ")[0].rstrip(".")
