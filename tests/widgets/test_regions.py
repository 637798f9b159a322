from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QWidget

from zoomprov_gui.widgets.regions import next_region


def laid_out(window, *filled):
    row = QHBoxLayout(window)
    regions = []
    for has_field in filled:
        region = QWidget()
        inner = QHBoxLayout(region)
        if has_field:
            inner.addWidget(QLineEdit())
            inner.addWidget(QLineEdit())
        row.addWidget(region)
        region.show()
        regions.append(region)
    window.activateWindow()
    QApplication.processEvents()
    return regions


def test_it_goes_to_the_first_field_of_the_next_region_and_round(window):
    first, _empty, last = laid_out(window, True, False, True)
    regions = [first, _empty, last]

    assert next_region(regions, 1) is first
    assert QApplication.focusWidget() is first.findChildren(QLineEdit)[0]
    assert next_region(regions, 1) is last
    assert next_region(regions, 1) is first


def test_a_region_is_entered_at_what_is_current_in_it(window):
    before, chips = laid_out(window, True, False)
    buttons = [QPushButton(name, chips) for name in ("All", "Needs attention", "Waiting")]
    for button in buttons:
        button.setCheckable(True)
        button.show()
    buttons[1].setChecked(True)

    regions = [before, chips]

    assert next_region(regions, 1) is before
    assert next_region(regions, 1) is chips
    assert QApplication.focusWidget() is buttons[1]


def test_it_goes_backwards_too(window):
    first, last = laid_out(window, True, True)

    assert next_region([first, last], -1) is last
    assert next_region([first, last], -1) is first


def test_with_nothing_to_go_to_it_stays(window):
    (empty,) = laid_out(window, False)

    assert next_region([empty], 1) is None
    assert next_region([], 1) is None


def test_a_region_that_is_hidden_is_passed_over(window):
    first, second = laid_out(window, True, True)
    second.hide()

    assert next_region([first, second], 1) is first
    assert next_region([first, second], 1) is first
