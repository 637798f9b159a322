"""The page after the last step: everything that is confirmed, or what is left, and the proof."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import StepKey
from zoomprov_gui.domain.setup_words import STEPS
from zoomprov_gui.viewmodels.setup import SetupViewModel
from zoomprov_gui.viewmodels.setup_looks import PILLS, TOLD
from zoomprov_gui.viewmodels.setup_proof import proof_html, proof_name
from zoomprov_gui.viewmodels.setup_view import CheckLine
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.check_card import CheckCard
from zoomprov_gui.widgets.parts.label import Glyph, Paragraph
from zoomprov_gui.widgets.parts.scrolled import Scrolled
from zoomprov_gui.widgets.parts.toast import Toast
from zoomprov_gui.widgets.proof_paper import save_proof
from zoomprov_gui.widgets.theme.theme import Theme

GLYPHS = {
    StepKey.CONNECT_OKTA: "log-in",
    StepKey.CONNECT_ZOOM: "log-in",
    StepKey.AUTHORISE: "key-round",
    StepKey.SWITCHES: "sliders-horizontal",
    StepKey.ASSIGN: "users-round",
    StepKey.PROVE: "eye",
}


class SetupDone(Scrolled):
    """`opened` carries the place of a step that somebody wants to see."""

    opened = Signal(int)

    def __init__(self, theme: Theme, model: SetupViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._glyph = Glyph(theme, "shield-check", ink="ok", size=40)
        self.title = Paragraph(theme, style="h1")
        self.lead = Paragraph(theme, style="lead", ink="text2")
        self.steps = CheckCard(theme)
        self.save = Button(theme, self.tr("Save proof (PDF)…"), icon="file-down", size="l")
        self.toast = Toast(theme, self)
        self.dialog: QFileDialog | None = None
        self._lay_out()
        self.steps.ticked.connect(lambda key: self.opened.emit(int(key)))
        self.steps.check.clicked.connect(model.check_now)
        self.save.clicked.connect(self._save)

    def refresh(self) -> None:
        """Show what is confirmed at this moment."""
        model = self._model
        done = model.all_confirmed
        self._glyph.set_icon("shield-check" if done else "list-checks", "ok" if done else "text3")
        self.title.setText(
            self.tr("Everything is confirmed. Okta now looks after Zoom.")
            if done
            else self.tr("%1. Something is left.").replace("%1", model.count)
        )
        self.lead.setText(
            self.tr("We keep reading. If a step is not so any more, it says so here.")
            if done
            else self.tr("Open what is left. A step is confirmed only by what Okta and Zoom say.")
        )
        self.steps.set_head(self.tr("The six steps"), model.count, checking=model.checking)
        self.steps.show_lines(self._lines())

    def _lines(self) -> list[CheckLine]:
        lines = []
        for place, (step, state) in enumerate(
            zip(self._model.steps, self._model.states(), strict=True)
        ):
            icon, tone = PILLS[state.mark]
            title, pill = STEPS[step.key].title, TOLD[state.mark].capitalize()
            lines.append(
                CheckLine(
                    key=str(place),
                    glyph=GLYPHS[step.key],
                    title=title,
                    meaning=state.line,
                    value=pill,
                    icon=icon,
                    tone=tone,
                    told=f"{title}: {pill}",
                    ask=self.tr("Open"),
                )
            )
        return lines

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addStretch()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 12, 8)
        column.setSpacing(12)
        column.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.title)
        column.addWidget(self.lead)
        column.addSpacing(4)
        column.addWidget(self.steps)
        column.addLayout(buttons)
        column.addStretch()

    def _save(self) -> None:
        model = self._model
        hosts = [model.session.side(service).host for service in Service]
        session, now = model.session, model.company.clock()
        html = proof_html(session.name, hosts, model.steps, now, sandbox=session.sandbox)
        name = proof_name(session.side(Service.OKTA).host, now)
        self.dialog = save_proof(self._theme, self, name, html, self.toast.show_text)
