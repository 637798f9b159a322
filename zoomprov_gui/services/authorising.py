"""Zoom's permission for Okta: begun here, agreed to in a browser, finished with what comes back.

The code that comes back lets Okta act in Zoom: it is in memory only, sent once, and in no log.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from zoomprov_gui.clients.okta_setup import OktaSetup
from zoomprov_gui.domain.errors import Exchange, Misused
from zoomprov_gui.domain.setup import Change
from zoomprov_gui.domain.setup_consent import Consent, consent_hosts, read_consent
from zoomprov_gui.domain.setup_facts import SetupFacts


@dataclass(frozen=True, slots=True)
class Opened:
    """A page that was opened: for which entry of the journal, which app, and with which state."""

    entry: int
    change: Change
    app_id: str
    state: str


class Authorising:
    """One permission at a time. `opened` is the latest page that nobody came back from.

    `seen_off`: a read has shown since that the permission was not there, so that it was given by
    whatever a later read shows.
    """

    def __init__(self, okta: OktaSetup) -> None:
        self._okta = okta
        self.opened: Opened | None = None
        self.seen_off = False

    async def begin(self, entry: int, change: Change, facts: SetupFacts) -> str:
        """Begin a connection and return the page to agree at, `""` where Okta names none."""
        if facts.app is None:
            raise Misused("Okta has no Zoom app that could be authorised", "okta.app_id")
        app_id = facts.app.app_id
        waiting = (await self._okta.link(app_id)).value
        page = waiting.authorize if waiting.status == "DISABLED" else ""
        if not page:
            # A page that is open already stays good: beginning anew would end it.
            begun = (await self._okta.connect(app_id)).value
            page = begun.authorize or (await self._okta.link(app_id)).value.authorize
        if not _is_page(page):
            return ""
        state = (parse_qs(urlsplit(page).query).get("state") or [""])[0]
        self.opened, self.seen_off = Opened(entry, change, app_id, state), False
        return page

    def read(self, pasted: str, hosts: Iterable[str]) -> Consent | str:
        """Return the consent in what was pasted, or in words why it is none of this page."""
        opened = self.opened
        if opened is None:
            return "No page was opened from here."
        return read_consent(
            pasted, hosts=consent_hosts(*hosts), app_id=opened.app_id, state=opened.state
        )

    async def finish(self, consent: Consent, facts: SetupFacts) -> Exchange:
        """Hand the code over, then switch the connection on."""
        app_id = self.opened.app_id if self.opened else facts.app.app_id if facts.app else ""
        await self._okta.finish_consent(app_id, consent.code, consent.state)
        return (await self._okta.set_link(app_id, on=True)).value

    def forget(self) -> None:
        """Expect nobody back any more."""
        self.opened = None


def _is_page(address: str) -> bool:
    """Tell whether a browser may be sent there: a page of the web, and nothing that runs."""
    try:
        url = urlsplit(address)
        host = url.hostname or ""
    except ValueError:
        return False
    local = url.scheme == "http" and host in {"127.0.0.1", "localhost", "::1"}
    return bool(host) and (url.scheme == "https" or local)
