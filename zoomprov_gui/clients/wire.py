"""JSON as the services send it → typed records: at once if it keeps its shape, else by field.

A page that keeps to its shape is decoded straight into Structs. One strange value would refuse
the whole page, so a page that does not is read again, losing that value alone: a null, a number
for a name or a broken letter costs its field, never the row (facts/okta.md §13).
"""

import json
from calendar import timegm
from datetime import UTC, datetime
from typing import Any, TypeVar, cast, get_args, get_origin

import msgspec

Shape = TypeVar("Shape")

_DAYS: dict[str, int] = {}
_MINUTES = {f"{m // 60:02}:{m % 60:02}": m * 60 for m in range(1440)}
_SECONDS = {f"{s:02}": s for s in range(60)}
_KEPT_DAYS = 20_000  # fifty years of days; more are not remembered


def seconds(text: str | None) -> int:
    """Return an ISO date-time as whole seconds since 1970 (UTC), 0 for none or nonsense.

    Three look-ups instead of a parser: lists hold four times a row (`2020-08-27T18:14:07.000Z`).
    """
    if not text:
        return 0
    try:
        if text[-1] == "Z" and text[10] == "T" and len(text) in {20, 24}:
            return _DAYS[text[:10]] + _MINUTES[text[11:16]] + _SECONDS[text[17:19]]
    except (KeyError, IndexError):
        pass
    return _slow_seconds(text)


def exact_seconds(text: str | None) -> float:
    """Return an ISO date-time as seconds since 1970 with their fraction, 0 for none or nonsense."""
    moment = _moment(text or "")
    return moment.timestamp() if moment else 0.0


def _slow_seconds(text: str) -> int:
    moment = _moment(text)
    if moment is None:
        return 0
    if len(_DAYS) < _KEPT_DAYS and text[-1] == "Z":
        _DAYS[text[:10]] = timegm((moment.year, moment.month, moment.day, 0, 0, 0))
    return int(moment.timestamp())


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def decode(content: bytes, shape: type[Shape]) -> Shape:
    """Return the body in the given shape, losing values that do not fit.

    The shape is a Struct whose fields all have defaults, or a list of such; an element that is no
    object becomes an empty Struct. Raises `ValueError`, whose text is for people, where the body
    is not JSON of that kind at all.
    """
    try:
        return msgspec.json.decode(content, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return cast("Shape", _salvage(_loosely(content), shape))


def _loosely(content: bytes) -> Any:
    """Decode JSON of any shape, and what is nearly JSON: broken letters, numbers of any size."""
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _more_loosely(content)


def _more_loosely(content: bytes) -> Any:
    if not content.strip():
        raise ValueError("an empty body instead of JSON")
    try:
        value = json.loads(content.decode("utf-8", "replace"))
        # Unpaired halves of a character cannot be written to any file: they become question marks.
        return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    except json.JSONDecodeError as error:
        if content.lstrip()[:1] == b"<":
            raise ValueError("HTML instead of JSON") from None
        raise ValueError(f"JSON that breaks off or is damaged at byte {error.pos}") from None
    except (ValueError, RecursionError):
        raise ValueError("JSON that no service of this kind sends") from None


def _salvage(value: Any, shape: Any) -> Any:
    if get_origin(shape) is list:
        if not isinstance(value, list):
            raise ValueError(f"{_kind(value)} instead of a list")
        (element,) = get_args(shape)
        return [_salvaged_row(item, element) for item in value]
    if not isinstance(value, dict):
        raise ValueError(f"{_kind(value)} instead of an object")  # noqa: TRY004 - see decode
    return _salvaged_struct(value, shape)


def _salvaged_row(value: Any, shape: Any) -> Any:
    # Nearly all rows of such a page are good, and converting one at once is ten times as fast.
    try:
        return msgspec.convert(value, shape)
    except (msgspec.ValidationError, OverflowError):
        return _salvaged_struct(value if isinstance(value, dict) else {}, shape)


def _salvaged_struct(value: dict[str, Any], shape: Any) -> Any:
    kept = {}
    for field in msgspec.structs.fields(shape):
        if field.encode_name not in value:
            continue
        item = value[field.encode_name]
        try:
            kept[field.name] = msgspec.convert(item, field.type)
        except (msgspec.ValidationError, OverflowError):
            inner = _inner(field.type)
            if inner is not None and isinstance(item, list if _is_list(inner) else dict):
                kept[field.name] = _salvage(item, inner)
    return shape(**kept)


def _inner(annotation: Any) -> Any:
    """Return the Struct, or list of Structs, that a field may hold beside None."""
    if _is_list(annotation) or _is_struct(annotation):
        return annotation
    return next((c for c in get_args(annotation) if _is_list(c) or _is_struct(c)), None)


def _is_struct(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, msgspec.Struct)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list and _is_struct(get_args(annotation)[0])


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}
    return names.get(type(value), "a number")
