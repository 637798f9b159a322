"""The list of a release is made of its real files, and only if the program itself believes it."""

import json
import sys
import time
from hashlib import sha256

import pytest

from identity import version
from release import latest, names
from tests.support.releases import DAY, NEXT, NOW, OURS, STRANGER, listed, releases
from zoomprov_gui.clients.release_keys import read_list
from zoomprov_gui.domain.releases import LIST, Releases

TAG = f"refs/tags/v{version()}"
DEB = f"zoomprov_{version()}_amd64.deb"
CHANGELOG = """# Changelog

## [Unreleased]

Nothing.

## [0.1.0] - 2026-12-01

**Groups** and `history`, see [the page](https://x.example/y).
It is faster.

### Added
"""


@pytest.fixture(autouse=True)
def desk(monkeypatch, tmp_path):
    """Give our key, a changelog of this version, the time, and a GitHub without any release."""
    changelog = tmp_path / "CHANGELOG.md"
    changelog.write_text(CHANGELOG.replace("0.1.0", version()), "utf-8")
    monkeypatch.setattr(latest, "CHANGELOG", changelog)
    monkeypatch.setattr(time, "time", lambda: NOW)
    monkeypatch.setenv("UPDATE_ED25519_KEY", OURS.secret)
    monkeypatch.delenv("UPDATE_ED25519_KEY_NEXT", raising=False)
    monkeypatch.setattr(latest, "_github", GitHub())


class GitHub:
    """GitHub's program: `text` is the list beside the latest release, None for none."""

    def __init__(self, text=None, *, released=True):
        self.text, self.released, self.uploaded = text, released, []

    def __call__(self, command, *words):
        if command == "list":
            old = {"tagName": "v0.0.1", "isLatest": False}
            tags = [{"tagName": "v0.0.9", "isLatest": True}, old]
            return json.dumps(tags if self.released else [])
        if command == "view":
            return json.dumps({"assets": [{"name": LIST}] if self.text else []})
        if command == "upload":
            self.uploaded.append(words)
            return ""
        assert words == ("v0.0.9", "--pattern", LIST, "--output", "-")
        return self.text


@pytest.fixture
def folder(tmp_path):
    """Return what is about to be released, with its sums."""
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / DEB).write_bytes(b"content")
    (folder / "zoomprov.rb").write_text("for Homebrew")
    digest = sha256(b"content").hexdigest()
    (folder / names.SUMS).write_text(f"{digest}  {DEB}\nab  zoomprov.rb\n")
    return folder


def make(folder, ref=TAG, at=None):
    return latest.main(["make", str(folder), "--ref", ref], at or releases())


def test_the_list_names_the_real_files_and_the_program_believes_it(folder):
    code = make(folder)

    read = read_list((folder / LIST).read_text("utf-8"), [OURS.public])
    assert code == 0
    assert str(read.version) == version()
    assert [(f.name, f.size, f.sha256) for f in read.files] == [
        (DEB, 7, sha256(b"content").hexdigest())
    ]
    assert (read.made, read.expires) == (NOW, NOW + latest.VALID)
    assert read.notes == "Groups and history, see the page. It is faster."


def test_both_keys_sign_while_they_are_changed(folder, monkeypatch):
    monkeypatch.setenv("UPDATE_ED25519_KEY_NEXT", NEXT.secret)

    make(folder, at=releases(OURS, NEXT))

    text = (folder / LIST).read_text("utf-8")
    assert read_list(text, [OURS.public]) == read_list(text, [NEXT.public])


@pytest.mark.parametrize(
    ("published", "why"),
    [
        (listed("9.9.0"), "older"),
        (listed(version(), made=NOW - DAY), "mixed"),
        (listed("0.0.1", made=NOW + DAY), "older"),
        (listed("0.0.1", STRANGER), "not ours"),
        ("<html>", "not ours"),
    ],
    ids=["newer", "same version, other files", "made later", "a stranger's", "no list"],
)
def test_what_is_published_is_never_written_over_by_something_older(
    folder, monkeypatch, capsys, published, why
):
    monkeypatch.setattr(latest, "_github", GitHub(published))

    assert make(folder) == 1
    assert why in capsys.readouterr().err
    assert not (folder / LIST).exists()


