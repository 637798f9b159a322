"""Measure the goals of speed and memory against their peers, and print one table of ratios.

`python -m tests.benchmarks [GOAL…] [--json]`; a goal is a number from 1 to 12. Nothing
here is part of the tests: it takes minutes, and its numbers are true for this machine only.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterable

from tests.benchmarks.measure import ROOT, NotRun, Ratio, as_json, in_fresh_process, say, table
from tests.benchmarks.served import served
from tests.benchmarks.startup import NotHere, startups

Lines = Iterable[Ratio | NotRun]
LARGE = 100_000
OKTA_LATENCY = 150  # ms a page


def _ms(found: dict[str, float], *names: str) -> str:
    return ", ".join(f"{name} {found[name]:.1f} ms" for name in names)


def keys() -> Lines:
    """Goals 1, 2, 4, 5 and 6."""
    large = in_fresh_process("tests.benchmarks.keys", str(LARGE), timeout=1200)
    ours, cpp = large["ours worst key"], large["cpp worst key"]
    figures = _ms(large, "ours worst key", "cpp worst key", "ours frame")
    yield Ratio("1", "worst key, 100k / C++ stock", ours / cpp, 0.01, figures)
    yield Ratio("1", "worst key, 100k / own frame", ours / large["ours frame"], 2.0, figures)
    yield from _small_tables()
    for kind, most in (("warm", 0.04), ("cold", 0.1)):
        figures = _ms(large, f"ours {kind} sort", f"cpp {kind} sort")
        ratio = large[f"ours {kind} sort"] / large[f"cpp {kind} sort"]
        yield Ratio("4", f"{kind} sort, 100k / C++ stock", ratio, most, figures)
    figures = _ms(large, "ours frame", "cpp frame")
    ratio = large["ours frame"] / large["cpp frame"]
    yield Ratio("5", "frame of 40 rows x 12 columns / C++ stock", ratio, 0.65, figures)
    for kind, most in (("all", 0.15), ("filtered", 0.6)):
        figures = _ms(large, f"ours update {kind}", f"cpp update {kind}", f"ours join {kind}")
        ratio = large[f"ours update {kind}"] / large[f"cpp update {kind}"]
        yield Ratio("6", f"1 % of 100k changed, {kind} / C++ stock", ratio, most, figures)


def _small_tables() -> Lines:
    for people, bounds in ((10_000, (0.2, 0.012)), (1_000, (0.6, 0.1))):
        found = in_fresh_process("tests.benchmarks.keys", str(people))
        for peer, most in zip(("cpp", "python"), bounds, strict=True):
            figures = _ms(found, "ours worst key", f"{peer} worst key")
            ratio = found["ours worst key"] / found[f"{peer} worst key"]
            name = {"cpp": "C++", "python": "Python"}[peer]
            yield Ratio("2", f"worst key, {people // 1000}k / {name} stock", ratio, most, figures)


def memory() -> Lines:
    """Goal 7."""
    ours = in_fresh_process("tests.benchmarks.memory", "ours", str(LARGE))
    cpp = in_fresh_process("tests.benchmarks.memory", "cpp", str(LARGE))
    figures = (
        f"{ours['mb']:.0f} MB with {ours['texts mb']:.0f} MB of the records' own texts,"
        f" C++ {cpp['mb']:.0f} MB"
    )
    index = ours["mb"] - ours["texts mb"]
    yield Ratio("7", "model and index, 100k / C++ stock", index / cpp["mb"], 0.06, figures)
    figures = f"without rows {ours['gc before ms']:.1f} ms"
    yield Ratio("7", "full collection, 100k, in ms", ours["gc ms"], 5, figures)


def decode() -> Lines:
    """Goal 8."""
    found = in_fresh_process("tests.benchmarks.decode", str(LARGE))
    figures = f"worst settling of ten pages {found['worst settling ms']:.1f} ms"
    yield Ratio("8", "decode, join, judge, in us a pair", found["us a pair"], 10, figures)
    figures = f"median {found['median page ms']:.1f} ms, 500 and 300 a page"
    yield Ratio("8", "99th percentile of a page, in ms", found["p99 page ms"], 2, figures)
    for peer, most in (("pydantic", 0.15), ("json", 0.25)):
        figures = _ms(found, "structs ms", f"{peer} ms").replace(" ms ", " ")
        ratio = found["structs ms"] / found[f"{peer} ms"]
        yield Ratio("8", f"decode / {peer}", ratio, most, figures)


def start() -> Lines:
    """Goal 9."""
    try:
        found = startups(5, with_peers=True)
    except (NotHere, subprocess.CalledProcessError) as reason:
        yield NotRun("9", str(reason))
        return
    bounds = {"bare": 1.45, "git-cola": 0.5, "vorta": 0.4, "novelWriter": 0.2}
    for name in bounds.keys() - found.keys():
        yield NotRun("9", f"{name} showed no window")
    for name, most in bounds.items():
        if name not in found:
            continue
        figures = f"ours {found['ours']['ms']:.0f} ms, {name} {found[name]['ms']:.0f} ms"
        ratio = found["ours"]["ms"] / found[name]["ms"]
        yield Ratio("9", f"first window / {name}", ratio, most, figures)
    if "git-cola" not in found:
        return
    figures = f"ours {found['ours']['mb']:.0f} MB, git-cola {found['git-cola']['mb']:.0f} MB"
    ratio = found["ours"]["mb"] / found["git-cola"]["mb"]
    yield Ratio("9", "memory at the first window / git-cola", ratio, 0.65, figures)


def fetch() -> Lines:
    """Goal 10."""
    found = _fetched(10_000, OKTA_LATENCY, "plain")
    latency = found["okta pages"] * OKTA_LATENCY / 1000
    figures = (
        f"ours {found['okta s']:.2f} s, a client that looks at nothing {found['bare s']:.2f} s,"
        f" {found['okta pages']:.0f} pages x {OKTA_LATENCY} ms {latency:.2f} s"
    )
    yield Ratio("10", "Okta's list / bare client", found["okta s"] / found["bare s"], 1.05, figures)
    slow = _fetched(10_000, OKTA_LATENCY, "plain", "okta:slow-drip:seconds=0.15")
    figures = f"ours {slow['okta s']:.2f} s, bare client with fast bodies {found['bare s']:.2f} s"
    ratio = slow["okta s"] / found["bare s"]
    yield Ratio("10", "slow bodies / bare client, fast bodies", ratio, 1.10, figures)
    yield NotRun("10", "the official okta SDK: not among the peers installed here")


def loop() -> Lines:
    """Goals 11 and 12."""
    found = _fetched(20_000, 0, "ticks")
    figures = f"reading {found['people']:.0f} people in {found['wall s']:.1f} s"
    yield Ratio("11", "longest gap between ticks, in ms", found["gap max ms"], 33, figures)
    yield Ratio("11", "99th percentile of the gaps, in ms", found["gap p99 ms"], 21, figures)
    share = found["dialog ticks"]
    yield Ratio("12", "ticks under an open dialog / without", share, 0.9, "", least=True)


def _fetched(people: int, latency: int, mode: str, *faults: str) -> dict[str, float]:
    with served(people, latency, *faults) as document:
        command = [sys.executable, "-m", "tests.benchmarks.fetch", str(people), mode]
        done = subprocess.run(
            command, cwd=ROOT, input=document, capture_output=True, text=True, timeout=900,
            check=False,
        )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


GOALS: dict[str, Callable[[], Lines]] = {
    **dict.fromkeys(("1", "2", "4", "5", "6"), keys),
    "7": memory,
    "8": decode,
    "9": start,
    "10": fetch,
    **dict.fromkeys(("11", "12"), loop),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("goals", nargs="*", choices=[*GOALS, []], metavar="GOAL")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    wanted = dict.fromkeys(GOALS[goal] for goal in args.goals or GOALS)
    lines: list[Ratio | NotRun] = []
    for measure in wanted:
        try:
            lines += measure()
        except (RuntimeError, subprocess.SubprocessError) as error:
            lines.append(NotRun(measure.__doc__ or "", f"broke off: {error}"))
        if not args.json:
            say(f"… {measure.__name__}")
    say(as_json(lines) if args.json else table(lines))
    return 0 if all(isinstance(line, NotRun) or line.holds for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
