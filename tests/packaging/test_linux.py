"""The Debian package asks for what the frozen folder does not bring, and the desktop knows it."""

import configparser
import shutil
import sys
import xml.etree.ElementTree as ET

import pytest

import identity
from linux import deb, libraries
from machine import SetUpError


def test_the_package_depends_on_what_is_not_brought():
    asked = libraries.Asked(("libc6", "libegl1"), (2, 36))

    control = deb.control(asked, size=1000)

    fields = dict(line.split(": ", 1) for line in control.splitlines() if ": " in line)
    assert "libc6 (>= 2.36)" in fields["Depends"]
    assert "libegl1" in fields["Depends"]
    assert fields["Version"] == identity.debian_version(identity.version())


def test_a_library_that_nobody_brings_is_a_mistake():
    with pytest.raises(SetUpError, match="libnowhere"):
        libraries.packages_of({"libnowhere.so.9"}, libraries.BROUGHT_BY_THE_SYSTEM)


@pytest.mark.skipif(sys.platform != "linux", reason="reads a program of this Linux")
def test_what_a_program_asks_for_is_read_from_it(tmp_path):
    shutil.copyfile(shutil.which("true"), tmp_path / "true")
    (tmp_path / "text").write_text("no program")

    asked = libraries.asked_of_system(tmp_path)

    assert asked.packages == ("libc6",)
    assert asked.glibc >= (2, 17)


def test_the_menu_entry_opens_the_kind_of_file_that_is_declared():
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(deb.HERE / "zoomprov.desktop", "utf-8")
    mime = ET.parse(deb.HERE / "zoomprov.xml").getroot()

    (kind,) = [child for child in mime if child.tag.endswith("mime-type")]
    patterns = [child.get("pattern") for child in kind if child.tag.endswith("glob")]
    assert kind.get("type") == identity.SETUP_TYPE
    assert patterns == [f"*{identity.SETUP_SUFFIX}"]
    assert entry["Desktop Entry"]["MimeType"] == f"{identity.SETUP_TYPE};"
    assert entry["Desktop Entry"]["Exec"] == f"{identity.WINDOWED} %f"


def test_every_size_of_the_icon_is_there():
    assert all((deb.RESOURCES / f"app/zoomprov-{size}.png").is_file() for size in deb.ICON_SIZES)
