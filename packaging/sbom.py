"""Writes what a frozen folder holds into it, as CycloneDX and as licences, and checks it both ways.

`sbom.py DIR` adds both files and checks; `sbom.py DIR --check` only checks a folder that has them.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from environment import ROOT, runtime_lock
from freeze import settle, time_of_sources
from identity import NAME, PUBLISHER, version
from inventory import INSIDE, Part, differing_from, files, modules, packages, parts, texts

BOM, LICENCES = f"{INSIDE}sbom.cdx.json", f"{INSIDE}LICENCES.txt"
MODULE = "zoomprov:module"  # a property: a module that is inside the programs
# What a licence asks to come with what is under it, where no package brings it.
LGPL_TEXTS = ("LGPL-3.0.txt", "GPL-3.0.txt")
LINE = "=" * 78


def main(arguments: Sequence[str] | None = None) -> int:
    """Write and check; 1 where the list and the folder do not agree."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("tree", type=Path)
    parser.add_argument("--check", action="store_true", help="change nothing")
    options = parser.parse_args(arguments)
    if not options.check:
        add(options.tree, epoch=time_of_sources())
    found = wrong(options.tree)
    listed = json.loads((options.tree / BOM).read_text("utf-8"))["components"]
    print("\n".join(found) or f"{len(listed)} parts explain all files and modules")
    return 1 if found else 0


def add(tree: Path, *, epoch: int) -> None:
    """Write both files into a frozen folder, the same for the same folder."""
    for place in (BOM, LICENCES):
        (tree / place).write_text("", "utf-8")  # they are inside, and of ours
    found, _unexplained = parts(tree)
    own = next(part for part in found if part.name == NAME)
    own.places = sorted({*own.places, BOM, LICENCES})
    described = json.dumps(bom(found, epoch=epoch), indent=1, ensure_ascii=False)
    (tree / BOM).write_text(described + "\n", "utf-8", newline="\n")
    (tree / LICENCES).write_text(licences(found), "utf-8", newline="\n")
    settle(tree, epoch)


def wrong(tree: Path) -> list[str]:
    """Return what is in the folder and not listed, listed and not there, or not in the lock."""
    listed = json.loads((tree / BOM).read_text("utf-8"))["components"]
    there, inside = set(files(tree)), set(modules(tree, packages()))
    places, names = set(), set()
    told = []
    for component in listed:
        places |= (own := {o["location"] for o in component["evidence"]["occurrences"]})
        names |= (held := {p["value"] for p in component["properties"] if p["name"] == MODULE})
        if not own & there and not held & inside:
            told.append(f"{component['name']} is listed, and nothing of it is there")
        if not component["licenses"]:
            told.append(f"{component['name']} is listed without a licence")
    told += [f"{place} is there, and no part explains it" for place in sorted(there - places)]
    told += [f"{place} is listed, and is not there" for place in sorted(places - there)]
    told += [f"module {name} is there, and no part explains it" for name in sorted(inside - names)]
    told += [f"module {name} is listed, and is not there" for name in sorted(names - inside)]
    found, _unexplained = parts(tree)
    return told + differing_from(runtime_lock(), found)


def bom(found: Iterable[Part], *, epoch: int) -> dict[str, Any]:
    """Return the parts as CycloneDX 1.6 has them."""
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).isoformat(),
            "component": {
                "type": "application",
                "name": NAME,
                "version": version(),
                "publisher": PUBLISHER,
            },
        },
        "components": [_component(part) for part in found],
    }


def licences(found: Iterable[Part]) -> str:
    """Return the list of all parts with their licences, and then the texts that there are."""
    found = list(found)
    rows = [f"{part.name} {part.version}".strip() + f": {part.licence}" for part in found]
    head = (
        f"{NAME} {version()} is made of these parts.\n\n"
        "Qt and PySide6 are used under the LGPL 3: the libraries in the folder PySide6 can be\n"
        "replaced by your own build of the same version. Their sources are at download.qt.io.\n"
    )
    sections = [(part.name, text) for part in found for text in texts(part)]
    sections += [("PySide6 and Qt", _text(ROOT / "packaging/licences" / n)) for n in LGPL_TEXTS]
    resources = sorted((ROOT / "resources" / "licences").glob("*.txt"))
    sections += [(path.stem, _text(path)) for path in resources]
    told = [f"{LINE}\n{name}\n{LINE}\n\n{text.strip()}\n" for name, text in sections]
    return "\n".join([head, *rows, "", *told])


def _component(part: Part) -> dict[str, Any]:
    described: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.name,
        "name": part.name,
        **({"version": part.version} if part.version else {}),
        "licenses": _licence(part.licence),
        "evidence": {"occurrences": [{"location": place} for place in part.places]},
        "properties": [{"name": MODULE, "value": name} for name in part.modules],
    }
    if part.package:
        described["purl"] = f"pkg:pypi/{part.name}@{part.version}"
    if part.name == NAME:
        described["type"] = "application"
    return described


def _licence(licence: str) -> list[dict[str, str]]:
    return [{"expression": licence}] if licence else []


def _text(path: Path) -> str:
    return path.read_text("utf-8")


if __name__ == "__main__":
    sys.exit(main())
