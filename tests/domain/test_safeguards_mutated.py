"""Tests for domain/safeguards.py: a guard that is broken in any small way is caught.

Each comparison, each condition and each `and`/`or` of the guards is turned round, one at a time,
and what must hold of guards has to fail for every one of them (RELIABILITY.md P7, P11, P14).
"""

import ast
import types
from pathlib import Path

import pytest

from tests.support.comparisons import comparison, context
from tests.support.people import NOW, broken, whole
from zoomprov_gui.domain import safeguards
from zoomprov_gui.domain.actions import Approval, Route
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import Service, person_key
from zoomprov_gui.domain.planning import plan_reactivate, plan_take_away

SOURCE = Path(safeguards.__file__)
GUARDS = {
    "writes_blocked", "removals_blocked", "protected", "protected_role", "removal_limit",
    "held_back", "approved", "confirmation_needed",
}  # fmt: skip
SWAPS = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
BORDERS = {ast.Gt: ast.GtE, ast.LtE: ast.Lt, ast.GtE: ast.Gt, ast.Lt: ast.LtE}


def _nodes(tree):
    for function in tree.body:
        if isinstance(function, ast.FunctionDef) and function.name in GUARDS:
            for node in ast.walk(function):
                yield function.name, node


def _places():
    """Return every way to break a guard: function, the node's number, and how."""
    found = []
    for number, (name, node) in enumerate(_nodes(ast.parse(SOURCE.read_text("utf-8")))):
        if isinstance(node, ast.Compare):
            found.append((name, number, "swap"))
            if type(node.ops[0]) in BORDERS:
                found.append((name, number, "border"))
        elif isinstance(node, ast.BoolOp) and not isinstance(node.values[-1], ast.Constant):
            found.append((name, number, "swap"))
        elif isinstance(node, ast.If):
            found += [(name, number, "always"), (name, number, "never")]
    return found


def _broken(number, how):
    tree = ast.parse(SOURCE.read_text("utf-8"))
    node = [node for _, node in _nodes(tree)][number]
    if how == "not at all":
        pass
    elif isinstance(node, ast.Compare):
        table = SWAPS if how == "swap" else BORDERS
        node.ops[0] = table[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp):
        node.op = SWAPS[type(node.op)]()
    else:
        node.test = ast.copy_location(ast.Constant(how == "always"), node.test)
    module = types.ModuleType("broken_safeguards")
    module.__dict__["__name__"] = safeguards.__name__
    exec(compile(ast.fix_missing_locations(tree), str(SOURCE), "exec"), module.__dict__)
    return module


def leavers(number):
    return [comparison(f"p{n}@acme.example") for n in range(number)]


def keys(number, name="p"):
    return frozenset(person_key(f"{name}{n}@acme.example") for n in range(number))


def _reads(guards):
    """Whether anything, and whether a removal, may be written on these reads."""
    fresh, old = whole(Service.OKTA, at=NOW - 1200), whole(Service.OKTA, at=NOW - 1201)
    never = whole(Service.ZOOM, at=0)
    half, failed = broken(Service.ZOOM), broken(Service.OKTA)
    failed = type(failed)(**{**_fields(failed), "failure": ValueError("x")})
    blocked = [
        {"locked": "Somebody else writes."}, {"read_only": True}, {"okta": None}, {"zoom": None},
        {"okta": old}, {"zoom": never}, {"okta": failed},
    ]  # fmt: skip
    assert all(guards.writes_blocked(context(**fields)) for fields in blocked)
    assert all(guards.removals_blocked(context(**fields)) for fields in blocked)
    assert guards.writes_blocked(context(locked="Why.")) == "Why."
    assert guards.writes_blocked(context(read_only=True)) == guards.READ_ONLY
    assert "not read yet" in guards.writes_blocked(context(zoom=never))
    assert "could not be read" in guards.writes_blocked(context(okta=failed))
    assert "is old" in guards.writes_blocked(context(okta=old))
    for fields in ({}, {"okta": fresh}, {"zoom": half}):
        assert guards.writes_blocked(context(**fields)) == ""
    assert guards.removals_blocked(context(okta=fresh)) == ""
    assert "half a list" in guards.removals_blocked(context(zoom=half))
    assert "half a list" in guards.removals_blocked(context(okta=broken(Service.OKTA)))


