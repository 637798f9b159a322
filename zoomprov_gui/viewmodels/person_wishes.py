"""What somebody wants done with one person besides turning off and on, up to its preview."""

import asyncio
from functools import partial

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.facts import Details
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.services.company import Company
from zoomprov_gui.viewmodels.operation import Operation
from zoomprov_gui.viewmodels.person_previews import PersonPreviews
from zoomprov_gui.viewmodels.preparing import Preparing


class PersonWishes(QObject):
    """`details_read` carries whose details were read, and the details, to be edited.

    `preparing.proposed` carries the preview. Nothing is sent by any of it.
    """

    details_read = Signal(str, object)
    failed = Signal(object)

    def __init__(
        self, company: Company, background: asyncio.TaskGroup, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.previews = PersonPreviews(company)
        self.preparing = Preparing(background, self)
        self.reading = Operation(background, self)
        self._read: tuple[PersonKey, Details] | None = None
        self.reading.running_changed.connect(self._tell_details)
        self.reading.failed.connect(self.failed)
        self.preparing.failed.connect(self.failed)

    @property
    def busy(self) -> bool:
        """Whether something is being read for a wish: another one waits."""
        return self.reading.running or self.preparing.running

    def stop(self) -> None:
        """End what reads."""
        self.reading.stop()
        self.preparing.stop()

    def read_details(self, key: PersonKey) -> bool:
        """Read what can be edited of a person; return whether that began."""
        if self.busy:
            return False

        async def work() -> None:
            self._read = (key, await self.previews.details(key))

        self.reading.start(work)
        return True

    def assign(self, key: PersonKey) -> bool:
        """Preview assigning Zoom to a person."""
        return self.preparing.begin(partial(self.previews.assigned, key))

    def edit(self, key: PersonKey, details: Details) -> bool:
        """Preview changing details of a person in Okta."""
        return self.preparing.begin(partial(self.previews.edited, key, details))

    def give_licence(self, key: PersonKey, licence: int) -> bool:
        """Preview giving a person another licence."""
        return self.preparing.begin(partial(self.previews.given_licence, key, licence))

    def give_email(self, key: PersonKey, email: str) -> bool:
        """Preview changing a person's e-mail in Zoom."""
        return self.preparing.begin(partial(self.previews.given_email, key, email))

    def sign_out(self, key: PersonKey) -> bool:
        """Preview ending a person's sessions."""
        return self.preparing.begin(partial(self.previews.signed_out, key))

    def take_out(self, key: PersonKey, group_id: str) -> bool:
        """Preview taking a person out of a group that gives Zoom."""
        return self.preparing.begin(partial(self.previews.taken_out, key, group_id))

    def _tell_details(self, running: bool) -> None:  # noqa: FBT001 - a slot of running_changed
        read, self._read = self._read, None
        if not running and read is not None:
            self.details_read.emit(*read)


FURTHER = frozenset(
    {
        Verb.ASSIGN,
        Verb.EDIT_PERSON,
        Verb.SET_LICENCE,
        Verb.CHANGE_EMAIL,
        Verb.END_SESSIONS,
        Verb.REMOVE_FROM_GROUP,
    }
)
