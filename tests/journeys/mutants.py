"""Break each guard of the plans in every small way, and see whether the tests of the plans notice.

    python -m tests.journeys.mutants [--take NUMBER --begin PLACE]

Each comparison, condition and `and`/`or` is turned round, one at a time, inside the running
program, and the tests named below run until one fails. Whoever survives is printed; the exit code
is 1 where somebody did (RELIABILITY.md P7, P11, P13, P14).
"""

import argparse
import ast
import contextlib
import importlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
# Module of zoomprov_gui → the functions that guard, and the test files that have to notice.
GUARDS = {
    "domain.planning": (
        "plan_take_away", "plan_leave_group", "plan_reactivate", "_plan", "undecided",
        "not_ours_to_remove",
    ),
    "domain.routes": (),
    "domain.assigning": (
        "plan_assign", "plan_unassign_groups", "losers", "_takes_all", "_who_must_not",
        "_cannot_have", "_no_seat", "_nothing_created", "_gives_all",
    ),
    "domain.undoing": ("plan_undo", "_take_back", "_kept", "_moved_on", "_nothing", "_restored"),
    "domain.drafting": (),
}  # fmt: skip
SWAPS = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


class Mutant(NamedTuple):
    """One way to break a function: the module, the function, the node's number, and how."""

    module: str
    function: str
    number: int
    how: str
    line: int

    def __str__(self) -> str:
        return f"{self.module}.{self.function}, line {self.line}: {self.how}"


def mutants() -> list[Mutant]:
    """Return every way to break a guard, in the order of the files."""
    return [mutant for module, names in GUARDS.items() for mutant in _of(module, names)]


def _of(module: str, names: tuple[str, ...]) -> Iterator[Mutant]:
    for function in _functions(module):
        if names and function.name not in names:
            continue
        for number, node in enumerate(ast.walk(function)):
            for how in _ways(node):
                yield Mutant(module, function.name, number, how, node.lineno)


def _functions(module: str) -> list[ast.FunctionDef]:
    tree = ast.parse(_path(module).read_text("utf-8"))
    return [node for node in tree.body if isinstance(node, ast.FunctionDef)]


def _path(module: str) -> Path:
    return ROOT / "zoomprov_gui" / f"{module.replace('.', '/')}.py"


def _ways(node: ast.AST) -> tuple[str, ...]:
    """Return how a node can be broken; `x or ""`, which only chooses words, cannot."""
    match node:
        case ast.Compare():
            return ("turned round",)
        case ast.BoolOp(values=[*_, ast.Constant()]):
            return ()
        case ast.BoolOp():
            return ("the other connective",)
        case ast.If():
            return ("always", "never")
        case ast.UnaryOp(op=ast.Not()):
            return ("not left out",)
        case _:
            return ()


def _code_of(mutant: Mutant | None, module: str, name: str) -> CodeType:
    """Compile a function of a module, broken or as it is, and return its code."""
    tree = ast.parse(_path(module).read_text("utf-8"))
    (function,) = (n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == name)
    if mutant is not None:
        _break(list(ast.walk(function))[mutant.number], mutant.how)
    space = dict(vars(importlib.import_module(f"zoomprov_gui.{module}")))
    only = ast.Module(body=[function], type_ignores=[])
    exec(compile(ast.fix_missing_locations(only), str(_path(module)), "exec"), space)
    made = space[name]
    assert isinstance(made, FunctionType)
    return made.__code__


def _break(node: ast.AST, how: str) -> None:
    match node:
        case ast.Compare():
            node.ops[0] = SWAPS[type(node.ops[0])]()
        case ast.BoolOp():
            node.op = SWAPS[type(node.op)]()
        case ast.If():
            node.test = ast.copy_location(ast.Constant(how == "always"), node.test)
        case ast.UnaryOp():
            node.op = ast.UAdd()  # `+bool` is as true as it was, where `not` is left out
        case _:
            raise AssertionError(node)


@contextlib.contextmanager
def broken(mutant: Mutant) -> Iterator[None]:
    """Have the running program's function be broken, for whoever imported it as well."""
    module = importlib.import_module(f"zoomprov_gui.{mutant.module}")
    function = getattr(module, mutant.function)
    whole = function.__code__
    function.__code__ = _code_of(mutant, mutant.module, mutant.function)
    try:
        yield
    finally:
        function.__code__ = whole


def noticed(first: str = "") -> bool:
    """Run the tests of the plans until one fails, and return whether one did.

    `first` is the module whose tests run before the others, because they are likely to notice.
    """
    modules = sorted(GUARDS, key=lambda module: (module != first, module == "domain.planning"))
    names = [module.partition(".")[2] for module in modules]
    files = [str(ROOT / "tests" / "domain" / f"test_{name}.py") for name in names]
    quiet = ("-q", "-x", "-p", "no:cacheprovider", "--hypothesis-profile=mutants")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return pytest.main([*quiet, *files]) == pytest.ExitCode.TESTS_FAILED


def main() -> int:
    """Break what is asked for, and print who survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--take", type=int, default=0, help="how many; all without it")
    parser.add_argument("--begin", type=int, default=0, help="the first one's place")
    asked = parser.parse_args()
    every = mutants()
    begin = asked.begin % len(every)
    chosen = (every[begin:] + every[:begin])[: asked.take or None]
    if noticed():
        sys.stdout.write("The tests fail without any change.\n")
        return 2
    survivors = []
    for mutant in chosen:
        with broken(mutant):
            if not noticed(mutant.module):
                survivors.append(mutant)
                sys.stdout.write(f"survived: {mutant}\n")
                sys.stdout.flush()
    sys.stdout.write(f"{len(chosen) - len(survivors)} of {len(chosen)} were noticed.\n")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
