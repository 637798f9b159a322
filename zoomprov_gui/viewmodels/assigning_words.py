"""What assigning brings, in the words of its preview and of its result."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from zoomprov_gui.domain.actions import Gain, Plan, Route
from zoomprov_gui.domain.drafting import Who
from zoomprov_gui.domain.safeguards import Confirmation
from zoomprov_gui.viewmodels.proposal import Line, Proposal, proposal_of

NAMED = 4  # how many people a sentence names
UNTIL_MATCHED = (
    "Step 5 is not confirmed until they are imported and matched in Okta. The test of step 6 works"
    " all the same, with somebody who has no Zoom yet."
)


NOBODY_LEFT = (
    "Step 6 tests with somebody who has no Zoom yet. With everybody assigned nobody is left: run"
    " the test first, or add a test person in Okta."
)


def assigning(
    plan: Plan, confirmation: Confirmation, unlinked: Sequence[Who], free: int | None
) -> Proposal:
    """Propose to assign; `unlinked` have an account that Okta does not take over by itself.

    `free`: how many licences are free, None where Zoom does not tell.
    """
    count = plan.people
    named = plan.actions[0].name or plan.actions[0].email if count == 1 else counted(plan)
    usual = proposal_of(plan, confirmation, Route.OKTA, ())
    lead = usual.lead
    if count and unlinked:
        lead = (
            "Better first: import from Zoom in Okta, and match. That links the accounts that are"
            " there already. Then assign here."
        )
    return replace(
        usual,
        title=f"Assign Zoom to {named}?" if count else "Nothing can be sent",
        lead=lead,
        button=_button(named, unlinked) if count else "Nothing to send",
        lines=usual.lines if count else _left_out(usual.lines),
        effects=(
            *(_unlinked(unlinked) if count else ()),
            *effects(plan.gain, free),
            *([("info", NOBODY_LEFT)] if _takes_in_all(plan) else ()),
        ),
        dangerous=False,
    )


def effects(gain: Gain, free: int | None) -> tuple[tuple[str, str], ...]:
    """Return what assigning brings besides, as (icon, sentence)."""
    found = list(_created(gain.creates, free)) if gain.creates else []
    if gain.already:
        found.append(("info", f"{count(gain.already, 'person has', 'people have')} it already."))
    return tuple(found)


def _created(number: int, free: int | None) -> Iterable[tuple[str, str]]:
    """Promise no account that Zoom may refuse for want of a licence (facts/zoom.md D10)."""
    accounts = count(number, "account", "accounts")
    needed = count(number, "licence or basic seat", "licences or basic seats")
    if free is not None and free < number:
        yield "user-round-plus", f"Okta asks Zoom for {accounts}."
        left = count(free, "paid licence is", "paid licences are") or "no paid licence is"
        short = (
            f"Needs {needed}, and {left} free: Zoom may refuse {number - free:,} of them."
            " Free or buy licences first."
        )
        yield "triangle-alert", short
        return
    seats = "Zoom does not tell how many are free" if free is None else f"free: {free:,}"
    yield "user-round-plus", f"{accounts} {'is' if number == 1 else 'are'} created in Zoom."
    yield "ticket", f"Needs {needed} ({seats})."


def counted(plan: Plan) -> str:
    """Return whom a plan is about: "2 people and 1 group"."""
    groups = len({action.key for action in plan.actions if action.change.group is not None})
    parts = [count(plan.people - groups, "person", "people"), count(groups, "group", "groups")]
    return " and ".join(filter(None, parts))


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun, `""` for none."""
    return f"{number:,} {one if number == 1 else many}" if number else ""


def _takes_in_all(plan: Plan) -> bool:
    groups = [action.change.group for action in plan.actions]
    return any(group is not None and group.kind == "BUILT_IN" for group in groups)


def _left_out(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Leave the reason to the sentence below the list, which has room for the whole of it."""
    return tuple(replace(line, outcome="Left out") for line in lines)


def _button(named: str, unlinked: Sequence[Who]) -> str:
    return f"Assign {named} anyway" if unlinked else f"Assign {named}"


def _unlinked(people: Sequence[Who]) -> tuple[tuple[str, str], ...]:
    """Say who would not link, and what that means for the steps."""
    if not people:
        return ()
    names = [who.name or who.email for who in people]
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    has = count(len(people), "account is", "accounts are")
    stay = "it stays" if len(people) == 1 else "they stay"
    return (
        (
            "unlink",
            f"{has} in Zoom already, and {stay} “Not linked”: {', '.join(names[:NAMED])}{more}.",
        ),
        (
            "info",
            UNTIL_MATCHED,
        ),
    )
