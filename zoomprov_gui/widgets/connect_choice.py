"""Where no sign-in app is known: have it set up, or set it up by hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.connect import Card, ConnectViewModel
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.card_page import CardPage
from zoomprov_gui.widgets.parts.label import Label, Paragraph
from zoomprov_gui.widgets.parts.panel import Panel
from zoomprov_gui.widgets.parts.pill import StatusPill
from zoomprov_gui.widgets.theme.theme import Theme
from zoomprov_gui.widgets.theme.tokens import Tone


class WayCard(Panel):
    """One way to go: a title, what it means, and the button that goes it."""

    chosen = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        words: str,
        *,
        recommended: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("accent" if recommended else "card", parent)
        self.button = Button(theme, words, variant="primary" if recommended else "default")
        self.button.clicked.connect(self.chosen)
        head = QHBoxLayout()
        head.addWidget(Label(theme, title, style="h3"), 1)
        if recommended:
            badge = StatusPill(theme, self.tr("Recommended"), icon="", tone=Tone.WAIT)
            head.addWidget(badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 13, 16, 15)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(Paragraph(theme, text, ink="text2"))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)


class ChoiceCard(CardPage):
    """Shows the two ways."""

    def __init__(
        self, theme: Theme, model: ConnectViewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            self.tr("Set up the sign-in once"),
            self.tr("Okta signs people in through an app of your company’s own."),
            parent,
        )
        self.back.show()
        self.back.clicked.connect(model.back)
        self.for_me = WayCard(
            theme,
            self.tr("Set it up for me"),
            self.tr(
                "Paste an API token once. We make the app with the fewest permissions, sign you in"
                " and destroy the token."
            ),
            self.tr("Set it up for me"),
            recommended=True,
        )
        self.by_hand = WayCard(
            theme,
            self.tr("By hand"),
            self.tr("Six steps in the Okta console, with everything to copy."),
            self.tr("Show me the steps"),
        )
        self.body.addWidget(self.for_me)
        self.body.addWidget(self.by_hand)
        self.for_me.chosen.connect(lambda: model.go_to(Card.SET_UP))
        self.by_hand.chosen.connect(lambda: model.go_to(Card.BY_HAND))
