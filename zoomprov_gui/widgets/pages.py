"""The pages of the open company, by their keys: one is shown, all of them live."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget


class Page(Protocol):
    """What the window asks of a page."""

    @property
    def title(self) -> str:
        """What the top bar says over it."""

    @property
    def busy(self) -> str:
        """What must not be broken off, in words; `""` where nothing goes on."""

    def regions(self) -> list[QWidget]:
        """Return what F6 goes through on this page, in order."""

    def take_focus(self) -> None:
        """Put the keyboard on what is useful first on this page: its list, its open step."""

    def stop_writing(self) -> None:
        """Send nothing further."""

    def remember(self) -> dict[str, object]:
        """Return what the page wants to find again."""


class Pages(QStackedWidget):
    """`turned` carries the key of the page that is shown from now on."""

    turned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, Page] = {}
        self._widgets: dict[str, QWidget] = {}
        self._passing: list[QObject] = []  # goes with the pages
        self._key = ""

    @property
    def key(self) -> str:
        """Which page is shown, `""` while none is."""
        return self._key

    @property
    def page(self) -> Page | None:
        """The page that is shown, None while none is."""
        return self._pages.get(self._key)

    @property
    def keys(self) -> frozenset[str]:
        """The pages that there are."""
        return frozenset(self._pages)

    def add(self, key: str, page: QWidget) -> None:
        """Take in a page that keeps to `Page`; nothing is shown by it."""
        self.addWidget(page)
        self._widgets[key] = page
        self._pages[key] = page  # type: ignore[assignment]  # a protocol of methods only

    def hold(self, models: QObject) -> None:
        """Keep what the pages show, and drop it with them.

        Python's collector does not see what a signal leads to: a model whose own signal leads back
        to it, by way of a lambda, is freed by nobody.
        """
        models.setParent(self)
        self._passing.append(models)

    def turn_to(self, key: str) -> bool:
        """Show a page; return whether there is one of that key."""
        if key not in self._widgets:
            return False
        self._key = key
        self.setCurrentWidget(self._widgets[key])
        self.turned.emit(key)
        return True

    def take_focus(self, *, lost: bool = False) -> None:
        """Put the keyboard on the page that is shown, unless it is on it.

        With `lost` only where it is on what nobody sees any more.
        """
        here = QApplication.focusWidget()
        is_here = here is not None and self.isAncestorOf(here)
        # At a start nobody has it, and nobody has asked for it.
        stays = (here is None or here.isVisible()) and (lost or is_here)
        if self.page is not None and not stays:
            self.page.take_focus()

    def cover(self, widget: QWidget, *, passing: bool = False) -> None:
        """Show something that is no page, such as why there are none.

        With `passing` it is dropped as soon as the pages are, or would be.
        """
        if passing:
            self._passing.append(widget)
        if self.indexOf(widget) < 0:
            self.addWidget(widget)
        self.setCurrentWidget(widget)

    def clear(self) -> None:
        """Drop all pages, with everything that they show."""
        # The models after the pages, which show them to the last.
        gone = [*self._widgets.values(), *self._passing]
        self._pages, self._widgets, self._passing, self._key = {}, {}, [], ""
        for each in gone:
            if isinstance(each, QWidget):
                self.removeWidget(each)
                each.hide()
            each.deleteLater()

    # --- of all pages: what goes on behind the one that is shown counts as well

    @property
    def busy(self) -> str:
        """What must not be broken off on any page, in words; `""` where nothing goes on."""
        return next((page.busy for page in self._pages.values() if page.busy), "")

    def stop_writing(self) -> None:
        """Send nothing further from any page."""
        for page in self._pages.values():
            page.stop_writing()

    def remember(self) -> dict[str, object]:
        """Return what all pages want to find again, and which of them was shown."""
        kept: dict[str, object] = {"page": self._key} if self._key else {}
        for page in self._pages.values():
            kept |= page.remember()
        return kept
