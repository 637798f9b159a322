"""What a page with a table is made of stands where the eye looks for it."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from zoomprov_gui.widgets.page_layout import lay_out


def laid_out(qtbot, *, height):
    page = QWidget()
    qtbot.addWidget(page)
    parts = {name: QLabel(name) for name in ("above", "area", "other", "drawer", "footer")}
    parts["above"].setFixedHeight(300)
    lay_out(
        page, (parts["above"],), QHBoxLayout(), parts["footer"],
        areas=(parts["area"], parts["other"]), drawer=parts["drawer"],
    )  # fmt: skip
    parts["other"].hide()
    page.resize(900, height)
    page.show()
    qtbot.waitExposed(page)
    return page, parts


def place(page, part):
    return part.mapTo(page, QPoint(0, 0))


def test_the_table_stands_below_what_narrows_it_and_above_the_footer(qtbot):
    page, parts = laid_out(qtbot, height=700)

    above, area, footer = (place(page, parts[name]) for name in ("above", "area", "footer"))

    assert above.y() + 300 < area.y()
    assert area.y() + parts["area"].height() <= footer.y()
    assert above.x() == area.x() == footer.x()


def test_the_drawer_is_closed_at_first_and_then_stands_beside_the_table(qtbot):
    page, parts = laid_out(qtbot, height=700)
    closed = parts["drawer"].isVisible()

    parts["drawer"].show()
    qtbot.waitUntil(lambda: place(page, parts["drawer"]).x() > place(page, parts["area"]).x())

    assert not closed
    assert place(page, parts["drawer"]).y() == place(page, parts["area"]).y()


def test_in_a_low_window_the_footer_stays_and_the_rest_scrolls(qtbot):
    page, parts = laid_out(qtbot, height=200)

    footer = place(page, parts["footer"])

    assert footer.y() + parts["footer"].height() <= 200
    assert place(page, parts["area"]).y() > 200
