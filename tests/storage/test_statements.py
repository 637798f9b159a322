"""Tests for storage/statements.py; what they do stands in test_journal.py."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from zoomprov_gui.storage import statements
from zoomprov_gui.storage.database import open_to_write

NAMES = [name for name in vars(statements) if name.isupper()]


class _Nothing(dict):
    def __missing__(self, key):
        return None


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_fits_the_journals_tables(name):
    with closing(open_to_write(Path(":memory:"))) as database:
        try:
            database.execute(f"EXPLAIN {getattr(statements, name)}", _Nothing())
        except sqlite3.ProgrammingError as error:  # pragma: no cover - a name that is not bound
            pytest.fail(str(error))
