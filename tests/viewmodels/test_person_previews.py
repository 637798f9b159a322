"""What the previews about one person say, on the simulated office."""

import pytest

from tests.support.office import journey
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.viewmodels.person_previews import PersonPreviews, warning_of

BEATRIX = person_key("beatrix.holm@acme.example")
ULLA = person_key("ulla.berg@acme.example")
SIMON = person_key("simon.reyes@acme.example")


def effects(proposal):
    return " ".join(text for _, text in proposal.effects)


@journey
async def test_what_can_be_edited_is_read_from_okta(office):
    details = dict(await PersonPreviews(office.company).details(BEATRIX))

    assert details["firstName"] == "Beatrix"
    assert details["department"]
    assert list(details) == ["firstName", "lastName", "title", "department", "email", "login"]


@journey
async def test_an_edit_says_what_is_saved_and_what_is_looked_for_in_zoom(office):
    changed = (("department", "Surgery"), ("title", "Surgeon"))

    proposal = await PersonPreviews(office.company).edited(BEATRIX, changed)

    assert proposal.title == "Change Beatrix Holm in Okta?"
    assert "department “Surgery”" in effects(proposal)
    assert "Then it is looked for in Zoom, one by one: department." in effects(proposal)
    assert not proposal.dangerous


@journey
async def test_a_new_email_is_warned_of_before_anything_is_saved(office):
    changed = (("email", "b.holm@acme.example"),)

    proposal = await PersonPreviews(office.company).edited(BEATRIX, changed)

    assert "does not send email changes to Zoom" in effects(proposal)
    assert "Change the email in Zoom…" in effects(proposal)


def test_the_warning_comes_while_it_is_typed_and_only_for_a_change():
    before = (("email", "a@acme.example"), ("title", ""))

    assert "does not send email changes" in warning_of((("email", "b@acme.example"),), before)
    assert warning_of((("email", "a@acme.example"), ("title", "Dr")), before) == ""


@journey
async def test_another_licence_says_how_many_are_free(office):
    previews = PersonPreviews(office.company)
    choices = previews.licences(BEATRIX)

    proposal = await previews.given_licence(BEATRIX, 1)

    assert previews.licence(BEATRIX) == "Licensed"
    assert "Licensed" not in choices.values()
    assert proposal.button == "Change to “Basic”"
    assert "takes the paid one back" in effects(proposal)


@journey
async def test_an_email_is_changed_in_zoom_where_okta_never_does(office):
    previews = PersonPreviews(office.company)

    proposal = await previews.given_email(BEATRIX, " b.holm@acme.example ")
    same = await previews.given_email(BEATRIX, previews.email(BEATRIX))

    assert proposal.plan.actions[0].change.email == "b.holm@acme.example"
    assert not same.possible


@journey
async def test_ending_sessions_does_not_promise_a_proof(office):
    proposal = await PersonPreviews(office.company).signed_out(BEATRIX)

    assert proposal.possible
    assert "sent, not proven" in effects(proposal)


@journey
async def test_somebody_can_be_assigned(office):
    proposal = await PersonPreviews(office.company).assigned(SIMON)

    assert proposal.button == "Assign Simon Reyes anyway"
    assert "in Zoom already" in effects(proposal)


@journey
async def test_somebody_is_taken_out_of_the_group_that_gives_zoom(office):
    previews = PersonPreviews(office.company)
    [(group_id, name)] = previews.groups(BEATRIX).items()

    proposal = await previews.taken_out(BEATRIX, group_id)

    assert name == "Clinical staff"
    assert proposal.title == "Take Beatrix Holm out of “Clinical staff”?"
    with pytest.raises(Misused):
        await previews.taken_out(BEATRIX, "gone")


@journey
async def test_somebody_who_has_left_both_sides_is_not_previewed(office):
    previews = PersonPreviews(office.company)

    assert previews.offers(person_key("nobody@acme.example")) == ()
    with pytest.raises(Misused):
        await previews.given_email(person_key("nobody@acme.example"), "x@acme.example")
