"""A plan in the words of the confirm dialog: who, what happens, and what it takes to agree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zoomprov_gui.domain.actions import REMOVALS, Action, Plan, PlanRow, Route, Verb
from zoomprov_gui.domain.assigning import address_shown
from zoomprov_gui.domain.handing_over import Note
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.safeguards import Ask, Confirmation
from zoomprov_gui.viewmodels.answers import NO_ANSWERS, Answers
from zoomprov_gui.viewmodels.asking import button_of, lead_of, title_of, verbs_of
from zoomprov_gui.viewmodels.deeds import deed_of
from zoomprov_gui.viewmodels.record_table import as_csv

AWAY = {
    Verb.TURN_OFF_IN_ZOOM: Route.ZOOM,
    Verb.UNASSIGN: Route.UNASSIGN,
    Verb.DEACTIVATE_PERSON: Route.OKTA,
    Verb.REMOVE_FROM_GROUP: Route.AUTO,
}
ROUTE_WORDS = {
    Route.AUTO: "The way that works",
    Route.UNASSIGN: "Unassign only",
    Route.ZOOM: "Turn off in Zoom only",
    Route.OKTA: "Deactivate in Okta",
}

MOST_CHANGES = 5  # effects that are told one by one
_CHANGES = frozenset({Verb.CHANGE_EMAIL, Verb.SET_LICENCE})


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the preview: what happens to them, or why they are skipped."""

    key: PersonKey
    name: str
    email: str
    icon: str
    outcome: str
    detail: str
    skipped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A plan and how it is asked about. `confirmation` says what it takes to agree.

    `answers`: whether it will work, and why this way; `part`: what of it the day's limit lets
    through without a reason, None where that is all of it, or nothing; `notes`: for whoever has the
    next step about those who are left out.
    """

    plan: Plan
    confirmation: Confirmation
    route: Route
    routes: tuple[Route, ...]
    lines: tuple[Line, ...]
    effects: tuple[tuple[str, str], ...]
    title: str
    lead: str
    button: str
    dangerous: bool
    answers: Answers = NO_ANSWERS
    part: "Proposal | None" = None
    notes: tuple[Note, ...] = ()

    @property
    def possible(self) -> bool:
        """Whether there is anything to send."""
        return bool(self.plan.actions)

    def agreed(self, typed: str, reason: str = "") -> bool:
        """Tell whether what was typed, if anything must be, is enough to send it."""
        if not self.possible or (self.confirmation.needs_reason and not reason.strip()):
            return False
        if self.confirmation.ask in {Ask.TYPED, Ask.NUMBER}:
            return self.confirmation.accepts(typed)
        return True


def proposal_of(
    plan: Plan,
    confirmation: Confirmation,
    route: Route,
    routes: tuple[Route, ...],
    *,
    answers: Answers = NO_ANSWERS,
    part: Proposal | None = None,
) -> Proposal:
    """Put a plan into the words of the confirm dialog."""
    dangerous = bool(verbs_of(plan) & REMOVALS)
    return Proposal(
        plan=plan,
        confirmation=confirmation,
        route=route,
        routes=routes,
        lines=tuple(_lines(plan)),
        effects=tuple(_effects(plan)),
        title=title_of(plan),
        lead=lead_of(plan),
        button=button_of(plan),
        dangerous=dangerous,
        answers=answers,
        part=part,
    )


def _lines(plan: Plan) -> Iterable[Line]:
    """Yield one line for each person: those who are left out come last."""
    done: dict[PersonKey, list[PlanRow]] = {}
    for row in plan.rows:
        done.setdefault(row.key, []).append(row)
    ordered = sorted(done.values(), key=lambda rows: rows[0].action is None)
    for rows in ordered:
        first = rows[0]
        email = address_shown(first.email)
        if first.action is None:
            why = first.skipped or ""
            outcome = f"Skipped – {why.partition(':')[0].partition('. ')[0].rstrip('.')}"
            yield Line(first.key, first.name, email, "shield-alert", outcome, why, True)
            continue
        deeds = [deed_of(row.verb.value, row.action.change) for row in rows if row.action]
        words, icon = " and ".join(deed.done for deed in deeds), deeds[-1].icon
        detail = " ".join(row.effect for row in rows)
        yield Line(first.key, first.name, email, icon, f"Will be {words}", detail, False)


def _effects(plan: Plan) -> Iterable[tuple[str, str]]:
    """Yield what follows from the plan, as (icon, sentence); each has its source in facts/."""
    actions = plan.actions
    one = plan.people == 1
    off = [a for a in actions if a.verb is Verb.TURN_OFF_IN_ZOOM or _reaches_off(a)]
    if any(a.verb is Verb.UNASSIGN for a in actions):
        yield (
            "user-round-minus",
            "Okta removes them from the Zoom app."
            if not one
            else ("Okta removes this person from the Zoom app."),
        )
    if any(a.verb is Verb.REMOVE_FROM_GROUP for a in actions):
        yield "users-round", "What else the group gives is lost as well, not only Zoom."
    if any(a.verb is Verb.DEACTIVATE_PERSON for a in actions):
        who = "This person loses" if one else "They lose"
        yield "user-round-x", f"{who} every app in Okta, not only Zoom."
    back = [a for a in actions if a.verb is Verb.TURN_ON_IN_ZOOM]
    if off:
        who = "This person" if one else _some(off) if back else "They"
        yield "lock", f"{who} can no longer sign in to Zoom or use any of its features."
        yield from _licences(off, one=one)
        yield (
            "undo-2",
            (
                "Zoom keeps the settings. You can turn the account on again here. Undo gives a paid"
                " licence back while one is free; turning on alone does not."
                if one
                else "Zoom keeps their settings. You can turn them on again here. Undo gives paid"
                " licences back while some are free; turning on alone does not."
            ),
        )
    if back:
        whose = f"For {_some(back).lower()} signing" if off else "Signing"
        yield "log-in", f"{whose} in to Zoom works again."
        yield "ticket", "Licences do not come back by themselves: give them again in Zoom."
    yield from _changes(actions)
    if any(a.verb is Verb.TURN_OFF_IN_ZOOM and a.expected.assigned and not a.follows for a in off):
        yield "info", "Okta still assigns Zoom, and may turn the account on again at its next push."


def _some(actions: Sequence[Action]) -> str:
    """Count whom some of a plan's writes are about, where others are about other people."""
    people = len({action.key for action in actions})
    return "1 person" if people == 1 else f"{people:,} people"


