"""An undo in the words of the confirm dialog: what comes back, and first of all what cannot."""

from collections.abc import Iterable
from dataclasses import replace

from zoomprov_gui.domain.actions import Plan, PlanRow, Route
from zoomprov_gui.domain.assigning import address_shown
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.safeguards import Confirmation
from zoomprov_gui.viewmodels.deeds import deed_of
from zoomprov_gui.viewmodels.proposal import Line, Proposal, proposal_of
from zoomprov_gui.viewmodels.run_words import undone_for

MOST_EFFECTS = 5


def undo_proposal(plan: Plan, confirmation: Confirmation) -> Proposal:
    """Put a plan that takes writes back into the words of the confirm dialog."""
    count = plan.people
    whom = _whom(plan)
    return replace(
        proposal_of(plan, confirmation, Route.AUTO, ()),
        lines=tuple(_lines(plan)),
        effects=tuple(_effects(plan)),
        title=f"Undo this for {whom}?" if count else "Nothing can be undone",
        lead="Both sides were read just now. This is what will be sent:"
        if count
        else "Both sides were read just now. Nothing is sent, for this reason:",
        button=f"Undo for {whom}" if count else "Nothing to send",
        dangerous=bool(plan.takes_from),
    )


def _whom(plan: Plan) -> str:
    if plan.people == 1:
        return plan.actions[0].name or address_shown(plan.actions[0].email)
    return undone_for(plan)


def _lines(plan: Plan) -> Iterable[Line]:
    """Yield one line for each person: who is left out comes last, with the reason."""
    people: dict[PersonKey, list[PlanRow]] = {}
    for row in plan.rows:
        people.setdefault(row.key, []).append(row)
    for rows in sorted(people.values(), key=lambda rows: rows[0].action is None):
        first = rows[0]
        email = address_shown(first.email)
        if first.action is None:
            why = first.skipped or ""
            outcome = f"Skipped – {why.partition(':')[0].partition('. ')[0].rstrip('.')}"
            yield Line(first.key, first.name, email, "shield-alert", outcome, why, True)
            continue
        done = [deed_of(row.verb.value, row.action.change).done for row in rows if row.action]
        detail = " ".join(part for row in rows for part in (row.effect, row.lost) if part)
        words = f"Will be {' and '.join(done)}"
        yield Line(first.key, first.name, email, "undo-2", words, detail, False)


def _effects(plan: Plan) -> Iterable[tuple[str, str]]:
    """Yield what cannot come back, then what does, as (icon, sentence), each once."""
    for words in dict.fromkeys(row.lost for row in plan.rows if row.lost):
        yield "triangle-alert", words
    effects = list(dict.fromkeys(row.effect for row in plan.rows if row.action is not None))
    for words in effects[:MOST_EFFECTS]:
        yield "undo-2", words
    if effects:
        yield "scan-search", "Whoever changed since the preview is left out. Each is read back."
