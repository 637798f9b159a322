"""Okta's filter and search expressions: `a.b eq "x" and (c sw "y" or d gt "…")`."""

import re
from collections.abc import Callable
from typing import Any

from zoomprov_gui.simulator.refusals import refuse_okta
from zoomprov_gui.simulator.sources import declare

declare(
    "expressions",
    "facts/okta.md §1 §4",
    "operators eq, ne, sw, co, gt, ge, lt, le, pr; and, or, not",
)

Test = Callable[[dict[str, Any]], bool]
_TOKEN = re.compile(r'\s*(?:(\(|\))|"((?:[^"\\]|\\.)*)"|([^\s()"]+))')
_COMPARE: dict[str, Callable[[str, str], bool]] = {
    "eq": lambda have, want: have == want,
    "ne": lambda have, want: have != want,
    "sw": lambda have, want: have.startswith(want),
    "co": lambda have, want: want in have,
    "gt": lambda have, want: have > want,
    "ge": lambda have, want: have >= want,
    "lt": lambda have, want: have < want,
    "le": lambda have, want: have <= want,
}


def compiled(expression: str) -> Test:
    """Return a test of JSON documents; raises Refusal E0000031 for nonsense."""
    tokens = _tokens(expression)
    test = _either(tokens)
    if tokens:
        raise _nonsense(f"Unexpected token {tokens[0][1]}")
    return test


def _nonsense(cause: str) -> Exception:
    return refuse_okta(400, "E0000031", causes=[cause])


def _tokens(expression: str) -> list[tuple[str, str]]:
    found, position = [], 0
    while position < len(expression.rstrip()):
        match = _TOKEN.match(expression, position)
        if match is None:
            raise _nonsense("Unbalanced quotation marks.")
        bracket, text, word = match.groups()
        if bracket is not None:
            found.append(("bracket", bracket))
        elif text is not None:
            found.append(("text", re.sub(r"\\(.)", r"\1", text)))
        else:
            found.append(("word", word))
        position = match.end()
    return found


def _either(tokens: list[tuple[str, str]]) -> Test:
    tests = [_all(tokens)]
    while tokens and tokens[0][1].lower() == "or":
        tokens.pop(0)
        tests.append(_all(tokens))
    return lambda document: any(test(document) for test in tests)


def _all(tokens: list[tuple[str, str]]) -> Test:
    tests = [_one(tokens)]
    while tokens and tokens[0][1].lower() == "and":
        tokens.pop(0)
        tests.append(_one(tokens))
    return lambda document: all(test(document) for test in tests)


def _one(tokens: list[tuple[str, str]]) -> Test:
    if not tokens:
        raise _nonsense("Unexpected end.")
    kind, text = tokens.pop(0)
    if (kind, text) == ("bracket", "("):
        inside = _either(tokens)
        if not tokens or tokens.pop(0) != ("bracket", ")"):
            raise _nonsense("Unbalanced brackets.")
        return inside
    if kind == "word" and text.lower() == "not":
        negated = _one(tokens)
        return lambda document: not negated(document)
    return _comparison(text, tokens)


def _comparison(field: str, tokens: list[tuple[str, str]]) -> Test:
    operator = tokens.pop(0)[1].lower() if tokens else ""
    if operator == "pr":
        return lambda document: any(value is not None for value in _values(document, field))
    if operator not in _COMPARE or not tokens:
        raise _nonsense(f"Invalid operator {operator!r} for {field}")
    want = tokens.pop(0)[1].casefold()
    compare = _COMPARE[operator]
    return lambda document: any(
        compare(str(value).casefold(), want) for value in _values(document, field)
    )


def _values(document: Any, field: str) -> list[Any]:
    """Return the values at a dotted path; lists on the way are looked into (target.id)."""
    here = [document]
    for part in field.split("."):
        single = [one for value in here for one in (value if isinstance(value, list) else [value])]
        here = [one[part] for one in single if isinstance(one, dict) and part in one]
    return here
