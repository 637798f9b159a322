"""The one style sheet, written from the tokens.

It shapes what Qt draws by itself: inputs, menus, scroll bars, tool tips, cards and the bodies of
buttons. What carries meaning is painted by its own part. Selectors name a dynamic property or an
exact class, because a bare `QFrame` rule would also hit every label.
"""

import sys
from typing import Final

from zoomprov_gui.widgets.theme.tokens import INKS, Height, Radius, Tokens, Tone

# QDialogButtonBox.ButtonLayout: Windows 0, macOS 1, GNOME 3. Qt takes the order of Windows for
# every Linux desktop that it has no plug-in for.
BUTTON_ORDER: Final = {"win32": 0, "darwin": 1}.get(sys.platform, 3)
BUTTONS: Final = ("primary", "default", "ghost", "danger", "link", "inverse")


def build_style(tokens: Tokens, scale: float) -> str:
    """Return the style sheet of one scheme at a text size; 1.0 is 100 %."""
    parts = (_surfaces, _inks, _buttons, _inputs, _menus, _scroll_bars, _tables)
    return "\n".join(part(tokens, scale) for part in parts)


def _px(length: float, scale: float) -> str:
    return f"{round(length * scale)}px"


def _surfaces(t: Tokens, scale: float) -> str:
    tones = "".join(
        f'QFrame[tone="{tone}"] {{ background: {c.soft};'
        f" border: {t.tone_border}px solid {c.line}; border-radius: {Radius.CARD}px; }}"
        for tone, c in t.tones.items()
    )
    return f"""
    QMainWindow, QDialog, QWidget[surface="app"] {{ background: {t.app}; }}
    QWidget[surface="plain"] {{ background: {t.surface}; }}
    QFrame[surface="card"] {{ background: {t.surface}; border: 1px solid {t.line};
        border-radius: {Radius.CARD}px; }}
    QFrame[surface="inset"] {{ background: {t.sunken}; border: 1px solid {t.line};
        border-radius: {Radius.INSET}px; }}
    QFrame[surface="accent"] {{ background: {t.surface}; border: 2px solid {t.accent};
        border-radius: {Radius.CARD}px; }}
    QWidget[surface="sidebar"] {{ background: {t.sidebar}; border: none;
        border-right: 1px solid {t.line}; }}
    QWidget[surface="topbar"] {{ background: {t.app}; border: none;
        border-bottom: 1px solid {t.line}; }}
    QFrame[surface="hairline"] {{ background: {t.line}; border: none; }}
    QToolTip {{ background: {t.inverse}; color: {t.inverse_text};
        border: 1px solid {t.inverse_line}; padding: 5px 8px; font-size: {_px(12, scale)}; }}
    {tones}
    """


def _inks(t: Tokens, _scale: float) -> str:
    names = [*sorted(INKS), *Tone]
    return "\n".join(f'QLabel[ink="{name}"] {{ color: {t.ink(name)}; }}' for name in names)


def _buttons(t: Tokens, scale: float) -> str:
    bodies = {
        "primary": (t.accent, t.accent_edge, t.accent_hover, t.accent_pressed),
        "default": (t.raised, t.line2, t.hover, t.pressed),
        "ghost": ("transparent", "transparent", t.hover, t.pressed),
        "danger": (t.danger, t.danger, t.danger_hover, t.danger_pressed),
        "link": ("transparent", "transparent", "transparent", "transparent"),
        "inverse": (t.inverse, t.inverse_line, t.inverse_hover, t.inverse_hover),
    }
    rules = [
        f"""
        QPushButton[variant="{name}"] {{ background: {body}; border: 1px solid {edge};
            border-radius: {Radius.CONTROL}px; }}
        QPushButton[variant="{name}"]:hover {{ background: {hover}; }}
        QPushButton[variant="{name}"]:pressed, QPushButton[variant="{name}"]:open
            {{ background: {pressed}; }}
        """
        for name, (body, edge, hover, pressed) in bodies.items()
    ]
    solid = ", ".join(f'QPushButton[variant="{name}"]:disabled' for name in ("primary", "danger"))
    rules.append(f"{solid} {{ background: {t.pressed}; border-color: {t.line2}; }}")
    dark = 'QFrame[floats="true"] QPushButton:disabled'  # on the dark bar nothing may shine
    rules.append(f"{dark} {{ background: {t.inverse}; border-color: {t.inverse_line}; }}")
    return "\n".join(rules)


