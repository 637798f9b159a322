"""One check: what it is about, what is so at this moment, who says so, and the way to the proof."""

from PySide6.QtCore import QAbstractAnimation, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.setup_view import CheckLine
from zoomprov_gui.widgets.parts.announce import announce
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Elided, Paragraph
from zoomprov_gui.widgets.parts.menu import Menu
from zoomprov_gui.widgets.parts.pill import StatusPill
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Radius, Tone

TILE = 36
TILE_COMPACT = 26
LEAST = 96  # px that the words of a row always have
SHARE = 0.35  # of a row that its words keep beside a long value
WIDE = 640  # px from which title and meaning may stand in one line
FLASH = 1500  # ms that a flipped value stays tinted


class IconTile(QLabel):
    """An icon on a small sunken square."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._side = TILE
        self._refresh()
        theme.changed.connect(self._refresh)

    def set_icon(self, name: str) -> None:
        self._name = name
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        self._side = TILE_COMPACT if compact else TILE
        self._refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = painting.painter_for(self), self._theme.tokens
        rect = QRectF(self.rect())
        line = tokens.control if tokens.high_contrast else None
        painting.fill_round(painter, rect, Radius.CONTROL, tokens.sunken, line=line)
        size = self._theme.px(self._side // 2)
        painting.icon(painter, self._theme, rect, name=self._name, tint=tokens.text2, size=size)

    def _refresh(self) -> None:
        side = self._theme.px(self._side)
        self.setFixedSize(side, side)


class CheckRow(QWidget):
    """A CheckLine. `ticked`: a person says they checked it; `reply_wanted`: show the proof."""

    ticked = Signal(str)
    reply_wanted = Signal(str)

    def __init__(self, theme: Theme, line: CheckLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.line = line
        self.setObjectName("check-row")
        self._tile = IconTile(theme, line.glyph)
        self._title = Elided(theme, style="label")
        self._meaning = Paragraph(theme, style="small", ink="text2")
        self._detail = Paragraph(theme, style="small")
        self._source = Elided(theme, style="small", ink="text3", trailing=True)
        self.pill = StatusPill(theme, "", icon="circle-help")
        self.ask = Button(theme, "-", size="s")
        self.more = Button(theme, icon="ellipsis", variant="ghost", size="s", name="-")
        self._compact = False
        self._first = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row = QHBoxLayout(self)
        self._flash = QVariantAnimation(self)
        self._flash.setDuration(FLASH)
        self._flash.setStartValue(1.0)
        self._flash.setEndValue(0.0)
        self._flash.valueChanged.connect(lambda _value: self.update())
        self._lay_out()
        self.ask.clicked.connect(lambda: self.ticked.emit(self.line.key))
        self.more.clicked.connect(self._open_menu)
        self.set_line(line)

    @property
    def flashing(self) -> bool:
        return self._flash.state() is QAbstractAnimation.State.Running

    @property
    def detail(self) -> str:
        return self._detail.text()

    def set_line(self, line: CheckLine) -> None:
        """Say something else."""
        self.line = line
        self._tile.set_icon(line.glyph)
        self._title.setText(line.title)
        self._meaning.setText(line.meaning)
        self._detail.setText(line.detail)
        self._detail.set_ink(line.detail_ink)
        self._detail.setVisible(bool(line.detail))
        self._source.setText(line.source)
        self._source.setVisible(bool(line.source))
        self.pill.set_state(line.value, icon=line.icon, tone=line.tone)
        self.ask.set_label(line.ask or "-")
        self.ask.setAccessibleName(f"{line.title}: {line.ask}")
        self.ask.setVisible(bool(line.ask))
        self._share()
        more = self.tr("More about “%1”").replace("%1", line.title)
        self.more.setAccessibleName(more)
        self.more.setToolTip(more)
        self.more.setVisible(bool(line.reply))
        self.setAccessibleName(line.told or f"{line.title}: {line.value}")
        self.setAccessibleDescription(" ".join(filter(None, (line.meaning, line.detail))))

    def set_form(self, *, compact: bool, room: bool) -> None:
        """Take less height where there are many rows; `room` keeps the place of the menu.

        With it the pills of all rows end at the same place.
        """
        kept = self.more.sizePolicy()
        kept.setRetainSizeWhenHidden(room)
        self.more.setSizePolicy(kept)
        self._compact = compact
        self._choose_direction()
        self._tile.set_compact(compact=compact)
        edge = 6 if compact else 10
        self._row.setContentsMargins(16, edge, 12, edge)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_direction()
        self._share()

    def _share(self) -> None:
        """Keep room for the words beside a long value, which can be shortened; a button cannot."""
        least = LEAST if self.line.ask else max(LEAST, round(self.width() * SHARE))
        for part in (self._meaning, self._detail):
            part.setMinimumWidth(least)

    def flash(self, told: str) -> None:
        """Draw the eye to a value that has flipped, and say it."""
        announce(self, told)
        self._flash.stop()
        self._flash.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.flashing:
            return
        painter = QPainter(self)
        strength = 1.0 if self._theme.still else float(self._flash.currentValue())
        tint = QColor(colour(self._theme.tokens.tone(Tone(self.line.tone)).soft))
        tint.setAlphaF(strength)
        painter.fillRect(self.rect().adjusted(1, 0, -1, 0), tint)

    def _choose_direction(self) -> None:
        """Put title and meaning beside each other where that saves height, else below."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wide = self._compact and self.width() >= self._theme.px(WIDE)
        if self._first.direction() is not (across if wide else down):
            self._first.setDirection(across if wide else down)
            self._first.setSpacing(10 if wide else 2)

    def _lay_out(self) -> None:
        self._share()  # an address is one long word, and may be broken
        self._first.setSpacing(2)
        self._first.addWidget(self._title)
        self._first.addWidget(self._meaning, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addLayout(self._first)
        words.addWidget(self._detail)
        words.addStretch()
        row = self._row
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        for shown in (self._source, self.ask, self.pill):
            row.addWidget(shown, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)

    def _open_menu(self) -> None:
        menu = Menu(self._theme, parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.add_command(self.line.reply, icon="terminal")
        action.triggered.connect(lambda: self.reply_wanted.emit(self.line.key))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
