"""What lies in resources/ is what its packages make, and the comparison can tell."""

import shutil
import sys
from pathlib import Path

import pytest

pytest.importorskip("fontTools", reason="fonttools makes the fonts: dependency group `resources`")
pytest.importorskip("brotli", reason="brotli unpacks woff2: dependency group `resources`")
import make_resources

SHIPPED = sorted(
    path.relative_to(make_resources.RESOURCES).as_posix()
    for part in ("icons", "fonts")
    for path in (make_resources.RESOURCES / part).iterdir()
)


@pytest.fixture(scope="module")
def made():
    try:
        return make_resources.from_packages(make_resources.fetch)
    except make_resources.NotToBeHad as reason:
        pytest.skip(f"the packages cannot be fetched here: {reason}")


def mark():
    return (make_resources.RESOURCES / make_resources.MARK).read_bytes()


def test_icons_fonts_and_licences_are_byte_for_byte_what_the_packages_make(made):
    assert make_resources.differing(made, make_resources.RESOURCES) == []


def test_the_pictures_of_the_mark_are_those_of_its_drawing():
    made = make_resources.pictures(mark())

    wrong = [
        line for line in make_resources.differing(made, make_resources.RESOURCES) if "app/" in line
    ]

    assert wrong == []


def test_every_icon_and_font_that_is_named_is_there_and_no_other():
    named = {f"icons/{name}.svg" for name in make_resources.ICONS}
    named |= {f"fonts/{name}" for name in make_resources.FONTS}

    assert set(SHIPPED) == named


def test_each_shipped_part_has_its_licence_beside_ours():
    licences = {path.name for path in (make_resources.RESOURCES / "licences").iterdir()}

    assert licences == {*make_resources.LICENCES, "Apache-2.0.txt"}


def test_writing_repairs_what_was_altered_added_or_lost(tmp_path):
    made = {"icons/a.svg": b"<a/>", "icons/b.svg": b"<b/>"}
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons/a.svg").write_bytes(b"<altered/>")
    (tmp_path / "icons/c.svg").write_bytes(b"<stray/>")

    changed = make_resources.write(made, tmp_path)

    assert changed == [
        "icons/a.svg: differs",
        "icons/b.svg: missing",
        "icons/c.svg: comes from no package",
    ]
    assert make_resources.differing(made, tmp_path) == []


def test_another_picture_is_noticed(tmp_path):
    made = make_resources.pictures(mark())
    other = make_resources.pictures(mark().replace(b"#FFFFFF", b"#FF0000"))
    make_resources.write(other, tmp_path)

    wrong = make_resources.differing(made, tmp_path)

    assert len(wrong) == len(made)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for npm is a shell script")
def test_a_tarball_with_another_hash_is_refused(tmp_path, monkeypatch):
    (tmp_path / "bin").mkdir()
    npm = tmp_path / "bin" / "npm"
    npm.write_text(f"#!/bin/sh\necho altered > {tmp_path}/x-1.tgz\necho x-1.tgz\n")
    npm.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _name: str(npm))

    with pytest.raises(make_resources.Altered, match="sha256"):
        make_resources.fetch(make_resources.Package("x", "1", "0" * 64), tmp_path)


def test_a_computer_without_npm_is_told_so(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    with pytest.raises(make_resources.NotToBeHad, match="npm is not installed"):
        make_resources.fetch(make_resources.LUCIDE, Path(tmp_path))
