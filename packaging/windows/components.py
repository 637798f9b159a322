"""The list of files of the Windows package: one component each, with ids that never change.

Windows counts installations by component id. A file that keeps its place keeps its id through all
versions; wixl's own tool makes new ones.
"""

import hashlib
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

OURS = uuid.UUID("6e0b5c0e-52e6-4c3a-9c0e-0e1b6f0e7a51")  # the upgrade code of product.wxs
NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"


def fragment(tree: Path, source: str) -> str:
    """Return the part of the package's description that names every file of `tree`.

    `source` is how the description, from its own folder, reaches the tree.
    """
    lines = list(_folder(tree, "", source))
    refs = [f'<ComponentRef Id="{_identifier("c", place)}"/>' for place in _places(tree)]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<Wix xmlns="{NAMESPACE}">',
            '<Fragment><DirectoryRef Id="INSTALLDIR">',
            *lines,
            '</DirectoryRef></Fragment><Fragment><ComponentGroup Id="Files">',
            *refs,
            "</ComponentGroup></Fragment></Wix>",
            "",
        ]
    )


def component_id(place: str) -> str:
    """Return the component id of a file, by its place in the installed folder."""
    return str(uuid.uuid5(OURS, place)).upper()


def _places(tree: Path) -> list[str]:
    return sorted(p.relative_to(tree).as_posix() for p in tree.rglob("*") if p.is_file())


def _folder(folder: Path, place: str, source: str) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        below = f"{place}/{path.name}".lstrip("/")
        name = quoteattr(path.name)
        if path.is_dir():
            yield f'<Directory Id="{_identifier("d", below)}" Name={name}>'
            yield from _folder(path, below, source)
            yield "</Directory>"
        else:
            yield (
                f'<Component Id="{_identifier("c", below)}" Guid="{component_id(below)}"'
                ' Win64="yes">'
                f'<File Id="{_identifier("f", below)}" Name={name}'
                f' Source={quoteattr(f"{source}/{below}")} KeyPath="yes"/></Component>'
            )


def _identifier(kind: str, place: str) -> str:
    """Return a name for the description's own use: letters and digits, at most 72."""
    return kind + hashlib.sha256(place.encode()).hexdigest()[:30]
