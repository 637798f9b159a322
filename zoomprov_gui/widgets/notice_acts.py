"""What the buttons of banners do, on whichever page they stand, and telling of what went wrong."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.viewmodels.notices import (
    CHECK_NOW,
    DISMISS,
    READ_ONLY_OFF,
    SIGN_IN_AGAIN,
    TRY_AGAIN,
    Notice,
)
from zoomprov_gui.viewmodels.people import PeopleViewModel
from zoomprov_gui.widgets.explain_dialog import ExplainDialog
from zoomprov_gui.widgets.theme.theme import Theme


class NoticeActs(QObject):
    """Acts for the banners over one page."""

    def __init__(self, theme: Theme, model: PeopleViewModel, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._model = model
        self._page = page

    def act(self, key: str, notice: Notice) -> None:
        """Do what a button of a banner stands for."""
        if key == TRY_AGAIN[0]:
            self._model.watching.start()
        elif key == SIGN_IN_AGAIN[0]:
            self._model.session.sign_in_wanted.emit(notice.service)
        elif key == CHECK_NOW[0]:
            self._model.unsettled.check()
        elif key == READ_ONLY_OFF[0]:
            self._model.settings.change(read_only=False)
        elif key == DISMISS[0]:
            self._model.dismiss(notice)
        else:
            self.explain(notice.title, notice.help)

    def show_problem(self, problem: Problem) -> None:
        """Tell of something expected that went wrong outside of a read."""
        text = f"{problem.text}\n\n{problem.remedy}\n\n{problem.details}".rstrip()
        self.explain(problem.title, text)

    def explain(self, title: str, text: str) -> None:
        """Say more, and offer to copy it."""
        dialog = ExplainDialog(self._theme, title, text, parent=self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
