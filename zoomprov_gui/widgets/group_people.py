"""The people of a group beside its table: made as they show, so that thousands cost nothing."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.viewmodels.group_people import GroupPeople
from zoomprov_gui.widgets.people_list import ROW, Statement, StatementDelegate
from zoomprov_gui.widgets.theme.theme import Theme

SHOWN = 4  # rows before the list scrolls
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class GroupPeopleModel(QAbstractListModel):
    """The members of a group as statements."""

    def __init__(self, people: GroupPeople, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._count = len(people)

    def refresh(self) -> None:
        """Show who is in the group by now; the keyboard stays where it is if it can."""
        count = len(self._people)
        if count == self._count:
            if count:
                self.dataChanged.emit(self.index(0), self.index(count - 1))
            return
        self.beginResetModel()
        self._count = count
        self.endResetModel()

    def line(self, row: int) -> Statement:
        """Return one person, with how they stand."""
        member = self._people.member(row)
        if member.look is None:
            words, icon, ink = "No Zoom", "circle-minus", "text3"
        else:
            words, icon, ink = member.look.words, member.look.icon, str(member.look.tone)
        detail = f"{member.name or member.email}: {words}"
        return Statement(member.key, member.name, member.email, icon, words, ink, detail)

    def key_at(self, row: int) -> PersonKey:
        """Return who is at a row."""
        return self._people.key_at(row)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else min(self._count, len(self._people))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        line = self.line(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.name or line.email
            case Qt.ItemDataRole.ToolTipRole:
                return line.detail
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.name}, {line.email}: {line.text}"
            case _:
                return None


class GroupPeopleList(QListView):
    """`opened` carries who is to be shown on the People page; `menu_requested` who, and where."""

    opened = Signal(str)
    chosen = Signal(str)
    menu_requested = Signal(str, QPoint)

    def __init__(self, theme: Theme, people: GroupPeople, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.people = GroupPeopleModel(people, self)
        self.setModel(self.people)
        self.setItemDelegate(StatementDelegate(theme, self.people, self))
        self.setAccessibleName(self.tr("People of this group"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("surface", "inset")
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._resize)
        self._resize()

    @property
    def current(self) -> PersonKey | None:
        """Who the keyboard is at, None for nobody."""
        row = self.currentIndex().row()
        return self.people.key_at(row) if 0 <= row < self.people.rowCount() else None

    def refresh(self) -> None:
        """Show who is in the group by now."""
        self.people.refresh()
        self._resize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current, key = self.current, event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if current and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(current)
        elif current and (key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and shift)):
            at = self.visualRect(self.currentIndex()).center()
            self.menu_requested.emit(current, self.viewport().mapToGlobal(at))
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        if current := self.current:
            self.opened.emit(current)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_requested.emit(self.people.key_at(index.row()), event.globalPos())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.current or "")

    def _resize(self) -> None:
        rows = max(1, min(self.people.rowCount(), SHOWN))
        self.setFixedHeight(rows * self._theme.px(ROW) + 2)
