import json
import os

import pytest

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.storage.ignored import Ignored, IgnoredFile

ANA = person_key("ana@acme.example")
MARK = Ignored(Verdict.STILL_ACTIVE, "Works until Friday", 1_800_000_000.0, "dana", 1_700_000.0)


def test_what_was_kept_is_found_again_by_the_same_company_alone(tmp_path):
    path = tmp_path / "ignored.json"
    IgnoredFile(path, "acme").keep({ANA: MARK})
    IgnoredFile(path, "other").keep({})

    assert IgnoredFile(path, "acme").people == {ANA: MARK}
    assert IgnoredFile(path, "other").people == {}


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[]",
        '{"acme": []}',
        '{"acme": {"ana": ["still_active"]}}',
        '{"acme": {"ana": ["no_verdict", "why", 0, "", 0]}}',
        '{"acme": {"ana": ["still_active", 7, 0, "", 0]}}',
        '{"acme": {"ana": ["still_active", "why", true, "", 0]}}',
        '{"acme": {"ana": ["still_active", "why", -1, "", 0]}}',
    ],
)
def test_what_cannot_be_read_sets_nobody_aside(tmp_path, text):
    path = tmp_path / "ignored.json"
    path.write_text(text)

    assert IgnoredFile(path, "acme").people == {}


def test_what_could_not_be_kept_is_said_and_changes_nothing(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    file = IgnoredFile(blocked / "ignored.json", "acme")

    with pytest.raises(Unsaved):
        file.keep({ANA: MARK})

    assert file.people == {}


def test_without_a_place_it_lasts_until_the_end():
    file = IgnoredFile(None, "acme")

    file.keep({ANA: MARK})

    assert file.people == {ANA: MARK}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's files by their folder")
def test_the_file_is_for_its_owner_alone(tmp_path):
    path = tmp_path / "ignored.json"

    IgnoredFile(path, "acme").keep({ANA: MARK})

    assert path.stat().st_mode & 0o077 == 0


def test_the_file_can_be_read_by_people(tmp_path):
    path = tmp_path / "ignored.json"

    IgnoredFile(path, "acme").keep({ANA: MARK})

    assert json.loads(path.read_text())["acme"][ANA][1] == "Works until Friday"
