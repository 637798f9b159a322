"""Dialogs: window-modal, over a scrim, with a safe button that Enter and Esc reach first.

Enter presses the button that the keyboard stands on; from anywhere else it means the safe one.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QHideEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.corners import cut_corners
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.parts.rows import IconLine
from zoomprov_gui.widgets.theme import painting
from zoomprov_gui.widgets.theme.theme import Theme, colour
from zoomprov_gui.widgets.theme.tokens import Radius

WIDTH = 560
MARGIN = 16  # px of the window that stay around a dialog that is as high as it can be
SHADOW = 44  # px over which the shadow fades
SHADOW_RINGS = 26
SHADOW_DROP = 10


class Scrim(QWidget):
    """Dims the window behind a dialog, carries its shadow, and keeps it in the middle."""

    def __init__(self, theme: Theme, dialog: "Dialog", window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._dialog = dialog
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A window manager may place the window, or make it larger, after the dialog has come.
        if watched is self._window and event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self.setGeometry(self._window.rect())
            self._dialog.fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), colour(tokens.scrim))
        shade = colour(tokens.shadow)
        top_left = self.mapFromGlobal(self._dialog.frameGeometry().topLeft())
        rect = QRectF(top_left.toPointF(), self._dialog.size().toSizeF())
        ring = QColor(shade)
        ring.setAlphaF(shade.alphaF() / SHADOW_RINGS)
        for number in range(SHADOW_RINGS):
            out = SHADOW * (number / SHADOW_RINGS) ** 2  # denser near the edge, as light falls
            grown = rect.adjusted(-out, -out + SHADOW_DROP, out, out + SHADOW_DROP)
            painting.fill_round(painter, grown, Radius.DIALOG + out, ring)


class Dialog(QDialog):
    """A title, one sentence, a body, and a row of buttons.

    Show it with `open()`; `finished` tells how it ended. Esc, the cross and the safe button all
    mean no. Give it the safe button with `add_safe`, and actions named after what they do.
    """

    def __init__(
        self, theme: Theme, title: str, text: str = "", *, parent: QWidget, width: int = WIDTH
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._over = parent
        self._scrim: Scrim | None = None
        self._width = width
        self._acts: list[Button] = []
        self._held = IconLine(theme, "lock", "", ink="warn")
        self._held.hide()
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._title = Paragraph(theme, title, style="h2")
        self._text = Paragraph(theme, text, ink="text2")
        self._text.setVisible(bool(text))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.aside = QHBoxLayout()
        self._box = QDialogButtonBox()
        self._arrange()
        self._refresh()
        theme.changed.connect(self._refresh)

    @property
    def title(self) -> str:
        return self._title.text()

    def set_title(self, title: str, text: str = "") -> None:
        """Name it after what it has become, such as the result of a run."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def add_safe(self, text: str) -> Button:
        """Add the button that changes nothing: it closes, and is the default."""
        button = Button(self._theme, text)
        self._box.addButton(button, QDialogButtonBox.ButtonRole.RejectRole)
        button.setAutoDefault(True)
        button.setDefault(True)
        return button

    def add_action(
        self,
        text: str,
        *,
        variant: str = "primary",
        icon: str | None = None,
        writes: bool = True,
    ) -> Button:
        """Add a button named after the change; a destructive one is never the default.

        What it does is the caller's: the dialog closes when it calls `accept`. One that `writes`
        nothing stays while the dialog is held back.
        """
        button = Button(self._theme, text, icon=icon, variant=variant)
        self._box.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        button.setAutoDefault(False)
        if writes:
            self._acts.append(button)
        return button

    def hold_back(self, why: str) -> None:
        """Keep off what changes something for this reason, which is told; `""` lets go."""
        focused: QWidget | None = self.focusWidget()  # None, whatever the stubs say
        for button in self._acts:
            button.hold_back(why)
        self._held.set_text(why)
        self._held.setVisible(bool(why))
        if why and focused in self._acts:
            self._focus_first()

    def remove_buttons(self) -> None:
        """Take all buttons away, when the dialog goes on to say something else."""
        self._acts.clear()
        for button in self._box.buttons():
            self._box.removeButton(button)
            button.setParent(None)
            button.deleteLater()

    @property
    def needed(self) -> int:
        """The height that all of its content takes, in px."""
        layout = self.layout()
        if layout is None:
            return 0
        layout.activate()
        return layout.totalHeightForWidth(self.width())

    @property
    def room(self) -> int:
        """The height that its window has for it, in px; what can scroll, scrolls beyond it."""
        return self._over.window().height() - MARGIN

    def fit(self) -> None:
        """Take the height that the content needs, and stand in the middle of the window.

        It does so by itself when its layout asks for it.
        """
        layout = self.layout()
        if layout is None:
            return
        height = self.needed
        least = layout.minimumSize().height()
        self.resize(self.width(), max(min(height, self.room), least))
        frame = self.frameGeometry()
        frame.moveCenter(self._over.window().frameGeometry().center())
        self.move(frame.topLeft())
        if self._scrim is not None:
            self._scrim.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button it stands on, and the safe one from anywhere else.

        A key that is held down does not count: it may have opened this dialog.
        """
        focused: QWidget | None = self.focusWidget()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and isinstance(focused, QAbstractButton) and focused.hasFocus():
            event.accept()
            if focused.isEnabled() and not event.isAutoRepeat():
                focused.click()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self.fit()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        window = self._over.window()
        if self._scrim is None:
            self._scrim = Scrim(self._theme, self, window)
        self.fit()
        self._scrim.show()
        self._scrim.raise_()
        super().showEvent(event)
        self._focus_first()

    def hideEvent(self, event: QHideEvent) -> None:
        self._lift_scrim()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._lift_scrim()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut_corners(self, Radius.DIALOG)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = painting.painter_for(self)
        line = tokens.line2 if tokens.dark or tokens.high_contrast else tokens.line
        if not self.mask().isEmpty():
            painter.fillRect(self.rect(), colour(line))  # behind what the corners cover in part
        rect = QRectF(self.rect())
        painting.fill_round(painter, rect, Radius.DIALOG, tokens.surface, line=line)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        close = Button(self._theme, icon="x", variant="ghost", name=self.tr("Close"))
        close.clicked.connect(self.reject)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._box.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addLayout(self.aside)
        foot.addStretch()
        foot.addWidget(self._box)
        column = QVBoxLayout(self)
        column.setContentsMargins(25, 21, 25, 21)
        column.setSpacing(12)
        column.addLayout(head)
        column.addSpacing(-6)  # the cross is higher than the title, which belongs to its sentence
        column.addWidget(self._text)
        column.addLayout(self.body)
        column.addWidget(self._held)
        column.addSpacing(4)
        column.addLayout(foot)
        # The cross comes first in the layout and last in the order of Tab.
        self.setTabOrder(self._box, close)

    def _focus_first(self) -> None:
        """Put the focus on the first field, or else on the safe button."""
        field = next((f for f in self.findChildren(QLineEdit) if f.isVisibleTo(self)), None)
        safe = [b for b in self._box.buttons() if isinstance(b, Button) and b.isDefault()]
        first = field or next(iter(safe), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lift_scrim(self) -> None:
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None

    def _refresh(self) -> None:
        self.setFixedWidth(self._theme.px(self._width))
