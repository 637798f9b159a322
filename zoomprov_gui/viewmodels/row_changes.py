"""How one list of rows becomes another: what left and what came, or that rows changed places."""

from array import array
from typing import NamedTuple

CHUNK = 4_096
CLOSE = 2_048  # rows in which differences are looked for one by one
RUNS = 48  # from here on, telling a view once that all moved is quicker than telling it each


class Steps(NamedTuple):
    """Runs to remove, last first, and to insert, first first: (first row, rows)."""

    removed: list[tuple[int, int]]
    inserted: list[tuple[int, "array[int]"]]


def steps_between(old: "array[int]", new: "array[int]") -> Steps | None:
    """Return how `old` becomes `new` by removing and inserting.

    None where rows changed places, or where finding out takes too long.
    """
    start = _same_start(old, new)
    end = _same_end(old, new, min(len(old), len(new)) - start)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    if not before or not after:
        removed = [(start, len(before))] if before else []
        return Steps(removed, [(start, after)] if after else [])
    if len(before) > CLOSE or len(after) > CLOSE:
        return None
    stay = set(before) & set(after)
    if [row for row in before if row in stay] != [row for row in after if row in stay]:
        return None
    removed = [(start + at, len(run)) for at, run in _runs(before, stay)][::-1]
    inserted = [(start + at, run) for at, run in _runs(after, stay)]
    return Steps(removed, inserted) if len(removed) + len(inserted) <= RUNS else None


def runs_of(places: list[int]) -> list[tuple[int, int]]:
    """Return first and last of each run of neighbours among sorted places."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _runs(rows: "array[int]", stay: set[int]) -> list[tuple[int, "array[int]"]]:
    runs: list[tuple[int, array[int]]] = []
    for at, row in enumerate(rows):
        if row in stay:
            continue
        if runs and runs[-1][0] + len(runs[-1][1]) == at:
            runs[-1][1].append(row)
        else:
            runs.append((at, array("I", [row])))
    return runs


def _same_start(one: "array[int]", other: "array[int]") -> int:
    least = min(len(one), len(other))
    at = 0
    while at < least and one[at : at + CHUNK].tobytes() == other[at : at + CHUNK].tobytes():
        at += CHUNK
    while at < least and one[at] == other[at]:
        at += 1
    return min(at, least)


def _same_end(one: "array[int]", other: "array[int]", most: int) -> int:
    at = 0
    while at + CHUNK <= most:
        chunk = one[len(one) - at - CHUNK : len(one) - at]
        if chunk.tobytes() != other[len(other) - at - CHUNK : len(other) - at].tobytes():
            break
        at += CHUNK
    while at < most and one[-1 - at] == other[-1 - at]:
        at += 1
    return at
