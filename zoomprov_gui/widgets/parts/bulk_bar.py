"""What can be done with the chosen rows, floating over the table's lower edge."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.floating import SHADOW, Floating
from zoomprov_gui.widgets.parts.label import Elided, Label
from zoomprov_gui.widgets.theme.theme import Theme


class BulkBar(Floating):
    """How many are chosen, what is possible with them, buttons, and a cross that chooses none.

    The page keeps the focused row from under it: `covers` is how much it takes from below.
    """

    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, above: int = 18) -> None:
        super().__init__(theme, parent, at_start=False, above=above)
        self._count = Label(theme, style="strong", ink="inverse_text")
        self._note = Elided(theme, style="small", ink="inverse_text2")
        self._clear = Button(theme, icon="x", variant="inverse", name=self.tr("Choose none"))
        self._clear.clicked.connect(self.cleared)
        self._spare: list[Button] = []
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(17, 9, 9, 9)
        self._lines.setSpacing(8)
        self._words, self._row = QHBoxLayout(), QHBoxLayout()
        for row in (self._words, self._row):
            row.setSpacing(8)
            self._lines.addLayout(row)
        self._words.addWidget(self._count)
        self._words.addWidget(self._note, 1)
        self._row.addStretch()
        self._row.addWidget(self._clear)

    @property
    def covers(self) -> int:
        """The height it takes from its parent's lower edge while it is shown, in pixels."""
        return self._over.height() - self.y() if self.isVisible() else 0

    @property
    def note(self) -> str:
        return self._note.text()

    def place(self) -> None:
        """Stand in one line where nothing has to be cut, else in two, and spare what has no room.

        What can be spared stands in the menus as well; the first that was added stays longest.
        """
        for button in self._spare:
            button.show()
        self._lines.setDirection(QBoxLayout.Direction.LeftToRight)
        if self._needed() > self._over.width():
            self._lines.setDirection(QBoxLayout.Direction.TopToBottom)
        for button in reversed(self._spare):
            if self._needed(least=True) > self._over.width():
                button.hide()
        super().place()

    def _needed(self, *, least: bool = False) -> int:
        """Return the width that everything takes; with `least` the note may be shortened."""
        for layout in (self._words, self._row, self._lines):  # each keeps what it measured
            layout.invalidate()
        hint = self._lines.minimumSize() if least else self._lines.sizeHint()
        return hint.width() + 2 * SHADOW

    def add_action(
        self, text: str, *, icon: str, variant: str = "inverse", spare: bool = False
    ) -> Button:
        """Add a button before the cross; a `spare` one gives way where there is no room."""
        button = Button(self._theme, text, icon=icon, variant=variant)
        self._row.insertWidget(self._row.count() - 1, button)
        if spare:
            self._spare.append(button)
        # The cross stays the last one for Tab, and for who listens.
        self._clear.raise_()
        self.setTabOrder(button, self._clear)
        return button

    def set_selection(self, count: str, note: str = "") -> None:
        """Say "4 selected" and what can be done; no count hides the bar."""
        self._count.setText(count)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(f"{count}. {note}" if note else count)
        if not count:
            self.hide()
            return
        self.show()
        self.place()
