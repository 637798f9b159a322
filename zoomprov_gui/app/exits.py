"""The exit codes, and which of several is the most telling: design contract CLI.md."""

from collections.abc import Iterable

from zoomprov_gui.domain.errors import ExpectedError, Misused, Refused, Unsaved
from zoomprov_gui.domain.people import Reading

DONE = 0
ATTENTION = 1
WRONG_WORDS = 2
INCOMPLETE = 3
NOT_ALL_WRITTEN = 4
NO_ACCESS = 5
INTERRUPTED = 130

_MOST_TELLING = (WRONG_WORDS, NO_ACCESS, INCOMPLETE, NOT_ALL_WRITTEN, ATTENTION, DONE)


def most_telling(codes: Iterable[int]) -> int:
    """Return the code that wins: 2, then 5, 3, 4, 1, 0."""
    given = {DONE, *codes}
    return next(code for code in _MOST_TELLING if code in given)


def code_of(error: BaseException | None) -> int:
    """Return what an error that ends a command, or breaks off a list, is called by."""
    if error is None:
        return DONE
    if not isinstance(error, ExpectedError):
        raise error
    if isinstance(error, Misused):
        return WRONG_WORDS
    if isinstance(error, Unsaved):
        return NOT_ALL_WRITTEN
    if isinstance(error, Refused) and denies_access(error):
        return NO_ACCESS
    return INCOMPLETE


def denies_access(error: Refused) -> bool:
    """Tell whether the service refused who asks, and not what was asked.

    E0000015 comes as a 401 and means that the plan lacks a feature (facts/okta.md §11).
    """
    if error.code == "E0000015":
        return False
    sign_in = {"invalid_client", "invalid_request", "invalid_grant", "124", "4711", "4700", "104"}
    return error.status in {401, 403} or bool(error.missing) or error.code in sign_in


def codes_of(readings: Iterable[Reading]) -> set[int]:
    """Return what reads that are not whole are called by; nothing where all are whole."""
    return {code_of(reading.failure) or INCOMPLETE for reading in readings if not reading.complete}
