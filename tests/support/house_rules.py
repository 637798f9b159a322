"""The rules of this house that no linter knows, each as a function from a file to its findings.

A rule takes the path inside the project (with forward slashes) and the text, and yields
`(line, what is wrong)`. `tests/test_house_rules.py` holds the project to them.
"""

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

Finding = tuple[int, str]
Rule = Callable[[str, str], Iterator[Finding]]

LONGEST_MODULE = 300
LONGEST_TEST = 500  # a source of 300 lines has more ways to behave than lines to say them
TOKENS = "zoomprov_gui/widgets/theme/tokens.py"
LGPL_QT = {
    "QtCore", "QtDBus", "QtGui", "QtNetwork", "QtPrintSupport", "QtSvg", "QtSvgWidgets", "QtTest",
    "QtWidgets",
}  # fmt: skip
NESTING_DIALOGS = {
    "QMessageBox": {"about", "aboutQt", "critical", "information", "question", "warning"},
    "QFileDialog": {
        "getExistingDirectory", "getExistingDirectoryUrl", "getOpenFileName", "getOpenFileNames",
        "getOpenFileUrl", "getOpenFileUrls", "getSaveFileName", "getSaveFileUrl",
    },
    "QInputDialog": {"getDouble", "getInt", "getItem", "getMultiLineText", "getText"},
    "QColorDialog": {"getColor"},
    "QFontDialog": {"getFont"},
}  # fmt: skip
NESTING_WAITS = {
    "waitSignal",
    "waitSignals",
    "waitUntil",
    "wait",
    "waitCallback",
    "assertNotEmitted",
}
HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})(?![0-9a-zA-Z_-])")
# Written so that the patterns do not match themselves.
FOREIGN_TEXT = {
    "a path of one machine": re.compile(
        r"(?<![\w.~-])/(?:work|root)/|(?<![\w.])/tmp/[a-z]|(?<![\w.:/])/(?:home|Users)/\w|[A-Z]:\\Users\\\w"
    ),
    "a package registry's host": re.compile(
        r"\b(?:pypi|pythonhosted|npmjs|yarnpkg|jsdelivr|unpkg)\.(?:org|com|net)\b"
        r"|\b(?:deb|security|snapshot)\.debian\.org\b|\bpkg\.dev\b|\bindex-url\b",
        re.IGNORECASE,
    ),
}
NOQA = re.compile(
    r"#\s*(?:ruff:\s*|flake8:\s*)?noqa\b(?P<codes>:\s*[A-Z]+\d+(?:[,\s]+[A-Z]+\d+)*)?(?P<why>.*)"
)
IGNORED_TYPE = re.compile(r"#\s*type:\s*ignore(?P<codes>\[[\w, -]+\])?(?P<why>.*)")


def view_models_know_only_qt_core(path: str, text: str) -> Iterator[Finding]:
    """Pages' models run in tests without widgets, and can be shown by any of them."""
    if path.startswith("zoomprov_gui/viewmodels/"):
        for line, module in _qt_modules(_nodes(path, text)):
            if module != "QtCore":
                yield line, f"a view model imports PySide6 {module}"


def only_free_qt_modules(path: str, text: str) -> Iterator[Finding]:
    """The rest of Qt is GPL or commercial, or not in PySide6-Essentials."""
    for line, module in _qt_modules(_nodes(path, text)):
        if module and module not in LGPL_QT:
            yield line, f"PySide6.{module} is not among the modules that may be shipped"


def no_nested_event_loops(path: str, text: str) -> Iterator[Finding]:
    """A loop inside a slot strands the task that emitted the signal (qasync #59, #82, #174)."""
    for node in _nodes(path, text):
        match node:
            case ast.Attribute(attr="exec" | "exec_" as name):
                yield node.lineno, f".{name}: use open() and finished"
            case ast.Attribute(attr=name) if name in NESTING_DIALOGS.get(_last(node.value), ()):
                yield node.lineno, f"{_last(node.value)}.{name}: use open()"
            case ast.AsyncFunctionDef():
                yield from _nested_waits(node)
            case _:
                pass


def _nested_waits(function: ast.AsyncFunctionDef) -> Iterator[Finding]:
    for node in ast.walk(function):
        match node:
            case ast.Attribute(attr=name, value=ast.Name(id="qtbot")) if name in NESTING_WAITS:
                yield node.lineno, f"qtbot.{name} in an async function: use emitted() or ended()"
            case _:
                pass


def no_loose_tasks(path: str, text: str) -> Iterator[Finding]:
    """A task outside a group is lost to the garbage collector, and its error with it."""
    nodes = _nodes(path, text)
    groups = _task_groups(nodes)
    for node in nodes:
        match node:
            case ast.ImportFrom(module="asyncio", names=names):
                for name in {alias.name for alias in names} & {"create_task", "ensure_future"}:
                    yield node.lineno, f"{name}: use a TaskGroup"
            case ast.Attribute(attr="ensure_future"):
                yield node.lineno, "ensure_future: use a TaskGroup"
            case ast.Attribute(attr="create_task", value=owner) if _last(owner) not in groups:
                yield node.lineno, "create_task on something that is no TaskGroup in this module"
            case _:
                pass


