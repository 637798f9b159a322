"""Okta and Zoom side by side; where they differ, ink, weight and a triangle say so."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.label import Elided, Glyph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Tone

LINE = 27


SHARES = (24, 34, 42)  # of the width; “Basic (Deactivated)”, the proof, has to be read whole
CALM_SHARES = (32, 27, 41)  # “Account in Zoom” has to be read whole, too


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One fact as each side has it; `differs` marks the row that the verdict rests on."""

    label: str
    okta: str
    zoom: str
    differs: bool = False


class CompareTable(Panel):
    """A small table of CompareRows."""

    def __init__(
        self,
        theme: Theme,
        okta: str = "Okta",
        zoom: str = "Zoom",
        parent: QWidget | None = None,
        *,
        calm: bool = False,
    ) -> None:
        """`okta` and `zoom` head the columns; they may carry "at 09:41".

        `calm`: that two values differ is nothing bad, as where they are before and after.
        """
        super().__init__("inset", parent)
        self._theme = theme
        self._calm = calm
        self.setAccessibleName(self.tr("Both sides compared"))
        self._heads = (okta, zoom)
        self._rows: tuple[CompareRow, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._build()

    @property
    def rows(self) -> tuple[CompareRow, ...]:
        return self._rows

    def set_rows(
        self, rows: tuple[CompareRow, ...], *, okta: str = "Okta", zoom: str = "Zoom"
    ) -> None:
        """Show other rows and heads; the same again changes nothing."""
        if (rows, (okta, zoom)) != (self._rows, self._heads):
            self._rows, self._heads = rows, (okta, zoom)
            self._build()

    def _build(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        okta, zoom = self._heads
        heads = [Elided(self._theme, text, style="pill", ink="text2") for text in ("", okta, zoom)]
        self._column.addWidget(self._line(heads, marked=False))
        for row in self._rows:
            self._column.addWidget(Panel("hairline"))
            self._column.addWidget(self._row(row))

    def _row(self, row: CompareRow) -> QWidget:
        label = Elided(self._theme, row.label, style="small", ink="text3")
        loud = "text" if self._calm else Tone.BAD
        ink, style = (loud, "pill") if row.differs else ("text", "small")
        okta = Elided(self._theme, row.okta, style="pill" if row.differs else "small")
        zoom = Elided(self._theme, row.zoom, style=style, ink=ink)
        line = self._line([label, okta, zoom], marked=row.differs and not self._calm)
        told = self.tr("%1: %4 %2, %5 %3")
        for number, part in enumerate((row.label, row.okta, row.zoom, *self._heads), 1):
            told = told.replace(f"%{number}", part)
        line.setAccessibleName(f"{told}, {self.tr('differs')}" if row.differs else told)
        return line

    def _line(self, labels: list[Elided], *, marked: bool) -> QWidget:
        line = QWidget()
        line.setFixedHeight(self._theme.px(LINE))
        grid = QGridLayout(line)
        grid.setContentsMargins(12, 0, 12, 0)
        grid.setHorizontalSpacing(8)
        shares = CALM_SHARES if self._calm else SHARES
        for column, (label, stretch) in enumerate(zip(labels, shares, strict=True)):
            grid.setColumnStretch(column, stretch)
            grid.setColumnMinimumWidth(column, stretch)
            label.setSizePolicy(label.sizePolicy().Policy.Ignored, label.sizePolicy().Policy.Fixed)
            grid.addWidget(label, 0, column)
        if marked:
            place = QHBoxLayout()
            name = self.tr("The two sides differ here")
            glyph = Glyph(self._theme, "triangle-alert", ink=Tone.BAD, size=14, label=name)
            place.addWidget(glyph, 0, Qt.AlignmentFlag.AlignRight)
            grid.addLayout(place, 0, 2)
        return line
