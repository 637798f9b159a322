"""Identifiers that look like the vendors' and can be read back into a number."""

import base64
import functools
import hashlib
import random
from datetime import UTC, datetime

_BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_VALUE = {character: value for value, character in enumerate(_BASE62)}
_DIGITS = 7
_SPACE = 62**_DIGITS
# Any odd number that shares no factor with 62**7 spreads consecutive numbers over the space.
_STEP = 1_580_030_173_321
_BACK = pow(_STEP, -1, _SPACE)


def scatter(number: int) -> str:
    """Seven characters for a number below 62**7, without visible order."""
    value = number * _STEP % _SPACE
    characters = []
    for _ in range(_DIGITS):
        value, digit = divmod(value, 62)
        characters.append(_BASE62[digit])
    return "".join(characters)


def gather(text: str) -> int | None:
    """Return the number `scatter` was given, or None for any other text."""
    if len(text) != _DIGITS or any(character not in _VALUE for character in text):
        return None
    value = 0
    for character in reversed(text):
        value = value * 62 + _VALUE[character]
    return int(value * _BACK % _SPACE)


@functools.cache
def stem(seed: int, purpose: str, length: int) -> str:
    """Characters that are the same for one seed and purpose, to fill an identifier up."""
    digest = hashlib.sha256(f"{seed}/{purpose}".encode()).digest()
    return "".join(_BASE62[byte % 62] for byte in digest[:length])


def okta_id(prefix: str, seed: int, number: int) -> str:
    """Twenty characters such as 00u…5d7, unique per prefix, seed and number."""
    return f"{prefix}{stem(seed, prefix, 7)}{scatter(number)}5d7"


def zoom_id(seed: int, number: int) -> str:
    """Twenty-two characters of URL-safe base64, as Zoom's user identifiers are."""
    return f"{stem(seed, 'zoom', 15)}{scatter(number)}"


def random_text(chance: random.Random, length: int) -> str:
    """Characters for a token, a request id or a cursor's seal."""
    return "".join(chance.choices(_BASE62, k=length))


def sealed(secret: str, text: str) -> str:
    """Text with a short seal, so that a made-up one is recognised."""
    seal = hashlib.sha256(f"{secret}\0{text}".encode()).hexdigest()[:10]
    return base64.urlsafe_b64encode(f"{text}.{seal}".encode()).decode().rstrip("=")


def unsealed(secret: str, token: str) -> str | None:
    """Return the text inside a token made by `sealed`, or None for any other."""
    try:
        padded = token + "=" * (-len(token) % 4)
        text, _, _ = base64.urlsafe_b64decode(padded.encode()).decode().rpartition(".")
    except ValueError:
        return None
    return text if sealed(secret, text) == token else None


def okta_time(at: float | None) -> str | None:
    """Epoch seconds as Okta writes them: 2026-11-23T18:00:00.000Z."""
    if at is None:
        return None
    return _iso(at, "milliseconds")


def zoom_time(at: float | None) -> str | None:
    """Epoch seconds as Zoom writes them: 2026-11-23T18:00:00Z."""
    if at is None:
        return None
    return _iso(at, "seconds")


def _iso(at: float, precision: str) -> str:
    # Not by a pattern: a list has four times per person, and a pattern costs five times as much.
    moment = datetime.fromtimestamp(at, UTC).replace(tzinfo=None)
    return moment.isoformat(timespec=precision) + "Z"


def epoch(text: str) -> float:
    """Epoch seconds of an ISO date-time; raises ValueError for anything else."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