@pytest.mark.parametrize("github", [GitHub(released=False), GitHub(), GitHub(listed("0.0.9"))])
def test_after_nothing_or_after_an_older_release_it_is_made(folder, monkeypatch, github):
    monkeypatch.setattr(latest, "_github", github)

    assert make(folder) == 0


def test_not_being_able_to_ask_what_is_published_makes_no_list(folder, monkeypatch, capsys):
    monkeypatch.undo()
    monkeypatch.setattr(
        latest.subprocess,
        "run",
        lambda *_words, **_more: latest.subprocess.CompletedProcess([], 1, "", "offline\n"),
    )

    assert make(folder) == 1
    assert "does not tell what is published: offline" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("secret", "why"),
    [("", "not there"), ("abc", "32 bytes"), (STRANGER.secret, "does not know the key")],
)
def test_only_a_key_that_the_program_knows_signs(folder, monkeypatch, capsys, secret, why):
    monkeypatch.setenv("UPDATE_ED25519_KEY", secret)

    assert make(folder) == 1
    told = capsys.readouterr().err
    assert why in told
    assert not secret or secret not in told


def test_a_file_that_is_not_the_one_of_the_sums_is_refused(folder, capsys):
    (folder / DEB).write_bytes(b"another")

    assert make(folder) == 1
    assert DEB in capsys.readouterr().err


def test_a_file_of_another_version_is_refused_as_the_program_would(folder, capsys):
    (folder / "zoomprov_9.9.9_amd64.deb").write_bytes(b"content")
    digest = sha256(b"content").hexdigest()
    (folder / names.SUMS).write_text(f"{digest}  {DEB}\n{digest}  zoomprov_9.9.9_amd64.deb\n")

    assert make(folder) == 1
    assert "would not believe this list: mixed" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "## [9.9.9]\n\nwords", f"## [{version()}]\n\n### Added\n"])
def test_a_release_without_words_in_the_changelog_is_refused(text):
    with pytest.raises(latest.NoList, match="no words"):
        latest.notes_of(text, version())


def test_more_words_than_a_banner_leads_to_are_refused():
    with pytest.raises(latest.NoList, match="too much"):
        latest.notes_of(f"## [0.1.0]\n\n{'x' * 2000}\n", "0.1.0")


def test_a_run_without_a_tag_and_a_program_without_an_address_make_none(folder):
    assert make(folder, "refs/heads/main") == 0
    assert make(folder, at=Releases()) == 0
    assert not (folder / LIST).exists()


def test_what_is_published_is_renewed_with_nothing_changed_but_its_time(folder, monkeypatch):
    before = listed("0.0.9", made=NOW - 90 * DAY, days=30)
    monkeypatch.setattr(latest, "_github", GitHub(before))

    code = latest.main(["renew", str(folder)], releases())

    read, old = (
        read_list((folder / LIST).read_text(), [OURS.public]),
        read_list(before, [OURS.public]),
    )
    assert code == 0
    assert (read.version, read.files, read.notes) == (old.version, old.files, old.notes)
    assert (read.made, read.expires) == (NOW, NOW + latest.VALID)


def test_where_nothing_is_published_nothing_is_renewed(folder):
    assert latest.main(["renew", str(folder)], releases()) == 1


def test_the_renewed_list_takes_the_place_of_the_old_one(folder, monkeypatch):
    github = GitHub()
    monkeypatch.setattr(latest, "_github", github)

    latest.main(["upload", str(folder)], releases())

    assert github.uploaded == [("v0.0.9", str(folder / LIST), "--clobber")]


def test_a_list_without_a_release_to_put_it_beside_is_told(folder, monkeypatch, capsys):
    monkeypatch.setattr(latest, "_github", GitHub(released=False))

    assert latest.main(["upload", str(folder)], releases()) == 1
    assert "no release" in capsys.readouterr().err


def test_a_new_key_goes_into_a_file_of_its_own_and_only_its_public_part_is_told(tmp_path, capsys):
    file = tmp_path / "key"

    code = latest.main(["key", str(file)])

    told = capsys.readouterr().out
    assert code == 0
    assert file.read_text() not in told
    assert latest.key_id(told.split()[-1])
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        latest.main(["key", str(file)])
