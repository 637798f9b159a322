from zoomprov_gui.app.paths import Paths


def test_everything_lies_below_the_folder_that_was_named(tmp_path):
    paths = Paths.of(str(tmp_path / "new"))

    assert paths.data.is_dir()
    assert paths.journal.parent == paths.settings.parent == paths.data
    assert paths.logs.is_dir()
    assert paths.logs.is_relative_to(paths.data)


def test_the_sandbox_keeps_its_files_apart(tmp_path):
    paths = Paths.of(str(tmp_path))

    assert paths.sandbox.journal != paths.journal
    assert paths.sandbox.data.is_dir()


def test_without_a_named_folder_the_systems_own_is_taken():
    paths = Paths.of(None)

    assert paths.data.name == "zoomprov"


def test_a_company_that_is_open_by_two_ways_has_two_journals_which_know_of_each_other(tmp_path):
    paths = Paths.of(str(tmp_path))
    saved = paths.of_workspace("w1")
    saved.journal.touch()

    assert paths.other_journals == (saved.journal,)
    assert saved.other_journals == (paths.journal,)
    assert paths.sandbox.other_journals == ()
