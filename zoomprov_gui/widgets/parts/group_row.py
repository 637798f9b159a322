"""Paints one row of the Groups table, and how wide its columns are."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from zoomprov_gui.viewmodels.group_rows import GroupField, GroupView, text_of
from zoomprov_gui.widgets.parts.pill import paint_pill, pill_width
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Height, Radius, Tone

PAD: Final = 14  # pixels before what a cell says
TAIL: Final = 44  # pixels at the end of a row that belong to its menu
TILE: Final = 32
TWO_LINES: Final = 44  # pixels of height from which a row says two lines
LEAST_NAME: Final = 210
WIDTHS: Final = {
    GroupField.GIVES: 154,
    GroupField.PEOPLE: 90,
    GroupField.IN_SYNC: 160,
    GroupField.PROBLEMS: 176,
}
GIVES_WAY: Final = (GroupField.IN_SYNC, GroupField.GIVES)  # the drawer says the same
FADES_OVER: Final = 9  # rows of a skeleton until nothing is left
NUMBERS: Final = frozenset({GroupField.PEOPLE})  # columns of figures, at the end of the cell


class GroupState(NamedTuple):
    """How a row looks besides what it says."""

    hovered: bool = False
    opened: bool = False


def widths(room: int, scale: float) -> dict[GroupField, int]:
    """Return each column's width in a table of `room` pixels; 0 for one that gives way."""
    found = {field: round(width * scale) for field, width in WIDTHS.items()}
    least = round(LEAST_NAME * scale)
    for field in GIVES_WAY:
        if sum(found.values()) + least > room:
            found[field] = 0
    return {GroupField.GROUP: max(least, room - sum(found.values())), **found}


