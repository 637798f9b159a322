"""What somebody waits for, and the way to stop it."""

from zoomprov_gui.widgets.parts.wait_line import WaitLine


def test_it_is_there_while_something_goes_on_and_can_be_stopped(theme, show):
    line, stopped = WaitLine(theme), []
    line.stopped.connect(lambda: stopped.append(True))
    show(line)

    line.show_wait("7 seconds so far.", running=True)
    line.stop.click()
    line.show_wait("Stopping.", running=True, stopping=True)

    assert stopped == [True]
    assert line.stop.isEnabled()
    assert line.words.text() == "Stopping."
    assert line.stop.label == "Stopping…"
    line.show_wait("", running=False)
    assert line.isHidden()
