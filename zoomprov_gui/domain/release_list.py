r"""The signed list of the latest release: its shape, and what in it is not believed.

    {"signed": "{\"format\": 1, …}", "signatures": [{"key": "…", "signature": "…"}]}

What is signed is a text, byte for byte, so nothing depends on how JSON is laid out. The text holds
format, product, channel, version, made, expires, notes and files. Keys that are not known are let
be: the format may grow. Whose signature it is, clients/release_keys.py tells.
"""

import base64
import binascii
import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Any, NoReturn

from zoomprov_gui.domain.releases import CHANNEL
from zoomprov_gui.domain.versions import Version, version_of

PRODUCT = "zoomprov"
FORMAT = 1
LARGEST = 64 * 1024  # bytes; a real one has three thousand
MOST_SIGNATURES = 4
MOST_FILES = 40
LONGEST_NOTES = 1200
LONGEST_NAME = 120
# Before what is signed, so that a signature of this key for anything else is none of a list.
_DOMAIN = b"zoomprov latest.json 1\n"
_TIME = "%Y-%m-%dT%H:%M:%SZ"


class Doubt(Enum):
    """Why it is not known whether there is a newer version."""

    UNREACHABLE = "unreachable"  # no answer came, or it broke off
    REFUSED = "refused"  # an answer that is no list: 404, 503, a page of a Wi-Fi
    ELSEWHERE = "elsewhere"  # a redirection to a place that is none of ours
    TOO_LARGE = "too_large"  # more than any list has, or without an end
    UNREADABLE = "unreadable"  # not the shape of a list, or words that no release has
    UNKNOWN_KEY = "unknown_key"  # signed, but by nobody that this program knows
    FORGED = "forged"  # said to be by one of our keys, and is not
    EXPIRED = "expired"  # ours, and too old to say what is newest
    OLDER = "older"  # ours, and older than what was read before
    MIXED = "mixed"  # ours, and its parts do not belong together
    OTHER = "other"  # ours, for another product or channel
    AHEAD = "ahead"  # made in the future, by this computer's clock
    BEHIND = "behind"  # ours, and names an older version than the one that runs


class Doubtful(Exception):
    """A list, or an answer instead of one, that says nothing about the latest version."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(doubt.value)
        self.doubt = doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What is signed, and by which keys (their ids) it is said to be."""

    payload: str
    signatures: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFile:
    """One file of a release. `size` in bytes, `sha256` in hexadecimal digits."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The latest release. `made` and `expires`: of the list itself, seconds since 1970."""

    version: Version
    made: float
    expires: float
    notes: str
    files: tuple[ReleaseFile, ...]


def signed_bytes(payload: str) -> bytes:
    """Return what a signature of a list is over."""
    return _DOMAIN + payload.encode()


def envelope_of(text: str) -> Envelope:
    """Return a list as it came, not yet believed. Raises `Doubtful`."""
    if len(text.encode("utf-8", "replace")) > LARGEST:
        raise Doubtful(Doubt.TOO_LARGE)
    document = _object(text)
    payload, signatures = document.get("signed"), document.get("signatures")
    if not isinstance(payload, str) or not isinstance(signatures, list):
        _unreadable()
    if not 0 < len(signatures) <= MOST_SIGNATURES or not _is_encodable(payload):
        _unreadable()
    return Envelope(payload=payload, signatures=tuple(_signature(item) for item in signatures))


def latest_of(payload: str) -> Latest:
    """Return what a list says whose signature was checked. Raises `Doubtful`."""
    said = _object(payload)
    if said.get("format") != FORMAT:
        _unreadable()
    if (said.get("product"), said.get("channel")) != (PRODUCT, CHANNEL):
        raise Doubtful(Doubt.OTHER)
    try:
        version = version_of(_text(said, "version", LONGEST_NAME))
        made, expires = (_moment(_text(said, key, LONGEST_NAME)) for key in ("made", "expires"))
    except ValueError:
        _unreadable()
    files = said.get("files")
    if not isinstance(files, list) or not 0 < len(files) <= MOST_FILES or expires <= made:
        _unreadable()
    latest = Latest(
        version=version,
        made=made,
        expires=expires,
        notes=_words(_text(said, "notes", LONGEST_NOTES)),
        files=tuple(_file(item) for item in files),
    )
    _belongs_together(latest)
    return latest


