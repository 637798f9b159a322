"""Two companies with the same people: nothing of one is ever shown or sent to the other."""

import asyncio
import gc
import weakref

from tests.app.test_doorway import saved
from tests.support.doorstep import doorstep
from tests.support.keychains import MemoryBackend
from tests.support.qt import until

TURNS = 25  # switches, each a little later in the work of the company that is left


def told_apart(world, name):
    """Give the people of one world names of their own; their addresses stay the same."""
    for account in list(world.zoom.users.every("active")):
        world.zoom.users.edit(account.id).dept = f"{name} department"


async def test_switching_at_any_moment_mixes_nothing_late_answers_included(tmp_path):
    backend = MemoryBackend()
    async with saved(tmp_path, backend, "Acme", "Globex") as (worlds, kept):
        for world, workspace in zip(worlds, kept, strict=True):
            told_apart(world, workspace.name)
        async with doorstep(tmp_path, backend=backend, workspace="Acme") as step:
            await until(lambda: step.window.session.ever_read)
            for turn in range(TURNS):
                following = kept[(turn + 1) % 2]
                step.doorway.companies.open(following.workspace_id)
                # From nothing at all up to well into the first answers.
                for _ in range(turn * 4):
                    await asyncio.sleep(0)
                shown = step.doorway.companies.current
                assert step.window.session.name in {"", shown.name if shown else ""}
            last = kept[TURNS % 2]
            await step.in_company(last.name)

            people = step.window.pages._pages["people"].model
            assert people.company.name == last.name
            roster = people.company.roster
            accounts = [roster.comparison(row).account for row in roster.rows]
            departments = {a.department for a in accounts if a and a.department}
            assert f"{last.name} department" in departments
            assert f"{kept[1 - TURNS % 2].name} department" not in departments
    for folder in (tmp_path / "workspaces").iterdir():
        other = next(w for w in kept if w.workspace_id != folder.name)
        text = "".join(p.read_text("utf-8", "replace") for p in folder.rglob("*.json"))
        assert other.okta.url not in text


def kept_of(window):
    """Return the pages, what they show, and whom they show, in such a way that nothing stays."""
    pages = window.pages._pages
    people = pages["people"].model
    shown = [*pages.values(), *(page.model for page in pages.values()), people.company.roster]
    return {type(each).__name__: weakref.ref(each) for each in shown}


async def test_nothing_of_what_was_shown_is_kept_once_it_is_left(tmp_path):
    backend = MemoryBackend()
    async with (
        saved(tmp_path, backend, "Acme") as (_worlds, (acme,)),
        doorstep(tmp_path, backend=backend) as step,
    ):
        await step.on_welcome()
        welcome = weakref.ref(step.welcome), weakref.ref(step.welcome.model)
        step.doorway.companies.open(acme.workspace_id)
        await step.in_company("Acme")
        company = kept_of(step.window)
        assert len(company) == 9

        step.doorway.companies.begin()
        await step.on_welcome()
        await until(lambda: gc.collect() >= 0 and not any(ref() for ref in company.values()))

        assert not any(ref() for ref in welcome)
