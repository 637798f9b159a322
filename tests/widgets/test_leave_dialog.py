import pytest

from zoomprov_gui.widgets.leave_dialog import LeaveDialog


@pytest.fixture
def dialog(theme, window):
    dialog = LeaveDialog(theme, "Turning off 3 accounts – 1 done", parent=window)
    dialog.open()
    return dialog


@pytest.mark.parametrize(("button", "signal"), [("wait", "wait_wanted"), ("stop", "stop_wanted")])
def test_each_way_to_leave_says_which_it_was(dialog, button, signal):
    told = []
    getattr(dialog, signal).connect(lambda: told.append(signal))

    getattr(dialog, button).click()

    assert told == [signal]
    assert not dialog.isVisible()


def test_staying_is_the_default_and_names_what_goes_on(dialog):
    assert dialog.stay.isDefault()
    assert "Turning off 3 accounts" in dialog.accessibleDescription()

    dialog.stay.click()

    assert not dialog.isVisible()
