import argparse

import pytest

from zoomprov_gui.app.values import count, loopback, port, seconds


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (count, "0", 0),
        (count, "100000", 100_000),
        (seconds, "0.5", 0.5),
        (port, "65535", 65_535),
        (loopback, "127.0.0.2", "127.0.0.2"),
        (loopback, "::1", "::1"),
        (loopback, "localhost", "localhost"),
    ],
)
def test_what_fits_is_taken(kind, text, value):
    assert kind(text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (count, "-1"),
        (count, "1.5"),
        (seconds, "inf"),
        (seconds, "-1"),
        (seconds, "soon"),
        (port, "65536"),
        (loopback, "192.168.0.1"),
        (loopback, "acme.example"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_own_name(kind, text):
    with pytest.raises(argparse.ArgumentTypeError, match=text):
        kind(text)
