"""Steps 5 and 6: who is assigned and whom Okta really manages, and the proof with one person."""

from collections.abc import Iterable
from typing import NamedTuple

from zoomprov_gui.domain.codes import OktaShape, ZoomShape, is_assigned
from zoomprov_gui.domain.people import licence_wanted
from zoomprov_gui.domain.setup import Check, CheckKey, CheckState
from zoomprov_gui.domain.setup_facts import Fact, PeopleFacts, ProofTick, SetupFacts
from zoomprov_gui.domain.setup_manage import bool_of
from zoomprov_gui.domain.setup_rules import (
    change,
    check,
    good,
    not_yet,
    plural,
    refused_permission,
    unread,
)

IMPORT = "In Okta, open the Zoom app, Import, import from Zoom, match and confirm."
PROVISION = "In Okta, open the Zoom app, Assignments, and press Provision User for them."
PAID = 2  # Zoom's number of a paid account (facts/zoom.md §4)
AT_ONCE = 120  # seconds by which Okta's and Zoom's times of one push may differ (guess)
NAMED = 5  # how many people a sentence names
PROOF = tuple(key for key in CheckKey if key.value.startswith("proof_"))


class Account(NamedTuple):
    """An account's id, and when it was made and its person assigned: seconds, 0 for not told."""

    zoom_id: str = ""
    created_at: int = 0
    assigned_at: int = 0


class PeopleCount:
    """Counts who is assigned, a row of the comparison at a time."""

    def __init__(self) -> None:
        self._assigned = self._through_groups = self._existing = self._matched = 0
        self._waiting = self._paid_waiting = self._elsewhere = 0
        self._backlog: list[str] = []

    def add(
        self, email: str, okta: OktaShape, external_id: str, zoom: ZoomShape, account: Account
    ) -> None:
        """Take in one person, with what repeats of both sides, and the account's own facts.

        An account that Okta points past, at one that is gone, is not managed either. One that
        Okta manages counts as there before where it is older than the assignment.
        """
        if not is_assigned(okta.status, okta.person_status):
            return
        self._assigned += 1
        self._through_groups += okta.scope == "GROUP"
        if zoom.status in {"active", "inactive"}:
            matched = bool(external_id) and external_id == account.zoom_id
            older = 0 < account.created_at < account.assigned_at - AT_ONCE
            self._existing += older or not matched
            self._matched += older and matched
        elif not zoom.status:
            self._waiting += 1
            self._paid_waiting += licence_wanted(okta.licence) == PAID
            if okta.status == "ACTIVE" and not external_id:
                # Assigned before Okta could create anybody (facts/okta.md §3, §9 row 1).
                self._backlog.append(email)

    def add_elsewhere(self, zoom: ZoomShape) -> None:
        """Take in an account of nobody whom Okta lists for the app."""
        self._elsewhere += zoom.status in {"active", "inactive"}

    def facts(self, groups: Iterable[str], twice: Iterable[str]) -> PeopleFacts:
        """Return what was counted."""
        return PeopleFacts(
            assigned=self._assigned,
            through_groups=self._through_groups,
            groups=tuple(sorted(groups)),
            existing=self._existing,
            matched=self._matched,
            waiting=self._waiting,
            paid_waiting=self._paid_waiting,
            twice=tuple(sorted(twice)),
            backlog=tuple(sorted(self._backlog)),
            elsewhere=self._elsewhere,
        )


def people_checks(facts: SetupFacts) -> tuple[Check, ...]:
    """Return the checks of step 5."""
    keys = (
        CheckKey.PEOPLE_ASSIGNED,
        CheckKey.GROUPS_ASSIGNED,
        CheckKey.ACCOUNTS_MATCHED,
        CheckKey.LICENCES_ENOUGH,
        CheckKey.NOBODY_TWICE,
        CheckKey.NO_BACKLOG,
    )
    if facts.apps.value is not None and facts.app is None:
        return tuple(not_yet(key, fact=facts.apps) for key in keys)
    people = facts.people
    if people.value is None:
        return tuple(unread(key, people) for key in keys)
    if not people.value.assigned:
        return tuple(_nobody_yet(key, people, people.value.elsewhere) for key in keys)
    return _of_people(facts, people, people.value)


def _nobody_yet(key: CheckKey, fact: Fact[PeopleFacts], elsewhere: int) -> Check:
    if key is not CheckKey.ACCOUNTS_MATCHED or not elsewhere:
        return not_yet(key, "Nobody yet", fact=fact)
    there = plural(elsewhere, "account is", "accounts are")
    return not_yet(key, f"0 of {elsewhere:,}", fact=fact, text=f"{there} in Zoom already. {IMPORT}")


def _of_people(
    facts: SetupFacts, fact: Fact[PeopleFacts], people: PeopleFacts
) -> tuple[Check, ...]:
    return (
        good(CheckKey.PEOPLE_ASSIGNED, fact, plural(people.assigned, "person", "people")),
        _groups(fact, people),
        _matched(fact, people),
        _licences(facts, fact, people),
        _twice(fact, people),
        _backlog(facts, fact, people),
    )


