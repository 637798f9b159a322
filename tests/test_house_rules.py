"""Holds every file of the project to the rules in tests/support/house_rules.py."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support import house_rules as house

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "zoomprov_gui"
MIRRORED = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())

# Sources without a test of their own name, each with the reason. This list may only shrink.
UNTESTED: dict[str, str] = {}
# Tests that belong to no one module, each with what they are about.
ABOUT_MORE: dict[str, str] = {
    "tests/clients/test_against_simulator.py": "both clients together, fault by fault",
    "tests/clients/test_certified.py": "OAuth against a certified server: device, keys, DPoP, ends",
    "tests/clients/test_iam.py": "OAuth against an authorization server that is not ours",
    "tests/clients/test_recordings.py": "what Okta and Zoom really answered, through both clients",
    "tests/services/test_token_life.py": "a sign-in that ends or loses rights, through all layers",
    "tests/simulator/test_contract.py": "each simulated answer, against the vendors' OpenAPI",
    "tests/widgets/test_gallery.py": "all parts at once: names, targets, text size, schemes",
    "tests/widgets/test_binding.py": "PySide6 itself: the release that loses references to None",
}


def tracked() -> dict[str, str]:
    """Return the text of each file that is, or is about to be, in the repository."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout: there is no list of files to check")
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    texts = {}
    for name in filter(None, names.split("\0")):
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b"\0"
        if b"\0" not in content:
            texts[name] = content.decode("utf-8", "replace")
    return texts


@pytest.fixture(scope="module")
def files():
    return tracked()


@pytest.mark.parametrize("rule", house.RULES, ids=lambda rule: rule.__name__)
def test_the_project_keeps_the_rule(rule, files):
    found = [
        f"{path}:{line}: {what}" for path, text in files.items() for line, what in rule(path, text)
    ]

    assert not found, "\n".join([str(rule.__doc__), *found])


LINK = re.compile(r"""(?:\]\(|src="|srcset=")(?!https?:|#)([^)"#]+)""")


@pytest.mark.parametrize(
    "document", ["README.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md"]
)
def test_documents_link_to_what_is_there(document):
    path = ROOT / document
    links = LINK.findall(path.read_text("utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


def test_each_source_has_its_tests():
    missing = {
        f"zoomprov_gui/{name}": f"tests/{mirror}"
        for name, mirror in _sources().items()
        if not (ROOT / "tests" / mirror).exists() and f"zoomprov_gui/{name}" not in UNTESTED
    }

    assert not missing, "write the test, or add the source to UNTESTED with its reason"


def test_each_test_has_its_source():
    """A long test may be split by aspect: test_http.py, test_http_failures.py."""
    mirrors = tuple(f"tests/{mirror.removesuffix('.py')}" for mirror in _sources().values())
    tests = {
        path.relative_to(ROOT).as_posix()
        for name in MIRRORED
        for path in (ROOT / "tests" / name).rglob("test_*.py")
    }

    strays = {name for name in tests - ABOUT_MORE.keys() if not _mirrored(name, mirrors)}
    assert not strays, "rename it after the module it tests"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("tests/a/test_http.py", True),
        ("tests/a/test_http_failures.py", True),
        ("tests/a/test_https.py", False),
        ("tests/b/test_http.py", False),
    ],
)
def test_a_test_is_known_by_its_modules_name(name, expected):
    assert _mirrored(name, ("tests/a/test_http",)) is expected


def test_exceptions_are_dropped_when_they_are_no_longer_needed():
    sources = {f"zoomprov_gui/{name}": ROOT / "tests" / test for name, test in _sources().items()}
    stale = [name for name in UNTESTED if name not in sources or sources[name].exists()]
    stale += [name for name in ABOUT_MORE if not (ROOT / name).exists()]

    assert not stale


def test_exceptions_carry_a_reason():
    assert all(len(reason) > 20 for reason in [*UNTESTED.values(), *ABOUT_MORE.values()])


def _mirrored(test: str, mirrors: tuple[str, ...]) -> bool:
    return any(test.startswith((f"{mirror}.", f"{mirror}_")) for mirror in mirrors)


def _sources() -> dict[str, str]:
    """Return each module of a layer, and where its tests belong."""
    modules = [path for name in MIRRORED for path in (PACKAGE / name).rglob("*.py")]
    relative = [path.relative_to(PACKAGE) for path in modules if path.name != "__init__.py"]
    return {
        path.as_posix(): path.with_name(f"test_{path.name}").as_posix() for path in sorted(relative)
    }


