"""The layout in lines."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from zoomprov_gui.widgets.parts.flow import Flow


@pytest.fixture
def box(show):
    box = QWidget()
    flow = Flow(box, gap=10)
    for number in range(3):
        child = QWidget()
        child.setFixedSize(100, 20)
        child.setObjectName(str(number))
        flow.addWidget(child)
    box.resize(340, 60)
    return show(box)


def places(box):
    box.layout().activate()
    return [(child.x(), child.y()) for child in box.findChildren(QWidget)]


def test_what_fits_stands_in_one_line(box):
    assert places(box) == [(0, 0), (110, 0), (220, 0)]


def test_what_does_not_fit_goes_to_the_next_line(box):
    box.resize(220, 60)

    assert places(box) == [(0, 0), (110, 0), (0, 30)]
    assert box.layout().heightForWidth(220) == 50


def test_it_begins_at_the_right_where_one_reads_from_there(box):
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    assert places(box)[0] == (240, 0)


def test_what_is_hidden_takes_no_room(box):
    box.findChildren(QWidget)[1].hide()

    box.layout().activate()

    assert box.findChildren(QWidget)[2].x() == 110
    assert box.layout().sizeHint().width() == 210


def test_it_knows_its_size_and_its_items(box):
    flow = box.layout()

    assert flow.sizeHint().width() == 320
    assert flow.minimumSize().width() == 100
    assert flow.itemAt(3) is None
    assert flow.takeAt(3) is None
    assert flow.takeAt(0).widget().objectName() == "0"
    assert flow.count() == 2
