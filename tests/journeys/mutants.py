"""Break each guard of the plans in every small way, and see whether the tests of the plans notice.

    python -m tests.journeys.mutants [--part 1/4] [--begin NUMBER] [--take NUMBER]

Each comparison, condition and `and`/`or` is turned round, one at a time, inside the running
program, and the tests of the modules named below run until one fails. They are collected once, and
run once with nothing broken, which tells which of them come by which place: whoever comes by the
broken one is run first, the quickest before the others, and whoever never calls the function not at
all, because it cannot notice. Whoever survives is printed; the exit code is 1 where somebody did
(RELIABILITY.md P7, P11, P13, P14).
"""

import argparse
import ast
import contextlib
import functools
import importlib
import io
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
Place = tuple[str, str, int]  # module, function, and which node of it; 0 is the function's start
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
    "domain.giving_back": ("restored", "lacks_licence", "_zoom_back"),
    "domain.undoing": ("plan_undo", "_take_back", "_kept", "_moved_on", "_nothing"),
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

    @property
    def home(self) -> tuple[str, str]:
        return self.module, self.function

    @property
    def place(self) -> Place:
        return self.module, self.function, self.number

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


def _code_of(home: tuple[str, str], change: Callable[[ast.FunctionDef], None]) -> CodeType:
    """Compile a function of a module, changed, and return its code."""
    module, name = home
    tree = ast.parse(_path(module).read_text("utf-8"))
    (function,) = (n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == name)
    change(function)
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


class Telling(ast.NodeTransformer):
    """Let a function tell `come_by` each place that it comes by."""

    def __init__(self, home: tuple[str, str], function: ast.FunctionDef) -> None:
        self._places = {id(n): (*home, k) for k, n in enumerate(ast.walk(function)) if _ways(n)}
        self.visit(function)
        function.body.insert(0, ast.Expr(_come_by((*home, 0))))

    def visit(self, node: ast.AST) -> ast.AST:
        place = self._places.get(id(node))
        self.generic_visit(node)
        if place is None:
            return node
        if isinstance(node, ast.If):
            node.test = _after(place, node.test)
            return node
        assert isinstance(node, ast.expr)
        return _after(place, node)


def _come_by(place: Place) -> ast.Call:
    return ast.Call(ast.Name("come_by", ast.Load()), [ast.Constant(place)], [])


def _after(place: Place, node: ast.expr) -> ast.BoolOp:
    return ast.BoolOp(ast.Or(), [_come_by(place), node])  # it returns None


@contextlib.contextmanager
def changed(home: tuple[str, str], code: CodeType) -> Iterator[None]:
    """Have the running program's function do something else, for whoever imported it as well."""
    function = getattr(importlib.import_module(f"zoomprov_gui.{home[0]}"), home[1])
    whole, function.__code__ = function.__code__, code
    try:
        yield
    finally:
        function.__code__ = whole


def broken(mutant: Mutant) -> contextlib.AbstractContextManager[None]:
    """Have the function of a mutant be broken."""

    def change(function: ast.FunctionDef) -> None:
        _break(list(ast.walk(function))[mutant.number], mutant.how)

    return changed(mutant.home, _code_of(mutant.home, change))


class Test(NamedTuple):
    """A test, the places that it comes by, and how long it takes."""

    item: pytest.Item
    places: frozenset[Place]
    seconds: float


class Tests:
    """A plugin of pytest that runs the tests which it has collected as often as they are needed."""

    def __init__(self, chosen: list[Mutant]) -> None:
        self.chosen = chosen
        self.survivors: list[Mutant] = []
        self.fail_unbroken = False
        self._failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._failed |= report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        tests = list(self._told(session.items))
        if not self.fail_unbroken:
            self._break_all(tests)
        return True

    def _run(self, item: pytest.Item) -> bool:
        """Run a test, and return whether it failed."""
        self._failed = False
        # As if the session were next: what is set up for the whole of it stays.
        item.ihook.pytest_runtest_protocol(item=item, nextitem=item.session)
        return self._failed

    def _told(self, items: list[pytest.Item]) -> Iterator[Test]:
        """Run each test with nothing broken, and yield it with the places that it comes by."""
        places: set[Place] = set()
        with contextlib.ExitStack() as stack:
            for home in {mutant.home for mutant in self.chosen}:
                module = importlib.import_module(f"zoomprov_gui.{home[0]}")
                vars(module)["come_by"] = places.add
                telling = _code_of(home, functools.partial(Telling, home))
                stack.enter_context(changed(home, telling))
            for item in items:
                places.clear()
                begun = time.monotonic()
                self.fail_unbroken |= self._run(item)
                yield Test(item, frozenset(places), time.monotonic() - begun)

    def _break_all(self, tests: list[Test]) -> None:
        begun = time.monotonic()
        for number, mutant in enumerate(self.chosen, 1):
            with broken(mutant):
                if not self._noticed(mutant, tests):
                    self.survivors.append(mutant)
                    say(f"survived: {mutant}")
            if number % 20 == 0:
                spent = time.monotonic() - begun
                say(f"{number} of {len(self.chosen)}: {len(self.survivors)} survive, {spent:.0f} s")

    def _noticed(self, mutant: Mutant, tests: list[Test]) -> bool:
        """Return whether a test fails; a property comes by other places in other examples."""
        calling = [test for test in tests if (*mutant.home, 0) in test.places]
        calling.sort(key=lambda test: (mutant.place not in test.places, test.seconds))
        return any(self._run(test.item) for test in calling)


def say(text: str) -> None:
    assert sys.__stdout__ is not None  # what pytest says goes nowhere
    sys.__stdout__.write(text + "\n")
    sys.__stdout__.flush()


def main() -> int:
    """Break what is asked for, and print who survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="1/1", help="which part of how many, such as 1/4")
    parser.add_argument("--begin", type=int, default=0, help="how many of them to leave out")
    parser.add_argument("--take", type=int, default=None, help="how many; all without it")
    asked = parser.parse_args()
    part, parts = map(int, asked.part.split("/"))
    tests = Tests(mutants()[part - 1 :: parts][asked.begin :][: asked.take])
    files = [str(ROOT / "tests" / f"{m.replace('.', '/test_')}.py") for m in GUARDS]
    quiet = ("-q", "-s", "-p", "no:cacheprovider", "--hypothesis-profile=mutants")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        ended = pytest.main([*quiet, *files], plugins=[tests])
    assert ended in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}, ended
    if tests.fail_unbroken:
        say("The tests fail without any change.")
        return 2
    noticed = len(tests.chosen) - len(tests.survivors)
    say(f"{noticed} of {len(tests.chosen)} were noticed.")
    return 1 if tests.survivors else 0


if __name__ == "__main__":
    sys.exit(main())
