"""What whoever manages a computer says about updates: by environment, registry, profile or file.

    everywhere   ZOOMPROV_UPDATES=off in the environment
    Windows      CheckForUpdates = 0 (DWORD) in Software/Policies/zoomprov, HKLM or HKCU
    macOS        CheckForUpdates = false for io.github.zoomprov.gui, in a configuration profile
    Linux        "CheckForUpdates": false in /etc/zoomprov/policy.json

No policy can switch on what another one, or the person, has switched off. One that is there and
cannot be read, or says something that we do not know, means no: whoever wrote it wanted something.
"""

import json
import plistlib
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

VARIABLE = "ZOOMPROV_UPDATES"
NAME = "CheckForUpdates"
REGISTRY = r"Software\Policies\zoomprov"
DOMAIN = "io.github.zoomprov.gui"  # as the application for macOS is called
PROFILES = Path("/Library/Managed Preferences")
FILE = Path("/etc/zoomprov/policy.json")
_ON = ("on", "1", "true", "yes")
_UNKNOWN = object()  # it is there, and nobody knows what it says

Policy = tuple[str, object]  # where it stands, and what it says


def switched_off_by(environment: Mapping[str, str], system: str = sys.platform) -> str:
    """Return who says that nothing may be asked about updates, `""` where nobody does."""
    found = [*_of_environment(environment), *READERS.get(system, of_file)()]
    return next((where for where, said in found if not _allows(said)), "")


def of_file(file: Path = FILE) -> Iterator[Policy]:
    """Yield what the file of a Linux computer says."""
    yield from _of_document(file, str(file), _json)


def of_profiles(folder: Path = PROFILES, domain: str = DOMAIN) -> Iterator[Policy]:
    """Yield what macOS has laid out of configuration profiles, for all and for each person.

    A person can read only their own.
    """
    for file in (folder / f"{domain}.plist", folder / Path.home().name / f"{domain}.plist"):
        yield from _of_document(file, "a configuration profile", _property_list)


def of_registry(path: str = REGISTRY) -> Iterator[Policy]:
    """Yield what the registry of a Windows computer says, of the computer and of the person."""
    yield from _registry(path)


def _registry(path: str) -> list[Policy]:
    found: list[Policy] = []
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - there is none elsewhere

        for name, root in (
            ("HKEY_LOCAL_MACHINE", winreg.HKEY_LOCAL_MACHINE),
            ("HKEY_CURRENT_USER", winreg.HKEY_CURRENT_USER),
        ):
            where = f"{name}\\{path}"
            try:
                with winreg.OpenKey(root, path) as key:
                    found.append((where, winreg.QueryValueEx(key, NAME)[0]))
            except FileNotFoundError:
                continue
            except OSError:
                found.append((where, _UNKNOWN))
    return found


READERS: dict[str, Callable[[], Iterator[Policy]]] = {
    "win32": of_registry,
    "darwin": of_profiles,
}


def _of_environment(environment: Mapping[str, str]) -> Iterator[Policy]:
    said = environment.get(VARIABLE, "").strip().lower()
    if said:
        yield VARIABLE, said in _ON


def _json(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


def _property_list(file: Path) -> Any:
    return plistlib.loads(file.read_bytes())


def _of_document(file: Path, where: str, read: Callable[[Path], Any]) -> Iterator[Policy]:
    try:
        document = read(file)
    except (FileNotFoundError, NotADirectoryError):
        return
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it is there and means something
        yield where, _UNKNOWN
        return
    if not isinstance(document, dict):
        yield where, _UNKNOWN
    elif NAME in document:
        yield where, document[NAME]


def _allows(said: object) -> bool:
    return said is True or (type(said) is int and said == 1)
