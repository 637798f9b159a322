"""What a word of the command line may be, where any text is too much."""

import argparse
from ipaddress import ip_address


def count(text: str) -> int:
    """Return a whole number."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number")
    return int(text)


def seconds(text: str) -> float:
    """Return a time that a person would wait for."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e9:  # also refuses "nan" and "inf"
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds")
    return number


def port(text: str) -> int:
    """Return a port; 0 stands for a free one."""
    number = count(text)
    if number > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; there are 0 to 65535")
    return number


def loopback(text: str) -> str:
    """Return an address that only this computer reaches: whoever can steer a world may do all."""
    try:
        known = text.casefold() == "localhost" or ip_address(text).is_loopback
    except ValueError:
        known = False
    if not known:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not loopback; use 127.0.0.1, ::1 or localhost"
        )
    return text