def no_groups_in_except(path: str, text: str) -> Iterator[Finding]:
    """What `except*` raises is put into a group again before Python 3.11.4, as Debian 12's is."""
    for node in _nodes(path, text):
        if isinstance(node, ast.TryStar):
            yield node.lineno, "except*: use domain/one_error.py"


def modules_are_short(path: str, text: str) -> Iterator[Finding]:
    """What does not fit is two things."""
    longest = LONGEST_TEST if path.rpartition("/")[2].startswith("test_") else LONGEST_MODULE
    if path.endswith(".py") and (length := text.count("\n")) > longest:
        yield length, f"{length} lines, more than {longest}"


def modules_say_what_they_are(path: str, text: str) -> Iterator[Finding]:
    """One sentence at the top; in tests, the names are the sentences."""
    is_test = path.rpartition("/")[2].startswith(("test_", "conftest"))
    module = next(iter(_nodes(path, text)), None)
    if isinstance(module, ast.Module) and not is_test and not ast.get_docstring(module):
        yield 1, "no docstring"


def colours_are_tokens(path: str, text: str) -> Iterator[Finding]:
    """Contrast and dark mode are decided in one place."""
    if not path.startswith("zoomprov_gui/") or path == TOKENS:
        return
    nodes = _nodes(path, text)
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        match node:
            case ast.Constant(value=str(words)) if id(node) not in told:
                if found := HEX_COLOUR.search(words):
                    yield node.lineno, f"the colour {found.group()} belongs in {TOKENS}"
            case ast.Call(func=function, args=[_, _, _, *_] as numbers):
                made = _last(function) in {"QColor", "fromRgb", "qRgb", "qRgba"}
                if made and all(isinstance(number, ast.Constant) for number in numbers):
                    yield node.lineno, f"a colour in numbers belongs in {TOKENS}"
            case _:
                pass


def nothing_of_one_machine(path: str, text: str) -> Iterator[Finding]:
    """What is committed has to be true everywhere."""
    for number, line in enumerate(text.splitlines(), 1):
        for what, pattern in FOREIGN_TEXT.items():
            if found := pattern.search(line):
                yield number, f"{what}: {found.group()}"
    if path == "packaging/lock.txt" and "://" in text:
        yield 1, "the lock names an address"


def exceptions_say_which_and_why(path: str, text: str) -> Iterator[Finding]:
    """A rule is switched off by its code, for one line, with the reason beside or above it."""
    if not path.endswith(".py"):
        return
    lines = text.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type != tokenize.COMMENT:
            continue
        number = token.start[0]
        above = number > 1 and lines[number - 2].lstrip().startswith("#")
        for found in filter(None, (NOQA.search(token.string), IGNORED_TYPE.search(token.string))):
            if not found["codes"]:
                yield number, f"{found.group().strip()!r} names no code"
            elif not above and not re.search(r"[^\W\d_]{3}", found["why"]):
                yield number, f"{found.group().strip()!r} gives no reason"


@cache
def _nodes(path: str, text: str) -> tuple[ast.AST, ...]:
    """Return every node of a module, itself first; none for what is not Python."""
    return tuple(ast.walk(ast.parse(text))) if path.endswith(".py") else ()


def _qt_modules(nodes: Iterable[ast.AST]) -> Iterator[tuple[int, str]]:
    """Yield each module of PySide6 that is imported, with its line."""
    for node in nodes:
        match node:
            case ast.ImportFrom(module="PySide6", names=names):
                paths = [f"PySide6.{alias.name}" for alias in names]
            case ast.ImportFrom(module=str(module)):
                paths = [module]
            case ast.Import(names=names):
                paths = [alias.name for alias in names]
            case _:
                continue
        for package, _, module in (path.partition(".") for path in paths):
            if package == "PySide6":
                yield node.lineno, module.partition(".")[0]


def _last(node: ast.AST) -> str:
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def _task_groups(nodes: Sequence[ast.AST]) -> set[str]:
    """Return the names that stand for a TaskGroup: opened, annotated, or assigned from one."""
    names: set[str] = set()
    for node in [*nodes, *nodes]:  # twice: a walk meets `self._x = x` before the argument x
        match node:
            case ast.withitem(context_expr=made, optional_vars=ast.AST() as target):
                source = made
            case ast.arg(annotation=ast.AST() as source):
                target = ast.Name(id=node.arg)
            case ast.AnnAssign(target=target, annotation=source):
                pass
            case ast.Assign(targets=[target], value=source):
                if _last(source) not in names:
                    continue
                source = ast.Name(id="TaskGroup")
            case _:
                continue
        if "TaskGroup" in ast.unparse(source):
            names.add(_last(target))
    return names - {""}


RULES: tuple[Rule, ...] = (
    view_models_know_only_qt_core,
    only_free_qt_modules,
    no_nested_event_loops,
    no_loose_tasks,
    no_groups_in_except,
    modules_are_short,
    modules_say_what_they_are,
    colours_are_tokens,
    nothing_of_one_machine,
    exceptions_say_which_and_why,
)
