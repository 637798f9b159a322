"""Which columns a table shows, and in which order: in effect at once, by buttons and by keys."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from zoomprov_gui.domain.fields import DEFAULT_FIELDS, TITLES, Field
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.check_box import paint_check
from zoomprov_gui.widgets.parts.dialog import Dialog
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Radius

ROLE = Qt.ItemDataRole.UserRole
LINE = 30
CHECK = 24
HIDDEN_FIELDS = frozenset({Field.PERSON, Field.NOTE})  # always first; not written by this version


class _Line(QStyledItemDelegate):
    """Paints a line in the app's own look, and ticks it wherever it is clicked; keys stay Qt's."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(120, self._theme.px(LINE))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, tokens = self._theme, self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painting.fill_round(painter, rect, Radius.CONTROL, tokens.selected)
        row = painting.Row(rect.adjusted(8, 0, -8, 0), option.direction)
        state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
        paint_check(painter, theme, row.lead(theme.px(CHECK), 6).center(), state)
        ink = theme.colour("text")
        painting.words(painter, row.rest, index.data(), font=theme.font(), ink=ink)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painting.focus_ring(painter, rect, Radius.CONTROL, tokens)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        released = event.type() is QEvent.Type.MouseButtonRelease
        if not released or event.button() is not Qt.MouseButton.LeftButton:
            return False
        role = Qt.ItemDataRole.CheckStateRole
        ticked = Qt.CheckState(index.data(role)) is Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return bool(model.setData(index, wanted, role))


class ColumnsDialog(Dialog):
    """`chosen` carries the columns after the person, in order."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, shown: Sequence[Field], *, parent: QWidget) -> None:
        super().__init__(
            theme,
            self.tr("Columns"),
            self.tr("The person always comes first. In a narrow window some others make room."),
            parent=parent,
            width=420,
        )
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Columns in their order"))
        self.list.setItemDelegate(_Line(theme, self.list))
        self.list.setMinimumHeight(theme.px(280))
        self.up = Button(theme, self.tr("Move up"), icon="arrow-up", size="s")
        self.down = Button(theme, self.tr("Move down"), icon="arrow-down", size="s")
        self.reset = Button(theme, self.tr("Reset"), icon="rotate-ccw", size="s", variant="ghost")
        buttons = QVBoxLayout()
        for button in (self.up, self.down, self.reset):
            buttons.addWidget(button)
        buttons.addStretch()
        row = QHBoxLayout()
        row.addWidget(self.list, 1)
        row.addLayout(buttons)
        self.body.addLayout(row)
        self.add_safe(self.tr("Close"))
        self._show(shown)
        self.list.itemChanged.connect(lambda _item: self._tell())
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.reset.clicked.connect(self._reset)

    def fields(self) -> tuple[Field, ...]:
        """Return the columns that are ticked, in their order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(
            Field(item.data(ROLE)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _show(self, shown: Sequence[Field]) -> None:
        before = self.list.blockSignals(True)
        self.list.clear()
        first = [field for field in shown if field not in HIDDEN_FIELDS]
        rest = [field for field in Field if field not in {*shown, *HIDDEN_FIELDS}]
        for field in (*first, *rest):
            item = QListWidgetItem(TITLES[field], self.list)
            item.setData(ROLE, field.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = Qt.CheckState.Checked if field in first else Qt.CheckState.Unchecked
            item.setCheckState(ticked)
        self.list.setCurrentRow(0)
        self.list.blockSignals(before)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if not 0 <= row + step < self.list.count():
            return
        item = self.list.takeItem(row)
        self.list.insertItem(row + step, item)
        self.list.setCurrentRow(row + step)
        self._tell()

    def _reset(self) -> None:
        self._show(DEFAULT_FIELDS)
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.fields())
