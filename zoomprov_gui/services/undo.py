"""Take a run back: read how everybody stands now, and plan what can be given back."""

from collections.abc import Sequence

from zoomprov_gui.domain.actions import Action, Change, Context, Group, Plan, PlanRow, Verb
from zoomprov_gui.domain.assigning import Crowd, plan_assign, plan_unassign_groups, who_of_group
from zoomprov_gui.domain.drafting import Who, Write, Writes
from zoomprov_gui.domain.editing import edits_group
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.facts import Goal, facts_from
from zoomprov_gui.domain.giving_back import Done
from zoomprov_gui.domain.people import PersonKey, person_key
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.undoing import Past, plan_undo, why_never
from zoomprov_gui.services.lookup import LookupService
from zoomprov_gui.services.reread import Rereader, Whom
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import Entry, Run, State


class UndoService:
    """Plans the way back for one company's runs; the plan is sent like every other one."""

    def __init__(
        self, journal: Journal, *, reread: Rereader, lookup: LookupService, source: str
    ) -> None:
        self._journal = journal
        self._reread = reread
        self._lookup = lookup
        self._source = source

    def run(self, run_id: str) -> Run:
        """Return a run of this company. Raises `Misused` where there is none with this id."""
        runs = [run for run in self._journal.runs(run_id) if run.source == self._source]
        if not runs:
            raise Misused(f"the journal has no run {run_id!r} of this company", "RUN-ID")
        return runs[0]

    async def plan(
        self,
        run: Run,
        roster: Roster,
        context: Context,
        *,
        only: frozenset[PersonKey] | None = None,
    ) -> Plan:
        """Read everybody of a run as they are now, and plan to take it back; `only` some of them.

        Raises `ExpectedError` where somebody cannot be read.
        """
        grouped: dict[str, list[Entry]] = {}
        for entry in run.entries:
            if entry.settings is None and (only is None or person_key(entry.email) in only):
                grouped.setdefault(entry.email.casefold(), []).append(entry)
        grouped = _with_something(grouped)
        crowds: dict[str, Crowd] = {}
        pasts = [await self._past(entries, roster, crowds) for entries in grouped.values()]

        def of_group(done: Done, who: Who) -> Writes | str:
            return _group_writes(done, crowds[who.email], context)

        return plan_undo(pasts, context, of_group)

    async def _past(
        self, entries: Sequence[Entry], roster: Roster, crowds: dict[str, Crowd]
    ) -> Past:
        first = entries[0]
        done = tuple(_done(entry) for entry in entries)
        group = next((one.change.group for one in done if one.change.group), None)
        if group is not None and not first.okta_user_id:
            crowd = await self._lookup.crowd(group, roster)
            who = who_of_group(group, crowd.facts)
            crowds[who.email] = crowd
            return Past(who, done)
        if all(why_never(one.state, shown_in_okta=one.shown_in_okta) for one in done):
            # Nothing is sent for these, whatever a read says: reading costs the minute's requests.
            key = person_key(first.email)
            return Past(Who(key, first.email, first.name or "", done[0].before), done)
        return Past(await self._who(first, done, group), done, self._tried(first.email, done))

    def _tried(self, email: str, done: Sequence[Done]) -> tuple[Done, ...]:
        """Return what was sent before to take these back, oldest first."""
        ids = {one.entry_id for one in done}
        entries = self._journal.of_person(self._source, email)
        return tuple(_done(entry) for entry in entries if entry.undoes in ids)

    async def _who(self, entry: Entry, done: Sequence[Done], group: Group | None) -> Who:
        whom = Whom(entry.email, entry.okta_user_id, entry.zoom_id)
        edits = any(one.verb is Verb.EDIT_PERSON for one in done)
        found = await self._reread.both(whom, groups=True, group=group, details=edits)
        name = entry.name or (found.person.name if found.person else "")
        return Who(person_key(entry.email), entry.email, name, found.facts)


def _with_something(grouped: dict[str, list[Entry]]) -> dict[str, list[Entry]]:
    """Leave out for whom nothing was ever sent: an undo is not about them, nor are its counts.

    Where that is everybody they stay, since each says why there is nothing to undo.
    """
    sent = {
        email: entries
        for email, entries in grouped.items()
        if any(entry.state not in _NEVER_SENT for entry in entries)
    }
    return sent or grouped


_NEVER_SENT = {State.SKIPPED, State.PLANNED}


def _done(entry: Entry) -> Done:
    return Done(
        entry_id=entry.entry_id,
        verb=Verb(entry.verb),
        state=entry.state.value,
        before=facts_from(entry.before),
        after=None if entry.after is None else facts_from(entry.after),
        goal=entry.goal,
        change=entry.change,
        shown_in_okta=entry.shown_in_okta,
    )


def _group_writes(done: Done, crowd: Crowd, context: Context) -> Writes | str:
    """Return what undoes a group's write: the opposite, previewed like any other."""
    if done.verb is Verb.EDIT_GROUP:
        changed = {name for name, _ in done.change.details}
        old = tuple((name, value) for name, value in done.before.details or () if name in changed)
        writes = edits_group(crowd.group, old, crowd.facts)
        return (
            writes
            if isinstance(writes, str)
            else tuple(write._replace(undoes=done.entry_id) for write in writes)
        )
    back = plan_unassign_groups if done.verb is Verb.ASSIGN_GROUP else _assigned_again
    plan = back([crowd], context)
    (row,) = plan.rows
    if row.action is None:
        return row.skipped or ""
    lost = (
        "An account that Okta created stays in Zoom, turned off."
        if done.verb is Verb.ASSIGN_GROUP
        else "Licences that Zoom took come back only where Okta sets them; give others by hand."
    )
    action = row.action
    effect, goal, change = action.effect, action.goal, action.change
    if done.verb is Verb.UNASSIGN_GROUP:
        effect, goal, change = _on_again(done, row, action)
    write = Write(
        action.verb,
        action.route,
        effect,
        goal,
        reaches_zoom=goal.nobody_left is not None,
        change=change,
        takes_from=action.takes_from,
        gain=row.gain,
        lost=lost,
        undoes=done.entry_id,
    )
    return (write,)


def _on_again(done: Done, row: PlanRow, action: Action) -> tuple[str, Goal, Change]:
    """Wait for the accounts that the group's end turned off: who had none is no part of an undo."""
    people = done.change.people if done.goal.nobody_left else ()
    goal = action.goal._replace(nobody_left=True if people else None)
    effect = f"Okta assigns Zoom to this group again, with {_number(row.gain.people, 'person')}."
    if row.gain.creates:
        effect += f" It may create {_number(row.gain.creates, 'account')}, with a licence or seat."
    if people:
        whose = "the account" if len(people) == 1 else f"the {len(people)} accounts"
        effect += f" Zoom is then read until {whose} that this turned off can sign in."
    return effect, goal, action.change._replace(people=people)


def _number(count: int, one: str) -> str:
    many = {"person": "people"}.get(one, f"{one}s")
    return f"{count} {one if count == 1 else many}"


def _assigned_again(crowds: Sequence[Crowd], context: Context) -> Plan:
    return plan_assign([], crowds, context)