def _inputs(t: Tokens, scale: float) -> str:
    inputs = "QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox"
    focused = ", ".join(f"{name}:focus" for name in inputs.split(", "))
    disabled = ", ".join(f"{name}:disabled" for name in inputs.split(", "))
    inner, large = _px(Height.INPUT, scale), _px(Height.INPUT_LARGE, scale)
    return f"""
    {inputs} {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.control};
        border-radius: {Radius.CONTROL}px; padding: 0 9px;
        selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
    QLineEdit, QSpinBox, QComboBox {{ min-height: {inner}; max-height: {inner}; }}
    QLineEdit[inputSize="l"] {{ min-height: {large}; max-height: {large}; }}
    QPlainTextEdit, QTextEdit {{ padding: 6px 9px; }}
    QLineEdit[quiet="true"] {{ border-color: {t.line2}; }}
    {focused} {{ border: {t.focus_width}px solid {t.focus};
        padding: 0 {10 - t.focus_width}px; }}
    QLineEdit[invalid="true"] {{ border: {t.focus_width}px solid {t.tone("bad").fill};
        padding: 0 {10 - t.focus_width}px; }}
    {disabled} {{ background: {t.sunken}; color: {t.disabled}; border-color: {t.line2}; }}
    QComboBox::drop-down {{ border: none; width: 24px; }}
    QComboBox QAbstractItemView {{ background: {t.raised}; color: {t.text};
        border: 1px solid {t.control}; outline: none; padding: 4px; }}
    QComboBox QAbstractItemView::item {{ min-height: {_px(28, scale)}; padding: 0 6px;
        border-radius: 6px; }}
    QComboBox QAbstractItemView::item:selected {{ background: {t.selected}; color: {t.text}; }}
    """


def _menus(t: Tokens, scale: float) -> str:
    return f"""
    QMenu {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.line2};
        border-radius: {Radius.INSET}px; padding: 5px; }}
    QMenu::item {{ padding: 0 14px 0 8px; height: {_px(30, scale)}; border-radius: 6px;
        border: 1px solid transparent; }}
    QMenu::item:disabled {{ color: {t.disabled}; background: transparent; }}
    QMenu::item:selected {{ background: {t.hover}; border-color: {t.line}; }}
    QMenu::icon {{ padding-left: 8px; }}
    QMenu::separator {{ height: 1px; background: {t.line}; margin: 5px 8px; }}
    QMenuBar {{ background: {t.app}; color: {t.text}; border-bottom: 1px solid {t.line}; }}
    QMenuBar::item {{ padding: 5px 10px; background: transparent; border-radius: 6px; }}
    QMenuBar::item:selected {{ background: {t.pressed}; }}
    """


def _scroll_bars(t: Tokens, _scale: float) -> str:
    return f"""
    QScrollBar {{ background: transparent; border: none; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {t.scroll}; border-radius: 3px; }}
    QScrollBar::handle:vertical {{ margin: 3px; min-height: 36px; }}
    QScrollBar::handle:horizontal {{ margin: 3px; min-width: 36px; }}
    QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {t.control}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QScrollArea {{ background: transparent; border: none; }}
    QScrollArea > QWidget > QWidget[surface="clear"] {{ background: transparent; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    """


def _tables(t: Tokens, _scale: float) -> str:
    return f"""
    QAbstractItemView {{ background: {t.surface}; border: none; outline: none;
        selection-background-color: {t.selected}; selection-color: {t.text}; }}
    QHeaderView, QHeaderView::section {{ background: {t.sunken}; color: {t.text2};
        border: none; }}
    QDialogButtonBox {{ button-layout: {BUTTON_ORDER}; }}
    QSplitter::handle {{ background: transparent; }}
    """
