from tests.support.office import journey
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import Verdict

GORAN = person_key("goran.eze@acme.example")


def verdict(office):
    return office.company.roster.find(GORAN).verdict


@journey
async def test_who_is_ignored_no_longer_counts_and_comes_back_when_asked_for(office):
    before = office.company.needs_attention()

    assert office.people.ignoring.ignore([GORAN], "A contractor", 0.0) == ""

    assert office.company.needs_attention() == before - 1
    assert office.people.ignoring.all_ignored([GORAN])
    assert office.people.ignoring.heed([GORAN]) == ""
    assert verdict(office) is Verdict.STILL_ACTIVE
    assert not office.people.ignoring.all_ignored([GORAN])


@journey
async def test_a_disk_that_is_full_is_told_and_nobody_is_ignored(office):
    problems = []
    office.people.ignoring.failed.connect(problems.append)

    def full(_people):
        raise Unsaved("who is ignored", "full", "no space left on device", "ignored.json")

    office.company.ignoring._file.keep = full
    office.people.ignoring.ignore([GORAN], "A contractor", 0.0)

    assert len(problems) == 1
    assert verdict(office) is Verdict.STILL_ACTIVE


@journey
async def test_whose_days_are_over_is_a_problem_again_after_the_next_read(office):
    office.people.ignoring.ignore([GORAN], "Works until Friday", 7.0)
    assert verdict(office) is Verdict.IGNORED

    office.time.now += 7 * 86_400
    await office.read()

    assert verdict(office) is Verdict.STILL_ACTIVE
