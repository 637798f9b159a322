"""Every colour, size and radius of the window, after UX.md §5: nothing else names a colour.

Colours are `#rrggbb`, or `#aarrggbb` where they lie over something. Lengths are logical pixels at a
text size of 100 %.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Tone(StrEnum):
    """What a colour says; it is never the only thing that says it."""

    OK = "ok"
    WAIT = "wait"
    WARN = "warn"
    BAD = "bad"
    PLUM = "plum"
    MUTE = "mute"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class ToneColours:
    """Text and icon `text` on the fill `soft` with the border `line`; `fill` for bars and dots."""

    text: str
    soft: str
    line: str
    fill: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme, and the widths that contrast changes."""

    dark: bool
    high_contrast: bool
    app: str
    sidebar: str
    surface: str
    sunken: str
    raised: str
    hover: str
    pressed: str
    selected: str
    line: str
    line2: str
    control: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_edge: str
    accent_text: str
    accent_soft: str
    on_accent: str
    focus: str
    danger: str
    danger_hover: str
    danger_pressed: str
    inverse: str
    inverse_hover: str
    inverse_line: str
    inverse_text: str
    inverse_text2: str
    scroll: str
    mark_top: str
    mark_bottom: str
    scrim: str
    shadow: str
    tones: Mapping[Tone, ToneColours]
    focus_width: int = 2
    tone_border: int = 1

    def tone(self, name: str) -> ToneColours:
        """Return the colours of a tone; raises ValueError for a word that is none."""
        return self.tones[Tone(name)]

    def ink(self, name: str) -> str:
        """Return a text colour by its name: a token, or a tone for that tone's text.

        Raises ValueError for a word that is neither.
        """
        if name in INKS:
            return str(getattr(self, name))
        return self.tone(name).text


INKS: Final = frozenset({
    "text", "text2", "text3", "disabled", "accent_text", "on_accent", "inverse_text",
    "inverse_text2",
})  # fmt: skip

LIGHT: Final = Tokens(
    dark=False,
    high_contrast=False,
    app="#F6F7F9",
    sidebar="#EEF0F4",
    surface="#FFFFFF",
    sunken="#F3F5F8",
    raised="#FFFFFF",
    hover="#F1F3F7",
    pressed="#E4E8EF",
    selected="#EAF0FF",
    line="#E2E6EC",
    line2="#D3D9E2",
    control="#868F9E",
    text="#161A22",
    text2="#4A5260",
    text3="#626B7A",
    disabled="#9AA2AF",
    accent="#2F5BEA",
    accent_hover="#264CC8",
    accent_pressed="#1F3FA8",
    accent_edge="#1F3FA8",
    accent_text="#2449C6",
    accent_soft="#EAF0FF",
    on_accent="#FFFFFF",
    focus="#2F5BEA",
    danger="#C62A35",
    danger_hover="#A8222C",
    danger_pressed="#8F1C25",
    inverse="#1B1F28",
    inverse_hover="#2A303C",
    inverse_line="#3A4150",
    inverse_text="#EDEFF4",
    inverse_text2="#AEB6C4",
    scroll="#C6CAD1",
    mark_top="#4A7DFF",
    mark_bottom="#2449C6",
    scrim="#700F1116",
    shadow="#450F1116",
    tones=MappingProxyType({
        Tone.OK: ToneColours("#13744A", "#E3F5EB", "#B9E3CC", "#1B9A5E"),
        Tone.WAIT: ToneColours("#0B6B99", "#E2F2FA", "#B5DDF0", "#1488BF"),
        Tone.WARN: ToneColours("#8F5200", "#FFF2DC", "#F3D6A4", "#C27803"),
        Tone.BAD: ToneColours("#B4232C", "#FDEBEC", "#F5C2C6", "#DC3D47"),
        Tone.PLUM: ToneColours("#7A3E9D", "#F5ECFA", "#E0C8EE", "#9B59C4"),
        Tone.MUTE: ToneColours("#565E6C", "#ECEEF2", "#D5DAE2", "#868F9E"),
        Tone.INFO: ToneColours("#2449C6", "#EAF0FF", "#C4D2FB", "#2F5BEA"),
    }),
)  # fmt: skip

