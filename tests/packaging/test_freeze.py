"""Freezing gives the same bytes each time, and says so when it does not."""

import os

import pytest

import freeze

EPOCH = 1_700_000_000


def tree(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_equal_trees_do_not_differ_and_each_difference_is_named(tmp_path):
    one = tree(tmp_path / "one", {"a": "1", "deep/b": "2", "only": ""})
    other = tree(tmp_path / "other", {"a": "1", "deep/b": "3"})

    assert freeze.differing(one, one) == []
    assert freeze.differing(one, other) == ["deep/b", "only"]


@pytest.mark.skipif(os.name == "nt", reason="links and rights as Unix has them")
def test_a_link_that_leads_elsewhere_and_another_right_are_differences(tmp_path):
    one, other = tree(tmp_path / "one", {"a": ""}), tree(tmp_path / "other", {"a": ""})
    (one / "link").symlink_to("a")
    (other / "link").symlink_to("b")
    (other / "a").chmod(0o755)

    assert freeze.differing(one, other) == ["a", "link"]


@pytest.mark.skipif(os.name == "nt", reason="rights as Unix has them")
def test_a_settled_tree_has_one_time_and_no_one_s_habits(tmp_path):
    folder = tree(tmp_path / "tree", {"run": "", "deep/read": ""})
    (folder / "run").chmod(0o700)
    (folder / "deep/read").chmod(0o600)

    freeze.settle(folder, EPOCH)

    assert {path.stat().st_mtime for path in folder.rglob("*")} == {EPOCH}
    assert (folder / "run").stat().st_mode & 0o777 == 0o755
    assert (folder / "deep/read").stat().st_mode & 0o777 == 0o644


def test_a_time_that_is_given_wins_over_that_of_the_sources():
    assert freeze.unchanging({"SOURCE_DATE_EPOCH": "17"})["SOURCE_DATE_EPOCH"] == "17"
    assert int(freeze.unchanging({})["SOURCE_DATE_EPOCH"]) > EPOCH


def test_a_source_archive_without_git_has_a_time_too(monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert freeze.time_of_sources() == freeze.WITHOUT_GIT


def test_a_size_counts_files_once(tmp_path):
    folder = tree(tmp_path / "tree", {"a": "x" * 500_000, "deep/b": "x" * 500_000})

    assert freeze.megabytes(folder) == 1.0
    assert freeze.megabytes(folder / "a") == 0.5
