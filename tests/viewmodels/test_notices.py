import pytest

from zoomprov_gui.domain.errors import ExpectedError, Misused, Refused, Unreachable, Unreadable
from zoomprov_gui.domain.people import Reading, Service
from zoomprov_gui.viewmodels.notices import notices
from zoomprov_gui.viewmodels.session import SessionViewModel

NOW = 1_800_000_000.0


class Office:
    """A session whose reads a test dictates."""

    def __init__(self) -> None:
        self.now = NOW
        self.session = SessionViewModel("Acme", clock=lambda: self.now)

    def read(self, *, failures: int = 1, why: str = "", **errors: ExpectedError) -> None:
        readings = {}
        for service in Service:
            error = errors.get(service.name.lower())
            readings[service] = Reading(
                service=service,
                read_at=self.now,
                records=100,
                complete=error is None and not why,
                why=why,
                failure=error,
            )
        counts = {s: failures if errors.get(s.name.lower()) else 0 for s in Service}
        self.session.finish(readings, counts)


@pytest.fixture
def office():
    return Office()


def silent(service):
    return Unreachable(service=service, cause="timeout", reason="no answer", was_sent=True)


def test_with_both_sides_whole_there_is_no_banner(office):
    office.read()

    assert notices(office.session) == ()


def test_a_silent_side_is_named_with_tries_and_times_and_pauses_actions(office):
    office.read()
    office.now += 240
    office.read(zoom=silent(Service.ZOOM), failures=3)
    office.now += 20

    (notice,) = notices(office.session)

    assert notice.title == "Zoom is not answering (tried 3 times, last 20 s ago)"
    assert notice.text.startswith("Okta is live. Zoom columns show what we read at ")
    assert "4 minutes ago" in notice.text
    assert "Actions are paused" in notice.text
    assert [key for key, _ in notice.actions] == ["try_again", "explain"]
    assert "Wait a minute" in notice.help


def test_a_side_that_was_never_read_is_not_said_to_show_anything(office):
    office.read(zoom=silent(Service.ZOOM))

    (notice,) = notices(office.session)

    assert "Nothing was read from Zoom yet" in notice.text


def test_two_silent_sides_are_one_banner(office):
    office.read(okta=silent(Service.OKTA), zoom=silent(Service.ZOOM))

    (notice,) = notices(office.session)

    assert notice.title == "You are offline"
    assert "by itself" in notice.text


@pytest.mark.parametrize(
    ("error", "title"),
    [
        (
            Refused(service=Service.OKTA, status=401, code="E0000011", text="Invalid token"),
            "Sign in to Okta again",
        ),
        (
            Unreadable(service=Service.OKTA, reason="an HTML page"),
            "Something else answers in place of Okta",
        ),
    ],
)
def test_a_refusal_is_named_by_its_cause_with_the_next_step(office, error, title):
    office.read(okta=error)

    (notice,) = notices(office.session)

    assert notice.title.startswith(title)
    assert notice.tone == "bad"
    assert notice.help.count("\n\n") >= 1


def test_half_a_list_says_that_nobody_is_turned_off_on_it(office):
    office.read(why="The total changed while we read.")

    found = notices(office.session)

    assert [notice.key for notice in found] == ["Okta-incomplete", "Zoom-incomplete"]
    assert found[0].text == "The total changed while we read. Nobody is turned off on half a list."


def test_read_only_mode_can_be_switched_off_unless_it_is_forced(office):
    office.read()
    office.session.set_read_only(on=True)
    assert notices(office.session)[0].actions

    office.session.set_read_only(on=False, locked="Another copy is running.")

    (notice,) = notices(office.session)
    assert notice.text == "Another copy is running."
    assert not notice.actions


def test_a_sign_in_that_ended_is_one_press_from_its_renewal_where_the_company_is_saved(office):
    ended = Refused(Service.OKTA, 401, "E0000011", "Invalid token provided")
    office.read(okta=ended)
    (unsaved,) = notices(office.session)

    office.session.can_sign_in = True
    (saved,) = notices(office.session)

    assert unsaved.actions[0] == ("try_again", "Try again")
    assert saved.actions[0] == ("sign_in", "Sign in again")
    assert saved.service is Service.OKTA


def test_an_app_that_the_set_up_has_seen_since_is_called_missing_no_longer(office):
    office.read(okta=Misused("Okta has no Zoom app", place="okta.app_id"))
    office.now += 20
    office.session.set_app(office.now)

    (notice,) = notices(office.session)

    assert notice.title == "Okta has a Zoom app now"
    assert "the next check" in notice.text
    assert notice.actions == (("try_again", "Check now"),)
