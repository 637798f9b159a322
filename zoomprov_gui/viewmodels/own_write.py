"""What this program itself did last about a person, as the drawer of a person tells it."""

from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.readback import Known
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.services.ladder import Standing, ladder
from zoomprov_gui.storage.records import Entry, State
from zoomprov_gui.viewmodels.clocks import date_and_time
from zoomprov_gui.viewmodels.person import Happening

_WRITTEN = {
    Verb.TURN_OFF_IN_ZOOM.value: ("power-off", "You turned the account off in Zoom"),
    Verb.TURN_ON_IN_ZOOM.value: ("power", "You turned the account on in Zoom"),
    Verb.UNASSIGN.value: ("user-round-minus", "You removed this person from the Zoom app"),
    Verb.DEACTIVATE_PERSON.value: ("user-round-x", "You deactivated this person in Okta"),
    Verb.ACTIVATE_PERSON.value: ("user-round-check", "You activated this person in Okta"),
}
_ENDED = {
    State.SENT: ("sent, not known yet", "warn"),
    State.ACCEPTED: ("sent, not proven yet", "wait"),
    State.VERIFIED: ("read back", ""),
    State.REFUSED: ("refused", "bad"),
    State.UNKNOWN: ("not known whether it worked", "warn"),
    State.UNDONE: ("undone since", ""),
}


def ours(entry: Entry | None, roster: Roster, now: float) -> tuple[Happening, ...]:
    """Return what this program itself did last, as its journal and later reads have it."""
    if entry is None or entry.sent_at is None or entry.state not in _ENDED:
        return ()
    icon, text = _WRITTEN.get(entry.verb, ("send", "You sent a change"))
    ended, tone = _ENDED[entry.state]
    if entry.state is State.UNKNOWN and entry.shown_in_okta:
        ended = "read back in Okta only"
    still = ladder(entry, roster, Standing(last=True))[-1]
    if still.state is Known.NO:
        ended, tone = "read back, and a later read shows the opposite", "bad"
    elif still.state is Known.YES and still.at is not None:
        ended = f"read back, still so {date_and_time(still.at, now)}"
    source = f"This app · {date_and_time(entry.sent_at, now)} · {ended}"
    return (Happening(entry.sent_at, icon, text, source, tone),)