def _changes(actions: Sequence[Action]) -> Iterable[tuple[str, str]]:
    """Yield what is changed from what to what: the lines of people do not say it."""
    changes = list(dict.fromkeys(a.effect for a in actions if a.verb in _CHANGES))
    for words in changes[:MOST_CHANGES]:
        yield "pencil-line", words
    if len(changes) > MOST_CHANGES:
        yield "info", f"And {len(changes) - MOST_CHANGES} more like these."


def _reaches_off(action: Action) -> bool:
    return action.reaches_zoom and action.goal.zoom_on is False


def _licences(off: list[Action], *, one: bool) -> Iterable[tuple[str, str]]:
    people = {action.key: action.expected.licence for action in off}
    paid = sum(licence == 2 for licence in people.values())
    basic = sum(licence == 1 for licence in people.values())
    parts = []
    if paid:
        parts.append(f"{paid} paid licence{'s' if paid > 1 else ''}")
    if basic:
        parts.append(f"{basic} basic seat{'s' if basic > 1 else ''}")
    if one and paid:
        yield "ticket", "Zoom takes back the paid licence."
    elif parts and paid:
        yield "ticket", f"Zoom takes back their {' and '.join(parts)}."


def plan_csv(plan: Plan) -> str:
    """Return the preview as CSV; what a spreadsheet would run as a formula starts with an `'`."""
    rows = [
        (row.email, row.name, row.verb.value, row.route.value, row.effect, row.skipped or "")
        for row in plan.rows
    ]
    return as_csv(rows, ("email", "name", "what", "route", "effect", "skipped"))
