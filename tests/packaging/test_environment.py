"""A virtual environment is made from a lock file, here one whose packages lie on the disk."""

import hashlib
import os
import shutil
import subprocess

import pytest

import environment
import machine

PROJECT = """
[project]
name = "sample"
version = "1"

[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""
# A build back end of the standard library alone: it writes the wheel of an editable install.
BACKEND = """
import os, zipfile


def _write(folder, name, files):
    info = f"{name}-1.dist-info"
    head = f"Metadata-Version: 2.1\\nName: {name}\\nVersion: 1\\n"
    kind = "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
    files = {**files, f"{info}/METADATA": head, f"{info}/WHEEL": kind}
    files[f"{info}/RECORD"] = "".join(f"{path},,\\n" for path in files)
    with zipfile.ZipFile(os.path.join(folder, f"{name}-1-py3-none-any.whl"), "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return f"{name}-1-py3-none-any.whl"


def build_editable(folder, config_settings=None, metadata_directory=None):
    return _write(folder, "sample", {"sample.pth": os.getcwd()})
"""


HASHED = ("install", "--no-deps", "--only-binary=:all:", "--require-hashes", "-r")


@pytest.fixture(autouse=True)
def _only_the_shelf(shelf, monkeypatch):
    """Let pip see nothing but a folder of wheels, and no disk be too small."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setattr(environment, "NEEDED_BYTES", 1)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """A folder with the wheels of two packages, `brick` and `mortar`."""
    folder = tmp_path_factory.mktemp("shelf")
    made: dict[str, object] = {}
    exec(BACKEND, made)
    for name in ("brick", "mortar"):
        made["_write"](folder, name, {f"{name}.py": "COLOUR = 'red'"})
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory, shelf):
    """A project with one locked package, `brick`; its environment is made by the first test."""
    root = tmp_path_factory.mktemp("project")
    (root / "packaging").mkdir()
    (root / "pyproject.toml").write_text(PROJECT)
    (root / "backend.py").write_text(BACKEND)
    wheel = (shelf / "brick-1-py3-none-any.whl").read_bytes()
    (root / "packaging" / "lock.txt").write_text(
        _locked("brick", hashlib.sha256(wheel).hexdigest())
    )
    return root


@pytest.fixture
def venv(project):
    """The environment of the project, up to date."""
    environment.set_up(project)
    return project / ".venv"


def _locked(name, digest):
    return f"{name}==1 \\\n    --hash=sha256:{digest}\n"


def _python(venv, code):
    command = [environment.program("python", venv), "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_environment_holds_what_is_locked_and_links_the_project(venv, project):
    assert _python(venv, "import brick; print(brick.COLOUR)").stdout == "red\n"

    linked = _python(venv, "import backend; print(backend.__file__)").stdout.strip()
    assert linked == str(project / "backend.py")


def test_an_environment_that_is_up_to_date_is_left_alone(venv, project):
    (venv / "mine.txt").touch()

    environment.set_up(project)

    assert (venv / "mine.txt").exists()


def test_a_changed_lock_makes_the_environment_anew(venv, project):
    (venv / "mine.txt").touch()
    with (project / "packaging" / "lock.txt").open("a") as lock:
        lock.write("# changed\n")

    environment.set_up(project)

    assert not (venv / "mine.txt").exists()
    assert _python(venv, "import brick").returncode == 0


def test_a_package_with_another_hash_is_refused(venv, tmp_path):
    (tmp_path / "lock.txt").write_text(_locked("mortar", "0" * 64))

    with pytest.raises(machine.SetUpError, match=r"not the one that packaging/lock\.txt names"):
        environment.pip(venv, *HASHED, str(tmp_path / "lock.txt"))

    assert _python(venv, "import mortar").returncode != 0


def test_a_package_without_a_build_for_this_machine_is_named(venv, tmp_path):
    (tmp_path / "lock.txt").write_text(_locked("plaster", "0" * 64))

    with pytest.raises(machine.SetUpError) as error:
        environment.pip(venv, *HASHED, str(tmp_path / "lock.txt"))

    assert "plaster==1" in str(error.value)
    assert "has no build for this machine" in str(error.value)


def test_an_index_that_cannot_be_reached_is_told(venv, tmp_path, monkeypatch):
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")  # nothing listens there
    monkeypatch.setenv("PIP_RETRIES", "1")
    (tmp_path / "lock.txt").write_text(_locked("plaster", "0" * 64))

    with pytest.raises(machine.SetUpError, match="The package index cannot be reached"):
        environment.pip(venv, *HASHED, str(tmp_path / "lock.txt"))


def test_an_interrupted_set_up_starts_again(venv, project):
    (venv / environment.STAMP).unlink()
    (venv / "half.txt").touch()

    environment.set_up(project)

    assert not (venv / "half.txt").exists()


def test_too_little_space_is_told_before_anything_is_made(project, tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "NEEDED_BYTES", 10**18)
    shutil.copytree(project, tmp_path / "copy", ignore=shutil.ignore_patterns(".venv"))

    with pytest.raises(machine.SetUpError, match="not enough space on the disk"):
        environment.set_up(tmp_path / "copy")

    assert not (tmp_path / "copy" / ".venv").exists()


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("ERROR: [Errno 28] No space left on device", "not enough space"),
        ("WARNING: Retrying (Retry(total=0)) NewConnectionError\nERROR: No matching", "reached"),
    ],
)
def test_what_pip_says_is_explained(said, meaning):
    done = subprocess.CompletedProcess([], 1, stdout="", stderr=said)

    assert meaning in environment._explained("It failed", done)