def _fields(reading):
    return {name: getattr(reading, name) for name in reading.__dataclass_fields__}


def _people(guards):
    """Whom nothing ever takes Zoom from."""
    own, member = keys(1), Facts(zoom_status="active", role_id="2")
    assert "This is you" in guards.protected(member, own, own)
    assert guards.protected(member, own, frozenset()) == ""
    assert guards.protected(member, own, keys(1, "other")) == ""
    pending = Facts(zoom_status="pending", role_id="0")
    assert "never activated" in guards.protected(pending, own, frozenset())
    for role, words in (("0", "owner:"), ("1", "admin:"), ("Rx", "Helpdesk")):
        active = member._replace(role_id=role)
        assert words in guards.protected(active, own, frozenset(), {"Rx": "Helpdesk"})
        assert guards.protected_role(active._replace(zoom_status="inactive")) == ""
        assert guards.protected_role(active._replace(zoom_status="")) == ""
    assert "Rx" not in guards.protected_role(member._replace(role_id="Rx"), None)
    assert guards.protected_role(member._replace(role_id="")) == ""


def _limit(guards):
    """How many may lose Zoom in a day, and what lets more of them through."""
    small = {"active_people": 40}
    assert guards.removal_limit(context(active_people=0)) == 3
    assert guards.removal_limit(context(**small)) == 4
    assert guards.removal_limit(context(active_people=5000, max_people=50)) == 50
    assert guards.held_back(keys(4), context(**small)) == ""
    assert "with those" not in guards.held_back(keys(5), context(**small))
    assert guards.held_back(frozenset(), context(**small, taken=keys(9))) == ""
    assert guards.held_back(keys(4), context(**small, taken=keys(4))) == ""
    assert "24 hours 5" in guards.held_back(keys(1, "q"), context(**small, taken=keys(4)))
    plan = plan_take_away(leavers(2), Route.AUTO, context())
    given = [(2, "why"), (2, " "), (3, "why"), (3, ""), (0, "")]
    assert [guards.approved(plan, Approval(*one)) for one in given] == [True, *[False] * 4]


def _asks(guards):
    """What has to be typed."""

    def asked(number, **fields):
        given = context(**fields)
        return guards.confirmation_needed(plan_take_away(leavers(number), Route.AUTO, given), given)

    assert asked(0).ask.value == "nothing"
    assert asked(1).ask.value == "button"
    assert (asked(2).ask.value, asked(2).text) == ("typed", "turn off 2")
    assert asked(5, active_people=40).ask.value == "number"
    assert asked(1, typed_from=1).ask.value == "typed"
    off = comparison(account=comparison().account._replace(status="inactive"))
    back = plan_reactivate([off], context())
    assert guards.confirmation_needed(back, context()).ask.value == "button"
    assert _assigning(guards, 10) == "button"
    assert _assigning(guards, 11) == "typed"
    assert _group_away(guards) == "typed"


def _assigning(guards, number):
    plan = types.SimpleNamespace(
        actions=(1,), removes_from=0, gain=types.SimpleNamespace(creates=number)
    )
    return guards.confirmation_needed(plan, context()).ask.value


def _group_away(guards):
    verb = safeguards.Verb.UNASSIGN_GROUP
    plan = types.SimpleNamespace(
        actions=(types.SimpleNamespace(verb=verb, undoes=None),),
        people=1,
        removes_from=1,
        takes_from=keys(1),
    )
    return guards.confirmation_needed(plan, context()).ask.value


def _all_hold(guards):
    try:
        for promise in (_reads, _people, _limit, _asks):
            promise(guards)
    except Exception:  # noqa: BLE001 - a guard that breaks in any way is caught
        return False
    return True


def test_everything_holds_of_the_guards_as_they_are():
    for promise in (_reads, _people, _limit, _asks):
        promise(safeguards)


def test_guards_that_nothing_was_broken_in_hold_as_well():
    number = next(n for _, n, how in _places() if how == "swap")

    assert _all_hold(_broken(number, "not at all"))


def test_there_is_enough_to_break():
    assert len(_places()) > 40


@pytest.mark.parametrize(("name", "number", "how"), _places())
def test_a_broken_guard_is_caught(name, number, how):
    assert not _all_hold(_broken(number, how)), f"{name}: nobody noticed"
