"""Goals 1, 2, 4, 5 and 6: what somebody at the keyboard waits for. One size a process.

`python -m tests.benchmarks.keys PEOPLE`
"""

import gc
import json
import os
import random
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from tests.benchmarks.crowd import account
from tests.benchmarks.measure import median, milliseconds, say
from tests.benchmarks.windows import (
    JUMP,
    NAME,
    VERDICT,
    CppStock,
    Ours,
    PythonStock,
    Window,
    jump,
    paint,
    show,
    texts,
)

TYPED = ("s", "sm", "smi", "smit", "smith", "smit", "sm", "absent", "")
SLOW_PEER = 10_000  # above this the Python peer takes minutes


def worst_key(window: Window, rounds: int) -> float:
    """Return how long the slowest key takes to its first paint: the median of each key's rounds."""
    times: dict[str, list[float]] = {text: [] for text in TYPED}
    for _ in range(rounds):
        for text in TYPED:
            times[text].append(milliseconds(lambda text=text: (window.type(text), paint(window))))
            window.idle()
            paint(window)
    return max(median(each) for each in times.values())


def frames(window: Window, start: int) -> float:
    """Return how long a frame takes after a jump to rows that were not seen before."""
    return median(milliseconds(lambda at=at: jump(window, at)) for at in range(start, start + 9))


def sort(window: Window, column: int, *, descending: bool) -> float:
    return milliseconds(lambda: (window.sort(column, descending=descending), paint(window)))


def update_ours(ours: Ours, people: int, seed: int) -> tuple[float, float]:
    """Return the times to join 1 % of changed accounts, and to show what became of them."""
    numbers = random.Random(seed).sample(range(people), people // 100)
    turned = {"active": "inactive", "inactive": "active"}
    columns, row_of = ours.roster.columns, ours.roster.row_of
    accounts = [account(number) for number in numbers]
    # Each of them is in the roster, so there is a row.
    statuses = [columns.zoom[row_of(each.email)].status for each in accounts]  # type: ignore[index]
    changed = [
        each._replace(status=turned[status])
        for each, status in zip(accounts, statuses, strict=True)
    ]
    ours.table.release()  # the offscreen pointer rests on the table, which would hold its order
    top = ours.table.key_at(max(0, ours.view.rowAt(0)))
    joined = milliseconds(lambda: (ours.roster.add_accounts(changed), ours.roster.counts))
    shown = milliseconds(lambda: (ours.table.refresh(), paint(ours)))
    now_at_top = ours.table.key_at(max(0, ours.view.rowAt(0)))
    if (
        ours.view.verticalScrollBar().value()
        and now_at_top != top
        and ours.table.place_of(top) >= 0
    ):
        raise AssertionError("the row at the top did not stay there")
    return joined, shown


def update_stock(stock: CppStock, people: int, seed: int) -> float:
    rows = random.Random(seed).sample(range(people), people // 100)
    turned = {"In sync": "Switched off in Zoom"}
    texts = [stock.model.item(row, VERDICT).text() for row in rows]
    changes = {row: turned.get(text, "In sync") for row, text in zip(rows, texts, strict=True)}
    return milliseconds(lambda: (stock.update(changes), paint(stock)))


def main(people: int) -> dict[str, float]:
    """Return milliseconds by what was done."""
    app = QApplication.instance() or QApplication([])
    app.setQuitOnLastWindowClosed(False)
    ours = Ours(people)
    rows = texts(ours.table)
    stock = CppStock(rows)
    peers: dict[str, Window] = {"ours": ours, "cpp": stock}
    if people <= SLOW_PEER:
        peers["python"] = PythonStock(rows)
    found: dict[str, float] = {}
    # As the product does after a read; else each window would pay for the other's objects.
    gc.collect()
    gc.freeze()
    for window in peers.values():
        show(window)
    for name, window in peers.items():
        found[f"{name} cold sort"] = sort(window, NAME, descending=False)
    for name, window in peers.items():
        back = [sort(window, NAME, descending=bool(turn % 2)) for turn in (1, 2, 3)]
        found[f"{name} warm sort"] = median(back)
    for name, window in peers.items():
        found[f"{name} worst key"] = worst_key(window, 5 if name == "ours" else 2)
    starts = range(1, min(8, people // (10 * JUMP)) * 9, 9) if people > 1000 else range(1, 9)
    rounds = [{n: frames(window, start) for n, window in peers.items()} for start in starts]
    for name in peers:
        found[f"{name} frame"] = median(each[name] for each in rounds)
    if people > SLOW_PEER:
        _updates(ours, stock, people, found)
    return found


def _updates(ours: Ours, stock: CppStock, people: int, found: dict[str, float]) -> None:
    ours.table.set_sorting(type(ours.table.sorting)())
    ours.table.choose([ours.table.key_at(3)])
    chosen = ours.table.chosen.keys
    stock.sort(VERDICT, descending=False)
    for words, text in (("all", ""), ("filtered", "smith")):
        for window in (ours, stock):
            window.type(text)
            window.idle()
            jump(window, 5)
        times = [(update_ours(ours, people, n), update_stock(stock, people, n)) for n in range(5)]
        found[f"ours update {words}"] = median(mine[1] for mine, _ in times)
        found[f"ours join {words}"] = median(mine[0] for mine, _ in times)
        found[f"cpp update {words}"] = median(theirs for _, theirs in times)
    if ours.table.chosen.keys != chosen:
        raise AssertionError("the selection was not kept")


if __name__ == "__main__":
    say(json.dumps(main(int(sys.argv[1]))))
