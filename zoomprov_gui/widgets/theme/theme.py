"""The look that holds at this moment: tokens, fonts, icons and text size, and word of a change."""

from enum import StrEnum
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QStyleFactory

from zoomprov_gui.widgets.theme.fonts import Fonts
from zoomprov_gui.widgets.theme.icons import Icons
from zoomprov_gui.widgets.theme.palette import build_palette
from zoomprov_gui.widgets.theme.style import build_style
from zoomprov_gui.widgets.theme.tokens import DARK, LIGHT, Tokens, with_high_contrast

SMALLEST_TEXT = 90
LARGEST_TEXT = 150


class Scheme(StrEnum):
    """What the person chose in Settings › Theme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Given to every part, which reads it when it paints and follows `changed`.

    Fusion, a palette and one style sheet come from the tokens; each sheet is written once.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._scale = 1.0
        self._scheme = Scheme.SYSTEM
        self._high_contrast: bool | None = None
        self._text_size = 100
        self._still = False
        self._app: QApplication | None = None
        self._sheets: dict[tuple[bool, bool, float], str] = {}
        self._fonts = Fonts()
        self._icons = Icons(self._ink)

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def fonts(self) -> Fonts:
        return self._fonts

    @property
    def icons(self) -> Icons:
        return self._icons

    @property
    def scale(self) -> float:
        """Text size as a factor: 1.0 is 100 %."""
        return self._scale

    @property
    def still(self) -> bool:
        """Whether nothing may move: asked for by the system, or by Settings."""
        return self._still or self._system_wants_no_motion()

    def set_still(self, *, still: bool) -> None:
        self._still = still

    def apply(
        self,
        app: QApplication,
        scheme: str = Scheme.SYSTEM,
        *,
        high_contrast: bool | None = None,
        text_size: int = 100,
    ) -> None:
        """Dress the app; `high_contrast` None follows the system, `text_size` is in percent.

        Raises ValueError for an unknown scheme or a text size outside 90 to 150.
        """
        if not SMALLEST_TEXT <= text_size <= LARGEST_TEXT:
            raise ValueError(f"text size {text_size} %: from {SMALLEST_TEXT} to {LARGEST_TEXT}")
        self._scheme = Scheme(scheme)
        self._high_contrast = high_contrast
        self._text_size = text_size
        self._settle(app)
        hints = app.styleHints()
        wanted = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}
        hints.setColorScheme(wanted.get(self._scheme, Qt.ColorScheme.Unknown))
        self._dress()

    def px(self, length: float) -> int:
        """Return a length that grows with the text."""
        return round(length * self._scale)

    def font(
        self, style: str = "body", *, weight: int | None = None, numbers: bool = False
    ) -> QFont:
        """Return a font by its style, see `Fonts.font`."""
        return self._fonts.font(style, weight=weight, numbers=numbers)

    def colour(self, ink: str) -> QColor:
        """Return a text colour by the name of a token or tone, see `Tokens.ink`."""
        return colour(self._tokens.ink(ink))

    def _ink(self, name: str) -> str:
        return self._tokens.ink(name)

    def _settle(self, app: QApplication) -> None:
        """Do once what does not depend on the scheme."""
        if self._app is app:
            return
        self._app = app
        app.setStyle(QStyleFactory.create("Fusion"))
        hints = app.styleHints()  # a name of its own: the chained temporary is gone too early
        hints.colorSchemeChanged.connect(self._follow)
        accessibility = getattr(hints, "accessibility", lambda: None)()
        if accessibility is not None:
            accessibility.contrastPreferenceChanged.connect(self._follow)

    def _follow(self) -> None:
        """Follow the system; what `apply` itself sets off changes nothing and ends here."""
        if self._app is not None and self._wanted() != self._tokens:
            self._dress()

    def _wanted(self) -> Tokens:
        dark = self._scheme is Scheme.DARK
        if self._scheme is Scheme.SYSTEM and self._app is not None:
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        contrast = self._high_contrast
        if contrast is None:
            contrast = self._system_wants_contrast()
        tokens = DARK if dark else LIGHT
        return with_high_contrast(tokens) if contrast else tokens

    def _dress(self) -> None:
        app = self._app
        if app is None:
            return
        self._tokens = tokens = self._wanted()
        self._scale = self._text_size / 100
        self._fonts.set_scale(self._scale)
        self._icons.clear()
        key = (tokens.dark, tokens.high_contrast, self._scale)
        if key not in self._sheets:
            self._sheets[key] = build_style(tokens, self._scale)
        app.setPalette(build_palette(tokens))
        app.setFont(self._fonts.font())
        app.setStyleSheet(self._sheets[key])
        self.changed.emit()

    def _system_wants_contrast(self) -> bool:
        # Qt 6.10 knows; before, and where the platform does not say, the answer is no.
        hints = self._app.styleHints() if self._app is not None else None
        accessibility = getattr(hints, "accessibility", lambda: None)()
        if accessibility is None:
            return False
        return bool(accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast)

    def _system_wants_no_motion(self) -> bool:
        # Qt 6.12 knows (UX.md §5.3).
        hints = self._app.styleHints() if self._app is not None else None
        accessibility = getattr(hints, "accessibility", lambda: None)()
        preference = getattr(accessibility, "motionPreference", None)
        return preference is not None and "Reduce" in str(preference())


@cache
def colour(value: str) -> QColor:
    """Return a token as QColor; each is read once, and must not be changed by who gets it."""
    return QColor(value)
