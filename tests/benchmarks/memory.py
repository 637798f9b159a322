"""Goal 7: what 100,000 people take, and how long the garbage collector looks at them.

`python -m tests.benchmarks.memory ours|cpp PEOPLE`
"""

import gc
import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.benchmarks.crowd import NOW, account, assignment, roster_of
from tests.benchmarks.measure import median, milliseconds, resident_mb, say
from tests.benchmarks.windows import FIELDS, CppStock
from zoomprov_gui.app.memory import Kept
from zoomprov_gui.viewmodels.people_table import PeopleTable


def ours(people: int) -> dict[str, float]:
    """Return what the roster and the table over it take, the records' own texts included."""
    before = resident_mb()
    empty = median(milliseconds(gc.collect) for _ in range(5))
    roster = roster_of(people)
    table = PeopleTable(roster, clock=lambda: NOW)
    table.listing.prepare(float("inf"), lambda: 0.0)
    table.set_text("smith")
    table.finish()
    gc.collect()
    taken = resident_mb() - before
    Kept().look(people)  # as the product does while it reads
    full = median(milliseconds(gc.collect) for _ in range(5))
    return {"mb": taken, "texts mb": _texts_mb(people), "gc ms": full, "gc before ms": empty}


def _texts_mb(people: int) -> float:
    """Return what the ids, e-mails and names of the records take as bare texts, each kept once."""
    some = range(0, people, 100)
    sizes = 0
    for number in some:
        okta, zoom = assignment(number), account(number)
        own = {okta.user_id, okta.email, okta.external_id, zoom.zoom_id, zoom.email}
        sizes += sum(sys.getsizeof(text) for text in own)
    return sizes / len(some) * people / 1e6


def cpp(people: int) -> dict[str, float]:
    """Return what the stock model and proxy take for the same twelve cells."""
    table = PeopleTable(roster_of(people), clock=lambda: NOW)
    rows = [[table.text(place, field) for field in FIELDS] for place in range(people)]
    gc.collect()
    before = resident_mb()
    stock = CppStock(rows)
    stock.type("smith")
    stock.type("")
    return {"mb": resident_mb() - before}


if __name__ == "__main__":
    app = QApplication([])
    which = {"ours": ours, "cpp": cpp}[sys.argv[1]]
    say(json.dumps(which(int(sys.argv[2]))))