# A dot in the middle of a word keeps this file from breaking the rules it shows.
VIOLATIONS = [
    ("view_models", "zoomprov_gui/viewmodels/x.py", "from PySide6.QtGui import QColor"),
    ("view_models", "zoomprov_gui/viewmodels/x.py", "from PySide6 import QtCore, QtWidgets"),
    ("view_models", "zoomprov_gui/viewmodels/x.py", "import PySide6.QtWidgets"),
    ("view_models", "zoomprov_gui/viewmodels/x.py", "import PySide6"),
    ("only_free", "zoomprov_gui/widgets/x.py", "from PySide6.QtCharts import QChart"),
    ("only_free", "tests/widgets/test_x.py", "from PySide6 import QtNetworkAuth"),
    ("only_free", "tests/widgets/test_x.py", "from PySide6 import *"),
    ("no_nested", "zoomprov_gui/widgets/x.py", "dialog.exec()"),
    ("no_nested", "zoomprov_gui/widgets/x.py", "QMenu(self).exec_()"),
    ("no_nested", "zoomprov_gui/widgets/x.py", "button.clicked.connect(dialog.exec)"),
    ("no_nested", "zoomprov_gui/widgets/x.py", "QMessageBox.question(self, 'a', 'b')"),
    ("no_nested", "zoomprov_gui/widgets/x.py", "QtWidgets.QFileDialog.getSaveFileName(self)"),
    ("no_groups", "zoomprov_gui/app/x.py", "try:\n  f()\nexcept* OSError:\n  pass"),
    ("no_nested", "tests/widgets/test_x.py", "async def f(qtbot):\n  qtbot.waitSignal(x)"),
    ("no_loose", "zoomprov_gui/services/x.py", "asyncio.create_task(work())"),
    ("no_loose", "zoomprov_gui/services/x.py", "asyncio.ensure_future(work())"),
    ("no_loose", "zoomprov_gui/services/x.py", "from asyncio import create_task"),
    ("no_loose", "zoomprov_gui/services/x.py", "asyncio.get_running_loop().create_task(f())"),
    ("no_loose", "zoomprov_gui/services/x.py", "self._loop.create_task(f())"),
    ("modules_are_short", "zoomprov_gui/domain/x.py", "x = 1\n" * 301),
    ("modules_are_short", "tests/domain/test_x.py", "x = 1\n" * 501),
    ("modules_say", "zoomprov_gui/domain/x.py", "x = 1\n"),
    ("modules_say", "zoomprov_gui/domain/__init__.py", ""),
    ("colours", "zoomprov_gui/widgets/x.py", "style = 'color: #1a2B3c;'"),
    ("colours", "zoomprov_gui/widgets/parts/x.py", "QColor('#fff')"),
    ("colours", "zoomprov_gui/widgets/x.py", "f'color: #ff00ff80; {x}'"),
    ("colours", "zoomprov_gui/widgets/x.py", "QColor(255, 0, 0)"),
    ("nothing_of_one", "README.md", "see /wo·rk/main for it"),
    ("nothing_of_one", "x.py", "path = '/ro·ot/.cache'"),
    ("nothing_of_one", "x.py", "path = '/ho·me/ada/zoomprov'"),
    ("nothing_of_one", "x.md", r"C:\Us·ers\ada"),
    ("nothing_of_one", "x.toml", "https://pypi.o·rg/simple"),
    ("nothing_of_one", "packaging/lock.txt", "a==1 @ https://files.example/a.whl"),
    ("exceptions", "x.py", "x = 1  # no·qa"),
    ("exceptions", "x.py", "x = 1  # no·qa: E501"),
    ("exceptions", "x.py", "# ruff: no·qa"),
    ("exceptions", "x.py", "x = 1  # type: ig·nore"),
    ("exceptions", "x.py", "x = 1  # type: ig·nore[misc]"),
]

INNOCENT = [
    ("view_models", "zoomprov_gui/viewmodels/x.py", "from PySide6.QtCore import QObject"),
    ("view_models", "zoomprov_gui/widgets/x.py", "from PySide6.QtWidgets import QWidget"),
    ("only_free", "zoomprov_gui/widgets/x.py", "from PySide6 import QtCore, QtGui"),
    ("only_free", "tests/packaging/test_x.py", "import PySide6"),
    ("no_nested", "zoomprov_gui/storage/x.py", "db.execute('x'); asyncio.create_subprocess_exec()"),
    ("no_nested", "tests/widgets/test_x.py", "def f(qtbot):\n  qtbot.waitSignal(x)"),
    (
        "no_loose",
        "x.py",
        "async with asyncio.TaskGroup() as g:\n  g.create_task(f())".join(
            ("async def f():\n ", "")
        ),
    ),
    ("no_loose", "x.py", "def f(g: asyncio.TaskGroup):\n  self._g = g\n  self._g.create_task(f())"),
    ("modules_are_short", "zoomprov_gui/domain/x.py", "x = 1\n" * 300),
    ("modules_are_short", "tests/domain/test_x.py", "x = 1\n" * 500),
    ("modules_say", "tests/domain/test_x.py", "x = 1\n"),
    ("colours", "zoomprov_gui/widgets/theme/tokens.py", "INK = '#1a2b3c'"),
    ("colours", "zoomprov_gui/widgets/x.py", "'''See issue #154 and #fff.'''"),
    ("colours", "zoomprov_gui/widgets/x.py", "'a#anchor-name'; 'E0000046 #12'"),
    (
        "nothing_of_one",
        "x.py",
        "url = 'https://acme.example/home/x'; '../shared'; 'a/wo·rk/b'",
    ),
    ("exceptions", "x.py", "x = 1  # no·qa: S603 - the program is our own"),
    ("exceptions", "x.py", "x = 1  # no·qa: FBT001 - QAction.toggled"),
    ("exceptions", "x.py", "# The program is our own.\nx = 1  # no·qa: S603"),
    ("exceptions", "x.py", "x = 1  # type: ig·nore[misc]  # Qt's stub is wrong"),
    ("exceptions", "x.py", "x = '# no·qa'"),
]


@pytest.mark.parametrize(("rule", "path", "text"), VIOLATIONS)
def test_a_violation_is_caught(rule, path, text):
    assert list(_rule(rule)(path, text.replace("·", "")))


@pytest.mark.parametrize(("rule", "path", "text"), INNOCENT)
def test_what_looks_alike_is_left_alone(rule, path, text):
    assert list(_rule(rule)(path, text.replace("·", ""))) == []


def test_every_rule_is_shown_a_violation():
    shown = {_rule(rule) for rule, _path, _text in VIOLATIONS}

    assert shown == set(house.RULES)


def _rule(start: str) -> house.Rule:
    (rule,) = (rule for rule in house.RULES if rule.__name__.startswith(start))
    return rule