DARK: Final = Tokens(
    dark=True,
    high_contrast=False,
    app="#0F1116",
    sidebar="#0B0D11",
    surface="#161920",
    sunken="#12151B",
    raised="#1D212A",
    hover="#1C2029",
    pressed="#242935",
    selected="#1B2647",
    line="#252A34",
    line2="#333A47",
    control="#717A8B",
    text="#EDEFF4",
    text2="#AEB6C4",
    text3="#8C95A5",
    disabled="#5D6675",
    accent="#3F68EA",
    accent_hover="#375EDD",
    accent_pressed="#3054CC",
    accent_edge="#4F75EE",
    accent_text="#9DB7FF",
    accent_soft="#1B2647",
    on_accent="#FFFFFF",
    focus="#86A4FF",
    danger="#CF3742",
    danger_hover="#C12F3A",
    danger_pressed="#AB2731",
    inverse="#1D212A",
    inverse_hover="#2A303C",
    inverse_line="#3D4554",
    inverse_text="#EDEFF4",
    inverse_text2="#AEB6C4",
    scroll="#414652",
    mark_top="#4A7DFF",
    mark_bottom="#2449C6",
    scrim="#9905070C",
    shadow="#CC000000",
    tones=MappingProxyType({
        Tone.OK: ToneColours("#5FD39A", "#12301F", "#1E4D33", "#2FA56B"),
        Tone.WAIT: ToneColours("#6CC5EE", "#0F2C3B", "#1B475E", "#2E9CCB"),
        Tone.WARN: ToneColours("#F0B45A", "#33260F", "#553F1A", "#D9962F"),
        Tone.BAD: ToneColours("#FF8D92", "#3A1A1E", "#5E2A30", "#E5555E"),
        Tone.PLUM: ToneColours("#D3A1F0", "#2B1B38", "#48305C", "#A86BD0"),
        Tone.MUTE: ToneColours("#AEB6C4", "#22262F", "#343B48", "#717A8B"),
        Tone.INFO: ToneColours("#9DB7FF", "#1B2647", "#2E4178", "#3F68EA"),
    }),
)  # fmt: skip


def with_high_contrast(tokens: Tokens) -> Tokens:
    """Return the same scheme with one ink, strong lines, and tones told by a 2-px border."""
    tones = {
        name: replace(colours, soft=tokens.surface, line=colours.text)
        for name, colours in tokens.tones.items()
    }
    return replace(
        tokens,
        high_contrast=True,
        text2=tokens.text,
        text3=tokens.text,
        line=tokens.control,
        line2=tokens.control,
        tones=MappingProxyType(tones),
        focus_width=3,
        tone_border=2,
    )


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Size in pixels, one of the four shipped weights, letter spacing in percent."""

    size: int
    weight: int
    tracking: int = 0


TYPE: Final[Mapping[str, TypeStyle]] = MappingProxyType({
    "display": TypeStyle(30, 700, -2),
    "h1": TypeStyle(24, 700, -2),
    "h2": TypeStyle(20, 700, -2),
    "title": TypeStyle(18, 700, -2),
    "h3": TypeStyle(14, 600),
    "lead": TypeStyle(14, 400),
    "intro": TypeStyle(15, 400),
    "body": TypeStyle(13, 400),
    "label": TypeStyle(13, 500),
    "strong": TypeStyle(13, 600),
    "small": TypeStyle(12, 400),
    "caption": TypeStyle(12, 500),
    "pill": TypeStyle(12, 600),
    "tiny": TypeStyle(11, 600),
    "mono": TypeStyle(12, 400),
})  # fmt: skip


class Radius:
    """Corners, one family."""

    PILL: Final = 7
    CONTROL: Final = 8
    INSET: Final = 10
    CARD: Final = 12
    DIALOG: Final = 15


class Height:
    """What a finger or pointer has to hit; borders included."""

    BUTTON: Final = 34
    BUTTON_SMALL: Final = 28
    BUTTON_LARGE: Final = 40
    INPUT: Final = 34
    INPUT_LARGE: Final = 38
    NAV: Final = 34
    CHIP: Final = 32
    PILL: Final = 24
    TABLE_HEAD: Final = 36
    ROW: Final = 48
    ROW_COMPACT: Final = 38
    TOP_BAR: Final = 60


class Width:
    """The parts of the frame that do not stretch."""

    SIDEBAR: Final = 236
    SIDEBAR_RAIL: Final = 64
    DRAWER: Final = 396
    RAIL_BELOW: Final = 1180


class Space:
    """The 4-px grid."""

    XS: Final = 4
    S: Final = 8
    M: Final = 12
    L: Final = 16
    XL: Final = 20
    XXL: Final = 24
    PAGE: Final = 28
