"""The sidebar: where one is, and which company this is about."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from zoomprov_gui.widgets.parts.painted_button import PaintedButton
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Height, Radius, Tone

PADDING = 10
ICON = 16
GAP = 10
BADGE_HEIGHT = 18
BADGE_PADDING = 7
MARK = 30


class NavItem(PaintedButton):
    """A page in the sidebar: icon, label and a badge; checkable, so that the present one shows."""

    def __init__(
        self, theme: Theme, text: str, *, icon: str, checkable: bool = True,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._icon_name = icon
        self._badge = ""
        self._badge_tone = Tone.MUTE
        self._badge_name = ""
        self._compact = False
        super().__init__(theme, text, parent)
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def set_badge(self, text: str, *, tone: str = Tone.MUTE, name: str = "") -> None:
        """Show a few characters at the end; `name` is how they are said: "18 need attention"."""
        self._badge = text
        self._badge_tone = Tone(tone)
        self._badge_name = name or text
        self._tell()
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        """Show only the icon, for the narrow sidebar; the label becomes the tool tip."""
        self._compact = compact
        self._tell()
        self._refresh()

    def sizeHint(self) -> QSize:
        height = self._theme.px(Height.NAV)
        if self._compact:
            return QSize(height, height)
        words = painting.text_width(self._theme, self.label, "strong")
        width = 2 * PADDING + self._theme.px(ICON) + GAP + words
        return QSize(width + (self._badge_width() + GAP if self._badge else 0), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(Height.NAV), self._theme.px(Height.NAV))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        rect = QRectF(self.rect())
        self._paint_body(painter, rect)
        row = painting.Row(rect.adjusted(PADDING, 0, -PADDING, 0), self.layoutDirection())
        side = self._theme.px(ICON)
        tokens = self._theme.tokens
        tint = tokens.accent_text if self.isChecked() else tokens.text2
        place = rect if self._compact else row.lead(side, GAP)
        painting.icon(painter, self._theme, place, name=self._icon_name, tint=tint, size=side)
        if self._compact:
            self._paint_mark(painter, rect)
        else:
            self._paint_words(painter, row)
        if self.shows_focus:
            painting.focus_ring(painter, rect, Radius.CONTROL, tokens)

    def _paint_body(self, painter: QPainter, rect: QRectF) -> None:
        tokens = self._theme.tokens
        if self.isChecked():
            fill = tokens.raised if tokens.dark else tokens.surface
            painting.fill_round(painter, rect, Radius.CONTROL, fill, line=tokens.line2)
        elif self.underMouse() or self.isDown():
            painting.fill_round(painter, rect, Radius.CONTROL, tokens.pressed)

    def _paint_words(self, painter: QPainter, row: painting.Row) -> None:
        theme, tokens = self._theme, self._theme.tokens
        if self._badge:
            row.trail(-4)  # the badge stands 4 px nearer to the edge than the words would
            self._paint_badge(painter, row.trail(self._badge_width(), GAP))
        style, ink = ("strong", tokens.text) if self.isChecked() else ("label", tokens.text2)
        shown = painting.shortened(theme, self.label, row.rest.width() + 1, style)
        painting.words(painter, row.rest, shown, font=theme.font(style), ink=colour(ink))

    def _paint_badge(self, painter: QPainter, place: QRectF) -> None:
        theme, tokens = self._theme, self._theme.tokens
        height = theme.px(BADGE_HEIGHT)
        rect = QRectF(place.left(), place.center().y() - height / 2, place.width(), height)
        colours = tokens.tone(self._badge_tone)
        quiet = self._badge_tone is Tone.MUTE and not tokens.high_contrast
        fill = tokens.pressed if quiet else colours.soft
        line = colours.line if tokens.high_contrast else None
        painting.fill_round(painter, rect, height / 2, fill, line=line)
        ink = colour(tokens.text2 if quiet else colours.text)
        font, align = theme.font("tiny", numbers=True), painting.CENTRE
        painting.words(painter, rect, self._badge, font=font, ink=ink, align=align)

    def _paint_mark(self, painter: QPainter, rect: QRectF) -> None:
        """Paint a dot where there is no room for the badge."""
        if self._badge and self._badge_tone is not Tone.MUTE:
            fill = self._theme.tokens.tone(self._badge_tone).fill
            right = rect.center().x() + self._theme.px(ICON) / 2
            painting.dot(painter, QPointF(right, rect.top() + 9), 7, fill)

    def _badge_width(self) -> int:
        width = painting.text_width(self._theme, self._badge, "tiny")
        return max(width + 2 * BADGE_PADDING, self._theme.px(BADGE_HEIGHT))

    def _tell(self) -> None:
        name = f"{self.label}, {self._badge_name}" if self._badge else self.label
        self.setAccessibleName(name)
        self.setToolTip(name if self._compact else "")


class SidebarHeader(PaintedButton):
    """The company and what is compared, as a button that opens the choice of companies."""

    def __init__(
        self, theme: Theme, company: str = "", line: str = "", parent: QWidget | None = None
    ) -> None:
        self._line = line
        self._compact = False
        super().__init__(theme, company, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_company(company, line)

    def set_company(self, company: str, line: str) -> None:
        """Show a name and the small line below it."""
        self._line = line
        self.set_label(company)
        self.setAccessibleName(f"{company}, {line}")
        self.setToolTip(company)

    def set_compact(self, *, compact: bool) -> None:
        """Show only the mark, for the narrow sidebar."""
        self._compact = compact
        self._refresh()

    def sizeHint(self) -> QSize:
        height = self._theme.px(44)
        return QSize(height if self._compact else self._theme.px(212), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(MARK) + 8, self._theme.px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        rect = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            fill = self._theme.tokens.pressed
            painting.fill_round(painter, rect, Radius.CONTROL, fill)
        row = painting.Row(rect.adjusted(4, 0, -4, 0), self.layoutDirection())
        side = self._theme.px(MARK)
        self._paint_mark(painter, rect if self._compact else row.lead(side, GAP), side)
        if not self._compact:
            self._paint_words(painter, row)
        if self.shows_focus:
            painting.focus_ring(painter, rect, Radius.CONTROL, self._theme.tokens)

    def _paint_mark(self, painter: QPainter, place: QRectF, side: int) -> None:
        tokens = self._theme.tokens
        rect = QRectF(0, 0, side, side)
        rect.moveCenter(place.center())
        ground = QLinearGradient(rect.topLeft(), rect.bottomRight())
        ground.setColorAt(0, colour(tokens.mark_top))
        ground.setColorAt(1, colour(tokens.mark_bottom))
        painter.setPen(colour(tokens.mark_bottom))
        painter.setBrush(ground)
        painter.setPen(colour("transparent"))
        painter.drawRoundedRect(rect, Radius.CONTROL, Radius.CONTROL)
        size = self._theme.px(16)
        tint = tokens.on_accent
        painting.icon(painter, self._theme, rect, name="arrow-left-right", tint=tint, size=size)

    def _paint_words(self, painter: QPainter, row: painting.Row) -> None:
        theme, tokens = self._theme, self._theme.tokens
        size = theme.px(16)
        place = row.trail(size, 8)
        painting.icon(painter, theme, place, name="chevrons-up-down", tint=tokens.text3, size=size)
        rest = row.rest
        middle = rest.center().y()
        first = QRectF(rest.left(), middle - theme.px(17), rest.width(), theme.px(18))
        second = QRectF(rest.left(), middle + 1, rest.width(), theme.px(16))
        name = painting.shortened(theme, self.label, rest.width(), "strong")
        painting.words(painter, first, name, font=theme.font("strong"), ink=colour(tokens.text))
        line = painting.shortened(theme, self._line, rest.width(), "small")
        painting.words(painter, second, line, font=theme.font("small"), ink=colour(tokens.text3))
