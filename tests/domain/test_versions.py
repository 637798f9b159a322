"""Versions compare as their numbers do, and what is no version of ours is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui import __version__
from zoomprov_gui.domain.versions import Version, version_of

ORDERED = ["0.1.0.dev1", "0.1.0a1", "0.1.0b2", "0.1.0rc1", "0.1.0rc10", "0.1.0", "0.9.0", "0.10.0"]


def test_versions_are_ordered_as_people_count():
    versions = [version_of(text) for text in ORDERED]

    assert versions == sorted(versions)
    assert len(set(versions)) == len(ORDERED)


@pytest.mark.parametrize(
    "text",
    [
        "", "1", "1.2", "1.2.3.4", "v1.2.3", "1.2.3 ", "1.2.3\n", "01.2.3", "1.2.-3", "1.2.3+x",
        "99999.0.0", "1" * 5000 + ".0.0", "１.2.3", "1.2.3post1", "1.2.3rc", "0x1.2.3",
    ],
)  # fmt: skip
def test_what_is_no_version_of_ours_is_refused_in_words_that_do_not_quote_it(text):
    with pytest.raises(ValueError, match=r"^this is no version, such as 0\.1\.0 or 0\.2\.0rc1$"):
        version_of(text)


def test_only_what_is_meant_for_everybody_is_a_release():
    assert version_of("1.2.3").is_release
    assert not version_of("1.2.3rc1").is_release


def test_the_programs_own_version_is_one():
    assert str(version_of(__version__)) == __version__


numbers = st.integers(0, 9999)


@given(numbers, numbers, numbers, st.integers(0, 4), numbers)
def test_each_version_is_read_back_as_it_is_written(major, minor, micro, stage, number):
    version = Version(major, minor, micro, stage, number if stage < 4 else 0)

    assert version_of(str(version)) == version
