"""Words on the window: always plain text, because names are data."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme

LINE_HEIGHT = 1.42  # of the text size, for what wraps (UX.md §5.2)
LINE_HEIGHTS = {"display": 1.22, "intro": 1.75}  # large type needs less air, an opening more
BARELY = 24  # px that an elided label may shrink to


class Label(QLabel):
    """One line or block of text in a type style and an ink (a text token or a tone)."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        style: str = "body",
        ink: str = "text",
        weight: int | None = None,
        numbers: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = style
        self._weight = weight
        self._numbers = numbers
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("ink", ink)
        self.setText(text)
        self._refresh()
        theme.changed.connect(self._refresh)

    @property
    def ink(self) -> str:
        return str(self.property("ink"))

    def set_ink(self, ink: str) -> None:
        """Change the text's colour; raises ValueError for a word that is no ink."""
        self._theme.tokens.ink(ink)
        if ink != self.ink:
            self.setProperty("ink", ink)
            self.style().unpolish(self)
            self.style().polish(self)
            self._refresh()  # polishing brings a font back from before another text size
            self.update()

    def _refresh(self) -> None:
        self.setFont(self._theme.font(self._style, weight=self._weight, numbers=self._numbers))


class Elided(Label):
    """One line that gives way: shortened with …, and whole in the tool tip."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        style: str = "body",
        ink: str = "text",
        weight: int | None = None,
        trailing: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`trailing` puts the words at the end of the line."""
        super().__init__(theme, text, style=style, ink=ink, weight=weight, parent=parent)
        self._align = painting.TRAILING if trailing else painting.LEADING
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(BARELY, self.sizeHint().width()), self.sizeHint().height())

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._theme.colour(self.ink))
        painter.drawText(self.contentsRect(), self._align, self._shortened())

    def _shortened(self) -> str:
        elide = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.text(), elide, self.width())

    def _tell_whole(self) -> None:
        self.setToolTip(self.text() if self._shortened() != self.text() else "")


class Paragraph(Label):
    """Text that wraps, with air between its lines, which QLabel cannot give."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        style: str = "body",
        ink: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        self._heights: dict[int, int] = {}  # by width: a layout asks for the same again and again
        super().__init__(theme, text, style=style, ink=ink, parent=parent)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._laid_out(width).lineCount() * self.line_height
        return self._heights[width]

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)

    def sizeHint(self) -> QSize:
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 360
        whole = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(min(whole, 360), self.heightForWidth(max(width, 1)))

    def minimumSizeHint(self) -> QSize:
        longest = max(self.text().split() or [""], key=len)
        return QSize(self.fontMetrics().horizontalAdvance(longest), self.line_height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.colour(self.ink))
        self._laid_out(self.width()).draw(painter, QPointF(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._heights.clear()
            self.updateGeometry()

    @property
    def line_height(self) -> int:
        """How high one of its lines is, in px."""
        return round(self.font().pixelSize() * LINE_HEIGHTS.get(self._style, LINE_HEIGHT))

    def _laid_out(self, width: int) -> QTextLayout:
        # A text layout breaks lines at its own separator, and not at the usual one.
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(self.layoutDirection())
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        height = self.line_height
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            top += height
        layout.endLayout()
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        """Return which parts of the text look otherwise than the rest."""
        return []


class Marked(Paragraph):
    """Text in which what stands between `**` is strong: what a console calls its own parts."""

    def setText(self, text: str) -> None:
        parts = text.split("**")
        self._strong = [
            (sum(map(len, parts[:place])), len(part))
            for place, part in enumerate(parts)
            if place % 2
        ]
        super().setText("".join(parts))

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found = []
        for start, length in self._strong:
            strong = QTextLayout.FormatRange()
            strong.start, strong.length = start, length
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.DemiBold)
            look.setForeground(self._theme.colour("text"))
            strong.format = look
            found.append(strong)
        return found


class Glyph(QLabel):
    """An icon on its own; `label` is for screen readers where no words stand beside it."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        ink: str = "text2",
        size: int = 16,
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._ink = ink
        self._size = size
        self.setAccessibleName(label)
        self._refresh()
        theme.changed.connect(self._refresh)

    @property
    def name(self) -> str:
        return self._name

    def set_icon(self, name: str, ink: str | None = None) -> None:
        """Show another icon, or the same in another ink."""
        self._name = name
        self._ink = ink or self._ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        tint = self._theme.tokens.ink(self._ink)
        rect = self.contentsRect().toRectF()
        size = self._theme.px(self._size)
        painting.icon(painter, self._theme, rect, name=self._name, tint=tint, size=size)

    def _refresh(self) -> None:
        side = self._theme.px(self._size)
        self.setFixedSize(side, side)
