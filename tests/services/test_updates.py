"""When is asked, what is believed and what is remembered, against publishers of every kind."""

import pytest

from tests.support.releases import (
    DAY,
    NEXT,
    NOW,
    OURS,
    STRANGER,
    listed,
    releases,
)
from tests.support.wire import ManualClock
from zoomprov_gui.clients.release_keys import read_list
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.release_list import Doubt, Doubtful
from zoomprov_gui.domain.releases import Releases
from zoomprov_gui.domain.updates import Fetched, NotChanged, Switch
from zoomprov_gui.domain.versions import version_of
from zoomprov_gui.services.updates import UpdateService
from zoomprov_gui.storage.update_memory import UpdateMemory


class Desk:
    """A service whose publisher answers as the test wants, on a clock of the test's."""

    def __init__(self, path, own="9.0.0", keys=(OURS,), **more):
        self.path = path
        self.clock = ManualClock(NOW)
        self.answer = Fetched(text=listed("9.1.0"), mark='"1"')
        self.marks = []
        self.own = own
        self.more = more
        self.start(*keys)

    def start(self, *keys):
        """Start the program, or start it again."""
        at = self.more.get("releases", releases(*keys))
        self.service = UpdateService(
            at,
            UpdateMemory(self.path),
            own=version_of(self.own),
            fetch=self.fetch,
            read=lambda text: read_list(text, at.keys),
            clock=self.clock,
            policy=self.more.get("policy", lambda: ""),
            sandbox=self.more.get("sandbox", lambda: False),
        )

    async def fetch(self, mark):
        self.marks.append(mark)
        if isinstance(self.answer, Doubt):
            raise Doubtful(self.answer)
        return self.answer

    async def read(self, answer=None, *, after=DAY):
        """Ask for what the publisher answers a day later."""
        self.clock.now += after
        if answer is not None:
            self.answer = Fetched(text=answer) if isinstance(answer, str) else answer
        return await self.service.check()


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "updates.json")


def version(standing):
    return str(standing.newer.version) if standing.newer else ""


async def test_a_newer_version_is_told_of(desk):
    standing = await desk.service.check()

    assert version(standing) == "9.1.0"
    assert standing.doubt is None
    assert standing.read_at == NOW


@pytest.mark.parametrize(("own", "doubt"), [("9.1.0", None), ("9.2.0", Doubt.BEHIND)])
async def test_the_same_and_an_older_version_are_not(tmp_path, own, doubt):
    standing = await Desk(tmp_path / "updates.json", own).service.check()

    assert standing.newer is None
    assert standing.doubt is doubt


async def test_it_is_asked_once_a_day_whether_it_worked_or_not(desk):
    due = [desk.service.due]
    desk.answer = Doubt.UNREACHABLE
    await desk.service.check()

    for passed in (0, DAY / 2, DAY / 2):
        desk.clock.now += passed
        due.append(desk.service.due)

    assert due == [True, False, False, True]


async def test_a_program_that_ends_while_it_asks_does_not_ask_at_each_start(desk):
    async def end(_mark):
        raise KeyboardInterrupt

    desk.service._fetch = end
    with pytest.raises(KeyboardInterrupt):
        await desk.service.check()

    desk.start(OURS)

    assert not desk.service.due


async def test_pressing_again_and_again_asks_once_a_minute(desk):
    for _ in range(9):
        await desk.service.check()
    await desk.read(after=61)

    assert len(desk.marks) == 2


async def test_what_is_known_outlives_the_program(desk):
    await desk.service.check()

    desk.start(OURS)

    assert version(desk.service.standing) == "9.1.0"
    assert len(desk.marks) == 1


async def test_a_list_that_has_not_changed_counts_as_read_anew(desk):
    await desk.service.check()

    standing = await desk.read(NotChanged())

    assert desk.marks == ["", '"1"']
    assert version(standing) == "9.1.0"
    assert standing.read_at == NOW + DAY


ATTACKS = {
    Doubt.UNKNOWN_KEY: listed("9.9.0", STRANGER),
    Doubt.FORGED: listed("9.9.0", STRANGER).replace(STRANGER.name, OURS.name),
    Doubt.UNREADABLE: "<b>",
    Doubt.TOO_LARGE: listed("9.9.0", padding="x" * 99_999),
    Doubt.EXPIRED: listed("9.9.0", made=NOW - DAY + 60, days=1),
    Doubt.OLDER: listed("9.0.5", made=NOW),
    Doubt.MIXED: listed("9.9.0", made=NOW - DAY),
    Doubt.OTHER: listed("9.9.0", product="another"),
    Doubt.AHEAD: listed("9.9.0", made=NOW + 9 * DAY),
    Doubt.UNREACHABLE: Doubt.UNREACHABLE,
    Doubt.REFUSED: Doubt.REFUSED,
    Doubt.ELSEWHERE: Doubt.ELSEWHERE,
}


def test_every_doubt_there_is_has_its_attack():
    assert set(ATTACKS) | {Doubt.BEHIND} == set(Doubt)


@pytest.mark.parametrize(("doubt", "attack"), ATTACKS.items(), ids=lambda v: getattr(v, "name", ""))
async def test_each_attack_has_its_own_name_and_leaves_what_was_known(desk, doubt, attack):
    await desk.service.check()

    standing = await desk.read(attack)

    assert standing.doubt is doubt
    assert version(standing) == "9.1.0"
    desk.start(OURS)
    assert desk.service.standing == standing