def payload_of(latest: Latest) -> str:
    """Return the text that is signed for a release."""
    said = {
        "format": FORMAT,
        "product": PRODUCT,
        "channel": CHANNEL,
        "version": str(latest.version),
        "made": _told(latest.made),
        "expires": _told(latest.expires),
        "notes": latest.notes,
        "files": [
            {"name": file.name, "size": file.size, "sha256": file.sha256} for file in latest.files
        ],
    }
    return json.dumps(said, indent=1, ensure_ascii=False)


def envelope_text(envelope: Envelope) -> str:
    """Return a list as it is published."""
    signatures = [
        {"key": key, "signature": base64.b64encode(signature).decode()}
        for key, signature in envelope.signatures
    ]
    return json.dumps({"signed": envelope.payload, "signatures": signatures}, indent=1) + "\n"


def _belongs_together(latest: Latest) -> None:
    """Refuse files of two releases in one list, and a try-out among releases."""
    if not latest.version.is_release:
        raise Doubtful(Doubt.OTHER)
    names = {file.name for file in latest.files}
    version = re.escape(str(latest.version))
    own = re.compile(rf"[A-Za-z_]+[-_]{version}(?:[-_]|\.(?![0-9])).*")
    if len(names) != len(latest.files) or not all(own.fullmatch(name) for name in names):
        raise Doubtful(Doubt.MIXED)


def _signature(item: Any) -> tuple[str, bytes]:
    key, text = (item.get("key"), item.get("signature")) if isinstance(item, dict) else (None, None)
    if not isinstance(key, str) or not isinstance(text, str) or len(key) > LONGEST_NAME:
        _unreadable()
    try:
        return key, base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        _unreadable()


def _file(item: Any) -> ReleaseFile:
    if not isinstance(item, dict):
        _unreadable()
    name, sha256 = _text(item, "name", LONGEST_NAME), _text(item, "sha256", 64)
    size = item.get("size")
    plain = name.isascii() and name.replace("-", "").replace(".", "").replace("_", "").isalnum()
    hexadecimal = len(sha256) == 64 and set(sha256) <= set("0123456789abcdef")
    if type(size) is not int or not 0 < size < 2**40 or not plain or not hexadecimal:
        _unreadable()
    return ReleaseFile(name=name, size=size, sha256=sha256)


def _words(text: str) -> str:
    """Return words for people. What could hide, turn round or overlay others is no release's."""
    odd = [c for c in text if c != "\n" and unicodedata.category(c) in _ODD]
    stacked = sum(unicodedata.combining(c) > 0 for c in text) > len(text) // 4
    if odd or stacked or text.count("\n") > 30:
        _unreadable()
    return text


_ODD = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def _text(said: dict[str, Any], key: str, longest: int) -> str:
    value = said.get(key)
    if not isinstance(value, str) or len(value) > longest:
        _unreadable()
    return value


def _moment(text: str) -> float:
    return datetime.strptime(text, _TIME).replace(tzinfo=UTC).timestamp()


def _told(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime(_TIME)


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _object(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text, object_pairs_hook=_once, parse_constant=_unreadable)
    except (ValueError, RecursionError):
        _unreadable()
    if not isinstance(document, dict):
        _unreadable()
    return document


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; a key that comes twice would be read as one thing here, another there."""
    document = dict(pairs)
    if len(document) != len(pairs):
        _unreadable()
    return document


def _unreadable(_constant: str = "") -> NoReturn:
    raise Doubtful(Doubt.UNREADABLE)
