"""The welcome page: what this program is for, beside the card that leads through connecting."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QLinearGradient, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from zoomprov_gui.viewmodels.connect import ConnectViewModel
from zoomprov_gui.widgets.connect_cards import ConnectCards
from zoomprov_gui.widgets.parts.banner import Banner
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.label import Glyph, Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Tone
from zoomprov_gui.widgets.welcome_help import WelcomeHelp

PITCH = 430
CARD = 440
BETWEEN = 62
SIDE = 28  # px that stay free on either side
MARK = 52


class Mark(QWidget):
    """The program's sign, as large as it stands on the welcome page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._refresh()
        theme.changed.connect(self._refresh)

    def sizeHint(self) -> QSize:
        side = self._theme.px(MARK)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = painting.painter_for(self), self._theme.tokens
        rect = QRectF(self.rect())
        ground = QLinearGradient(rect.topLeft(), rect.bottomRight())
        ground.setColorAt(0, colour(tokens.mark_top))
        ground.setColorAt(1, colour(tokens.mark_bottom))
        painter.setPen(colour("transparent"))
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 13, 13)
        size, tint = self._theme.px(26), tokens.on_accent
        painting.icon(painter, self._theme, rect, name="arrow-left-right", tint=tint, size=size)

    def _refresh(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()


class Promise(QWidget):
    """One thing that one can rely on: an icon, what it is, and a line about it."""

    def __init__(
        self, theme: Theme, icon: str, title: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(theme, title, style="strong"))
        words.addWidget(Paragraph(theme, text, style="small", ink="text2"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(11)
        glyph = Glyph(theme, icon, ink="accent_text", size=17)
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


class WelcomePage(QWidget):
    """Shows a ConnectViewModel.

    `sample_wanted`: somebody wants the sample data; `file_chosen` carries the path of a set-up
    file.
    """

    sample_wanted = Signal()
    file_chosen = Signal(str)

    def __init__(
        self, theme: Theme, model: ConnectViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = model
        self.cards = ConnectCards(theme, model)
        self._reliable = QWidget()
        self.pitch = self._pitch()
        self.sample = Button(
            theme, self.tr("Try it with sample data"), icon="sparkles", variant="ghost"
        )
        self.help = Button(theme, self.tr("Help & support"), icon="life-buoy", variant="ghost")
        self._card = Panel("card")
        self.note = Banner(theme, closable=True)
        self.note.hide()
        self._lay_out()
        self.sample.clicked.connect(self.sample_wanted)
        self.cards.okta.file_wanted.connect(self.choose_file)
        self.help.clicked.connect(self._show_help)
        theme.changed.connect(self._resize)
        self._resize()
        self.setAccessibleName(self.tr("Welcome"))

    def tell(self, note: tuple[str, str]) -> None:
        """Say something over everything else, such as what became of a company."""
        title, text = note
        self.note.set_content(title, text, tone=Tone.INFO)
        self.note.setVisible(bool(title))

    def _show_help(self) -> None:
        WelcomeHelp(self._theme, parent=self.window()).open()

    def choose_file(self) -> None:
        """Ask for a set-up file."""
        dialog = QFileDialog(self, self.tr("Open a set-up file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Set-up files (*.zpsetup)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.file_chosen)
        dialog.open()

    # --- what the window asks of a page

    @property
    def title(self) -> str:
        """What stands over it, where there is a top bar."""
        return self.tr("Welcome")

    def regions(self) -> list[QWidget]:
        """Return what F6 goes through on this page, in order."""
        return [self._card, self.sample]

    def _pitch(self) -> QWidget:
        pitch = QWidget()
        column = QVBoxLayout(pitch)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Mark(self._theme))
        column.addSpacing(24)
        column.addWidget(
            Paragraph(self._theme, self.tr("Let’s get Okta and Zoom talking."), style="display")
        )
        column.addSpacing(14)
        column.addWidget(
            Paragraph(
                self._theme,
                self.tr(
                    "Six steps, about ten minutes. Nothing changes in Okta or Zoom until you press"
                    " a button that says what it will do."
                ),
                style="intro",
                ink="text2",
            )
        )
        column.addSpacing(34)
        lines = QVBoxLayout(self._reliable)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(11)
        for icon, title, text in self._promises():
            lines.addWidget(Promise(self._theme, icon, title, text))
        column.addWidget(self._reliable)
        return pitch

    def _promises(self) -> tuple[tuple[str, str, str], ...]:
        return (
            (
                "shield-check",
                self.tr("Stays on this computer"),
                self.tr("Keys are kept in your system’s keychain. No cloud service of ours."),
            ),
            (
                "radio",
                self.tr("Shows what is really there"),
                self.tr("Every tick is read from Okta and Zoom, again and again."),
            ),
            (
                "undo-2",
                self.tr("Asks before it changes anything"),
                self.tr("You see the exact change first, and most can be undone."),
            ),
        )

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(28, 26, 28, 22)
        inner.addWidget(self.cards)
        middle = QWidget()
        middle.setProperty("surface", "clear")
        row = self._row = QHBoxLayout(middle)
        row.setContentsMargins(SIDE, 24, SIDE, 24)
        row.setSpacing(BETWEEN)
        row.addStretch(1)
        row.addWidget(self.pitch, 0, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._card, 0, Qt.AlignmentFlag.AlignCenter)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(24, 0, 24, 0)
        top.addWidget(self.note)
        column.addLayout(top)
        column.addWidget(area, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 20)
        foot.setSpacing(12)
        foot.addWidget(self.sample)
        foot.addStretch()
        foot.addWidget(self.help)
        language = Label(self._theme, self.tr("English"), style="label", ink="text2")
        foot.addWidget(Glyph(self._theme, "globe", size=16))
        foot.addWidget(language)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Stand one above the other where both do not fit beside each other.

        What is done comes before what one can rely on then, so that it is in sight.
        """
        needed = self._theme.px(PITCH + CARD) + BETWEEN + 2 * SIDE + 16
        beside = self.width() >= needed
        way, row = QBoxLayout.Direction, self._row
        row.setDirection(way.LeftToRight if beside else way.TopToBottom)
        row.setSpacing(BETWEEN if beside else 28)
        # One below the other they get the whole width of the row, and their height for it.
        side = SIDE if beside else max(SIDE, (self.width() - 16 - self._card.width()) // 2)
        row.setContentsMargins(side, 24, side, 24)
        align = Qt.AlignmentFlag.AlignCenter if beside else Qt.AlignmentFlag(0)
        for part in (self.pitch, self._card):
            row.setAlignment(part, align)
        pitch = self.pitch.layout()
        if beside and isinstance(pitch, QVBoxLayout) and pitch.indexOf(self._reliable) < 0:
            pitch.addWidget(self._reliable)
        elif not beside and row.indexOf(self._reliable) < 0:
            row.insertWidget(row.indexOf(self._card) + 1, self._reliable)

    def _resize(self) -> None:
        self.pitch.setFixedWidth(self._theme.px(PITCH))
        self._card.setFixedWidth(self._theme.px(CARD))
        self._reliable.setMaximumWidth(self._theme.px(PITCH))
        self._turn()
