"""For whom of a group nothing more comes by itself, because Okta could not pass it on to Zoom.

Of somebody who is assigned, the assignment says so (`syncState`, facts/okta.md §3); of somebody
who no longer is, only Okta's log. The log tells the reason of both, to whoever may read it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.history import History
from zoomprov_gui.domain.people import NOT_ASSIGNED, Assignment
from zoomprov_gui.domain.reasons import Reason, failure_words, reason_of
from zoomprov_gui.domain.verification import EARLY

FEW = 3  # people up to whom each is asked about alone; one page lists 500 (facts/okta.md §7)

Stuck = tuple[tuple[str, str], ...]


class StuckReader:
    """Asks Okta. `app_id` tells which app of Okta's gives Zoom."""

    def __init__(self, okta: OktaClient, app_id: Callable[[], str]) -> None:
        self._okta = okta
        self._app_id = app_id

    async def among(self, emails: Sequence[str], *, given: bool, since: float | None) -> Stuck:
        """Return who of some people is stuck, and why in a sentence, `""` where nobody tells.

        `given`: they were to get Zoom, and not to lose it; `since`: when that was sent. Where Okta
        does not tell, nobody is known to be stuck: who waits for them then only waits longer.
        """
        if not emails:
            return ()
        if not given:
            return tuple(_not_turned_off(emails, await self._log(since)))
        try:
            failed = await self._failed(emails)
        except ExpectedError:
            return ()
        log = await self._log(since) if failed else {}
        return tuple(_not_passed_on(failed, log))

    async def _failed(self, emails: Sequence[str]) -> Mapping[str, Assignment]:
        """Return the assignments of those whom Okta gave up passing on, by email as given."""
        found = await (self._alone(emails) if len(emails) <= FEW else self._listed(emails))
        return {email: one for email, one in found.items() if _gave_up(one)}

    async def _alone(self, emails: Iterable[str]) -> dict[str, Assignment]:
        found = {}
        for email in emails:
            person = await self._okta.find_person(email)
            one = await self._okta.assignment(self._app_id(), person.user_id) if person else None
            if one is not None:
                found[email] = one
        return found

    async def _listed(self, emails: Iterable[str]) -> dict[str, Assignment]:
        by_name = {email.casefold(): email for email in emails}
        found = dict[str, Assignment]()
        async for page in self._okta.assignments(self._app_id()):
            for one in page:
                names = {one.email.casefold(), (one.profile_email or "").casefold()}
                found.update((by_name[name], one) for name in names & by_name.keys())
        return found

    async def _log(self, since: float | None) -> Mapping[str, History]:
        if since is None:
            return {}
        try:
            return await self._okta.histories(self._app_id(), since - EARLY)
        except ExpectedError:
            return {}


def _gave_up(one: Assignment) -> bool:
    return one.status not in NOT_ASSIGNED and one.sync_state == "ERROR"


def _not_passed_on(
    failed: Mapping[str, Assignment], log: Mapping[str, History]
) -> Iterable[tuple[str, str]]:
    for email, one in failed.items():
        history = log.get(one.user_id)
        text = history.failure if history is not None and history.push_failed else ""
        if not _goes_on(text):
            yield email, failure_words(text)


def _not_turned_off(emails: Iterable[str], log: Mapping[str, History]) -> Iterable[tuple[str, str]]:
    failed = {one.email.casefold(): one.off_failed for one in log.values() if one.off_failed}
    for email in emails:
        text = failed.get(email.casefold(), "")
        if text and not _goes_on(text):
            yield email, failure_words(text)


def _goes_on(text: str) -> bool:
    """Tell whether Okta tries again by itself (facts/okta.md §9 #24)."""
    return bool(text) and reason_of(text) is Reason.ZOOM_BUSY