@pytest.mark.parametrize(
    ("doubt", "attack"),
    [(d, a) for d, a in ATTACKS.items() if d not in {Doubt.OLDER, Doubt.MIXED}],
    ids=lambda v: getattr(v, "name", ""),
)
async def test_the_same_attacks_on_who_knows_nothing_leave_it_unknown(desk, doubt, attack):
    standing = await desk.read(attack)

    assert standing.doubt is doubt
    assert standing.latest is None
    assert standing.newer is None


async def test_after_an_attack_the_real_list_is_believed_again(desk):
    await desk.read(ATTACKS[Doubt.FORGED])

    standing = await desk.read(listed("9.2.0", made=NOW + DAY))

    assert (version(standing), standing.doubt) == ("9.2.0", None)


async def test_not_changed_for_ever_is_a_freeze_that_is_noticed(desk):
    await desk.read(listed("9.0.0", days=30), after=0)

    before = await desk.read(NotChanged(), after=20 * DAY)
    after = await desk.read(NotChanged(), after=20 * DAY)

    assert (before.doubt, str(before.latest.version)) == (None, "9.0.0")
    assert (after.doubt, after.latest) == (Doubt.EXPIRED, None)


async def test_silence_for_ever_makes_what_was_newest_unknown(desk):
    await desk.read(listed("9.0.0", days=30), after=0)

    desk.clock.now += 40 * DAY

    standing = desk.service.standing
    assert (standing.doubt, standing.latest) == (Doubt.EXPIRED, None)


async def test_a_version_that_was_there_still_is_when_the_list_is_over(desk):
    await desk.service.check()

    desk.clock.now += 400 * DAY

    assert version(desk.service.standing) == "9.1.0"
    assert desk.service.standing.doubt is Doubt.EXPIRED


async def test_an_old_list_is_refused_after_a_list_that_is_over_itself(desk):
    await desk.read(listed("9.2.0"), after=0)

    standing = await desk.read(listed("9.1.0", made=NOW + 399 * DAY), after=400 * DAY)

    assert standing.doubt is Doubt.OLDER


async def test_a_list_that_somebody_put_onto_the_disk_is_not_believed(desk):
    UpdateMemory(desk.path).keep(listed=listed("9.9.0", STRANGER), mark='"9"')

    desk.start(OURS)

    assert desk.service.standing.latest is None
    await desk.service.check()
    assert desk.marks == [""]


async def test_a_huge_version_by_a_stolen_key_blocks_nothing_once_the_key_is_given_up(desk):
    await desk.read(listed("9999.0.0", made=NOW), after=0)
    stuck = await desk.read(listed("9.2.0", OURS, NEXT, made=NOW + DAY))

    desk.start(NEXT)
    freed = await desk.read(listed("9.2.0", OURS, NEXT, made=NOW + 2 * DAY))

    assert stuck.doubt is Doubt.OLDER
    assert (version(freed), freed.doubt) == ("9.2.0", None)


async def test_what_was_put_off_is_offered_again_with_the_next_version(desk):
    await desk.service.check()
    desk.service.put_off(version_of("9.1.0"))
    quiet = desk.service.standing.offered

    standing = await desk.read(listed("9.2.0", made=NOW + DAY))

    assert quiet is None
    assert str(standing.offered.version) == "9.2.0"


async def test_who_does_not_want_to_be_told_can_still_ask(desk):
    desk.service.choose(wanted=False)
    desk.start(OURS)

    assert desk.service.standing.switch is Switch.CHOSEN
    assert not desk.service.due
    standing = await desk.service.check()
    assert version(standing) == "9.1.0"
    assert standing.offered is None


@pytest.mark.parametrize(
    ("more", "switch"),
    [
        ({"releases": Releases()}, Switch.NOT_SET_UP),
        ({"policy": lambda: "ZOOMPROV_UPDATES"}, Switch.POLICY),
        ({"sandbox": lambda: True}, Switch.SANDBOX),
    ],
)
async def test_where_somebody_says_no_nothing_is_ever_sent(tmp_path, more, switch):
    desk = Desk(tmp_path / "updates.json", **more)

    standing = await desk.service.check()

    assert standing.switch is switch
    assert not desk.service.due
    assert desk.marks == []
    assert not desk.path.exists()


async def test_a_policy_is_named_and_counts_from_the_moment_it_is_there(tmp_path):
    said = []
    desk = Desk(tmp_path / "updates.json", policy=lambda: "".join(said))
    await desk.service.check()

    said.append("HKEY_LOCAL_MACHINE")

    assert desk.service.standing.newer is None
    assert desk.service.standing.decided_by == "HKEY_LOCAL_MACHINE"
    await desk.read()
    assert len(desk.marks) == 1


async def test_a_disk_that_keeps_nothing_is_no_trouble_until_something_is_chosen(tmp_path):
    (tmp_path / "file").write_text("")
    desk = Desk(tmp_path / "file" / "updates.json")

    assert version(await desk.service.check()) == "9.1.0"
    assert not desk.service.due
    with pytest.raises(Unsaved):
        desk.service.choose(wanted=False)


def test_a_doubt_of_a_later_version_is_a_doubt(desk):
    UpdateMemory(desk.path).keep(doubt="something new")

    desk.start(OURS)

    assert desk.service.standing.doubt is Doubt.UNREADABLE


def test_the_page_is_made_of_what_the_program_names(desk):
    assert desk.service.page(version_of("9.1.0")) == "https://releases.example/tag/v9.1.0"
