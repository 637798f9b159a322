from zoomprov_gui.widgets.copy_lines import add_copies
from zoomprov_gui.widgets.parts.menu import Menu


def test_each_form_is_a_line_below_a_separator_and_copies_itself(theme, qtbot):
    menu, copied = Menu(theme), []
    qtbot.addWidget(menu)
    menu.add_command("Open")

    add_copies(menu, ("rows", "email"), copied.append)
    for action in menu.actions()[2:]:
        action.trigger()

    assert [a.text() for a in menu.actions()] == ["Open", "", "Copy row", "Copy email"]
    assert menu.actions()[1].isSeparator()
    assert copied == ["rows", "email"]
