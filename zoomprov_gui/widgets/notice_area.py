"""The banners over a page: two at most, the rest behind "2 more"."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zoomprov_gui.viewmodels.notices import TRY_AGAIN, UNDO, Notice
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.parts.banner import Banner
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.leaving_focus import leave
from zoomprov_gui.widgets.read_only_hold import hold
from zoomprov_gui.widgets.theme.theme import Theme

MOST = 2


class NoticeArea(QWidget):
    """Shows notices. `acted` carries the key of what was pressed, and its notice."""

    acted = Signal(str, object)

    def __init__(
        self, theme: Theme, session: SessionViewModel | None = None, parent: QWidget | None = None
    ) -> None:
        """`session`: where a banner may offer to undo, which read-only mode holds back."""
        super().__init__(parent)
        self._theme = theme
        self._session = session
        self._shown: tuple[Notice, ...] = ()
        self._all: tuple[Notice, ...] = ()
        self._unfolded = False
        self._banners: dict[str, Banner] = {}
        self._more = Button(theme, self.tr("More"), variant="link", size="s")
        self._more.clicked.connect(self._unfold)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._more)
        self.hide()
        self._more.hide()

    @property
    def banners(self) -> tuple[Banner, ...]:
        """The banners as they stand, from above."""
        return tuple(self._banners[notice.key] for notice in self._shown)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these; what only has other times is reworded in place, and not announced again."""
        self._all = tuple(notices)
        shown = self._all if self._unfolded else self._all[:MOST]
        if [_shape(n) for n in shown] == [_shape(n) for n in self._shown]:
            for notice in shown:
                self._banners[notice.key].reword(notice.title, notice.text)
        else:
            self._rebuild(shown)
        self._shown = shown
        hidden = len(self._all) - len(shown)
        self._more.setVisible(hidden > 0)
        self._more.set_label(self.tr("%n more", "", hidden))
        self.setVisible(bool(self._all))

    def _rebuild(self, shown: Sequence[Notice]) -> None:
        for banner in self._banners.values():
            self._column.removeWidget(banner)
            leave(banner)
            banner.hide()
            banner.deleteLater()
        self._banners = {}
        for place, notice in enumerate(shown):
            banner = self._banner(notice)
            self._banners[notice.key] = banner
            self._column.insertWidget(place, banner)

    def _banner(self, notice: Notice) -> Banner:
        banner = Banner(
            self._theme,
            notice.title,
            notice.text,
            tone=notice.tone,
            icon=notice.icon,
            parent=self,
        )
        for place, (key, words) in enumerate(notice.actions):
            icon = "refresh-cw" if key == TRY_AGAIN[0] else None
            variant = "default" if place == 0 else "ghost"
            button = banner.add_action(words, icon=icon, variant=variant)
            button.clicked.connect(lambda _on=False, k=key, n=notice.key: self._act(k, n))
            if key == UNDO[0] and self._session is not None:
                hold(self._session, button)
        return banner

    def _act(self, key: str, notice_key: str) -> None:
        notice = next((n for n in self._shown if n.key == notice_key), None)
        if notice is not None:
            self.acted.emit(key, notice)

    def _unfold(self) -> None:
        self._unfolded = True
        self.show_notices(self._all)


def _shape(notice: Notice) -> tuple[object, ...]:
    """Return what makes it another banner; times do not."""
    return notice.key, notice.tone, notice.icon, notice.actions
