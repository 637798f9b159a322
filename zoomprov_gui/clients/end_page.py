"""The page that the browser shows in the end: plain, in both colour schemes, without any secret."""

from html import escape

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">
<style>body{{font:16px/1.5 system-ui,sans-serif;color:CanvasText;background:Canvas;
display:grid;place-content:center;min-height:100vh;margin:0;padding:1rem;box-sizing:border-box}}
main{{max-width:34rem}}h1{{font-size:1.4rem;line-height:1.25;margin:0 0 .5rem}}p{{margin:0}}</style>
</head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>
"""
HEADERS = (
    ("content-type", "text/html; charset=utf-8"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
    ("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("connection", "close"),
)
SIGNED_IN = ("You're signed in.", "You can close this tab and go back to the app.")
OVER = ("This sign-in is over.", "Close this tab and go back to the app.")
STRANGE = (
    "This page does not belong to the sign-in that is under way.",
    "Close this tab and go back to the app.",
)


def page(title: str, text: str) -> bytes:
    """Return the page with these words."""
    return _PAGE.format(title=escape(title), text=escape(text)).encode()
