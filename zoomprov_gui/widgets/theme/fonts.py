"""The shipped typefaces: Inter for words, JetBrains Mono for ids and technical details."""

from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from zoomprov_gui.widgets.theme import assets
from zoomprov_gui.widgets.theme.tokens import TYPE

FAMILY: Final = "Inter"
MONO_FAMILY: Final = "JetBrains Mono"
WORDS: Final = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")
MONO: Final = ("JetBrainsMono-Regular.ttf",)
SMALLEST: Final = 11  # px at 100 %, UX.md §5.2


class Fonts:
    """Fonts by style, each made once for a text size. Needs a running QGuiApplication.

    The files are loaded at the first font that is asked for, so importing costs nothing. Where they
    cannot be loaded, Qt falls back to the system's own typeface.
    """

    def __init__(self) -> None:
        self._scale = 1.0
        self._loaded: set[str] = set()
        self._made: dict[tuple[str, int | None, bool], QFont] = {}
        self._metrics: dict[tuple[str, int | None, bool], QFontMetricsF] = {}

    def set_scale(self, scale: float) -> None:
        """Multiply every size; 1.0 is 100 %."""
        if scale != self._scale:
            self._scale = scale
            self._made.clear()
            self._metrics.clear()

    def font(
        self, style: str = "body", *, weight: int | None = None, numbers: bool = False
    ) -> QFont:
        """Return a style of tokens.TYPE; raises KeyError for a word that is none.

        `numbers` gives figures of one width, for cells of numbers only: in Inter the same feature
        widens the hyphen.
        """
        key = (style, weight, numbers)
        if key not in self._made:
            self._made[key] = self._make(style, weight, numbers=numbers)
        return self._made[key]

    def metrics(
        self, style: str = "body", *, weight: int | None = None, numbers: bool = False
    ) -> QFontMetricsF:
        """Return the measures of the same font."""
        key = (style, weight, numbers)
        if key not in self._metrics:
            font = self.font(style, weight=weight, numbers=numbers)
            self._metrics[key] = QFontMetricsF(font)
        return self._metrics[key]

    def _make(self, style: str, weight: int | None, *, numbers: bool) -> QFont:
        asked = TYPE[style]
        mono = style == "mono"
        self._load(MONO if mono else WORDS)
        font = QFont(MONO_FAMILY if mono else FAMILY)
        font.setStyleHint(QFont.StyleHint.Monospace if mono else QFont.StyleHint.SansSerif)
        font.setPixelSize(round(max(asked.size, SMALLEST) * self._scale))
        font.setWeight(QFont.Weight(weight or asked.weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if asked.tracking:
            spacing = QFont.SpacingType.PercentageSpacing
            font.setLetterSpacing(spacing, 100 + asked.tracking)
        if not mono:
            font.setFeature(QFont.Tag.fromString("cv05"), 1)  # tells l from I and 1
        if numbers:
            font.setFeature(QFont.Tag.fromString("tnum"), 1)
        return font

    def _load(self, names: tuple[str, ...]) -> None:
        for name in names:
            if name not in self._loaded:
                self._loaded.add(name)
                QFontDatabase.addApplicationFont(str(assets.find(f"fonts/{name}")))
