import pytest

from zoomprov_gui.app import exits
from zoomprov_gui.domain.errors import Misused, Refused, Unreachable, Unreadable
from zoomprov_gui.domain.people import Reading, Service


def refused(status, code="", missing=()):
    return Refused(Service.ZOOM, status, code, "no", missing)


def test_the_most_telling_of_several_codes_wins():
    assert exits.most_telling({1, 4, 3}) == 3
    assert exits.most_telling({1, 5, 3, 4}) == 5
    assert exits.most_telling({2, 5}) == 2
    assert exits.most_telling({1, 4}) == 4
    assert exits.most_telling({1}) == 1
    assert exits.most_telling(()) == 0


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (None, 0),
        (Misused("x"), 2),
        (refused(401, "E0000011"), 5),
        (refused(403), 5),
        (refused(400, "4711", ("user:read:list_users:admin",)), 5),
        (refused(400, "4711"), 5),
        (refused(400, "invalid_client"), 5),
        (refused(401, "E0000015"), 3),
        (refused(404, "1001"), 3),
        (refused(429, "429"), 3),
        (Unreachable(Service.OKTA, "dns", "x", was_sent=False), 3),
        (Unreadable(Service.OKTA, "HTML"), 3),
    ],
)
def test_each_error_has_its_code(error, code):
    assert exits.code_of(error) == code


def test_a_bug_is_never_an_exit_code():
    with pytest.raises(ZeroDivisionError):
        exits.code_of(ZeroDivisionError())


def test_a_list_that_breaks_off_is_3_unless_it_was_refused():
    def reading(*, complete, failure=None):
        return Reading(
            service=Service.OKTA, read_at=1, records=1, complete=complete, failure=failure
        )

    assert exits.codes_of([reading(complete=True)]) == set()
    assert exits.codes_of([reading(complete=False)]) == {3}
    assert exits.codes_of([reading(complete=False, failure=refused(401))]) == {5}