def _groups(fact: Fact[PeopleFacts], people: PeopleFacts) -> Check:
    key = CheckKey.GROUPS_ASSIGNED
    if not people.groups:
        return good(key, fact, "No group", counts=False)
    through = plural(people.through_groups, "person", "people")
    value = f"{through}, {plural(len(people.groups), 'group')}"
    return good(key, fact, value, text=", ".join(people.groups), counts=False)


def _matched(fact: Fact[PeopleFacts], people: PeopleFacts) -> Check:
    key = CheckKey.ACCOUNTS_MATCHED
    value = f"{people.matched:,} of {people.existing:,}"
    if not people.unlinked:
        return good(key, fact, value if people.existing else "None to match")
    missing = plural(people.unlinked, "account")
    text = f"Okta does not manage {missing} that existed before."
    return change(key, fact, value, IMPORT, text=text)


def _licences(facts: SetupFacts, fact: Fact[PeopleFacts], people: PeopleFacts) -> Check:
    key, seats, needed = CheckKey.LICENCES_ENOUGH, facts.seats, people.paid_waiting
    if not needed:
        waiting = plural(people.waiting, "person waits", "people wait")
        return good(key, fact, "Nobody waits" if not people.waiting else waiting)
    if seats.value is None:
        return unread(key, seats, counts=not refused_permission(seats))
    free = seats.value.free
    if free is None:
        return check(key, seats, CheckState.UNKNOWN, f"{needed:,} needed", counts=False)
    value = f"{needed:,} needed, {free:,} free"
    if needed <= free:
        return good(key, seats, value)
    return change(key, seats, value, f"Free {needed - free:,} in Zoom, or buy them.")


def _twice(fact: Fact[PeopleFacts], people: PeopleFacts) -> Check:
    key = CheckKey.NOBODY_TWICE
    if not people.twice:
        return good(key, fact, "Nobody")
    fix = "In Okta, unassign Zoom from all but one person of each account."
    return change(key, fact, f"{len(people.twice):,}", fix, text=_named(people.twice))


def _backlog(facts: SetupFacts, fact: Fact[PeopleFacts], people: PeopleFacts) -> Check:
    key, link = CheckKey.NO_BACKLOG, facts.link
    if link.value is not None and link.value.status != "ENABLED":
        return not_yet(key, fact=link, text="Provisioning is not on yet, so nobody was sent.")
    if not people.backlog:
        return good(key, fact, "Nobody")
    value = plural(len(people.backlog), "person", "people")
    return change(key, fact, value, PROVISION, text=_named(people.backlog))


def _named(emails: tuple[str, ...]) -> str:
    more = len(emails) - NAMED
    return ", ".join(emails[:NAMED]) + (f" and {more:,} more" if more > 0 else "")


# What the proof of each switch stands on: with the switch off, it proves nothing any more.
_STANDS_ON = {
    CheckKey.PROOF_SEEN: CheckKey.CREATE,
    CheckKey.PROOF_CHANGE_SEEN: CheckKey.UPDATE,
    CheckKey.PROOF_TURNED_OFF: CheckKey.DEACTIVATE,
}


def proof_checks(facts: SetupFacts) -> tuple[Check, ...]:
    """Return the checks of step 6: one for each read of the latest proof."""
    proof = facts.proof
    if proof.value is None:
        return tuple(not_yet(key, counts=key is not CheckKey.PROOF_PUT_BACK) for key in PROOF)
    ticks = {tick.key: tick for tick in proof.value.ticks}
    return tuple(_tick(key, ticks.get(key), facts, over=proof.value.over) for key in PROOF)


def _tick(key: CheckKey, tick: ProofTick | None, facts: SetupFacts, *, over: bool) -> Check:
    counts = key is not CheckKey.PROOF_PUT_BACK
    if tick is None or tick.ok is None:
        value = "Not seen" if over and tick is not None and tick.at is not None else "Not yet"
        return not_yet(key, value, text=tick.text if tick else "", counts=counts)
    fact = Fact(value=tick.ok, at=tick.at, replies=facts.proof.replies)
    if not tick.ok:
        fix = "Run the test again, or see People for this person."
        return change(key, fact, "No", fix, text=tick.text, counts=counts)
    if _fell(key, facts):
        text = "The switch it rests on was turned off since."
        return change(key, fact, "No longer", "Turn it on, then prove it again.", text=text)
    return good(key, fact, "Yes", text=tick.text, counts=counts)


def _fell(key: CheckKey, facts: SetupFacts) -> bool:
    """Tell whether what a tick proved is known not to be so any more."""
    switch, features = _STANDS_ON.get(key), facts.features.value
    if switch is None or features is None:
        return False
    return not features.on or bool_of(features, switch) is False
