"""Keeps what outlives a run: the journal, the settings and, in memory, secrets."""
