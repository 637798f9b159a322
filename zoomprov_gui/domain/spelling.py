"""Text as people compare it: case, accents and blanks make no difference."""

import unicodedata

# Letters that Unicode does not take apart, as people type them without their own keyboard.
_PLAIN_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})


def plain(text: str) -> str:
    """Return text as two fields are compared: NFC, case-folded, single blanks."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(text.casefold().split())


def same(one: str, other: str) -> bool:
    """Tell whether two texts are the same to a person."""
    return one == other or plain(one) == plain(other)


def search_form(text: str) -> str:
    """Return text as it is searched: case-folded and without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.translate(_PLAIN_LETTERS)
