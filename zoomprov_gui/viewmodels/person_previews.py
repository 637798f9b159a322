"""Previews of what is done with one person besides turning off and on: give, edit, licence, e-mail.

Each reads first what it rests on; nothing is sent by it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from zoomprov_gui.domain.actions import Offer, Plan, Route
from zoomprov_gui.domain.assigning import not_linked, plan_assign
from zoomprov_gui.domain.drafting import Who, who_of
from zoomprov_gui.domain.editing import EMAIL_STAYS, LICENCES, SESSIONS_UNSEEN, renames
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.facts import Details
from zoomprov_gui.domain.offering import further_offers, groups_to_leave
from zoomprov_gui.domain.people import FIELD_WORDS, PERSON_FIELDS, PersonKey, licence_label
from zoomprov_gui.domain.revising import (
    plan_edit_person,
    plan_email,
    plan_end_sessions,
    plan_licence,
)
from zoomprov_gui.domain.safeguards import confirmation_needed
from zoomprov_gui.services.company import Company
from zoomprov_gui.viewmodels import group_changes
from zoomprov_gui.viewmodels.assigning_words import assigning
from zoomprov_gui.viewmodels.proposal import Proposal, proposal_of

HOW_TO_CHANGE_EMAIL = "Change it there too: More actions, “Change the email in Zoom…”."


class PersonPreviews:
    """The previews about people of one company."""

    def __init__(self, company: Company) -> None:
        self._company = company

    def offers(self, key: PersonKey) -> tuple[Offer, ...]:
        """Return what else can be done with somebody, and why not; nothing for nobody."""
        person = self._company.roster.find(key)
        return further_offers(person, self._company.context()) if person else ()

    def groups(self, key: PersonKey) -> Mapping[str, str]:
        """Return the groups somebody can be taken out of: id → name."""
        person = self._company.roster.find(key)
        groups = groups_to_leave(person, self._company.context()) if person else ()
        return {group.group_id: group.name for group in groups}

    def licences(self, key: PersonKey) -> Mapping[int, str]:
        """Return the licences somebody can be given: number → words; theirs is not among them."""
        now = self._who(key).facts.licence
        return {kind: licence_label(kind) for kind in LICENCES if kind != now}

    def licence(self, key: PersonKey) -> str:
        """Return what licence somebody has, in words."""
        return licence_label(self._who(key).facts.licence)

    def email(self, key: PersonKey) -> str:
        """Return somebody's e-mail in Zoom."""
        return self._who(key).facts.zoom_email

    async def details(self, key: PersonKey) -> Details:
        """Read what an admin may edit of somebody in Okta. Raises `ExpectedError`."""
        who = await self._company.lookup.everything(self._who(key))
        told = dict(who.facts.details or ())
        return tuple((name, told.get(name, "")) for name in PERSON_FIELDS)

    async def edited(self, key: PersonKey, details: Details) -> Proposal:
        """Preview changing details in Okta, with what Zoom hears of it."""
        who = await self._company.lookup.everything(self._who(key))
        plan = plan_edit_person(who, details, self._company.context())
        return self._proposal(
            plan,
            title=f"Change {who.name or who.email} in Okta?",
            button="Save in Okta",
            effects=tuple(_edit_effects(plan)),
        )

    async def given_licence(self, key: PersonKey, licence: int) -> Proposal:
        """Preview giving another Zoom licence."""
        await self._company.lookup.count_seats()
        who = self._who(key)
        plan = plan_licence([who], licence, self._company.context())
        free = self._company.lookup.free_licences
        told = "Zoom does not tell how many licences are free." if free is None else f"Free: {free}"
        more = (("ticket", told),) if licence == 2 else ()
        label = licence_label(licence)
        return self._proposal(
            plan,
            title=f"Give {who.name or who.email} the licence “{label}”?",
            button=f"Change to “{label}”",
            effects=(*_effects_of(plan), *more),
        )

    async def given_email(self, key: PersonKey, email: str) -> Proposal:
        """Preview changing the e-mail in Zoom, which Okta never does."""
        who = self._who(key)
        plan = plan_email(who, email.strip(), self._company.context())
        return self._proposal(
            plan,
            title=f"Change the email of {who.name or who.email} in Zoom?",
            button="Change the email in Zoom",
            effects=_effects_of(plan),
        )

    async def signed_out(self, key: PersonKey) -> Proposal:
        """Preview ending somebody's sessions in Zoom."""
        who = self._who(key)
        plan = plan_end_sessions([who], self._company.context())
        return self._proposal(
            plan,
            title=f"Sign {who.name or who.email} out of Zoom?",
            button="End the sessions",
            effects=(*_effects_of(plan), ("info", SESSIONS_UNSEEN)),
            dangerous=True,
        )

    async def assigned(self, key: PersonKey) -> Proposal:
        """Preview assigning Zoom to one person."""
        await self._company.lookup.count_seats()
        who = await self._company.lookup.everything(self._who(key))
        context = self._company.context()
        plan = plan_assign([who], [], context)
        needed = confirmation_needed(plan, context)
        free = self._company.lookup.free_licences
        return assigning(plan, needed, not_linked([who], []), free)

    async def taken_out(self, key: PersonKey, group_id: str) -> Proposal:
        """Preview taking somebody out of a group that gives Zoom."""
        giving = self._company.context().giving
        group = next((one for one in giving if one.group_id == group_id), None)
        if group is None:
            raise Misused("this group does not give Zoom any more", place="group")
        return await group_changes.left(self._company, group, [key])

    def _who(self, key: PersonKey) -> Who:
        person = self._company.roster.find(key)
        if person is None:
            raise Misused("this person is not on either side any more", place="person")
        return who_of(person)

    def _proposal(
        self,
        plan: Plan,
        *,
        title: str,
        button: str,
        effects: tuple[tuple[str, str], ...],
        dangerous: bool = False,
    ) -> Proposal:
        needed = confirmation_needed(plan, self._company.context())
        proposal = proposal_of(plan, needed, Route.OKTA, ())
        if not plan.actions:
            return proposal
        return replace(proposal, title=title, button=button, effects=effects, dangerous=dangerous)


def warning_of(details: Details, before: Details) -> str:
    """Return what is to be known before details are saved, `""` where there is nothing."""
    return f"{EMAIL_STAYS} {HOW_TO_CHANGE_EMAIL}" if renames(details, before) else ""


def _effects_of(plan: Plan) -> tuple[tuple[str, str], ...]:
    return tuple(("info", action.effect) for action in plan.actions)


def _edit_effects(plan: Plan) -> Iterable[tuple[str, str]]:
    for action in plan.actions:
        yield "pencil-line", action.effect.replace(f" {EMAIL_STAYS}", "")
        if action.goal.zoom_details:
            names = [FIELD_WORDS.get(name, name) for name, _ in action.goal.zoom_details]
            yield "eye", f"Then it is looked for in Zoom, one by one: {', '.join(names)}."
        if EMAIL_STAYS in action.effect:
            yield "triangle-alert", f"{EMAIL_STAYS} {HOW_TO_CHANGE_EMAIL}"
