"""The list of releases: read whole or not at all, whatever somebody wrote into it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.releases import DAY, NOW, OURS, listed, said, signed
from zoomprov_gui.domain.release_list import (
    LARGEST,
    LONGEST_NOTES,
    Doubt,
    Doubtful,
    Envelope,
    envelope_of,
    envelope_text,
    latest_of,
    payload_of,
)
from zoomprov_gui.domain.versions import version_of


def doubt_of(call, *arguments):
    with pytest.raises(Doubtful) as caught:
        call(*arguments)
    return caught.value.doubt


def file(**more):
    return {"name": "zoomprov_9.1.0_amd64.deb", "size": 7, "sha256": "ab" * 32} | more


def test_a_list_says_the_version_its_words_its_files_and_how_long_it_holds():
    latest = latest_of(said("9.1.0", made=NOW, days=30))

    assert latest.version == version_of("9.1.0")
    assert (latest.made, latest.expires) == (NOW, NOW + 30 * DAY)
    assert latest.notes == "Names who is new."
    assert [(f.name, f.size) for f in latest.files] == [("zoomprov_9.1.0_amd64.deb", 7)]


def test_what_is_written_is_read_back():
    latest = latest_of(said("9.1.0"))

    assert latest_of(payload_of(latest)) == latest


def test_an_envelope_is_written_as_it_is_read():
    envelope = Envelope(payload=said("9.1.0") + " é", signatures=(("key", b"\x00\xff"),))

    assert envelope_of(envelope_text(envelope)) == envelope


def test_keys_that_a_later_version_adds_are_let_be():
    assert latest_of(said("9.1.0", severity="low")).version == version_of("9.1.0")


@pytest.mark.parametrize(
    "name",
    [
        "zoomprov-9.1.0-windows-x64-setup.exe", "zoomprov-9.1.0-windows-x64.msi",
        "zoomprov-9.1.0-macos-arm64.dmg", "zoomprov_gui-9.1.0-py3-none-any.whl",
        "zoomprov_gui-9.1.0.tar.gz", "zoomprov_9.1.0_amd64.deb",
    ],
)  # fmt: skip
def test_every_file_of_a_release_is_known_as_one_of_its_version(name):
    assert latest_of(said("9.1.0", files=[file(name=name)])).files[0].name == name


@pytest.mark.parametrize(
    "name",
    [
        "zoomprov_9.0.0_amd64.deb", "zoomprov_9.1.0rc1_amd64.deb", "zoomprov_19.1.0_amd64.deb",
        "zoomprov-9.1.0.1-windows-x64.msi", "zoomprov_amd64.deb",
    ],
)  # fmt: skip
def test_a_file_of_another_version_among_them_is_a_mix(name):
    assert doubt_of(latest_of, said("9.1.0", files=[file(), file(name=name)])) is Doubt.MIXED


def test_a_file_that_is_named_twice_is_a_mix():
    assert doubt_of(latest_of, said("9.1.0", files=[file(), file(size=8)])) is Doubt.MIXED


@pytest.mark.parametrize(
    "more", [{"product": "another"}, {"channel": "preview"}, {"version": "9.1.0rc1"}]
)
def test_another_product_another_channel_and_a_try_out_are_something_else(more):
    assert doubt_of(latest_of, said(**more)) is Doubt.OTHER


@pytest.mark.parametrize(
    "version", ["", "8", "99999.0.0", "9.1.0; rm -rf", "9" * 4000, 9, None, ["9.1.0"]]
)
def test_a_version_of_any_other_shape_or_size_is_unreadable(version):
    payload = json.dumps(json.loads(said()) | {"version": version})

    assert doubt_of(latest_of, payload) is Doubt.UNREADABLE


@pytest.mark.parametrize(
    "notes",
    [
        "Get it at \u202egpj.exe", "zero\u200bwidth", "a\x00b", "a\x1b[31mred", "a\u2028b",
        "x" * (LONGEST_NOTES + 1), "e" + "\u0301" * 9, "\n" * 40, "\ud800", "\U000e0041", 7, None,
    ],
)  # fmt: skip
def test_words_that_hide_turn_round_or_bury_others_are_unreadable(notes):
    payload = json.dumps(json.loads(said()) | {"notes": notes})

    assert doubt_of(latest_of, payload) is Doubt.UNREADABLE


@pytest.mark.parametrize("notes", ["", "<b>Bold</b> & <img src=x>", "Añade: 東京 – “x”\nZwei."])
def test_words_of_any_language_are_taken_as_they_are(notes):
    assert latest_of(said(notes=notes)).notes == notes


@pytest.mark.parametrize(
    "more",
    [
        {"format": 2}, {"format": None}, {"files": []}, {"files": None}, {"files": [7]},
        {"files": [{}]}, {"files": [file(size=0)]}, {"files": [file(size=True)]},
        {"files": [file(size=10**15)]}, {"files": [file(sha256="AB" * 32)]},
        {"files": [file(sha256="ab")]}, {"files": [file(name="../9.1.0/x")]},
        {"files": [file(name="zoomprov-9.1.0-\u202egpj.exe")]},
        {"files": [file(name=f"zoomprov-9.1.0-{i}.msi") for i in range(99)]},
        {"made": "yesterday"}, {"made": 7}, {"expires": "2026-13-01T00:00:00Z"},
        {"expires": "2020-01-01T00:00:00Z"}, {"expires": None},
    ],
)  # fmt: skip
def test_each_part_of_another_shape_makes_the_whole_unreadable(more):
    payload = json.dumps(json.loads(said()) | more)

    assert doubt_of(latest_of, payload) is Doubt.UNREADABLE


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "7", "null", "NaN", "<html>", "[" * 9000, "1" * 9000, '{"signed": 7}',
        '{"signed": "x", "signatures": []}', '{"signed": "x", "signatures": {}}',
        '{"signed": "x", "signatures": [7]}', '{"signed": "x", "signatures": [{"key": "k"}]}',
        '{"signed": "x", "signatures": [{"key": "k", "signature": "*"}]}',
        '{"signed": "x", "signatures": [{"key": "k", "signature": "é"}]}',
        '{"signed": "\\ud800", "signatures": [{"key": "k", "signature": "AA=="}]}',
        '{"signed": "x", "signed": "y", "signatures": [{"key": "k", "signature": "AA=="}]}',
    ],
)  # fmt: skip
def test_what_is_no_envelope_is_unreadable(text):
    assert doubt_of(envelope_of, text) is Doubt.UNREADABLE


def test_more_signatures_than_there_are_keys_are_not_tried():
    text = signed(said(), *[OURS] * 5)

    assert doubt_of(envelope_of, text) is Doubt.UNREADABLE


def test_a_key_that_comes_twice_is_read_neither_way():
    twice = said("9.1.0").replace('"version"', '"version": "9.9.9", "version"', 1)

    assert doubt_of(latest_of, twice) is Doubt.UNREADABLE


def test_what_is_larger_than_any_list_is_not_even_parsed():
    assert doubt_of(envelope_of, listed(padding="x" * LARGEST)) is Doubt.TOO_LARGE


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_no_text_whatever_makes_it_stumble(text):
    assert doubt_of(envelope_of, text) in {Doubt.UNREADABLE, Doubt.TOO_LARGE}
    assert doubt_of(latest_of, text) is Doubt.UNREADABLE


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(json.loads(said()))), json_values)
def test_no_value_in_any_place_makes_it_stumble(key, value):
    payload = json.dumps(json.loads(said()) | {key: value})

    try:
        latest = latest_of(payload)
    except Doubtful:
        return
    assert key == "notes" or json.loads(said())[key] == value or str(latest.version) == value
