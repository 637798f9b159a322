"""Okta's System Log is read once, and followed for ever."""

from tests.support.world import Services, next_link


async def test_a_tail_always_has_a_next_link_and_sees_each_event_once(office: Services) -> None:
    first = await office.okta.get("/api/v1/logs?since=2026-11-23T17:00:00Z&limit=1000")
    link = str(next_link(first))
    idle = await office.okta.get(link)

    office.world.unassign("niko.laine@acme.example")
    office.pass_time(5)
    news = await office.okta.get(str(next_link(idle)))
    more = await office.okta.get(str(next_link(news)))

    assert "since=" not in link
    assert (idle.json(), more.json()) == ([], [])
    assert [event["eventType"] for event in news.json()] == [
        "application.user_membership.remove",
        "application.provision.user.deactivate",
    ]


async def test_a_span_of_time_ends(office: Services) -> None:
    seen: list[str] = []
    address: str | None = (
        "/api/v1/logs?since=2026-08-25T18:00:00Z&until=2026-11-23T18:00:00Z&limit=10"
        "&sortOrder=ASCENDING"
    )
    while address:
        answer = await office.okta.get(address)
        seen += [event["uuid"] for event in answer.json()]
        times = [event["published"] for event in answer.json()]
        assert times == sorted(times)
        address = next_link(answer)

    assert len(seen) == len(set(seen)) == len(office.world.log)


async def test_newest_first_when_asked(office: Services) -> None:
    answer = await office.okta.get(
        "/api/v1/logs?since=2026-09-01T00:00:00Z&sortOrder=DESCENDING&limit=1000"
    )

    times = [event["published"] for event in answer.json()]
    assert times == sorted(times, reverse=True)
    assert len(times) == len(office.world.log)


async def test_filters_look_into_targets_and_q_into_words(office: Services) -> None:
    goran = office.okta_id("goran.eze@acme.example")
    since = {"since": "2026-09-01T00:00:00Z"}

    one = await office.okta.get(
        "/api/v1/logs", params={**since, "filter": f'target.id eq "{goran}"'}
    )
    kind = await office.okta.get(
        "/api/v1/logs",
        params={**since, "filter": 'eventType eq "application.lifecycle.update" and actor.id pr'},
    )
    words = await office.okta.get("/api/v1/logs", params={**since, "q": "goran remove"})

    assert [e["eventType"] for e in one.json()] == ["application.user_membership.remove"]
    assert len(kind.json()) == 2
    assert [e["uuid"] for e in words.json()] == [e["uuid"] for e in one.json()]


async def test_what_cannot_be_asked_is_refused(office: Services) -> None:
    for query in (
        {"since": "yesterday"},
        {"since": "2026-01-01T00:00:00Z"},
        {"filter": 'published gt "2026-11-01T00:00:00Z"'},
        {"limit": "0"},
    ):
        answer = await office.okta.get("/api/v1/logs", params=query)
        assert (answer.status_code, answer.json()["errorCode"]) == (400, "E0000001"), query


async def test_events_are_forgotten_after_ninety_days(office: Services) -> None:
    everything = "/api/v1/logs?since=2026-09-01T00:00:00Z&limit=1000"
    before = len((await office.okta.get(everything)).json())

    office.pass_time(20 * 86400)
    after = len((await office.okta.get(everything)).json())

    assert 0 < after < before + 4
    oldest = (await office.okta.get(everything)).json()[0]["published"]
    assert oldest >= "2026-09-14"
