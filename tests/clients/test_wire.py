"""JSON from services: quick when it keeps its shape, and costing one field when it does not."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct, field

from zoomprov_gui.clients import wire
from zoomprov_gui.clients.wire import decode, exact_seconds, seconds


class Inner(Struct):
    name: str | None = None
    others: "list[Other] | None" = None


class Other(Struct):
    id: str | None = None


class Outer(Struct):
    id: str | None = None
    count: int | None = None
    inner: Inner | None = field(default=None, name="_inner")
    bare: list[Other] = []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["id", "count", "_inner", "name", "others", "x"]), inner)
    ),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-08-27T18:14:07.000Z", 1_598_552_047),
        ("2020-08-27T18:14:07Z", 1_598_552_047),
        ("2020-08-27T20:14:07+02:00", 1_598_552_047),
        ("2020-08-27T18:14:07", 1_598_552_047),
        ("2020-08-27", 1_598_486_400),
        ("1970-01-01T00:00:00Z", 0),
        ("1969-12-31T23:59:59Z", -1),
        ("", 0),
        (None, 0),
        ("null", 0),
        ("2020-02-30T00:00:00Z", 0),
        ("2020-08-27T25:14:07Z", 0),
        ("2020-08-27T18:14:77Z", 0),
        ("2020-08-27 18:14:07.000Z", 1_598_552_047),
    ],
)
def test_times_become_whole_seconds_and_nonsense_nothing(text, expected):
    assert seconds(text) == expected
    assert seconds(text) == expected  # once read slowly, once by look-up


@given(st.integers(0, 4_102_444_800))
def test_the_quick_way_and_the_slow_way_agree(moment):
    text = datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")

    assert seconds(text) == moment
    assert exact_seconds(text) == moment


def test_days_without_end_are_not_remembered(monkeypatch):
    monkeypatch.setattr(wire, "_KEPT_DAYS", 0)

    assert seconds("2001-02-03T00:00:01Z") == 981_158_401
    assert "2001-02-03" not in wire._DAYS


def test_a_fraction_is_kept_where_it_matters():
    assert exact_seconds("2026-08-25T17:41:22.359Z") == pytest.approx(1_787_679_682.359)
    assert exact_seconds(None) == 0.0


def test_a_page_in_its_shape_is_read():
    page = b'[{"id": "a", "count": 1, "_inner": {"name": "n"}, "more": [1, {}]}]'

    assert decode(page, list[Outer]) == [Outer(id="a", count=1, inner=Inner(name="n"))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('[{"id": 5, "count": 1}]', [Outer(count=1)]),
        ('[{"id": "a", "count": "x"}, {"id": "b"}]', [Outer(id="a"), Outer(id="b")]),
        ('[{"id": "a", "_inner": 7}]', [Outer(id="a")]),
        ('[{"id": "a", "_inner": {"name": [], "x": 1}}]', [Outer(id="a", inner=Inner())]),
        (
            '[{"id": "a", "_inner": {"name": "n", "others": [{"id": 1}, 2, {"id": "z"}]}}]',
            [Outer(id="a", inner=Inner(name="n", others=[Other(), Other(), Other(id="z")]))],
        ),
        ('[{"id": "a", "_inner": {"others": {}}}]', [Outer(id="a", inner=Inner())]),
        ('[{"id": "a", "bare": [{"id": 3}]}]', [Outer(id="a", bare=[Other()])]),
        ('[null, 5, {"id": "a"}]', [Outer(), Outer(), Outer(id="a")]),
        ('[{"id": "a", "count": 99999999999999999999999999}]', [Outer(id="a", count=10**26 - 1)]),
        ('[{"id": "a", "count": NaN}]', [Outer(id="a")]),
        ('[{"id": "a\\ud800"}]', [Outer(id="a?")]),
    ],
)
def test_an_odd_value_costs_its_field_and_never_the_row(body, expected):
    assert decode(body.encode(), list[Outer]) == expected


def test_a_broken_letter_costs_a_letter():
    assert decode(b'[{"id": "a\xff"}]', list[Outer]) == [Outer(id="a\ufffd")]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty body"),
        (b"  \n", "empty body"),
        (b"<!DOCTYPE html><html></html>", "HTML instead of JSON"),
        (b'[{"id": "a"', "breaks off"),
        (b"upstream connect error", "damaged"),
        (b"{}", "an object instead of a list"),
        (b"null", "null instead of a list"),
        (b'"x"', "a text instead of a list"),
        (b"true", "true or false instead of a list"),
        (b"12.5", "a number instead of a list"),
        (b"[" * 200_000, "no service"),
        (b"9" * 5000, "no service"),
    ],
)
def test_what_is_no_list_is_called_what_it_is(body, words):
    with pytest.raises(ValueError, match=words):
        decode(body, list[Outer])


def test_a_list_is_no_object():
    with pytest.raises(ValueError, match="a list instead of an object"):
        decode(b"[]", Outer)


@given(st.lists(JSON))
def test_any_json_list_is_read_row_by_row(value):
    assert len(decode(json.dumps(value).encode(), list[Outer])) == len(value)


@given(JSON.filter(lambda value: not isinstance(value, list)))
def test_any_json_that_is_no_list_is_unreadable_as_one(value):
    with pytest.raises(ValueError, match="instead of a list"):
        decode(json.dumps(value).encode(), list[Outer])


@given(st.binary())
def test_any_bytes_are_read_or_called_unreadable(body):
    try:
        read = decode(body, Outer)
    except ValueError as error:
        read = str(error)

    assert read
