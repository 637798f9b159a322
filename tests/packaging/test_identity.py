"""One version, as each system orders it."""

import itertools
import subprocess
import sys

import pytest

import identity
from zoomprov_gui import __version__

ORDERED = ["0.1.0.dev3", "0.1.0a1", "0.1.0b2", "0.1.0rc1", "0.1.0rc2", "0.1.0", "0.1.1", "1.0.0"]


def test_the_version_is_the_program_s():
    assert identity.version() == __version__


def test_windows_orders_versions_as_they_are_made():
    numbers = [identity.windows_version(text) for text in ORDERED]

    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("text", ["1.0", "1.0.0.post1", "v1.0.0", ""])
def test_what_is_no_version_of_ours_is_refused(text):
    with pytest.raises(ValueError, match="version of ours"):
        identity.windows_version(text)


@pytest.mark.skipif(sys.platform != "linux", reason="dpkg knows how Debian orders versions")
@pytest.mark.parametrize(("older", "newer"), list(itertools.pairwise(ORDERED)))
def test_debian_orders_versions_as_they_are_made(older, newer):
    pair = [identity.debian_version(older), "lt", identity.debian_version(newer)]

    assert subprocess.call(["dpkg", "--compare-versions", *pair]) == 0
