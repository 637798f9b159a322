"""Makes a Python of Linux take itself for one of macOS, so that PyInstaller freezes for macOS.

Python imports this by itself where its folder is on PYTHONPATH: in PyInstaller and in each helper
that it starts. REHEARSAL_PYTHON is the Python for macOS, REHEARSAL_PROCESSOR what it runs on.
What is made for macOS is found and never run: such a module is empty when it is imported.
"""

import _imp
import _struct
import os
import platform
import site
import subprocess
import sys
import sysconfig
import zlib
from importlib import machinery
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

HOME = Path(os.environ["REHEARSAL_PYTHON"])
PROCESSOR = os.environ["REHEARSAL_PROCESSOR"]
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
LIBRARY = HOME / "lib" / f"python{VERSION}"
SUFFIXES = [f".cpython-{VERSION.replace('.', '')}-darwin.so", ".abi3.so", ".so"]
CODESIGN = Path(__file__).with_name("codesign.py")
PYTHON = sys.executable
LLVM = "14"  # Debian 12's
BINDINGS = "PySide6.QtCore"  # PyInstaller asks it where Qt lies


class Hollow(machinery.ExtensionFileLoader):
    """Finds a module that is made for macOS, and loads nothing of it."""

    def create_module(self, spec: machinery.ModuleSpec) -> ModuleType:
        return ModuleType(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        vars(module)["__getattr__"] = anything
        if module.__name__ == BINDINGS:
            vars(module).update(qt(Path(self.path).parent))


class Anything(type):
    """Stands for what a module would have, as far as an import of others asks for it."""

    def __getattr__(cls, name: str) -> "Anything":
        return anything(name)

    def __call__(cls, *_given: object, **_named: object) -> "Anything":
        return cls

    def __ge__(cls, other: object) -> bool:
        return True  # what is asked is whether a version is new enough

    def __ne__(cls, other: object) -> bool:
        return False  # … or another one than expected


def anything(name: str) -> Anything:
    """Return an attribute of a module that is for macOS."""
    if name.startswith("__"):
        raise AttributeError(name)
    return Anything(name, (), {})


def qt(package: Path) -> dict[str, Any]:
    """Return what Qt would say of itself in `package`, as its wheel for macOS lays it out."""
    names = {"PrefixPath": "", "LibrariesPath": "lib", "BinariesPath": "bin"}
    names |= {"PluginsPath": "plugins", "TranslationsPath": "translations", "QmlImportsPath": "qml"}
    names |= {"DataPath": "", "LibraryExecutablesPath": "libexec", "ArchDataPath": ""}
    places = {name: str(package / "Qt" / folder) for name, folder in names.items()}
    version = [int(number) for number in os.environ["REHEARSAL_QT"].split(".")]
    information = SimpleNamespace(
        LibraryPath=SimpleNamespace(**{name: name for name in places}),
        path=lambda name: places[name],
        version=lambda: SimpleNamespace(segments=lambda: version),
        isDebugBuild=lambda: False,
    )
    return {"QLibraryInfo": information, "QCoreApplication": lambda _arguments: None}


class Here:
    """Finds what this Python itself needs to run: built in, or made for Linux."""

    def __init__(self) -> None:
        self._built_in = frozenset(sys.builtin_module_names)
        loader = (machinery.ExtensionFileLoader, list(machinery.EXTENSION_SUFFIXES))
        folder = os.environ.get("REHEARSAL_HOST") or next(p for p in sys.path if "lib-dynload" in p)
        os.environ["REHEARSAL_HOST"] = folder
        self._finder = machinery.FileFinder(folder, loader)

    def find_spec(self, name: str, path: object = None, target: object = None) -> Any:
        if path is None and name in self._built_in:
            loader: Any = self
            return machinery.ModuleSpec(name, loader, origin="built-in")
        return self._finder.find_spec(name) if path is None else None

    # Python's own importer asks for the names that are built in, which is pretended too.
    create_module = staticmethod(_imp.create_builtin)
    exec_module = staticmethod(_imp.exec_builtin)


def instead(command: list[str], python: str) -> list[str]:
    """Return what runs here in place of a tool of macOS; LLVM's take the same arguments."""
    tool, *arguments = command
    if tool == "arch":  # `arch -arm64 PYTHON …` starts a helper
        return [python, *arguments[2:]]
    if tool in {"lipo", "install_name_tool"}:
        return [f"llvm-{tool.replace('_', '-')}-{LLVM}", *arguments]
    if tool == "/usr/bin/codesign":
        return [python, str(CODESIGN), arguments[-1]] if "--remove" in arguments else ["true"]
    return command


class Started(subprocess.Popen[Any]):
    """A program that PyInstaller starts, or what stands in for it."""

    def __init__(self, args: list[str], *more: Any, **named: Any) -> None:
        super().__init__(instead([str(word) for word in args], PYTHON), *more, **named)


def pretend() -> None:
    """Change what a Python knows of itself, its modules and its machine."""
    sys.meta_path.insert(0, Here())
    machinery.EXTENSION_SUFFIXES[:] = SUFFIXES
    finders = machinery.FileFinder.path_hook(
        (Hollow, SUFFIXES),
        (machinery.SourceFileLoader, machinery.SOURCE_SUFFIXES),
        (machinery.SourcelessFileLoader, machinery.BYTECODE_SUFFIXES),
    )
    sys.path_hooks[-1] = finders
    sys.path_importer_cache.clear()
    sys.path[:] = [
        str(place) for place in (LIBRARY, LIBRARY / "lib-dynload", LIBRARY / "site-packages")
    ]
    extensions = {path.name.partition(".")[0] for path in (LIBRARY / "lib-dynload").iterdir()}
    sys.builtin_module_names = tuple(n for n in sys.builtin_module_names if n not in extensions)
    for module in (_struct, zlib):  # PyInstaller asks these where they lie
        module.__file__ = str(LIBRARY / "lib-dynload" / f"{module.__name__}{SUFFIXES[0]}")
    vars(subprocess)["Popen"] = Started  # in this process nothing else is started
    # Debian's own Python names other folders; PyInstaller lays out what lies in these.
    vars(site)["getsitepackages"] = lambda: [str(LIBRARY / "site-packages")]
    sys.platform = "darwin"
    sys.base_prefix = sys.prefix = str(HOME)
    # PyInstaller reads in it where the libraries are looked for that a module names.
    sys.executable = str(HOME / "lib" / f"libpython{VERSION}.dylib")
    vars(platform).update(
        system=lambda: "Darwin",
        machine=lambda: PROCESSOR,
        mac_ver=lambda: ("15.0", ("", "", ""), PROCESSOR),
    )
    sysconfig.get_config_vars().update(Py_ENABLE_SHARED=0, PYTHONFRAMEWORK="")


pretend()
