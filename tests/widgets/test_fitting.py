from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from zoomprov_gui.widgets.fitting import Fitting
from zoomprov_gui.widgets.parts.label import Paragraph


def filled(theme, lines):
    fitting = Fitting()
    for _ in range(lines):
        fitting.column.addWidget(Paragraph(theme, "Some words that are not many"))
    return fitting


def test_it_asks_for_all_that_is_in_it(theme, window):
    column = QVBoxLayout(window)
    few, many = filled(theme, 2), filled(theme, 8)
    column.addWidget(few)
    column.addWidget(many)
    few.show()

    assert many.sizeHint().height() > 3 * few.sizeHint().height()


def test_it_gives_way_and_scrolls(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    fitting = filled(theme, 30)
    column.addWidget(fitting)

    window.resize(400, 220)
    window.show()

    assert fitting.height() < fitting.sizeHint().height()
    assert fitting.verticalScrollBar().maximum() > 0


def test_it_grows_with_its_content(theme, window, qtbot):
    column = QVBoxLayout(window)
    fitting = filled(theme, 1)
    column.addWidget(fitting)
    column.addStretch()
    before = fitting.sizeHint().height()

    fitting.column.addWidget(Paragraph(theme, "More"))

    assert fitting.sizeHint().height() > before


def test_no_bar_stays_that_only_its_own_width_makes_needed(theme, qtbot):
    fitting = Fitting()
    qtbot.addWidget(fitting)
    words = "Words that come to the very end of their line, again and again and so on. " * 6
    fitting.column.addWidget(Paragraph(theme, words))
    fitting.resize(400, 20)
    fitting.show()
    widths = range(300, 420)
    tight = next(w for w in widths if fitting._height_at(w) < fitting._height_at(w - 12))

    fitting.resize(tight, fitting._height_at(tight) - 1)
    QApplication.processEvents()
    needed = fitting.verticalScrollBar().isVisible()
    fitting.resize(tight, fitting._height_at(tight))
    QApplication.processEvents()

    assert needed
    assert not fitting.verticalScrollBar().isVisible()


def test_at_first_it_ends_below_a_whole_line(theme, qtbot):
    fitting = Fitting()
    qtbot.addWidget(fitting)
    paragraph = Paragraph(theme, "Words that take many lines here. " * 30)
    fitting.column.addWidget(paragraph)
    fitting.resize(300, 400)
    fitting.show()

    line = paragraph.line_height
    seen = []
    for height in (5 * line, 5 * line + line // 2, 6 * line - 1):
        fitting.resize(300, height)
        QApplication.processEvents()
        seen.append(fitting.viewport().height())

    assert seen == [5 * line] * 3
