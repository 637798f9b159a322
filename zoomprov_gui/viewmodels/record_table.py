"""Rows and columns as text for a clipboard or a file, safe to open in a spreadsheet."""

import csv
import html
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def as_tsv(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as tab-separated lines."""
    lines = ("\t".join(guarded(" ".join(cell.split())) for cell in row) for row in rows)
    return "\n".join(lines)


def as_csv(rows: Iterable[Sequence[str]], header: Sequence[str] = ()) -> str:
    """Return rows as comma-separated lines, with a header where one is given."""
    text = io.StringIO()
    writer = csv.writer(text)
    if header:
        writer.writerow(header)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue()


def as_html(rows: Iterable[Sequence[str]], header: Sequence[str] = ()) -> str:
    """Return rows as a table for a document or an e-mail."""
    head = "".join(f"<th>{html.escape(cell)}</th>" for cell in header)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(guarded(cell))}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return f"<table><tr>{head}</tr>{body}</table>" if header else f"<table>{body}</table>"
