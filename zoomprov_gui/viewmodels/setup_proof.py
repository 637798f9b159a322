"""The proof of the set-up as a document: each step, each value, who said it and when."""

import re
from collections.abc import Sequence
from html import escape

from zoomprov_gui.domain.setup import Check, Step, confirmed
from zoomprov_gui.domain.setup_words import CHECKS, STEPS
from zoomprov_gui.viewmodels.clocks import clock_time, date_and_time, dated, day_in_order
from zoomprov_gui.viewmodels.setup_looks import NAMES, TOLD

NOTE = (
    "Each line is what Okta or Zoom answered at the time beside it."
    " “You” marks what a person said they checked."
)
SAMPLE = "Sample data – nothing here is real"
HEAD = (
    "body { font-family: 'Inter'; font-size: 9.5pt; }"
    " h1 { font-size: 17pt; } h2 { font-size: 11.5pt; margin-top: 14px; margin-bottom: 2px; }"
    " td { padding: 2px 10px 2px 0; } .small { font-size: 8pt; }"
)


def proof_name(okta_host: str, now: float) -> str:
    """Return what the file is called: "zoom-okta-acme-setup-proof-2026-11-23.pdf".

    `now` is in seconds since 1970. An address without a company in it gives none to the name.
    """
    company = okta_host.partition(".")[0].casefold()
    named = (company,) if re.fullmatch(r"[a-z][a-z0-9-]*", company) else ()
    return f"{'-'.join(('zoom-okta', *named, 'setup-proof', day_in_order(now)))}.pdf"


def proof_html(
    company: str, hosts: Sequence[str], steps: Sequence[Step], now: float, *, sandbox: bool
) -> str:
    """Return the document; it says what was read, also where that is not what one hopes for.

    `now` is in seconds since 1970; `sandbox`: what was read is no real company's.
    """
    done = confirmed(steps)
    title = (
        "Everything is confirmed. Okta now looks after Zoom."
        if done == len(steps)
        else f"{done} of {len(steps)} steps are confirmed."
    )
    asked = " and ".join(escape(host) for host in hosts if host)
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(company)} · {asked} · {escape(dated(now))}</p>",
        *([f"<p><b>{SAMPLE}</b></p>"] if sandbox else []),
        *(_step(step, now) for step in steps),
        f'<p class="small">{NOTE}</p>',
    ]
    return f"<html><head><style>{HEAD}</style></head><body>{''.join(parts)}</body></html>"


def _step(step: Step, now: float) -> str:
    title = f"{step.number}. {STEPS[step.key].title} – {TOLD[step.state.value]}"
    rows = "".join(_check(check, now) for check in step.checks)
    return f"<h2>{escape(title)}</h2><p>{escape(step.line)}</p><table>{rows}</table>"


def _check(check: Check, now: float) -> str:
    read = "not read" if check.read_at is None else _time(check.read_at, now)
    cells = (
        CHECKS[check.key].title,
        check.value,
        TOLD[check.state.value],
        f"{NAMES[check.origin]}, {read}",
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _time(at: float, now: float) -> str:
    return clock_time(at) if now - at < 43_200 else date_and_time(at, now)
