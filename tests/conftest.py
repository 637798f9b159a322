"""What holds for every test: no screen, no home of the developer's, no unexpected log line."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

# Before Qt loads: it chooses its platform once. Set it to `xcb` by hand to watch a test.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# httpx asks for it on each request to a simulated service, and a package that is not there is
# looked for in every folder each time.
sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type] # says that there is none

pytest_plugins = ["pytester", "tests.support.log_records"]

# No deadlines: two cores shared with coverage make an example's time mean nothing.
settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
# Under wine a process does a fifth of the work: each property is only tried there, not searched.
settings.register_profile(
    "rehearsal", deadline=None, derandomize=True, database=None, max_examples=5
)
# To find a counter-example is enough for who breaks the code: to make it small takes minutes.
settings.register_profile(
    "mutants",
    deadline=None,
    database=None,
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("dev")  # `--hypothesis-profile=ci` replaces it

HOME_VARIABLES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
XDG_VARIABLES = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


@pytest.fixture(scope="session", autouse=True)
def collecting_in_the_main_thread_alone() -> Iterator[None]:
    """Free no window from a worker thread, which ends the process (app/collecting.py)."""
    gc.disable()
    gc.collect()
    gc.freeze()  # modules stay: each collection would look at all of them
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def collecting_between_tests() -> Iterator[None]:
    """Collect what the test before has left, as often as the collector would."""
    yield
    young, _middle, old = gc.get_count()
    if old > gc.get_threshold()[2]:
        gc.collect()
    elif young > gc.get_threshold()[0]:
        gc.collect(1)


@pytest.fixture(scope="session", autouse=True)
def clipboard_left_empty() -> Iterator[None]:
    """Leave nothing of Python's to Qt, which lets go of its clipboard after Python has ended.

    That crashed: pytest said "passed", and its exit code said otherwise. A desktop's clipboard ends
    with the application; the offscreen one is a variable of the library.
    """
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Run async tests on plain asyncio; folders that need Qt's loop replace this."""
    return "asyncio"


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test, and the programs it starts, an empty home of its own."""
    home = tmp_path_factory.mktemp("home", numbered=True)
    for name in HOME_VARIABLES:
        monkeypatch.setenv(name, str(home))
    for name in XDG_VARIABLES:
        monkeypatch.setenv(name, str(home / name.lower()))
    return home
