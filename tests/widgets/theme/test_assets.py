"""The shipped files are found in a checkout, and in an installed package before it."""

from zoomprov_gui.widgets.theme import assets


def test_a_checkout_has_them_beside_the_package():
    assert assets.find("icons/check.svg").is_file()


def test_an_installed_package_brings_its_own(tmp_path, monkeypatch):
    installed = tmp_path / "_resources"
    installed.mkdir()
    monkeypatch.setattr(assets, "PACKAGE", tmp_path)

    assert assets.find("fonts/x.ttf") == installed / "fonts/x.ttf"