class GroupRow:
    """Paints rows with one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        view: GroupView,
        cells: dict[GroupField, QRectF],
        state: GroupState,
    ) -> None:
        """Paint a row; `cells` are where the columns are that have room."""
        self._ground(painter, rect, state)
        direction = painter.layoutDirection()
        for field, cell in cells.items():
            row = painting.Row(cell.adjusted(PAD, 0, -PAD, 0), direction)
            if field is GroupField.GROUP:
                self._group(painter, row, view)
            elif field is GroupField.GIVES:
                self._gives(painter, row, view)
            elif field is GroupField.IN_SYNC:
                self._share(painter, row, view)
            elif field is GroupField.PROBLEMS:
                self._problems(painter, row, view)
            else:
                self._number(painter, row, text_of(field, view))
        if state.hovered or state.opened:
            self._dots(painter, rect)

    def skeleton(self, painter: QPainter, rect: QRectF, place: int) -> None:
        """Paint the shape of a row while nothing was read yet, paler from row to row."""
        tokens = self._theme.tokens
        ink = QColor(tokens.line)
        ink.setAlphaF(max(0.0, 1 - place / FADES_OVER))
        side = self._theme.px(TILE)
        row = painting.Row(rect.adjusted(PAD, 0, -PAD, 0), painter.layoutDirection())
        tile = row.lead(side, 12)
        tile = QRectF(tile.left(), rect.center().y() - side / 2, side, side)
        painting.fill_round(painter, tile, Radius.CONTROL, ink)
        name = row.lead(self._theme.px(150 + 23 * (place * 3 % 5)), 40)
        bar = QRectF(name.left(), rect.center().y() - 5, name.width(), 10)
        painting.fill_round(painter, bar, 5, ink)
        end = row.trail(self._theme.px(70 + 17 * (place % 3)), 60)
        painting.fill_round(painter, QRectF(end.left(), bar.top(), end.width(), 10), 5, ink)
        painting.hairline(painter, rect, tokens.line)

    def _ground(self, painter: QPainter, rect: QRectF, state: GroupState) -> None:
        tokens = self._theme.tokens
        fill = tokens.selected if state.opened else tokens.hover if state.hovered else ""
        if fill:
            painter.fillRect(rect, colour(fill))
        painting.hairline(painter, rect, tokens.line)
        if state.opened:
            mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
            left = rect.right() - 2 if mirrored else rect.left()
            painter.fillRect(QRectF(left, rect.top(), 2, rect.height()), colour(tokens.accent))

    def _group(self, painter: QPainter, row: painting.Row, view: GroupView) -> None:
        theme = self._theme
        two = row.rest.height() >= theme.px(TWO_LINES)
        side = theme.px(TILE if two else 26)
        place = row.lead(side, 12)
        tile = QRectF(place.left(), place.center().y() - side / 2, side, side)
        colours = theme.tokens.tone(Tone.INFO if view.gives else Tone.MUTE)
        line = colours.line if theme.tokens.high_contrast else None
        painting.fill_round(painter, tile, Radius.CONTROL, colours.soft, line=line)
        size = theme.px(16)
        painting.icon(painter, theme, tile, name="users-round", tint=colours.text, size=size)
        rest, strong, small = row.rest, theme.colour("text"), theme.colour("text3")
        name = painting.shortened(theme, view.group.name, rest.width(), "strong")
        if not two or not view.note:
            painting.words(painter, rest, name, font=theme.font("strong"), ink=strong)
            return
        half = rest.height() / 2
        upper = QRectF(rest.left(), rest.top() + 6, rest.width(), half - 5)
        lower = QRectF(rest.left(), rest.top() + half, rest.width(), half - 6)
        painting.words(painter, upper, name, font=theme.font("strong"), ink=strong)
        note = painting.shortened(theme, view.note, rest.width(), "small")
        painting.words(painter, lower, note, font=theme.font("small"), ink=small)

    def _gives(self, painter: QPainter, row: painting.Row, view: GroupView) -> None:
        theme, tokens = self._theme, self._theme.tokens
        place = row.lead(theme.px(14), 7)
        if view.gives:
            painting.dot(painter, place.center(), theme.px(8), tokens.tone(Tone.OK).fill)
        else:
            size = theme.px(14)
            name, tint = "circle-minus", tokens.text3
            painting.icon(painter, theme, place, name=name, tint=tint, size=size)
        ink = theme.colour("text" if view.gives else "text2")
        self._say(painter, row.rest, text_of(GroupField.GIVES, view), ink)

    def _share(self, painter: QPainter, row: painting.Row, view: GroupView) -> None:
        theme, tokens = self._theme, self._theme.tokens
        if view.share is None:
            self._say(painter, row.rest, text_of(GroupField.IN_SYNC, view), theme.colour("text3"))
            return
        text = text_of(GroupField.IN_SYNC, view)
        words = row.trail(theme.px(44), 8)
        font = theme.font("small", numbers=True)
        painting.words(
            painter, words, text, font=font, ink=theme.colour("text2"), align=painting.TRAILING
        )
        height = theme.px(6)
        whole = row.rest
        track = QRectF(whole.left(), whole.center().y() - height / 2, whole.width(), height)
        painting.fill_round(painter, track, height / 2, tokens.line)
        if view.share > 0:
            width = max(height, track.width() * view.share)
            mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
            left = track.right() - width if mirrored else track.left()
            fill = tokens.tone(Tone.OK).fill
            painting.fill_round(painter, QRectF(left, track.top(), width, height), height / 2, fill)

    def _problems(self, painter: QPainter, row: painting.Row, view: GroupView) -> None:
        theme = self._theme
        text = text_of(GroupField.PROBLEMS, view)
        if not view.problems:
            self._say(painter, row.rest, text, theme.colour("text3"))
            return
        height = theme.px(Height.PILL)
        place = row.lead(min(pill_width(theme, text), row.rest.width()))
        pill = QRectF(place.left(), place.center().y() - height / 2, place.width(), height)
        direction = painter.layoutDirection()
        icon = "triangle-alert"
        paint_pill(painter, theme, pill, icon=icon, text=text, tone=Tone.WARN, direction=direction)

    def _number(self, painter: QPainter, row: painting.Row, text: str) -> None:
        font, ink = self._theme.font("body", numbers=True), self._theme.colour("text")
        painting.words(painter, row.rest, text, font=font, ink=ink, align=painting.TRAILING)

    def _say(self, painter: QPainter, rect: QRectF, text: str, ink: QColor) -> None:
        shown = painting.shortened(self._theme, text, rect.width(), "body")
        painting.words(painter, rect, shown, font=self._theme.font("body"), ink=ink)

    def _dots(self, painter: QPainter, rect: QRectF) -> None:
        row = painting.Row(rect, painter.layoutDirection())
        size, tint = self._theme.px(16), self._theme.tokens.text2
        place = row.trail(TAIL)
        painting.icon(painter, self._theme, place, name="ellipsis", tint=tint, size=size)
