"""What can be done with the chosen rows, floating over the table's lower edge."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.floating import Floating
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
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(17, 9, 9, 9)
        self._row.setSpacing(8)
        self._row.addWidget(self._count)
        self._row.addWidget(self._note)
        self._row.addSpacing(18)
        self._row.addWidget(self._clear)

    @property
    def covers(self) -> int:
        """The height it takes from its parent's lower edge while it is shown, in pixels."""
        return self._over.height() - self.y() if self.isVisible() else 0

    @property
    def note(self) -> str:
        return self._note.text()

    def add_action(self, text: str, *, icon: str, variant: str = "inverse") -> Button:
        """Add a button before the cross."""
        button = Button(self._theme, text, icon=icon, variant=variant)
        self._row.insertWidget(self._row.count() - 1, button)
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
