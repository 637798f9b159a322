import gc
import linecache
import subprocess
import sys

import pytest

from zoomprov_gui.app.memory import Kept, forget_sources


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc has these settings")
def test_the_allocator_takes_the_wishes():
    # In a process of its own: the setting stays for good.
    ended = subprocess.run(
        [
            sys.executable,
            "-c",
            "from zoomprov_gui.app.memory import give_back_large_blocks as f; print(f())",
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert ended.stdout.strip() == "True"


def test_sources_that_were_kept_are_dropped():
    linecache.getlines(__file__)

    forget_sources()

    assert not linecache.cache


def test_many_people_are_not_looked_at_by_each_collection():
    gc.unfreeze()
    kept, frozen = Kept(), []

    for people in (100, Kept.MUCH, Kept.MUCH + 100):
        kept.look(people)
        frozen.append(gc.get_freeze_count() > 0)
        gc.unfreeze()

    assert frozen == [False, True, False]


def test_what_was_read_is_let_go_of_with_the_company():
    gc.unfreeze()
    kept = Kept()
    kept.look(Kept.MUCH)

    kept.let_go()

    assert gc.get_freeze_count() == 0
