"""A list of people with one statement each: the preview of a plan, and how a run stands."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from zoomprov_gui.widgets.parts.avatar import avatar_tone, initials, paint_avatar
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Radius

ROW: Final = 46
AVATAR: Final = 30
SHARE: Final = 0.58  # of a row's width that the statement may take
SHOWN: Final = 6  # rows before the list scrolls
FEWEST: Final = 3  # rows that stay where it has to give way
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class Statement(NamedTuple):
    """One person: what is said of them with an icon in an ink, and the whole sentence behind it."""

    key: str
    name: str
    email: str
    icon: str
    text: str
    ink: str
    detail: str


class PeopleListModel(QAbstractListModel):
    """The lines, replaced as a whole; those that stay are updated in place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Statement, ...] = ()

    def show(self, lines: Sequence[Statement]) -> None:
        """Show these lines."""
        fresh = tuple(lines)
        if [line.key for line in fresh] == [line.key for line in self._lines]:
            self._lines = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._lines = fresh
        self.endResetModel()

    def line(self, row: int) -> Statement:
        """Return one line."""
        return self._lines[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.name or line.email
            case Qt.ItemDataRole.ToolTipRole:
                return line.detail or line.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.name}, {line.email}: {line.text}"
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return line.detail
            case _:
                return None


class Lines(Protocol):
    """A model of statements: of a few that are at hand, or of many that are made as they show."""

    def line(self, row: int) -> Statement:
        """Return one line."""

    def rowCount(self) -> int:
        """Return how many lines there are."""


class StatementDelegate(QStyledItemDelegate):
    """Paints a person: initials, name and email, and the statement at the end."""

    def __init__(self, theme: Theme, model: Lines, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, tokens = self._theme, self._theme.tokens
        line = self._model.line(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(option.rect)
        direction = option.direction
        row = painting.Row(whole.adjusted(14, 0, -14, 0), direction)
        side = theme.px(AVATAR)
        square = row.lead(side, 10)
        square.adjust(0, (whole.height() - side) / 2, 0, -(whole.height() - side) / 2)
        paint_avatar(painter, theme, square, initials(line.name), avatar_tone(line.key))
        self._outcome(painter, row, line)
        _two_lines(painter, theme, row.rest, line.name or line.email, line.email)
        if index.row() < self._model.rowCount() - 1:
            painting.hairline(painter, whole, tokens.line)
        state = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            inner = whole.adjusted(2, 2, -2, -2)
            painting.focus_ring(painter, inner, Radius.CONTROL, tokens)
        painter.restore()

    def _outcome(self, painter: QPainter, row: painting.Row, line: Statement) -> None:
        """Paint the statement: in two lines where one has no room for it."""
        theme = self._theme
        limit = row.rest.width() * SHARE
        shown = painting.in_two(theme, line.text, limit, "caption")
        width = max(painting.text_width(theme, part, "caption") for part in shown) + 1
        ink = theme.colour(line.ink)
        rect = row.trail(width, 7)
        font = theme.font("caption")
        height = theme.fonts.metrics("caption").height()
        rect.adjust(0, 0, 0, -height * (len(shown) - 1))
        for part in shown:
            painting.words(painter, rect, part, font=font, ink=ink, align=painting.TRAILING)
            rect.translate(0, height)
        side = theme.px(15)
        place = row.trail(side, 12)
        painting.icon(painter, theme, place, name=line.icon, tint=ink.name(), size=side)


def _two_lines(painter: QPainter, theme: Theme, rect: QRectF, upper: str, lower: str) -> None:
    half = rect.height() / 2
    top = QRectF(rect.left(), rect.top() + 5, rect.width(), half - 4)
    bottom = QRectF(rect.left(), rect.top() + half - 1, rect.width(), half - 4)
    name = painting.shortened(theme, upper, rect.width(), "strong")
    painting.words(painter, top, name, font=theme.font("strong"), ink=theme.colour("text"))
    email = painting.shortened(theme, lower, rect.width(), "small")
    painting.words(painter, bottom, email, font=theme.font("small"), ink=theme.colour("text3"))


class PeopleList(QListView):
    """The list as a widget: as high as its people need, up to a handful, then it scrolls."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._most = SHOWN
        self._model = PeopleListModel(self)
        self.setModel(self._model)
        self.setItemDelegate(StatementDelegate(theme, self._model, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("surface", "inset")
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_lines(self, lines: Sequence[Statement]) -> None:
        """Show these people."""
        before = self._model.rowCount()
        self._model.show(lines)
        if self._model.rowCount() != before:
            self.updateGeometry()

    def lines(self) -> tuple[Statement, ...]:
        """Return who is shown."""
        return tuple(self._model.line(row) for row in range(self._model.rowCount()))

    def give_way(self, over: int) -> bool:
        """Show fewer rows, or more again, and tell whether it does.

        `over` is how many px too high that is in which it stands, below 0 where there is room. A
        handful stays whole where fewer of them would not be enough either.
        """
        room = self.sizeHint().height() - over
        rows = range(SHOWN, FEWEST - 1, -1)
        least = FEWEST if self._model.rowCount() > SHOWN else SHOWN
        most = next((most for most in rows if self._height_of(most) <= room), least)
        changed = self._height_of(most) != self.sizeHint().height()
        self._most = most
        if changed:
            self.updateGeometry()
        return changed

    def sizeHint(self) -> QSize:
        return QSize(420, self._height_of(self._most))

    def _height_of(self, most: int) -> int:
        """Return the height with at most so many rows; half a row more says that it scrolls."""
        count = max(self._model.rowCount(), 1)
        rows = count if count <= most else most + 0.5
        return round(rows * self._theme.px(ROW)) + 2

    def minimumSizeHint(self) -> QSize:
        rows = min(max(self._model.rowCount(), 1), 2)
        return QSize(280, rows * self._theme.px(ROW) + 2)
