"""The lock: what the program needs apart from what its development needs, all of it hashed."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest

import environment
import locking

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
RUNTIME = "a==1 \\\n    --hash=sha256:aa\n    # via x\n"
FULL = f"{RUNTIME}b==2 ; sys_platform == 'win32' \\\n    --hash=sha256:bb\n"


def _names(requirements):
    found = [re.match(r"[\w.-]+", text) for text in requirements if isinstance(text, str)]
    return {_plain(match.group()) for match in found if match}


def _locked(text):
    return {_plain(name) for name in locking.PACKAGE.findall(text)}


def _plain(name):
    """Return a package's name as the index has it: `ruamel.yaml` is `ruamel-yaml`."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_development_comes_after_what_the_program_needs():
    text = locking.joined(RUNTIME, FULL)

    runtime, _, development = text.partition(environment.DEVELOPMENT)
    assert _locked(runtime) == {"a"}
    assert _locked(development) == {"b"}
    assert "# via x" in runtime
    assert "; sys_platform == 'win32'" in development


def test_locking_what_is_locked_changes_nothing():
    text = locking.joined(RUNTIME, FULL)

    runtime, _, _ = text.partition(environment.DEVELOPMENT)
    assert locking.joined(runtime, text) == text


def test_the_lock_holds_what_the_program_depends_on():
    assert _names(PROJECT["project"]["dependencies"]) <= _locked(environment.runtime_lock())


@pytest.mark.parametrize("group", ["dev", "build", "resources"])
def test_the_lock_holds_what_development_depends_on(group):
    assert _names(PROJECT["dependency-groups"][group]) <= _locked(environment.LOCK.read_text())


def test_what_only_development_needs_is_not_shipped():
    assert not _names(PROJECT["dependency-groups"]["dev"]) & _locked(environment.runtime_lock())


def test_every_package_of_the_lock_has_hashes():
    entries = re.split(locking.PACKAGE, environment.LOCK.read_text())[1:]

    assert all("--hash=sha256:" in entry for entry in entries[1::2])


def test_the_lock_names_no_address():
    assert "://" not in environment.LOCK.read_text()


def _imported(folder):
    """Return the packages of others that the modules of a folder import by name."""
    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / folder).rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    own = {"tests", "zoomprov_gui"} | {path.stem for path in (ROOT / "packaging").iterdir()}
    return {name.partition(".")[0] for name in names} - own - sys.stdlib_module_names


def _providers(imports):
    by_import = importlib.metadata.packages_distributions()
    return {_plain(by_import[name][0]) for name in imports}


def test_what_the_program_imports_it_depends_on_by_name():
    depended_on = _names(PROJECT["project"]["dependencies"])

    # The binding's own base library comes with it, at exactly its version.
    assert _providers(_imported("zoomprov_gui")) - {"shiboken6"} <= depended_on


def test_what_tests_and_scripts_import_development_depends_on_by_name():
    groups = PROJECT["dependency-groups"]
    depended_on = _names(
        [
            *PROJECT["project"]["dependencies"],
            *groups["dev"],
            *groups["freeze"],
            *groups["resources"],
        ]
    )

    # anyio is a part of httpx's interface: its plug-in runs the async tests. secretstorage is what
    # keyring works with on Linux, and nowhere else.
    parts = {"anyio", "shiboken6", "secretstorage"}
    found = _providers(_imported("tests") | _imported("packaging")) - parts
    assert found <= depended_on
