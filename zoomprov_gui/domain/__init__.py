"""Decides: people, verdicts, actions and problems as pure code, with no I/O and no clock."""
